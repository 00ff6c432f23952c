package io.gouji.engine.formula;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A grid of values that stands nowhere: an array constant, or what a formula computed over areas.
 */
final class Matrix implements Operand {
  private final int rows;
  private final int columns;
  private final Value[] values;

  /**
   * A grid over an array it keeps.
   *
   * @param values row after row
   */
  Matrix(int rows, int columns, Value[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Computes one value of a new grid. */
  @FunctionalInterface
  interface Cell {
    Value at(int row, int column);
  }

  static Matrix of(int rows, int columns, Cell cell) {
    if ((long) rows * columns > Limits.ARRAY_VALUES) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, rows + "x" + columns);
    }
    Value[] values = new Value[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] = cell.at(row, column);
      }
    }
    return new Matrix(rows, columns, values);
  }

  static Operand map(Operand operand, UnaryOperator<Value> change) {
    if (single(operand)) {
      return change.apply(operand.at(0, 0));
    }
    return of(operand.rows(), operand.columns(), (r, c) -> change.apply(operand.at(r, c)));
  }

  private static boolean single(Operand operand) {
    return operand instanceof Value || operand.rows() == 1 && operand.columns() == 1;
  }

  static Operand zip(Operand left, Operand right, BinaryOperator<Value> join) {
    if (single(left) && single(right)) {
      return join.apply(left.at(0, 0), right.at(0, 0));
    }
    return of(
        Math.max(left.rows(), right.rows()),
        Math.max(left.columns(), right.columns()),
        (r, c) -> join.apply(left.spread(r, c), right.spread(r, c)));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public Value at(int row, int column) {
    return values[row * columns + column];
  }
}
