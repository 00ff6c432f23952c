package io.gouji.engine.formula;

import java.util.Arrays;

/**
 * The formula cells of one column of a sheet, ascending by row. Each is a node of the calculation;
 * the nodes of a column are numbered one after another.
 */
final class FormulaColumn {
  private final int[] rows;
  private final int firstNode;
  // All nodes before this one are calculated, so that a growing range is not asked again and again.
  private int settled;

  FormulaColumn(int[] rows, int firstNode) {
    this.rows = rows;
    this.firstNode = firstNode;
  }

  int size() {
    return rows.length;
  }

  int firstNode() {
    return firstNode;
  }

  int row(int slot) {
    return rows[slot];
  }

  /** The node at a row, or -1. */
  int node(int row) {
    int slot = slot(row);
    return slot < 0 ? -1 : firstNode + slot;
  }

  /** The slot of the first cell at or below a row; the size where there is none. */
  int from(int row) {
    int slot = slot(row);
    return slot < 0 ? -slot - 1 : slot;
  }

  private int slot(int row) {
    int guess = row - rows[0];
    return guess >= 0 && guess < rows.length && rows[guess] == row
        ? guess
        : Arrays.binarySearch(rows, row);
  }

  /** The first node from a slot to a row that is not calculated, or -1. */
  int unsettled(int fromSlot, int lastRow, byte[] states) {
    while (settled < rows.length && states[firstNode + settled] >= Cells.DONE) {
      settled++;
    }
    for (int i = Math.max(fromSlot, settled); i < rows.length && rows[i] <= lastRow; i++) {
      if (states[firstNode + i] < Cells.DONE) {
        return firstNode + i;
      }
    }
    return -1;
  }
}
