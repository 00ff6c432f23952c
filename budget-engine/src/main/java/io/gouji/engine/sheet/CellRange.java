package io.gouji.engine.sheet;

/** A rectangle of cells, both corners inside it. */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {
  public CellRange {
    if (firstRow < 0 || firstColumn < 0 || lastRow < firstRow || lastColumn < firstColumn) {
      throw new IllegalArgumentException(
          "not a range: " + firstRow + "," + firstColumn + " to " + lastRow + "," + lastColumn);
    }
  }

  /**
   * The range a text such as {@code A1:C3} or {@code B7} names; corners in any order.
   *
   * @throws IllegalArgumentException if the text is no A1 range
   */
  public static CellRange parse(String a1) {
    int colon = a1.indexOf(':');
    CellRef one = CellRef.parse(colon < 0 ? a1 : a1.substring(0, colon));
    CellRef two = colon < 0 ? one : CellRef.parse(a1.substring(colon + 1));
    return new CellRange(
        Math.min(one.row(), two.row()),
        Math.min(one.column(), two.column()),
        Math.max(one.row(), two.row()),
        Math.max(one.column(), two.column()));
  }

  public static CellRange of(CellRef cell) {
    return new CellRange(cell.row(), cell.column(), cell.row(), cell.column());
  }

  public boolean contains(int row, int column) {
    return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
  }

  public CellRef first() {
    return new CellRef(firstRow, firstColumn);
  }

  /** The range as Excel writes it; a single cell without a colon. */
  public String a1() {
    CellRef last = new CellRef(lastRow, lastColumn);
    return first().equals(last) ? last.a1() : first().a1() + ":" + last.a1();
  }

  // As for cells, what a record gets by itself is slow before it is compiled fully.

  @Override
  public boolean equals(Object other) {
    return other instanceof CellRange that
        && firstRow == that.firstRow
        && firstColumn == that.firstColumn
        && lastRow == that.lastRow
        && lastColumn == that.lastColumn;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * firstRow + firstColumn) + lastRow) + lastColumn;
  }

  @Override
  public String toString() {
    return a1();
  }
}
