package io.gouji.engine.formula;

/** The cell a formula is evaluated for. */
record Frame(Cells cells, int sheet, int row, int column) {
  /** How the workbook counts days. */
  DateSystem dates() {
    return cells.dates();
  }
}
