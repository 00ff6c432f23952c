package io.gouji.engine.repair;

import io.gouji.engine.rule.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the cells of a set must change by, in half-fen, if all others are right.
 *
 * @param low the least, by cell of the set; {@link Line#OPEN_LOW} where nothing bounds it
 * @param high the most
 * @param exact the one change that makes the failing relations hold to the fen, of those first that
 *     leave least room for rounding
 * @param voices how many failing relations that differ then hold to the fen
 * @param dissent whether a failing relation then holds only within rounding
 */
record Implied(long[] low, long[] high, OptionalLong[] exact, int[] voices, boolean[] dissent) {
  /**
   * One relation about cells of the set, which it calls by their places in it.
   *
   * @param row with all other cells as they are printed
   * @param even the same without room for rounding; the row itself where it is no equation
   * @param whole the sum it is about, all its cells included
   */
  private record Asked(Row row, Row even, Row.Subject whole, boolean failing) {
    boolean isFailing() {
      return failing;
    }

    boolean isEquation() {
      return even.low() == even.high();
    }

    long room() {
      return row.high() - row.low();
    }
  }

  /**
   * Solves the rows of a system for the cells of a set.
   *
   * @param rows all rows of the system
   * @param evens the same without room for rounding
   * @param cells ascending
   */
  static Implied of(List<Row> rows, List<Row> evens, int[] cells) {
    return of(rows, evens, cells, false);
  }

  /** The same for cells that state nothing: every relation about them fails as they stand. */
  static Implied ofUnread(List<Row> rows, List<Row> evens, int[] cells) {
    return of(rows, evens, cells, true);
  }

  private static Implied of(List<Row> rows, List<Row> evens, int[] cells, boolean unread) {
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (hasAny(rows.get(i), cells)) {
        Row row = restricted(rows.get(i), cells);
        boolean failing = unread || row.isViolated();
        asked.add(new Asked(row, restricted(evens.get(i), cells), rows.get(i).subject(), failing));
      }
    }
    long[][] range = project(asked.stream().map(Asked::row).toList(), cells.length);
    OptionalLong[] exact = exact(asked, cells);
    return new Implied(
        Arrays.stream(range).mapToLong(one -> one[0]).toArray(),
        Arrays.stream(range).mapToLong(one -> one[1]).toArray(),
        exact,
        voices(asked, exact),
        dissent(asked, exact));
  }

  private static boolean hasAny(Row row, int[] cells) {
    for (int cell : cells) {
      if (row.has(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any amounts at all satisfy the relations. */
  boolean isPossible() {
    return IntStream.range(0, low.length).allMatch(i -> low[i] <= high[i]);
  }

  /** The row with all cells but those of the set as they are printed; these by place in the set. */
  private static Row restricted(Row row, int[] cells) {
    int[] own = new int[cells.length];
    long[] coefficients = new long[cells.length];
    int size = 0;
    for (int i = 0; i < cells.length; i++) {
      long coefficient = row.coefficient(cells[i]);
      if (coefficient != 0) {
        own[size] = i;
        coefficients[size++] = coefficient;
      }
    }
    return Row.of(
        Arrays.copyOf(own, size), Arrays.copyOf(coefficients, size), row.low(), row.high());
  }

  /**
   * Takes failing equations to the fen, the narrowest first, as long as they agree; of those that
   * do not, rounding elsewhere keeps them from it, only the range counts.
   */
  private static OptionalLong[] exact(List<Asked> asked, int[] cells) {
    List<Row> taken = new ArrayList<>(asked.stream().map(Asked::row).toList());
    List<Asked> failing =
        asked.stream()
            .filter(Asked::isFailing)
            .filter(Asked::isEquation)
            .sorted(Comparator.comparingLong(Asked::room))
            .toList();
    List<Row> all = new ArrayList<>(taken);
    failing.forEach(one -> all.add(one.even()));
    long[][] sharp = project(all, cells.length);
    if (!isPossible(sharp)) {
      sharp = project(taken, cells.length);
      for (Asked one : failing) {
        taken.add(one.even());
        long[][] narrower = project(taken, cells.length);
        if (isPossible(narrower)) {
          sharp = narrower;
        } else {
          taken.remove(taken.size() - 1);
        }
      }
    }
    OptionalLong[] exact = new OptionalLong[cells.length];
    for (int i = 0; i < cells.length; i++) {
      exact[i] = sharp[i][0] == sharp[i][1] ? OptionalLong.of(sharp[i][0]) : OptionalLong.empty();
    }
    return exact;
  }

  private static boolean isPossible(long[][] bounds) {
    return Arrays.stream(bounds).allMatch(one -> one[0] <= one[1]);
  }

  /** The bounds of each cell, all others of the set being free. */
  private static long[][] project(List<Row> rows, int cells) {
    long[][] bounds = new long[cells][];
    Rows all = Rows.of(rows, cells);
    for (int i = 0; i < cells; i++) {
      Rows rest = all;
      for (int other = 0; other < cells; other++) {
        if (other != i) {
          rest = rest.without(other);
        }
      }
      bounds[i] = bounds(rest);
    }
    return bounds;
  }

  private static long[] bounds(Rows rest) {
    long[] bounds = {Line.OPEN_LOW, Line.OPEN_HIGH};
    for (Row row : rest.all()) {
      if (row.cells().length == 0) {
        // Rows about nothing stay only where they cannot be satisfied.
        return new long[] {1, -1};
      }
      bounds[0] = Math.max(bounds[0], row.low());
      bounds[1] = Math.min(bounds[1], row.high());
    }
    return bounds;
  }

  /** Two rules may say the same of the same cells; that is one voice. */
  private static int[] voices(List<Asked> asked, OptionalLong[] exact) {
    int[] voices = new int[exact.length];
    Set<Row.Subject> told = new HashSet<>();
    for (Asked one : asked) {
      if (one.isFailing()
          && one.isEquation()
          && isEven(one.even(), exact)
          && told.add(one.whole())) {
        for (int cell : one.row().cells()) {
          voices[cell]++;
        }
      }
    }
    return voices;
  }

  private static boolean[] dissent(List<Asked> asked, OptionalLong[] exact) {
    boolean[] dissent = new boolean[exact.length];
    for (Asked one : asked) {
      if (one.isFailing() && one.isEquation() && !isEven(one.even(), exact)) {
        for (int cell : one.row().cells()) {
          dissent[cell] = true;
        }
      }
    }
    return dissent;
  }

  private static boolean isEven(Row even, OptionalLong[] exact) {
    long sum = 0;
    for (int i = 0; i < even.cells().length; i++) {
      OptionalLong change = exact[even.cells()[i]];
      if (change.isEmpty()) {
        return false;
      }
      sum = Math.addExact(sum, Math.multiplyExact(even.coefficients()[i], change.getAsLong()));
    }
    return sum == even.low();
  }
}
