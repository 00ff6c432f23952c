package io.gouji.engine.repair;

import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import java.math.BigDecimal;
import java.util.Optional;

/** Which slip of the fingers turns one amount into another. */
final class Typing {
  private static final long[] POWERS = {10, 100, 1000};
  private static final long TEN_THOUSAND = 10_000;

  private Typing() {}

  /**
   * The slip that explains what is printed.
   *
   * @param right the amount that belongs there
   */
  static Optional<Clue> slip(Evidence cell, Amount right) {
    long printed = cell.amount().fen();
    long meant = right.fen();
    if (printed == 0 || meant == 0) {
      return Optional.of(printed == 0 ? Clue.OMITTED : Clue.SUPERFLUOUS);
    }
    if (printed == -meant) {
      return Optional.of(Clue.SIGN);
    }
    if (differsBy(printed, meant, TEN_THOUSAND)) {
      return Optional.of(Clue.UNIT);
    }
    for (long power : POWERS) {
      if (differsBy(printed, meant, power)) {
        return Optional.of(Clue.POINT);
      }
    }
    int decimals = Math.max(cell.decimals(), 0);
    return digits(
        cell.amount().in(cell.unit(), decimals).text(), right.in(cell.unit(), decimals).text());
  }

  /** Digits that must stay as they are for a slip of one digit to be no accident. */
  private static final int TELLING = 3;

  /**
   * Whether a slip of one digit tells an error from a new figure. Among amounts of few digits, 0.30
   * and 0.20, people also change just one when they mean it.
   *
   * @param right the amount that belongs there
   */
  static boolean isTelling(Evidence cell, Amount right) {
    int digits = Math.min(significant(cell.amount()), significant(right));
    int longer = Math.max(significant(cell.amount()), significant(right));
    return (digits == longer ? digits - 1 : digits) >= TELLING;
  }

  /** How many digits an amount has, zeros at its end not counted. */
  private static int significant(Amount amount) {
    return BigDecimal.valueOf(amount.fen()).stripTrailingZeros().precision();
  }

  private static boolean differsBy(long one, long other, long factor) {
    return other % factor == 0 && one == other / factor
        || one % factor == 0 && other == one / factor;
  }

  /** One edit of optimal string alignment, by its kind. */
  private static Optional<Clue> digits(String printed, String meant) {
    int start = 0;
    while (start < Math.min(printed.length(), meant.length())
        && printed.charAt(start) == meant.charAt(start)) {
      start++;
    }
    String one = printed.substring(start);
    String other = meant.substring(start);
    int end = 0;
    while (end < Math.min(one.length(), other.length())
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String wrong = one.substring(0, one.length() - end);
    String right = other.substring(0, other.length() - end);
    if (wrong.length() == 1 && right.length() == 1) {
      return Optional.of(Clue.DIGIT);
    }
    if (wrong.length() == 0 && right.length() == 1) {
      return Optional.of(Clue.DROPPED);
    }
    if (wrong.length() == 1 && right.length() == 0) {
      return Optional.of(Clue.EXTRA);
    }
    return isTransposed(wrong, right) ? Optional.of(Clue.TRANSPOSED) : Optional.empty();
  }

  /** Two digits exchanged, with nothing but a decimal point between them. */
  private static boolean isTransposed(String wrong, String right) {
    boolean apart = wrong.length() == 2 || wrong.length() == 3 && wrong.charAt(1) == '.';
    return apart
        && wrong.length() == right.length()
        && wrong.charAt(0) == right.charAt(right.length() - 1)
        && wrong.charAt(wrong.length() - 1) == right.charAt(0);
  }
}
