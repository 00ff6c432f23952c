package io.gouji.engine.formula;

import org.apache.commons.math3.util.ResizableDoubleArray;

/** The numbers of arguments as the arrays that commons-math takes. */
final class Samples {
  private Samples() {}

  /** The numbers of one argument; written texts and truth values count, those in cells do not. */
  static double[] numbers(Arguments arguments, int index) {
    return all(new Arguments(new Operand[] {arguments.operand(index)}, arguments.frame()));
  }

  /** The numbers of all arguments. */
  static double[] all(Arguments arguments) {
    ResizableDoubleArray numbers = new ResizableDoubleArray();
    Grids.numbers(arguments, 0, numbers::addElement);
    return numbers.getElements();
  }

  /** Numbers that stand side by side. */
  record Pairs(double[] first, double[] second) {
    int size() {
      return first.length;
    }
  }

  /**
   * The numbers of two arguments of one shape, pair by pair; a pair with anything else drops out.
   */
  static Pairs pairs(Arguments arguments) {
    Operand first = arguments.operand(0);
    Operand second = arguments.operand(1);
    if (first.rows() != second.rows() || first.columns() != second.columns()) {
      throw ErrorSignal.NA;
    }
    ResizableDoubleArray left = new ResizableDoubleArray();
    ResizableDoubleArray right = new ResizableDoubleArray();
    int used = Math.max(used(first), used(second));
    for (int row = 0; row < used; row++) {
      for (int column = 0; column < first.columns(); column++) {
        Value one = sound(first.at(row, column));
        Value other = sound(second.at(row, column));
        if (one instanceof Value.Number && other instanceof Value.Number) {
          left.addElement(Convert.number(one));
          right.addElement(Convert.number(other));
        }
      }
    }
    return new Pairs(left.getElements(), right.getElements());
  }

  private static int used(Operand operand) {
    if (operand instanceof Area area) {
      area.cells().require(area);
      return area.usedRows();
    }
    return operand.rows();
  }

  private static Value sound(Value value) {
    if (value instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    return value;
  }
}
