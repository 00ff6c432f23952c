package io.gouji.engine.narrative;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** All true values a printed figure may stand for, both ends included. */
record Interval(BigDecimal low, BigDecimal high) {
  /** Quotients are rounded outwards, so that no true value is ever lost. */
  private static final MathContext DOWN = new MathContext(34, RoundingMode.FLOOR);

  private static final MathContext UP = new MathContext(34, RoundingMode.CEILING);

  static Interval around(BigDecimal value, BigDecimal half) {
    return new Interval(value.subtract(half), value.add(half));
  }

  static Interval exactly(BigDecimal value) {
    return new Interval(value, value);
  }

  Interval plus(Interval other) {
    return new Interval(low.add(other.low), high.add(other.high));
  }

  Interval negate() {
    return new Interval(high.negate(), low.negate());
  }

  Interval minus(Interval other) {
    return plus(other.negate());
  }

  /** The same with a sign: one of 1, 0 and -1. */
  Interval times(int sign) {
    return sign < 0 ? negate() : sign == 0 ? exactly(BigDecimal.ZERO) : this;
  }

  Interval atLeastZero() {
    return new Interval(low.max(BigDecimal.ZERO), high.max(BigDecimal.ZERO));
  }

  /** The value it is around. */
  Interval middle() {
    return exactly(low.add(high).divide(BigDecimal.valueOf(2)));
  }

  boolean isPositive() {
    return low.signum() > 0;
  }

  /**
   * Hundred times this in parts of another.
   *
   * @param whole positive
   */
  Interval percentOf(Interval whole) {
    BigDecimal hundred = BigDecimal.valueOf(100);
    BigDecimal least =
        low.multiply(hundred).divide(low.signum() < 0 ? whole.low : whole.high, DOWN);
    BigDecimal most = high.multiply(hundred).divide(high.signum() < 0 ? whole.high : whole.low, UP);
    return new Interval(least, most);
  }

  boolean meets(Interval other) {
    return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }
}
