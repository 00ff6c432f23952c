package io.gouji.engine.binding;

import static java.math.BigDecimal.ONE;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal a cell states, read without an object per cell: {@code unscaled · 10^-scale}.
 *
 * <p>One instance serves a whole workbook; each reading replaces the one before.
 */
final class Decimal {
  /** Excel keeps 15 significant digits; what lies beyond is binary noise, not money. */
  private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final double LARGEST = 1e15;
  private static final int MOST_DIGITS = 18;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private long unscaled;
  private int scale;

  long unscaled() {
    return unscaled;
  }

  /** Digits after the point: those needed for a number, those written for a text. */
  int scale() {
    return scale;
  }

  /** Reads a number; false if it is too large to be an amount. */
  boolean read(double number) {
    for (scale = 0; scale < POWERS.length; scale++) {
      double shifted = Math.rint(number * POWERS[scale]);
      if (!(Math.abs(shifted) < LARGEST)) {
        break;
      }
      // Both operands are exact and division rounds correctly: equality means that this decimal,
      // of at most 15 digits, is the one that the binary number stands for.
      if (shifted / POWERS[scale] == number) {
        unscaled = (long) shifted;
        return true;
      }
    }
    return Double.isFinite(number) && read(BigDecimal.valueOf(number).round(EXCEL));
  }

  private boolean read(BigDecimal exact) {
    BigDecimal plain = exact.stripTrailingZeros();
    if (plain.precision() - plain.scale() > MOST_DIGITS) {
      return false;
    }
    plain = plain.scale() < 0 ? plain.setScale(0) : plain;
    unscaled = plain.unscaledValue().longValueExact();
    scale = plain.scale();
    return true;
  }

  /**
   * Drops what is left behind a place when it is under a thousandth of it: a difference has the
   * noise of the larger numbers it was taken of, so 15 digits of its own say nothing. False, and
   * nothing changes, where there is more.
   */
  boolean settle(int place) {
    BigDecimal exact = BigDecimal.valueOf(unscaled, scale);
    BigDecimal settled = exact.setScale(place, RoundingMode.HALF_EVEN);
    boolean noise = exact.subtract(settled).abs().movePointRight(place + 3).compareTo(ONE) < 0;
    return noise && read(settled);
  }

  /**
   * Reads a number that was typed as text; false if the text is no plain decimal.
   *
   * @param text normalised: half-width signs, no white space
   */
  boolean read(String text) {
    int at = 0;
    boolean negative = !text.isEmpty() && isMinus(text.charAt(0));
    if (negative || text.startsWith("+")) {
      at++;
    }
    int start = at;
    int point = -1;
    int group = -1;
    int digits = 0;
    unscaled = 0;
    for (; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign >= '0' && sign <= '9') {
        unscaled = unscaled * 10 + (sign - '0');
        digits++;
      } else if (sign == '.' && point < 0) {
        point = at;
      } else if (sign == ',' && point < 0 && isGroup(start, group, at)) {
        group = at;
      } else {
        return false;
      }
    }
    int whole = point < 0 ? at : point;
    scale = point < 0 ? 0 : at - point - 1;
    unscaled = negative ? -unscaled : unscaled;
    return digits > 0 && digits <= MOST_DIGITS && (group < 0 || whole - group == 4);
  }

  /** Whether a comma may stand here: after one to three digits, then after every three. */
  private static boolean isGroup(int start, int lastComma, int at) {
    int since = at - (lastComma < 0 ? start : lastComma + 1);
    return lastComma < 0 ? since >= 1 && since <= 3 : since == 3;
  }

  private static boolean isMinus(char sign) {
    return sign == '-' || sign == '\u2212';
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(unscaled, scale).toPlainString();
  }
}
