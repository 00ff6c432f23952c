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
  private final BitSet gone;
  private final List<Row> derived;

  private Rows(List<Row> base, int[][] rowsOf, BitSet gone, List<Row> derived) {
    this.base = base;
    this.rowsOf = rowsOf;
    this.gone = gone;
    this.derived = derived;
  }

  /**
   * A system.
   *
   * @param cells how many cells there are
   */
  static Rows of(List<Row> rows, int cells) {
    int[] counts = new int[cells];
    rows.forEach(row -> count(row, counts));
    int[][] rowsOf = new int[cells][];
    for (int cell = 0; cell < cells; cell++) {
      rowsOf[cell] = new int[counts[cell]];
    }
    int[] filled = new int[cells];
    for (int i = 0; i < rows.size(); i++) {
      for (int cell : rows.get(i).cells()) {
        rowsOf[cell][filled[cell]++] = i;
      }
    }
    return new Rows(List.copyOf(rows), rowsOf, new BitSet(), List.of());
  }

  private static void count(Row row, int[] counts) {
    for (int cell : row.cells()) {
      counts[cell]++;
    }
  }

  /** The rows that are not satisfied as printed. */
  List<Row> violated() {
    List<Row> violated = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      if (!gone.get(i) && base.get(i).isViolated()) {
        violated.add(base.get(i));
      }
    }
    derived.stream().filter(Row::isViolated).forEach(violated::add);
    return violated;
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
    long having = derived.stream().filter(row -> row.has(cell)).count();
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
    List<Row> having = new ArrayList<>();
    BitSet without = (BitSet) gone.clone();
    for (int row : rowsOf[cell]) {
      if (!gone.get(row)) {
        having.add(base.get(row));
        without.set(row);
      }
    }
    Map<Row.Subject, Row> rest = new LinkedHashMap<>();
    for (Row row : derived) {
      if (row.has(cell)) {
        having.add(row);
      } else {
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
    return new Rows(base, rowsOf, without, List.copyOf(rest.values()));
  }
}
