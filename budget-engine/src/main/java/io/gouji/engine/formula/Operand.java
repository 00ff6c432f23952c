package io.gouji.engine.formula;

/**
 * What an operator or a function works on: a grid of values, of which one value is the smallest.
 */
sealed interface Operand permits Value, Matrix, Area, Areas {
  int rows();

  int columns();

  /** The value at a place counted from the grid's own upper left corner. */
  Value at(int row, int column);

  /** The value at a place of a larger grid: a single row or column repeats, elsewhere #N/A. */
  default Value spread(int row, int column) {
    int r = rows() == 1 ? 0 : row;
    int c = columns() == 1 ? 0 : column;
    return r < rows() && c < columns() ? at(r, c) : Value.Error.NA;
  }
}
