package io.gouji.engine.repair;

import io.gouji.engine.rule.Line;
import java.util.Arrays;

/**
 * What must hold of the deviations of some cells from what is printed: {@code low ≤ Σ coefficient ·
 * deviation ≤ high}, in half-fen. All deviations zero, it is satisfied where zero lies between.
 *
 * @param cells ascending
 * @param coefficients none zero, the first positive, without a common divisor
 * @param low {@link Line#OPEN_LOW} where nothing bounds it
 * @param high {@link Line#OPEN_HIGH} where nothing bounds it
 */
record Row(int[] cells, long[] coefficients, long low, long high) {
  /** A row in lowest terms; bounds are drawn in to whole numbers, since deviations are whole. */
  static Row of(int[] cells, long[] coefficients, long low, long high) {
    if (cells.length == 0) {
      return new Row(cells, coefficients, low, high);
    }
    long common = 0;
    for (int i = 0; i < coefficients.length && common != 1; i++) {
      common = gcd(common, coefficients[i]);
    }
    long divisor = coefficients[0] < 0 ? -common : common;
    if (divisor == 1) {
      return new Row(cells, coefficients, low, high);
    }
    long[] lowest = new long[coefficients.length];
    for (int i = 0; i < lowest.length; i++) {
      lowest[i] = coefficients[i] / divisor;
    }
    boolean turned = divisor < 0;
    long least = turned ? negated(high) : low;
    long most = turned ? negated(low) : high;
    return new Row(cells, lowest, ceiling(least, common), floor(most, common));
  }

  private static long gcd(long one, long other) {
    long rest = one;
    long divisor = other;
    while (divisor != 0) {
      long next = rest % divisor;
      rest = divisor;
      divisor = next;
    }
    return Math.absExact(rest);
  }

  private static long negated(long bound) {
    if (bound == Line.OPEN_LOW) {
      return Line.OPEN_HIGH;
    }
    return bound == Line.OPEN_HIGH ? Line.OPEN_LOW : -bound;
  }

  private static long ceiling(long bound, long divisor) {
    return bound == Line.OPEN_LOW ? bound : -Math.floorDiv(-bound, divisor);
  }

  private static long floor(long bound, long divisor) {
    return bound == Line.OPEN_HIGH ? bound : Math.floorDiv(bound, divisor);
  }

  boolean isViolated() {
    return low > 0 || high < 0;
  }

  /** Whether it asks for nothing. */
  boolean isIdle() {
    return cells.length == 0 && !isViolated() || low == Line.OPEN_LOW && high == Line.OPEN_HIGH;
  }

  boolean has(int cell) {
    return Arrays.binarySearch(cells, cell) >= 0;
  }

  long coefficient(int cell) {
    int at = Arrays.binarySearch(cells, cell);
    return at < 0 ? 0 : coefficients[at];
  }

  /**
   * What two rows ask for together of all cells but one that both have, whatever that one may be
   * (Fourier and Motzkin's elimination, for ranges).
   *
   * @throws ArithmeticException if it does not fit whole numbers of 64 bits
   */
  Row without(int cell, Row other) {
    long mine = coefficient(cell);
    long its = other.coefficient(cell);
    long common = gcd(mine, its);
    long weight = Math.abs(its) / common;
    long otherWeight = (mine > 0) == (its > 0) ? -Math.abs(mine) / common : Math.abs(mine) / common;
    int[] all = new int[cells.length + other.cells.length - 2];
    long[] sums = new long[all.length];
    int count = 0;
    for (int i = 0, j = 0; i < cells.length || j < other.cells.length; ) {
      boolean first = j == other.cells.length || i < cells.length && cells[i] <= other.cells[j];
      boolean second = i == cells.length || j < other.cells.length && other.cells[j] <= cells[i];
      int next = first ? cells[i] : other.cells[j];
      long sum = first ? Math.multiplyExact(weight, coefficients[i++]) : 0;
      sum += second ? Math.multiplyExact(otherWeight, other.coefficients[j++]) : 0;
      if (sum != 0) {
        all[count] = next;
        sums[count++] = sum;
      }
    }
    boolean turned = otherWeight < 0;
    return of(
        Arrays.copyOf(all, count),
        Arrays.copyOf(sums, count),
        sum(weight, low, otherWeight, turned ? other.high : other.low),
        sum(weight, high, otherWeight, turned ? other.low : other.high));
  }

  /**
   * Whether what two rows ask for together without a cell fails as printed: bounds alone tell, and
   * lowest terms do not change which side of zero they are on.
   */
  boolean violatesWithout(int cell, Row other) {
    long mine = coefficient(cell);
    long its = other.coefficient(cell);
    long common = gcd(mine, its);
    long weight = Math.abs(its) / common;
    boolean turned = (mine > 0) == (its > 0);
    long otherWeight = turned ? -Math.abs(mine) / common : Math.abs(mine) / common;
    return sum(weight, low, otherWeight, turned ? other.high : other.low) > 0
        || sum(weight, high, otherWeight, turned ? other.low : other.high) < 0;
  }

  /** The weighted sum of two ends; open where either is. */
  private static long sum(long weight, long end, long otherWeight, long otherEnd) {
    if (end == Line.OPEN_LOW || end == Line.OPEN_HIGH) {
      return end;
    }
    if (otherEnd == Line.OPEN_LOW || otherEnd == Line.OPEN_HIGH) {
      return otherWeight < 0 ? negated(otherEnd) : otherEnd;
    }
    return Math.addExact(
        Math.multiplyExact(weight, end), Math.multiplyExact(otherWeight, otherEnd));
  }

  /** The same statement about the same cells with the narrower of both bounds. */
  Row and(Row same) {
    return new Row(cells, coefficients, Math.max(low, same.low), Math.min(high, same.high));
  }

  /** Equal for rows about the same sum of the same cells. */
  Subject subject() {
    return new Subject(cells, coefficients);
  }

  /** The sum a row is about. */
  record Subject(int[] cells, long[] coefficients) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Subject same
          && Arrays.equals(cells, same.cells)
          && Arrays.equals(coefficients, same.coefficients);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(cells) + Arrays.hashCode(coefficients);
    }
  }
}
