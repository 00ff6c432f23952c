package io.gouji.engine.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as people write them, read in a time that does not grow with the square of their length.
 */
public final class Decimals {
  /** Signs of the longest number that is read to its end; amounts of a state have half of them. */
  private static final int LONGEST = 40;

  private static final Pattern NOUGHTS = Pattern.compile("^(-?)0+(?=\\d)");

  private Decimals() {}

  /**
   * The number of a text of digits. Of one that is longer than any amount the first forty signs
   * count: it is then another number, but none that a figure of a budget could be equal to by it.
   *
   * @param text digits, perhaps with a sign before them and a point among them
   * @throws NumberFormatException if it is no such text
   */
  public static BigDecimal of(String text) {
    if (text.length() <= LONGEST) {
      return new BigDecimal(text);
    }
    String significant = NOUGHTS.matcher(text).replaceFirst("$1");
    return new BigDecimal(significant.substring(0, Math.min(LONGEST, significant.length())));
  }
}
