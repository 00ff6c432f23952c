package io.gouji.engine.formula;

/**
 * A rectangle of live cells, on one sheet or on several neighbouring ones; all ends inside it.
 *
 * @param cells where the values come from
 */
record Area(
    Cells cells,
    int firstSheet,
    int lastSheet,
    int firstRow,
    int firstColumn,
    int lastRow,
    int lastColumn)
    implements Operand {

  static Area of(Cells cells, int sheet, int row, int column) {
    return new Area(cells, sheet, sheet, row, column, row, column);
  }

  @Override
  public int rows() {
    return lastRow - firstRow + 1;
  }

  @Override
  public int columns() {
    return lastColumn - firstColumn + 1;
  }

  /** Rows down to the last one that has any cell on its sheet; below, everything is blank. */
  int usedRows() {
    int used = cells.workbook().sheets().get(firstSheet).rowCount() - firstRow;
    return Math.max(0, Math.min(rows(), used));
  }

  /** Columns up to the last one that has any cell on its sheet. */
  int usedColumns() {
    int used = cells.columnCount(firstSheet) - firstColumn;
    return Math.max(0, Math.min(columns(), used));
  }

  boolean onOneSheet() {
    return firstSheet == lastSheet;
  }

  boolean single() {
    return firstRow == lastRow && firstColumn == lastColumn && firstSheet == lastSheet;
  }

  @Override
  public Value at(int row, int column) {
    return firstSheet == lastSheet
        ? cells.value(firstSheet, firstRow + row, firstColumn + column)
        : Value.Error.VALUE;
  }

  /** The part of this area that starts at a place counted from its corner. */
  Area part(int row, int column, int height, int width) {
    int top = firstRow + row;
    int left = firstColumn + column;
    return new Area(cells, firstSheet, lastSheet, top, left, top + height - 1, left + width - 1);
  }

  /**
   * The cell that stands in the row or column of the asking cell, as Excel picks it, or #VALUE!.
   */
  Value intersect(Frame frame) {
    if (firstSheet != lastSheet) {
      return Value.Error.VALUE;
    }
    int row = pick(firstRow, lastRow, frame.row());
    int column = pick(firstColumn, lastColumn, frame.column());
    return row < 0 || column < 0 ? Value.Error.VALUE : cells.value(firstSheet, row, column);
  }

  private static int pick(int first, int last, int own) {
    if (first == last) {
      return first;
    }
    return own >= first && own <= last ? own : -1;
  }
}
