package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRange;
import java.util.Arrays;

/** The array formulas whose range reaches the row being read, one per column at most. */
final class OpenArrays {
  private int[] lastRows = new int[0];
  private int[] formulas = new int[0];

  void open(CellRange extent, int formula) {
    if (extent.equals(CellRange.of(extent.first()))) {
      return;
    }
    int known = lastRows.length;
    if (extent.lastColumn() >= known) {
      lastRows = Arrays.copyOf(lastRows, extent.lastColumn() + 1);
      formulas = Arrays.copyOf(formulas, extent.lastColumn() + 1);
      Arrays.fill(lastRows, known, lastRows.length, -1);
    }
    Arrays.fill(lastRows, extent.firstColumn(), extent.lastColumn() + 1, extent.lastRow());
    Arrays.fill(formulas, extent.firstColumn(), extent.lastColumn() + 1, formula);
  }

  /** The array formula that fills a cell, or -1. */
  int at(int row, int column) {
    return column < lastRows.length && row <= lastRows[column] ? formulas[column] : -1;
  }
}
