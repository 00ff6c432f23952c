package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What names parts of a formula: {@code LET}, and the functions that apply a {@code LAMBDA} written
 * in them to each of many values. A LAMBDA anywhere else is a function nobody knows.
 */
final class Lambdas {
  private Lambdas() {}

  /** Names bound one after another, each to be used by those behind it, and what they are for. */
  record Let(List<Integer> variables, List<Expr> values, Expr body) implements Expr {
    public Let {
      variables = List.copyOf(variables);
      values = List.copyOf(values);
    }

    @Override
    public Operand eval(Frame frame) {
      Frame inner = frame;
      for (int i = 0; i < values.size(); i++) {
        inner = inner.with(variables.get(i), caught(values.get(i), inner));
      }
      return body.eval(inner);
    }
  }

  /** A name of a formula's own. */
  record Variable(int number) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      return frame.operand(number);
    }
  }

  /** A part of a formula that is evaluated for values given to it. */
  record Lambda(List<Integer> parameters, Expr body) {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    Operand apply(Frame frame, List<Operand> operands) {
      Frame inner = frame;
      for (int i = 0; i < operands.size(); i++) {
        inner = inner.with(parameters.get(i), operands.get(i));
      }
      return caught(body, inner);
    }

    /** The one value it yields; engines differ about what else it may yield. */
    Value value(Frame frame, List<Operand> operands, String name) {
      Operand result = apply(frame, operands);
      if (result.rows() != 1 || result.columns() != 1) {
        throw Unresolved.unclear(name);
      }
      return result.at(0, 0);
    }
  }

  /** How a function applies what is given to it. */
  enum Kind {
    MAP(2, Integer.MAX_VALUE) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        Operand first = given.get(0);
        for (Operand other : given) {
          if (other.rows() != first.rows() || other.columns() != first.columns()) {
            throw Unresolved.unclear(name());
          }
        }
        return Matrix.of(
            first.rows(),
            first.columns(),
            (r, c) -> {
              List<Operand> values = new ArrayList<>(given.size());
              given.forEach(operand -> values.add(part(operand, r, c, 1, 1)));
              return lambda.value(frame, values, name());
            });
      }
    },
    REDUCE(3, 3) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        Operand all = given.get(1);
        Operand last = started(given.get(0));
        for (int r = 0; r < all.rows(); r++) {
          for (int c = 0; c < all.columns(); c++) {
            last = lambda.apply(frame, List.of(last, part(all, r, c, 1, 1)));
          }
        }
        return last;
      }
    },
    SCAN(3, 3) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        Operand all = given.get(1);
        Operand[] last = {started(given.get(0))};
        return Matrix.of(
            all.rows(),
            all.columns(),
            (r, c) -> {
              Value next = lambda.value(frame, List.of(last[0], part(all, r, c, 1, 1)), name());
              last[0] = next;
              return next;
            });
      }
    },
    BYROW(2, 2) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        Operand all = given.get(0);
        return Matrix.of(
            all.rows(),
            1,
            (r, c) -> lambda.value(frame, List.of(part(all, r, 0, 1, all.columns())), name()));
      }
    },
    BYCOL(2, 2) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        Operand all = given.get(0);
        return Matrix.of(
            1,
            all.columns(),
            (r, c) -> lambda.value(frame, List.of(part(all, 0, c, all.rows(), 1)), name()));
      }
    },
    MAKEARRAY(3, 3) {
      @Override
      Operand apply(List<Operand> given, Lambda lambda, Frame frame) {
        return Matrix.of(
            size(given.get(0), frame),
            size(given.get(1), frame),
            (r, c) ->
                lambda.value(
                    frame, List.of(Value.of((double) r + 1), Value.of((double) c + 1)), name()));
      }
    };

    private final int min;
    private final int max;

    Kind(int min, int max) {
      this.min = min;
      this.max = max;
    }

    static Optional<Kind> of(String name) {
      for (Kind kind : values()) {
        if (kind.name().equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    boolean takes(int arguments) {
      return arguments >= min && arguments <= max;
    }

    abstract Operand apply(List<Operand> given, Lambda lambda, Frame frame);

    /** What an empty place before the first comma stands for, nobody says clearly. */
    Operand started(Operand first) {
      if (first == Value.Missing.MISSING) {
        throw Unresolved.unclear(name() + "(,)");
      }
      return first;
    }

    int size(Operand operand, Frame frame) {
      double number = Math.floor(Convert.number(operand.at(0, 0), frame.dates()));
      if (!(number >= 1)) {
        throw ErrorSignal.VALUE;
      }
      Limits.bear(number, Limits.ARRAY_VALUES, name());
      return (int) number;
    }
  }

  /** A LAMBDA applied to what the other arguments are. */
  record Applied(Kind kind, List<Expr> arguments, Lambda lambda) implements Expr {
    public Applied {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Operand eval(Frame frame) {
      List<Operand> given = new ArrayList<>(arguments.size());
      for (Expr argument : arguments) {
        Operand operand = caught(argument, frame);
        if (operand instanceof Areas || operand instanceof Area area && !area.onOneSheet()) {
          return Value.Error.VALUE;
        }
        given.add(operand);
      }
      try {
        return kind.apply(given, lambda, frame);
      } catch (ErrorSignal signal) {
        return signal.error();
      }
    }
  }

  private static Operand caught(Expr expr, Frame frame) {
    try {
      return expr.eval(frame);
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  /** A part of a grid: of cells a reference to them, so that it can be used as one. */
  private static Operand part(Operand operand, int row, int column, int rows, int columns) {
    if (operand instanceof Area area) {
      return area.part(row, column, rows, columns);
    }
    return rows == 1 && columns == 1
        ? operand.at(row, column)
        : Matrix.of(rows, columns, (r, c) -> operand.at(row + r, column + c));
  }
}
