package io.gouji.engine.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number of a cell read as money: the one crossing from cells to money.
 *
 * @param fen the amount, rounded half up to a fen where the cell is finer
 * @param decimals the cell's own decimals in its unit
 * @param excess whether the cell states more than whole fen
 */
public record Figure(long fen, int decimals, boolean excess) {
  /** Excel keeps 15 significant digits; what lies beyond is binary noise, not money. */
  private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_EVEN);

  /**
   * Reads a cell's number.
   *
   * @param number the decimal the cell's binary64 prints as, or the decimal its text spells
   * @throws ArithmeticException if the amount does not fit a {@code long} of fen
   */
  public static Figure of(BigDecimal number, Unit unit) {
    BigDecimal exact = number.round(EXCEL).stripTrailingZeros();
    BigDecimal fen = exact.movePointRight(unit.fenDigits());
    boolean excess = fen.stripTrailingZeros().scale() > 0;
    long whole = fen.setScale(0, RoundingMode.HALF_UP).longValueExact();
    return new Figure(whole, Math.max(exact.scale(), 0), excess);
  }

  /**
   * Reads {@code unscaled · 10^-scale}; the decimals are the scale.
   *
   * @throws ArithmeticException if the amount does not fit a {@code long} of fen
   */
  public static Figure of(long unscaled, int scale, Unit unit) {
    int shift = unit.fenDigits() - scale;
    return shift >= 0
        ? new Figure(Math.multiplyExact(unscaled, power(shift)), scale, false)
        : new Figure(round(unscaled, -shift), scale, unscaled % power(-shift) != 0);
  }

  /** The amount as a number format with so many decimals shows it; negative: in tens, hundreds … */
  public static long shown(long fen, Unit unit, int decimals) {
    int digits = unit.fenDigits() - decimals;
    return digits <= 0 ? fen : Math.multiplyExact(round(fen, digits), power(digits));
  }

  /** Half up by absolute value, as Excel displays. */
  private static long round(long number, int digits) {
    long step = power(digits);
    long rest = number % step;
    long up = Math.abs(rest) >= step - Math.abs(rest) ? Long.signum(number) : 0;
    return number / step + up;
  }

  private static long power(int exponent) {
    if (exponent > 18) {
      throw new ArithmeticException("power of ten out of range: " + exponent);
    }
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
