package io.gouji.engine.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A system of rows from which cells are taken out one after the other: what remains is what the
 * system still asks of the others. Each cell that goes gives a new system; rows are shared.
 */
final class Rows {
  private final List<Row> base;
  private final int[][] rowsOf;
  private final BitSet failing;
  private final BitSet gone;
  private final List<Row> derived;

  private Rows(List<Row> base, int[][] rowsOf, BitSet failing, BitSet gone, List<Row> derived) {
    this.base = base;
    this.rowsOf = rowsOf;
    this.failing = failing;
    this.gone = gone;
    this.derived = derived;
  }

  /**
   * A system.
   *
   * @param cells how many cells there are
   */
  static Rows of(List<Row> rows, int cells) {
    BitSet failing = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      failing.set(i, rows.get(i).isViolated());
    }
    List<int[]> about = new ArrayList<>(rows.size());
    for (Row row : rows) {
      about.add(row.cells());
    }
    int[][] rowsOf = Reach.inverse(about, cells);
    return new Rows(List.copyOf(rows), rowsOf, failing, new BitSet(), List.of());
  }

  /** The rows that are not satisfied as printed. */
  List<Row> violated() {
    List<Row> violated = new ArrayList<>();
    for (int i = failing.nextSetBit(0); i >= 0; i = failing.nextSetBit(i + 1)) {
      if (!gone.get(i)) {
        violated.add(base.get(i));
      }
    }
    for (Row row : derived) {
      if (row.isViolated()) {
        violated.add(row);
      }
    }
    return violated;
  }

  /**
   * Whether what is left without a cell, which stands in every row that fails, is satisfied as
   * printed: the same as {@code without(cell).violated().isEmpty()}.
   *
   * @throws ArithmeticException if it does not fit
   */
  boolean isSatisfiedWithout(int cell) {
    List<Row> having = having(cell);
    boolean satisfied = true;
    for (int i = 0; i < having.size(); i++) {
      for (int j = i + 1; j < having.size(); j++) {
        satisfied &= !having.get(i).violatesWithout(cell, having.get(j));
      }
    }
    return satisfied;
  }

  private List<Row> having(int cell) {
    List<Row> having = new ArrayList<>();
    for (int row : rowsOf[cell]) {
      if (!gone.get(row)) {
        having.add(base.get(row));
      }
    }
    for (Row row : derived) {
      if (row.has(cell)) {
        having.add(row);
      }
    }
    return having;
  }

  /** All rows that are left. */
  List<Row> all() {
    List<Row> left = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      if (!gone.get(i)) {
        left.add(base.get(i));
      }
    }
    left.addAll(derived);
    return left;
  }

  /** How many pairs of rows taking a cell out would combine. */
  long work(int cell) {
    long having = 0;
    for (Row row : derived) {
      having += row.has(cell) ? 1 : 0;
    }
    for (int row : rowsOf[cell]) {
      having += gone.get(row) ? 0 : 1;
    }
    return having * (having - 1) / 2 + 1;
  }

  /**
   * What the system asks of the others, whatever one cell may be.
   *
   * @throws ArithmeticException if it does not fit
   */
  Rows without(int cell) {
    List<Row> having = having(cell);
    BitSet without = (BitSet) gone.clone();
    for (int row : rowsOf[cell]) {
      without.set(row);
    }
    Map<Row.Subject, Row> rest = new LinkedHashMap<>();
    for (Row row : derived) {
      if (!row.has(cell)) {
        rest.put(row.subject(), row);
      }
    }
    for (int i = 0; i < having.size(); i++) {
      for (int j = i + 1; j < having.size(); j++) {
        Row both = having.get(i).without(cell, having.get(j));
        if (!both.isIdle()) {
          rest.merge(both.subject(), both, Row::and);
        }
      }
    }
    return new Rows(base, rowsOf, failing, without, List.copyOf(rest.values()));
  }
}
