package io.gouji.engine.rule;

import java.util.Arrays;
import java.util.BitSet;

/** Adds up coefficients of numbered figures; what cancels out is no part of the sum. */
public final class Net {
  private static final int[] NONE = {};

  private final BitSet met = new BitSet();
  private long[] sums = new long[64];

  /**
   * Adds to one coefficient.
   *
   * @throws ArithmeticException if it does not fit
   */
  public void add(int number, long coefficient) {
    if (number >= sums.length) {
      sums = Arrays.copyOf(sums, Math.max(number + 1, 2 * sums.length));
    }
    met.set(number);
    sums[number] = Math.addExact(sums[number], coefficient);
  }

  /** The numbers whose coefficients are not zero, ascending. */
  public int[] numbers() {
    for (int number = met.nextSetBit(0); number >= 0; number = met.nextSetBit(number + 1)) {
      if (sums[number] == 0) {
        met.clear(number);
      }
    }
    int[] numbers = met.isEmpty() ? NONE : new int[met.cardinality()];
    int place = 0;
    for (int number = met.nextSetBit(0); number >= 0; number = met.nextSetBit(number + 1)) {
      numbers[place++] = number;
    }
    return numbers;
  }

  /** The coefficients of some numbers. */
  public long[] coefficients(int[] numbers) {
    long[] coefficients = new long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      coefficients[i] = sums[numbers[i]];
    }
    return coefficients;
  }

  /** Begins another sum. */
  public void clear() {
    for (int number = met.nextSetBit(0); number >= 0; number = met.nextSetBit(number + 1)) {
      sums[number] = 0;
    }
    met.clear();
  }
}
