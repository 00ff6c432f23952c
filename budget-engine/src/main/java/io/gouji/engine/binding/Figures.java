package io.gouji.engine.binding;

import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.Figure;
import io.gouji.engine.table.Unit;

/** The amounts of one block between reading and building: arrays by row and column. */
final class Figures {
  private static final int MOST_STORED = 6;

  private final Unit unit;
  private final int[] columns;
  private final FactState[] states;
  private final long[] fen;
  private final int[] decimals;
  private final int[] formats;

  Figures(Unit unit, int rows, int[] columns) {
    this.unit = unit;
    this.columns = columns;
    int size = rows * columns.length;
    states = new FactState[size];
    fen = new long[size];
    decimals = new int[size];
    formats = new int[size];
  }

  int[] columns() {
    return columns;
  }

  /**
   * Whether the decimal is a whole number of fen; 1.2300 in a unit of two such digits is. What a
   * calculation with binary numbers left behind the fen goes.
   */
  boolean isWholeFen(Decimal decimal) {
    return decimal.scale() <= unit.fenDigits() || decimal.settle(unit.fenDigits());
  }

  /** States a figure; false if it is too large for money. */
  boolean state(int row, int column, Decimal decimal, int style) {
    int at = row * columns.length + column;
    try {
      Figure figure = Figure.of(decimal.unscaled(), decimal.scale(), unit);
      states[at] = FactState.STATED;
      fen[at] = figure.fen();
      decimals[at] = figure.decimals();
      formats[at] = style;
      return true;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  void unreadable(int row, int column) {
    states[row * columns.length + column] = FactState.UNREADABLE;
  }

  /** Counts the stated figures by what their number formats print. */
  void count(Precision precision) {
    for (int at = 0; at < states.length; at++) {
      if (states[at] == FactState.STATED) {
        precision.count(formats[at], Math.min(decimals[at], MOST_STORED));
      }
    }
  }

  /** Whether any figure other than zero is stated. */
  boolean isEmpty() {
    for (long amount : fen) {
      if (amount != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes figures into a block.
   *
   * @param rows for each row of the block the row of these figures
   */
  void write(BlockBuilder block, int[] rows, Precision precision, int tableDecimals) {
    for (int cell = 0; cell < rows.length * columns.length; cell++) {
      int row = cell / columns.length;
      int column = cell % columns.length;
      int at = rows[row] * columns.length + column;
      if (states[at] == FactState.STATED) {
        long half = unit.halfStep(Math.max(tableDecimals, decimals[at]));
        long shown = precision.shown(formats[at], fen[at], unit);
        block.state(row, column, fen[at], half, shown);
      } else if (states[at] == FactState.UNREADABLE) {
        block.unreadable(row, column);
      }
    }
  }
}
