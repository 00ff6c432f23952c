package io.gouji.engine.xlsx;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/** Dates that strict files write as ISO 8601 texts, as the serial numbers Excel calculates with. */
final class IsoDate {
  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 31);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate AFTER_LEAP_BUG = LocalDate.of(1900, 3, 1);
  private static final double NANOS_PER_DAY = 86_400e9;

  private IsoDate() {}

  /** The serial number of a date, a time or both; empty where the text is neither. */
  static OptionalDouble serial(String text, boolean date1904) {
    String plain = text.trim();
    if (plain.endsWith("Z")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    int split = plain.indexOf('T');
    String date = split < 0 ? plain : plain.substring(0, split);
    String time = split < 0 ? "" : plain.substring(split + 1);
    try {
      double days = date.isEmpty() ? 0 : days(LocalDate.parse(date), date1904);
      return OptionalDouble.of(
          days + (time.isEmpty() ? 0 : LocalTime.parse(time).toNanoOfDay() / NANOS_PER_DAY));
    } catch (DateTimeException none) {
      return OptionalDouble.empty();
    }
  }

  private static double days(LocalDate date, boolean date1904) {
    if (date1904) {
      return ChronoUnit.DAYS.between(EPOCH_1904, date);
    }
    // Excel believes that 1900 was a leap year.
    return ChronoUnit.DAYS.between(EPOCH_1900, date) + (date.isBefore(AFTER_LEAP_BUG) ? 0 : 1);
  }
}
