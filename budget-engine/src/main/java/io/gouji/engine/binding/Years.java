package io.gouji.engine.binding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Years in headers, told by their distance from the budget year: a pack of 2025 that expects a
 * column "2024 budget" means the year before, and finds "2025 budget" in a table of 2026.
 *
 * @param pattern finds a year; group 1 is the year
 * @param base the budget year; 0 when it is unknown and texts stay as they are
 */
record Years(Pattern pattern, int base) {
  private static final int YEAR_DIGITS = 4;

  static Years of(Pattern pattern, String year) {
    return new Years(pattern, number(year));
  }

  /** The budget year as text; empty if unknown. */
  String period() {
    return base == 0 ? "" : Integer.toString(base);
  }

  /** The latest year a text states; 0 if none. */
  static int latest(Pattern pattern, String text) {
    int latest = 0;
    if (hasDigit(text)) {
      for (Matcher found = pattern.matcher(text); found.find(); ) {
        latest = Math.max(latest, number(found.group(1)));
      }
    }
    return latest;
  }

  /** The text with each year replaced by its distance in braces. */
  String relative(String text) {
    if (base == 0 || !hasDigit(text)) {
      return text;
    }
    return pattern
        .matcher(text)
        .replaceAll(
            found -> {
              int from = found.start(1) - found.start();
              int to = found.end(1) - found.start();
              String year = "{" + (number(found.group(1)) - base) + "}";
              String whole = found.group();
              return Matcher.quoteReplacement(
                  whole.substring(0, from) + year + whole.substring(to));
            });
  }

  /** The text without its mention of the budget year itself; other years stay. */
  String without(String text) {
    if (base == 0 || !hasDigit(text)) {
      return text;
    }
    Matcher found = pattern.matcher(text);
    return found.find() && number(found.group(1)) == base
        ? text.substring(0, found.start()) + text.substring(found.end())
        : text;
  }

  private static int number(String year) {
    if (year.length() != YEAR_DIGITS) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < YEAR_DIGITS; i++) {
      char digit = year.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }
}
