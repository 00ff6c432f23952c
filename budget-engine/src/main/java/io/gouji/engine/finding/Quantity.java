package io.gouji.engine.finding;

import java.math.BigDecimal;

/**
 * A figure as it is told: a decimal in the unit beside it.
 *
 * @param unit the unit's label as printed, or the empty text for a count
 */
public record Quantity(BigDecimal value, String unit) {
  /** The decimal without exponent, with the digits it was given: {@code 263.40}. */
  public String text() {
    return value.toPlainString();
  }
}
