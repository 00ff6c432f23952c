package io.gouji.engine.binding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people type them and as spreadsheets keep them. */
final class Dates {
  static final int DAYS_1900_TO_1904 = 1462;

  /** The day before the first of 1900, moved for the leap day that Excel believes in. */
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  /** The years 2000 to 2099 as serial dates. */
  private static final int FIRST = 36526;

  private static final int LAST = 73050;

  private static final Pattern WRITTEN =
      Pattern.compile("(20\\d\\d)\\D{0,2}(\\d{1,2})\\D{1,2}(\\d{1,2})(?:\\D.*)?");
  private static final Pattern DIGITS = Pattern.compile("(20\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");

  private Dates() {}

  static boolean isSerial(double days) {
    return days >= FIRST && days <= LAST;
  }

  /** The date as {@code 2025-03-01}; empty where the text is none of this century. */
  static String iso(String text) {
    if (SERIAL.matcher(text).matches()) {
      int days = Integer.parseInt(text.substring(0, 5));
      return isSerial(days) ? EPOCH.plusDays(days).toString() : "";
    }
    Matcher digits = DIGITS.matcher(text);
    Matcher date = digits.matches() ? digits : WRITTEN.matcher(text);
    return date.matches() ? date(date) : "";
  }

  private static String date(Matcher date) {
    try {
      return LocalDate.of(
              Integer.parseInt(date.group(1)),
              Integer.parseInt(date.group(2)),
              Integer.parseInt(date.group(3)))
          .toString();
    } catch (DateTimeException noDay) {
      return "";
    }
  }
}
