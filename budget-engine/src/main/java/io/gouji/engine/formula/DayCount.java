package io.gouji.engine.formula;

import java.time.LocalDate;

/** The ways of counting days and years between two dates, which the documentation calls basis. */
enum DayCount {
  US_30_360(360),
  ACTUAL(Double.NaN),
  ACTUAL_360(360),
  ACTUAL_365(365),
  EUROPEAN_30_360(360);

  private static final int MONTH = 30;

  private final double year;

  DayCount(double year) {
    this.year = year;
  }

  /** The basis that an argument names, from 0 to 4; left out it is 0. */
  static DayCount of(Arguments arguments, int index) {
    int basis = arguments.integer(index, 0);
    if (basis < 0 || basis >= values().length) {
      throw ErrorSignal.NUM;
    }
    return values()[basis];
  }

  /** Whether every month has thirty days. */
  boolean thirty() {
    return this == US_30_360 || this == EUROPEAN_30_360;
  }

  /** The days of a year; none are told for {@link #ACTUAL}. */
  double year() {
    return year;
  }

  /** The days from one date to a later one. */
  double days(LocalDate from, LocalDate to) {
    if (!thirty()) {
      return (double) to.toEpochDay() - from.toEpochDay();
    }
    int first = Math.min(MONTH, from.getDayOfMonth());
    int last = to.getDayOfMonth();
    if (this == EUROPEAN_30_360) {
      last = Math.min(MONTH, last);
    } else {
      if (endsFebruary(from) || endsFebruary(to)) {
        // How the end of February counts, functions and versions disagree.
        throw Unresolved.unclear("30/360(02-28)");
      }
      last = last > MONTH && first == MONTH ? MONTH : last;
    }
    int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
    return months * (double) MONTH + last - first;
  }

  private static boolean endsFebruary(LocalDate date) {
    return date.getMonthValue() == 2 && date.getDayOfMonth() == date.lengthOfMonth();
  }

  /** The share of a year; how long a year is that is partly a leap year, is not documented. */
  double years(LocalDate from, LocalDate to) {
    if (this != ACTUAL) {
      return days(from, to) / year;
    }
    if (from.getYear() != to.getYear()) {
      throw Unresolved.unclear("basis 1");
    }
    return days(from, to) / from.lengthOfYear();
  }
}
