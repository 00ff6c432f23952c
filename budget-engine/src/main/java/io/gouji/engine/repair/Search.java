package io.gouji.engine.repair;

import io.gouji.engine.finding.CheckPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds all smallest sets of cells that could be wrong: those which, given other values, satisfy
 * every row (Fellegi and Holt 1976; branch and bound as in VALIDATION §4.6). Exact, in whole
 * numbers; counts rows, never the clock, so that equal input gives equal answers.
 */
final class Search {
  private static final Comparator<int[]> FEWEST_FIRST =
      Comparator.comparingInt(cells -> cells.length);

  private final Rows system;
  private final BitSet locked;
  private final int mostCells;
  private final long mostWork;
  private final int mostSets;
  private final CheckPoint checkPoint;
  private final List<int[]> found = new ArrayList<>();
  private long work;
  private boolean cut;

  /**
   * A search.
   *
   * @param locked cells that are never blamed
   * @param checkPoint passed at each step
   */
  Search(Rows system, BitSet locked, Bounds bounds, CheckPoint checkPoint) {
    this.checkPoint = checkPoint;
    this.system = system;
    this.locked = locked;
    mostCells = bounds.cells();
    mostWork = bounds.work();
    mostSets = bounds.sets();
  }

  /**
   * How far to search.
   *
   * @param cells largest sets looked for
   * @param work rows combined before the search gives up
   * @param sets sets reported; beyond, the place of the error counts as unknown
   */
  record Bounds(int cells, long work, int sets) {}

  /** How a search ends. */
  enum End {
    /** All smallest sets are known. */
    FOUND,
    /** No cells but locked ones could explain what fails. */
    NOTHING,
    /** More cells, work or sets than bounds allow. */
    GIVEN_UP
  }

  /**
   * What was found.
   *
   * @param sets cells ascending; none unless the end is {@link End#FOUND}
   */
  record Answer(End end, List<int[]> sets) {}

  Answer answer() {
    try {
      for (int size = 1; size <= mostCells && found.isEmpty(); size++) {
        cut = false;
        descend(system, size, new int[0], (BitSet) locked.clone());
        if (!cut && found.isEmpty()) {
          return new Answer(End.NOTHING, List.of());
        }
      }
    } catch (ArithmeticException tooLarge) {
      return new Answer(End.GIVEN_UP, List.of());
    }
    boolean all = !found.isEmpty() && found.size() <= mostSets;
    return all ? new Answer(End.FOUND, sorted()) : new Answer(End.GIVEN_UP, List.of());
  }

  private List<int[]> sorted() {
    return found.stream().sorted(Arrays::compare).toList();
  }

  private void descend(Rows rows, int left, int[] taken, BitSet fixed) {
    checkPoint.pass();
    List<Row> violated = rows.violated();
    if (violated.isEmpty()) {
      found.add(sorted(taken));
      return;
    }
    if (left == 0 || found.size() > mostSets) {
      cut = true;
      return;
    }
    List<int[]> choices = new ArrayList<>(violated.size());
    for (Row row : violated) {
      choices.add(without(row.cells(), fixed));
    }
    choices.sort(FEWEST_FIRST);
    if (choices.get(0).length == 0) {
      return;
    }
    if (disjoint(choices) > left) {
      cut = true;
      return;
    }
    cut |= left == 1;
    BitSet ruledOut = (BitSet) fixed.clone();
    for (int cell : left == 1 ? common(choices) : choices.get(0)) {
      work += rows.work(cell);
      if (work > mostWork) {
        throw new ArithmeticException("more than " + mostWork + " rows combined");
      }
      int[] more = Arrays.copyOf(taken, taken.length + 1);
      more[taken.length] = cell;
      if (left == 1) {
        if (rows.isSatisfiedWithout(cell)) {
          found.add(sorted(more));
        }
      } else if (!cut || mayBeLeft(choices, cell, ruledOut, left - 1)) {
        descend(rows.without(cell), left - 1, more, ruledOut);
      }
      // The sets with this cell are all known now; in what follows it is right.
      ruledOut.set(cell);
    }
  }

  /**
   * Whether so many cells may suffice for the rows that fail and stay as they are without a cell.
   * Asked before rows are combined, which is dear and can only make it worse; and only where it is
   * known already that larger sets may be needed, since it does not tell why a cell is hopeless.
   */
  private static boolean mayBeLeft(List<int[]> choices, int cell, BitSet ruledOut, int left) {
    List<int[]> rest = new ArrayList<>();
    for (int[] choice : choices) {
      if (Arrays.binarySearch(choice, cell) < 0) {
        rest.add(without(choice, ruledOut));
      }
    }
    rest.sort(FEWEST_FIRST);
    if (rest.isEmpty()) {
      return true;
    }
    return rest.get(0).length > 0
        && disjoint(rest) <= left
        && (left > 1 || common(rest).length > 0);
  }

  private static int[] sorted(int[] cells) {
    int[] set = cells.clone();
    Arrays.sort(set);
    return set;
  }

  private static int[] without(int[] cells, BitSet fixed) {
    int[] free = new int[cells.length];
    int count = 0;
    for (int cell : cells) {
      if (!fixed.get(cell)) {
        free[count++] = cell;
      }
    }
    return count == free.length ? free : Arrays.copyOf(free, count);
  }

  /** The last cell must stand in every row that fails. */
  private static int[] common(List<int[]> choices) {
    int[] common = choices.get(0);
    for (int[] choice : choices) {
      common = both(common, choice);
    }
    return common;
  }

  private static int[] both(int[] one, int[] other) {
    int[] both = new int[one.length];
    int count = 0;
    for (int cell : one) {
      if (Arrays.binarySearch(other, cell) >= 0) {
        both[count++] = cell;
      }
    }
    return Arrays.copyOf(both, count);
  }

  /** A number of failing rows of which no two share a cell: each needs a cell of its own. */
  private static int disjoint(List<int[]> choices) {
    BitSet used = new BitSet();
    int count = 0;
    for (int[] choice : choices) {
      if (!meets(choice, used)) {
        for (int cell : choice) {
          used.set(cell);
        }
        count++;
      }
    }
    return count;
  }

  private static boolean meets(int[] cells, BitSet used) {
    for (int cell : cells) {
      if (used.get(cell)) {
        return true;
      }
    }
    return false;
  }
}
