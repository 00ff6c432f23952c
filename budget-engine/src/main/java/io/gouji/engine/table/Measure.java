package io.gouji.engine.table;

import java.math.BigDecimal;

/**
 * A number of a table that is no money, a percentage, a quantity or a price, as it is written.
 *
 * @param form how it is written
 * @param value percent points where it is written with a percent sign; 0 where there is no number
 * @param decimals digits behind its point as written
 * @param words the cell's words; empty where nothing stands
 */
public record Measure(Form form, BigDecimal value, int decimals, String words) {
  /** How a number may stand in a cell. */
  public enum Form {
    /** Nothing, or a dash. */
    NONE,
    /** A number without a percent sign. */
    PLAIN,
    /** A number with a percent sign, typed or by its number format. */
    PERCENT,
    /** Words or an error value instead of a number. */
    WORDS,
    /** A formula of which the value is not known. */
    UNKNOWN
  }

  private static final BigDecimal ONE_HALF = new BigDecimal("0.5");

  /** A cell without a number. */
  public static Measure without(Form form, String words) {
    return new Measure(form, BigDecimal.ZERO, 0, words);
  }

  public boolean isNumber() {
    return form == Form.PLAIN || form == Form.PERCENT;
  }

  /** One unit of its last digit. */
  public BigDecimal step() {
    return BigDecimal.ONE.movePointLeft(decimals);
  }

  /** Half of that: what rounding may have taken from it or added to it. */
  public BigDecimal halfStep() {
    return step().multiply(ONE_HALF);
  }
}
