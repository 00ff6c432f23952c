package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Decimals;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * An amount as the text states it; all intervals are in fen.
 *
 * @param number as written, with the decimals it was written with
 */
record Money(BigDecimal number, Unit unit, Span span) {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MOST_PLACES = 8;

  /** An amount of fewer digits says too little to be the rounding of another. */
  private static final int FEWEST_DIGITS = 3;

  private static final String DIGITS = "-0123456789.,";

  /**
   * Reads an amount that a pattern has found.
   *
   * @param units by label
   */
  static Money of(Span span, Map<String, Unit> units) {
    String text = span.text();
    int digits = 0;
    while (digits < text.length() && DIGITS.indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    return new Money(
        Decimals.of(text.substring(0, digits).replace(",", "")),
        units.get(text.substring(digits)),
        span);
  }

  BigDecimal fen() {
    return number.movePointRight(unit.fenDigits());
  }

  private BigDecimal step() {
    return BigDecimal.ONE.movePointRight(unit.fenDigits() - number.scale());
  }

  /** What it stands for if it was rounded. */
  Interval rounded() {
    return Interval.around(fen(), step().multiply(HALF));
  }

  /** What it stands for if it was rounded or cut off. */
  Interval printed() {
    Interval rounded = rounded();
    return number.signum() < 0
        ? new Interval(fen().subtract(step()), rounded.high())
        : new Interval(rounded.low(), fen().add(step()));
  }

  /** As it is written. */
  String text() {
    return number.toPlainString() + unit.label();
  }

  /** Whether it has the digits of another amount and the point, or the unit, of a third. */
  boolean isShifted(Interval other) {
    if (number.precision() - trailing() < 2) {
      return false;
    }
    for (int places = 1; places <= MOST_PLACES; places++) {
      boolean up = shifted(places).printed().meets(other);
      if (up || shifted(-places).printed().meets(other)) {
        return true;
      }
    }
    return false;
  }

  private Money shifted(int places) {
    return new Money(number.scaleByPowerOfTen(places), unit, span);
  }

  /** Noughts at its end. */
  private int trailing() {
    return number.signum() == 0 ? 0 : number.scale() - number.stripTrailingZeros().scale();
  }

  /** Whether its noughts at the end are those of another amount, rounded. */
  boolean isCoarse(Interval other) {
    int noughts = trailing() - Math.max(number.scale(), 0);
    return noughts > 0
        && number.precision() - trailing() >= FEWEST_DIGITS
        && new Money(number.setScale(-noughts), unit, span).rounded().meets(other);
  }

  Quantity quantity() {
    return new Quantity(number, unit.label());
  }

  /** An amount written the way this one is: in its unit, with its decimals. */
  Quantity like(BigDecimal fen) {
    return new Quantity(
        fen.movePointLeft(unit.fenDigits()).setScale(number.scale(), RoundingMode.HALF_UP),
        unit.label());
  }

  Amount amount() {
    return new Amount(fen().setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
