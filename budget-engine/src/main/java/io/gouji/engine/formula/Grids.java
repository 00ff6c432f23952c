package io.gouji.engine.formula;

import java.util.function.DoubleConsumer;

/** Ways through the values of arguments, without an object for each. */
final class Grids {
  private Grids() {}

  /**
   * Takes every value of an operand that is not blank; places count from the sheet or the array.
   */
  static void visit(Operand operand, Cells.Sink sink) {
    if (operand instanceof Area area) {
      area.cells().visit(area, sink);
    } else if (operand instanceof Areas union) {
      union.areas().forEach(area -> area.cells().visit(area, sink));
    } else {
      for (int row = 0; row < operand.rows(); row++) {
        for (int column = 0; column < operand.columns(); column++) {
          pass(operand.at(row, column), row, column, sink);
        }
      }
    }
  }

  private static void pass(Value value, int row, int column, Cells.Sink sink) {
    if (value instanceof Value.Number number) {
      sink.number(row, column, number.value());
    } else if (value != Value.Blank.BLANK) {
      sink.other(row, column, value);
    }
  }

  /**
   * Takes the numbers of all arguments as SUM does: written ones may be texts or truth values, in
   * cells and arrays only numbers count; errors are thrown. A blank that a function returned is 0.
   */
  static void numbers(Arguments arguments, int from, DoubleConsumer consumer) {
    Numbers numbers = new Numbers(consumer);
    for (int i = from; i < arguments.count(); i++) {
      Operand operand = arguments.operand(i);
      if (operand instanceof Value value) {
        consumer.accept(Convert.number(value, arguments.frame().dates()));
      } else {
        visit(operand, numbers);
      }
    }
  }

  /** Passes numbers on, throws errors, and overlooks the rest. */
  record Numbers(DoubleConsumer consumer) implements Cells.Sink {
    @Override
    public void number(int row, int column, double number) {
      consumer.accept(number);
    }

    @Override
    public void other(int row, int column, Value value) {
      if (value instanceof Value.Error error) {
        throw new ErrorSignal(error);
      }
    }
  }
}
