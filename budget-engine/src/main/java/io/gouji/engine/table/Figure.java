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
}
