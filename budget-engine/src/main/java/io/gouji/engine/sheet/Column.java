package io.gouji.engine.sheet;

import java.util.Arrays;
import org.eclipse.collections.impl.list.mutable.primitive.ByteArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** One column of a sheet: parallel arrays of the cells that exist, by ascending row. */
final class Column {
  static final int NO_FORMULA = -1;
  static final Column EMPTY =
      new Column(new int[0], new byte[0], new long[0], new int[0], new int[0]);

  private final int[] rows;
  private final byte[] kinds;
  private final long[] payloads;
  private final int[] styles;
  private final int[] formulas;

  private Column(int[] rows, byte[] kinds, long[] payloads, int[] styles, int[] formulas) {
    this.rows = rows;
    this.kinds = kinds;
    this.payloads = payloads;
    this.styles = styles;
    this.formulas = formulas;
  }

  int size() {
    return rows.length;
  }

  int row(int slot) {
    return rows[slot];
  }

  int kind(int slot) {
    return kinds[slot];
  }

  long payload(int slot) {
    return payloads[slot];
  }

  int style(int slot) {
    return styles[slot];
  }

  int formula(int slot) {
    return formulas[slot];
  }

  /** The slot of a row, or {@code -(insertion point) - 1} when the column has no such cell. */
  int slot(int row) {
    int count = rows.length;
    if (count > 0) {
      // Most columns have no holes: the distance from the first row is the slot.
      int guess = row - rows[0];
      if (guess >= 0 && guess < count && rows[guess] == row) {
        return guess;
      }
    }
    return Arrays.binarySearch(rows, row);
  }

  /** A copy whose values are replaced where {@code values} has them; everything else is shared. */
  Column withValues(byte[] newKinds, long[] newPayloads) {
    return new Column(rows, newKinds, newPayloads, styles, formulas);
  }

  byte[] copyOfKinds() {
    return kinds.clone();
  }

  long[] copyOfPayloads() {
    return payloads.clone();
  }

  /** Collects the cells of a column, sorting once at the end if they came out of order. */
  static final class Builder {
    /** Most tables have fewer rows. */
    private static final int ROOM = 64;

    private final IntArrayList rows = new IntArrayList(ROOM);
    private final ByteArrayList kinds = new ByteArrayList(ROOM);
    private final LongArrayList payloads = new LongArrayList(ROOM);
    private final IntArrayList styles = new IntArrayList(ROOM);
    private final IntArrayList formulas = new IntArrayList(ROOM);
    private boolean sorted = true;

    void add(int row, int kind, long payload, int style, int formula) {
      sorted &= rows.isEmpty() || rows.getLast() < row;
      rows.add(row);
      kinds.add((byte) kind);
      payloads.add(payload);
      styles.add(style);
      formulas.add(formula);
    }

    /** Gives the formula to the cell last added for a row. */
    void attach(int row, int formula) {
      formulas.set(rows.lastIndexOf(row), formula);
    }

    Column build() {
      Column column =
          new Column(
              rows.toArray(),
              kinds.toArray(),
              payloads.toArray(),
              styles.toArray(),
              formulas.toArray());
      return sorted ? column : column.sortedLastWins();
    }
  }

  /** Some writers repeat or shuffle cells; as in Excel, the last one written for a place counts. */
  private Column sortedLastWins() {
    long[] order = new long[rows.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) rows[i] << 32 | i;
    }
    Arrays.sort(order);
    int kept = 0;
    for (int i = 0; i < order.length; i++) {
      boolean last = i + 1 == order.length || order[i] >> 32 != order[i + 1] >> 32;
      if (last) {
        order[kept++] = order[i];
      }
    }
    int[] newRows = new int[kept];
    byte[] newKinds = new byte[kept];
    long[] newPayloads = new long[kept];
    int[] newStyles = new int[kept];
    int[] newFormulas = new int[kept];
    for (int i = 0; i < kept; i++) {
      int from = (int) order[i];
      newRows[i] = rows[from];
      newKinds[i] = kinds[from];
      newPayloads[i] = payloads[from];
      newStyles[i] = styles[from];
      newFormulas[i] = formulas[from];
    }
    return new Column(newRows, newKinds, newPayloads, newStyles, newFormulas);
  }
}
