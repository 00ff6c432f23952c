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

  /** Decimals by which the limits of a range are told more finely than what is stated. */
  private static final int MORE_DECIMALS = 2;

  private static final String RANGE = "\u2013";

  /** One in the last of fewer decimals is too much for a slip of rounding. */
  private static final int FINE = 2;

  /** How a percentage is to what it should be. */
  enum Fit {
    /** It is the rounding of a possible value. */
    ROUNDED,
    /** It is, but what the printed figures say themselves is rounded to the next one. */
    NEARLY,
    /** The same where the figures are too few in digits to say more. */
    LOOSE,
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
   * @param whole positive
   */
  Fit fit(Interval part, Interval whole) {
    Interval possible = part.percentOf(whole);
    if (rounded().meets(possible)) {
      boolean same = like(part, whole).value().compareTo(number) == 0;
      return same ? Fit.ROUNDED : isDetermined(possible) ? Fit.NEARLY : Fit.LOOSE;
    }
    if (new Interval(number, number.add(step())).meets(possible)) {
      return Fit.CUT;
    }
    if (number.scale() < FINE) {
      return Fit.WRONG;
    }
    BigDecimal reach = step().multiply(new BigDecimal("1.5"));
    return Interval.around(number, reach).meets(possible) ? Fit.TAIL : Fit.WRONG;
  }

  /** Whether the figures leave less than a step of room. */
  private boolean isDetermined(Interval possible) {
    return possible.high().subtract(possible.low()).compareTo(step()) < 0;
  }

  Quantity quantity() {
    return new Quantity(number, "%");
  }

  /** All percentages that the figures allow, a little wider rather than narrower. */
  String range(Interval part, Interval whole) {
    Interval possible = part.percentOf(whole);
    int decimals = number.scale() + MORE_DECIMALS;
    String low = possible.low().setScale(decimals, RoundingMode.FLOOR).toPlainString();
    String high = possible.high().setScale(decimals, RoundingMode.CEILING).toPlainString();
    return low.equals(high) ? low + "%" : low + "%" + RANGE + high + "%";
  }

  /** The percentage of the figures as printed, with the decimals of this one. */
  Quantity like(Interval part, Interval whole) {
    BigDecimal point = part.middle().percentOf(whole.middle()).low();
    return new Quantity(point.setScale(number.scale(), RoundingMode.HALF_UP), "%");
  }
}
