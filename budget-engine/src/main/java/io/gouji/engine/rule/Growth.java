package io.gouji.engine.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How the figures of a column grew in a year: the median of the logarithms of their growth, and the
 * median of how far they lie from it, which no single wrong figure can move (Hampel, The influence
 * curve and its role in robust estimation, 1974). Statistics, and so the second place where binary
 * fractions are: what comes of it is a question to people, never a contradiction.
 */
final class Growth {
  /** Makes the median deviation of a normal distribution its standard deviation. */
  private static final double CONSISTENT = 1.4826;

  private static final MathContext TOLD = new MathContext(4);

  private final double median;
  private final double deviation;

  private Growth(double median, double deviation) {
    this.median = median;
    this.deviation = deviation;
  }

  /**
   * The growth of so many figures.
   *
   * @param last of the year before in fen, positive
   * @param now of this year in the same order
   */
  static Growth of(long[] last, long[] now) {
    double[] logarithms = new double[now.length];
    for (int i = 0; i < now.length; i++) {
      logarithms[i] = logarithm(last[i], now[i]);
    }
    double median = new Median().evaluate(logarithms);
    for (int i = 0; i < now.length; i++) {
      logarithms[i] = Math.abs(logarithms[i] - median);
    }
    return new Growth(median, CONSISTENT * new Median().evaluate(logarithms));
  }

  private static double logarithm(long last, long now) {
    return StrictMath.log(now) - StrictMath.log(last);
  }

  /** Whether a figure grew or shrank so much more than the others. */
  boolean isFar(long last, long now, BigDecimal deviations, BigDecimal factor) {
    double distance = Math.abs(logarithm(last, now) - median);
    return distance > deviations.doubleValue() * deviation
        && distance >= StrictMath.log(factor.doubleValue());
  }

  /** How many times last year's figures this year's usually are. */
  BigDecimal usual() {
    return new BigDecimal(StrictMath.exp(median)).round(TOLD);
  }
}
