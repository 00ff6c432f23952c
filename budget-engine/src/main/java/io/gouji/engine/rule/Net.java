package io.gouji.engine.rule;

import java.util.Arrays;
import java.util.BitSet;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** Adds up coefficients of numbered figures; what cancels out is no part of the sum. */
public final class Net {
  private final BitSet met = new BitSet();
  private long[] sums = new long[64];
  private int first = Integer.MAX_VALUE;

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
    first = Math.min(first, number);
    sums[number] = Math.addExact(sums[number], coefficient);
  }

  /** The numbers whose coefficients are not zero, ascending. */
  public int[] numbers() {
    IntArrayList numbers = new IntArrayList();
    for (int i = met.nextSetBit(first); i >= 0; i = met.nextSetBit(i + 1)) {
      if (sums[i] != 0) {
        numbers.add(i);
      }
    }
    return numbers.toArray();
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
    for (int i = met.nextSetBit(first); i >= 0; i = met.nextSetBit(i + 1)) {
      sums[i] = 0;
    }
    met.clear();
    first = Integer.MAX_VALUE;
  }
}
