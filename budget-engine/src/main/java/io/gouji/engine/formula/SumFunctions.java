package io.gouji.engine.formula;

import java.util.List;

/** Functions that draw one number out of many cells. */
final class SumFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("SUM", 1, 255, "|R", SumFunctions::sum),
          Functions.function("AVERAGE", 1, 255, "|R", a -> tally(a, 0).average()),
          Functions.function("MIN", 1, 255, "|R", a -> Value.of(tally(a, 0).min())),
          Functions.function("MAX", 1, 255, "|R", a -> Value.of(tally(a, 0).max())),
          Functions.function("PRODUCT", 1, 255, "|R", a -> Value.of(tally(a, 0).product())),
          Functions.function("SUMSQ", 1, 255, "|R", SumFunctions::squares),
          Functions.function("COUNT", 1, 255, "|R", a -> Value.of(counted(a).numbers())),
          Functions.function("COUNTA", 1, 255, "|R", a -> Value.of(counted(a).all())),
          Functions.function("COUNTBLANK", 1, 1, "R", SumFunctions::blanks),
          Functions.function("SUMPRODUCT", 1, 255, "|A", SumFunctions::products),
          Functions.function("VAR", 1, 255, "|R", a -> spread(a).variance(true)),
          Functions.function("VAR.S", 1, 255, "|R", a -> spread(a).variance(true)),
          Functions.function("VARP", 1, 255, "|R", a -> spread(a).variance(false)),
          Functions.function("VAR.P", 1, 255, "|R", a -> spread(a).variance(false)),
          Functions.function("STDEV", 1, 255, "|R", a -> spread(a).deviation(true)),
          Functions.function("STDEV.S", 1, 255, "|R", a -> spread(a).deviation(true)),
          Functions.function("STDEVP", 1, 255, "|R", a -> spread(a).deviation(false)),
          Functions.function("STDEV.P", 1, 255, "|R", a -> spread(a).deviation(false)),
          Functions.function("SUBTOTAL", 2, 255, "V|R", Subtotal::of));

  private SumFunctions() {}

  private static Value sum(Arguments arguments) {
    double sum = 0;
    Tally rest = new Tally();
    for (int i = 0; i < arguments.count(); i++) {
      Operand operand = arguments.operand(i);
      if (operand instanceof Area area) {
        sum += arguments.cells().indexes().sum(area);
      } else if (operand instanceof Value.Number number) {
        sum += number.value();
      } else {
        Grids.numbers(new Arguments(new Operand[] {operand}, arguments.frame()), 0, rest);
      }
    }
    return Value.of(sum + rest.sum());
  }

  private static Tally tally(Arguments arguments, int from) {
    Tally tally = new Tally();
    Grids.numbers(arguments, from, tally);
    return tally;
  }

  private static Value squares(Arguments arguments) {
    Tally tally = new Tally();
    Grids.numbers(arguments, 0, number -> tally.accept(number * number));
    return Value.of(tally.sum());
  }

  private static Spread spread(Arguments arguments) {
    Spread spread = new Spread();
    Grids.numbers(arguments, 0, spread);
    return spread;
  }

  /** Counts values: COUNT overlooks errors and texts, even as arguments. */
  private static final class Count implements Cells.Sink {
    private int numbers;
    private int others;

    @Override
    public void number(int row, int column, double number) {
      numbers++;
    }

    @Override
    public void other(int row, int column, Value value) {
      others++;
    }

    double numbers() {
      return numbers;
    }

    double all() {
      return (double) numbers + others;
    }
  }

  private static Count counted(Arguments arguments) {
    Count count = new Count();
    for (int i = 0; i < arguments.count(); i++) {
      Operand operand = arguments.operand(i);
      if (operand instanceof Value.Bool
          || operand == Value.Missing.MISSING
          || operand == Value.Blank.BLANK
          || operand instanceof Value.Text text && !Double.isNaN(NumberText.parse(text.value()))) {
        count.numbers++;
      } else {
        Grids.visit(operand, count);
      }
    }
    return count;
  }

  private static Value blanks(Arguments arguments) {
    Area area = Selection.range(arguments.operand(0));
    Tally filled = new Tally();
    arguments
        .cells()
        .visit(
            area,
            new Cells.Sink() {
              @Override
              public void number(int row, int column, double number) {
                filled.accept(1);
              }

              @Override
              public void other(int row, int column, Value value) {
                filled.accept(value.equals(Value.EMPTY) ? 0 : 1);
              }
            });
    return Value.of((double) area.rows() * area.columns() - filled.sum());
  }

  private static Value products(Arguments arguments) {
    Operand first = arguments.operand(0);
    if (arguments.count() == 1) {
      Tally tally = new Tally();
      Grids.visit(first, new Grids.Numbers(tally));
      return Value.of(tally.sum());
    }
    for (int i = 1; i < arguments.count(); i++) {
      Operand other = arguments.operand(i);
      if (other.rows() != first.rows() || other.columns() != first.columns()) {
        return Value.Error.VALUE;
      }
    }
    if (first instanceof Value) {
      return single(arguments);
    }
    double sum = 0;
    int rows = Math.min(first.rows(), usedRows(arguments));
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < first.columns(); column++) {
        sum += product(arguments, row, column);
      }
    }
    return Value.of(sum);
  }

  /** Of single values a text is no zero but an error. */
  private static Value single(Arguments arguments) {
    double product = 1;
    for (int i = 0; i < arguments.count(); i++) {
      Value value = arguments.sound(i);
      if (value instanceof Value.Text) {
        return Value.Error.VALUE;
      }
      product *= value instanceof Value.Number number ? number.value() : 0;
    }
    return Value.of(product);
  }

  /** Below the last used row of an area its factor, and so the product, is zero. */
  private static int usedRows(Arguments arguments) {
    int rows = Integer.MAX_VALUE;
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.operand(i) instanceof Area area) {
        area.cells().require(area);
        rows = Math.min(rows, area.usedRows());
      }
    }
    return rows;
  }

  private static double product(Arguments arguments, int row, int column) {
    double product = 1;
    for (int i = 0; i < arguments.count(); i++) {
      Value value = arguments.operand(i).at(row, column);
      if (value instanceof Value.Error error) {
        throw new ErrorSignal(error);
      }
      product *= value instanceof Value.Number number ? number.value() : 0;
    }
    return product;
  }
}
