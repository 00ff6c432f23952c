package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentage as the text states it.
 *
 * @param number as written, with the decimals it was written with
 */
record Percent(BigDecimal number, Span span) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** How a percentage is to what it should be. */
  enum Fit {
    /** It is the rounding of a possible value. */
    ROUNDED,
    /** It is a possible value cut off. */
    CUT,
    /** It is off by one in its last digit, which no rounding of a possible value is. */
    TAIL,
    /** It is none of these. */
    WRONG
  }

  BigDecimal step() {
    return BigDecimal.ONE.movePointLeft(number.scale());
  }

  Interval rounded() {
    return Interval.around(number, step().multiply(HALF));
  }

  /**
   * Compares with what the figures allow.
   *
   * @param true the values the quotient may have, in percent
   */
  Fit fit(Interval possible) {
    if (rounded().meets(possible)) {
      return Fit.ROUNDED;
    }
    if (new Interval(number, number.add(step())).meets(possible)) {
      return Fit.CUT;
    }
    BigDecimal reach = step().multiply(new BigDecimal("1.5"));
    return Interval.around(number, reach).meets(possible) ? Fit.TAIL : Fit.WRONG;
  }

  Quantity quantity() {
    return new Quantity(number, "%");
  }

  /** A percentage written the way this one is, with at least its decimals. */
  Quantity like(Interval possible) {
    BigDecimal middle = possible.low().add(possible.high()).multiply(HALF);
    return new Quantity(middle.setScale(number.scale(), RoundingMode.HALF_UP), "%");
  }
}
