package io.gouji.engine.formula;

import java.util.List;
import java.util.function.BooleanSupplier;

/** IF and its kin: functions that choose, and functions of truth values. */
final class LogicFunctions {
  static final List<Function> ALL =
      List.of(
          new Function.Lazy("IF", 1, 3, LogicFunctions::ifElse),
          new Function.Lazy("IFERROR", 2, 2, (a, frame) -> guarded(a, frame, false)),
          new Function.Lazy("IFNA", 2, 2, (a, frame) -> guarded(a, frame, true)),
          new Function.Lazy("IFS", 2, 254, LogicFunctions::ifs),
          new Function.Lazy("SWITCH", 3, 254, LogicFunctions::select),
          new Function.Lazy("CHOOSE", 2, 255, LogicFunctions::choose),
          Functions.function("AND", 1, 255, "|R", a -> truths(a).all()),
          Functions.function("OR", 1, 255, "|R", a -> truths(a).any()),
          Functions.function("XOR", 1, 255, "|R", a -> truths(a).odd()),
          Functions.function("NOT", 1, 1, "V", a -> Value.of(!a.truth(0))),
          Functions.function("TRUE", 0, 0, "", a -> Value.TRUE),
          Functions.function("FALSE", 0, 0, "", a -> Value.FALSE));

  private LogicFunctions() {}

  private static Operand ifElse(List<Expr> arguments, Frame frame) {
    Operand condition = arguments.get(0).eval(frame);
    if (condition instanceof Value value) {
      return branch(arguments, Convert.truth(value) ? 1 : 2, frame);
    }
    Operand yes = branch(arguments, 1, frame);
    Operand no = branch(arguments, 2, frame);
    return Matrix.of(
        Math.max(condition.rows(), Math.max(yes.rows(), no.rows())),
        Math.max(condition.columns(), Math.max(yes.columns(), no.columns())),
        (r, c) -> {
          Value value = condition.spread(r, c);
          return caught(value, () -> Convert.truth(value), yes.spread(r, c), no.spread(r, c));
        });
  }

  private static Value caught(Value value, BooleanSupplier truth, Value yes, Value no) {
    if (value instanceof Value.Error) {
      return value;
    }
    try {
      return truth.getAsBoolean() ? yes : no;
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  private static Operand branch(List<Expr> arguments, int index, Frame frame) {
    if (index >= arguments.size()) {
      return Value.of(index == 1);
    }
    Operand result = arguments.get(index).eval(frame);
    return result == Value.Missing.MISSING ? Value.ZERO : result;
  }

  private static Operand guarded(List<Expr> arguments, Frame frame, boolean onlyNa) {
    Operand tried = tried(arguments.get(0), frame);
    if (tried instanceof Value value) {
      return caughtBy(value, onlyNa) ? branch(arguments, 1, frame) : sound(value);
    }
    Operand instead = branch(arguments, 1, frame);
    return Matrix.of(
        Math.max(tried.rows(), instead.rows()),
        Math.max(tried.columns(), instead.columns()),
        (r, c) -> {
          Value value = tried.spread(r, c);
          return caughtBy(value, onlyNa) ? instead.spread(r, c) : sound(value);
        });
  }

  private static Operand tried(Expr expr, Frame frame) {
    try {
      return expr.eval(frame);
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  private static Value sound(Value value) {
    return value == Value.Missing.MISSING ? Value.ZERO : value;
  }

  private static boolean caughtBy(Value value, boolean onlyNa) {
    return onlyNa ? value.equals(Value.Error.NA) : value instanceof Value.Error;
  }

  private static Operand ifs(List<Expr> arguments, Frame frame) {
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (Convert.truth(one(arguments.get(i), frame))) {
        return arguments.get(i + 1).eval(frame);
      }
    }
    return Value.Error.NA;
  }

  private static Value one(Expr expr, Frame frame) {
    Operand operand = expr.eval(frame);
    if (operand instanceof Area area) {
      return area.intersect(frame);
    }
    return operand instanceof Value value ? value : operand.at(0, 0);
  }

  private static Operand select(List<Expr> arguments, Frame frame) {
    Value wanted = one(arguments.get(0), frame);
    if (wanted instanceof Value.Error) {
      return wanted;
    }
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      Value candidate = one(arguments.get(i), frame);
      if (candidate instanceof Value.Error) {
        return candidate;
      }
      if (Comparison.compare(wanted, candidate) == 0) {
        return arguments.get(i + 1).eval(frame);
      }
    }
    return i < arguments.size() ? arguments.get(i).eval(frame) : Value.Error.NA;
  }

  private static Operand choose(List<Expr> arguments, Frame frame) {
    Operand index = arguments.get(0).eval(frame);
    if (index instanceof Value value) {
      return chosen(arguments, value, frame);
    }
    return Matrix.map(index, value -> elementChosen(arguments, value, frame));
  }

  private static Value elementChosen(List<Expr> arguments, Value index, Frame frame) {
    try {
      Operand chosen = chosen(arguments, index, frame);
      return chosen instanceof Value one ? one : chosen.at(0, 0);
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  private static Operand chosen(List<Expr> arguments, Value index, Frame frame) {
    double number = Math.floor(Convert.number(index));
    return number < 1 || number >= arguments.size()
        ? Value.Error.VALUE
        : branch(arguments, (int) number, frame);
  }

  /** Counts the truth values among arguments; texts and blanks in cells do not count. */
  private static final class Truths implements Cells.Sink {
    private int yes;
    private int no;

    @Override
    public void number(int row, int column, double number) {
      count(number != 0);
    }

    @Override
    public void other(int row, int column, Value value) {
      if (value instanceof Value.Error error) {
        throw new ErrorSignal(error);
      }
      if (value instanceof Value.Bool bool) {
        count(bool.value());
      }
    }

    void count(boolean truth) {
      yes += truth ? 1 : 0;
      no += truth ? 0 : 1;
    }

    Value all() {
      return counted(no == 0);
    }

    Value any() {
      return counted(yes > 0);
    }

    Value odd() {
      return counted(yes % 2 == 1);
    }

    private Value counted(boolean truth) {
      return yes + no == 0 ? Value.Error.VALUE : Value.of(truth);
    }
  }

  private static Truths truths(Arguments arguments) {
    Truths truths = new Truths();
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.operand(i) instanceof Value value) {
        truths.count(Convert.truth(value));
      } else {
        Grids.visit(arguments.operand(i), truths);
      }
    }
    return truths;
  }
}
