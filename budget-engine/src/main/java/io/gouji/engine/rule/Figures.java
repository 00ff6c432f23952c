package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.Arrays;

/**
 * The figures one term stands for, added up.
 *
 * @param column -1 where only rows are counted
 * @param rows rows of the block, ascending
 * @param fen their sum; unreadable ones are not in it
 * @param displayed the sum of what the cells show
 * @param halfWidth the sum of their half-widths, in half-fen
 * @param widest the largest of their half-widths
 * @param unreadable rows of which nothing can be said
 */
record Figures(
    Block block,
    int column,
    int[] rows,
    long fen,
    long displayed,
    long halfWidth,
    long widest,
    int[] unreadable) {

  /**
   * Ten thousand times the budget of the whole country. Beyond it a cell states no money, and sums
   * of a hundred such figures would no longer fit.
   */
  private static final long LARGEST = 10_000_000_000_000_000L;

  private static final int[] NONE = {};

  static Figures of(Block block, int column, int... rows) {
    if (column < 0) {
      return new Figures(block, column, rows, 0, 0, 0, 0, NONE);
    }
    long fen = 0;
    long displayed = 0;
    long halfWidth = 0;
    long widest = 0;
    int[] unreadable = NONE;
    for (int row : rows) {
      if (isUnreadable(block, row, column)) {
        unreadable = Arrays.copyOf(unreadable, unreadable.length + 1);
        unreadable[unreadable.length - 1] = row;
      } else {
        long half = block.halfWidth(row, column);
        fen = Math.addExact(fen, block.fen(row, column));
        displayed = Math.addExact(displayed, block.displayed(row, column));
        halfWidth = Math.addExact(halfWidth, half);
        widest = Math.max(widest, half);
      }
    }
    return new Figures(block, column, rows, fen, displayed, halfWidth, widest, unreadable);
  }

  /** Whether both have a figure in common. */
  boolean meets(Figures other) {
    if (block != other.block || column != other.column) {
      return false;
    }
    for (int i = 0, j = 0; i < rows.length && j < other.rows.length; ) {
      if (rows[i] == other.rows[j]) {
        return true;
      }
      if (rows[i] < other.rows[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  private static boolean isUnreadable(Block block, int row, int column) {
    return block.state(row, column) == FactState.UNREADABLE
        || Math.abs(block.fen(row, column)) > LARGEST;
  }
}
