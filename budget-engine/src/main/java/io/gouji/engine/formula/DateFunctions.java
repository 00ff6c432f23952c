package io.gouji.engine.formula;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Dates as serial numbers, and the functions that would ask the clock or chance. */
final class DateFunctions {
  private static final int SECONDS_A_DAY = 86_400;

  /** What a serial number of 15 digits leaves open of a second. */
  private static final double SERIAL_NOISE = 1e-4;

  static final List<Function> ALL =
      List.of(
          Functions.function("DATE", 3, 3, "VVV", DateFunctions::date),
          part("YEAR", 0),
          part("MONTH", 1),
          part("DAY", 2),
          Functions.function("HOUR", 1, 1, "V", a -> clock(a, 3600, 24)),
          Functions.function("MINUTE", 1, 1, "V", a -> clock(a, 60, 60)),
          Functions.function("SECOND", 1, 1, "V", a -> clock(a, 1, 60)),
          Functions.function("DATEVALUE", 1, 1, "V", DateFunctions::dateValue),
          Functions.function("DAYS", 2, 2, "VV", DateFunctions::days),
          Functions.function("EDATE", 2, 2, "VV", a -> months(a, false)),
          Functions.function("EOMONTH", 2, 2, "VV", a -> months(a, true)),
          Functions.function("WEEKDAY", 1, 2, "VV", DateFunctions::weekday),
          Functions.function("DATEDIF", 3, 3, "VVV", DateFunctions::difference),
          unsteady("TODAY", 0, 0),
          unsteady("NOW", 0, 0),
          unsteady("RAND", 0, 0),
          unsteady("RANDBETWEEN", 2, 2),
          unsteady("RANDARRAY", 0, 5),
          unsteady("INFO", 1, 1),
          unsteady("CELL", 1, 2));

  private DateFunctions() {}

  private static Function unsteady(String name, int min, int max) {
    return new Function.Lazy(
        name,
        min,
        max,
        (arguments, frame) -> {
          throw new Unresolved(UndecidedCell.Reason.VOLATILE, name);
        });
  }

  static int shift(Arguments arguments) {
    return arguments.frame().dates().shift();
  }

  private static double serial(Arguments arguments, int index) {
    return arguments.number(index) + shift(arguments);
  }

  private static Function part(String name, int part) {
    return Functions.function(
        name, 1, 1, "V", a -> Value.of((double) SerialDate.parts(serial(a, 0))[part]));
  }

  private static Value date(Arguments arguments) {
    int year = arguments.integer(0);
    if (year < 0 || year > 9999) {
      return Value.Error.NUM;
    }
    // Excel counts years before 1900 from there.
    LocalDate first = LocalDate.of(year < 1900 ? year + 1900 : year, 1, 1);
    LocalDate month = first.plusMonths(arguments.integer(1) - 1L);
    return bounded(SerialDate.of(month) + arguments.integer(2) - 1, arguments);
  }

  private static Value bounded(double serial, Arguments arguments) {
    double shifted = serial - shift(arguments);
    return shifted >= 0 && serial <= SerialDate.MAX ? Value.of(shifted) : Value.Error.NUM;
  }

  private static Value clock(Arguments arguments, int unit, int cycle) {
    double number = arguments.number(0);
    if (number < 0) {
      return Value.Error.NUM;
    }
    double time = (number - Math.floor(number)) * SECONDS_A_DAY;
    long seconds = Math.round(time);
    long begun = (long) Math.floor(time + SERIAL_NOISE);
    if (unit > 1 && seconds / unit != begun / unit) {
      // Whether the last half second of an hour or minute belongs to the next, engines disagree.
      throw Unresolved.unclear("HOUR/MINUTE");
    }
    return Value.of((double) (seconds / unit % cycle));
  }

  private static Value dateValue(Arguments arguments) {
    Value value = arguments.sound(0);
    return value instanceof Value.Text text
        ? Value.of(Math.floor(Convert.moment(text)) - shift(arguments))
        : Value.Error.VALUE;
  }

  private static Value days(Arguments arguments) {
    return Value.of(Math.floor(arguments.number(0)) - Math.floor(arguments.number(1)));
  }

  private static LocalDate calendar(Arguments arguments, int index) {
    int[] parts = SerialDate.parts(serial(arguments, index));
    // The day 0 and the leap day of 1900 are days to Excel only.
    return LocalDate.of(parts[0], parts[1], 1).plusDays(parts[2] - 1L);
  }

  private static Value months(Arguments arguments, boolean end) {
    int[] day = SerialDate.parts(serial(arguments, 0));
    YearMonth month = YearMonth.of(day[0], day[1]).plusMonths((long) arguments.number(1));
    if (month.getYear() < 1900 || month.getYear() > 9999) {
      return Value.Error.NUM;
    }
    int last = month.lengthOfMonth();
    if (month.getYear() == 1900 && month.getMonthValue() == 2 && (end || day[2] > last)) {
      throw Unresolved.unclear("EDATE/EOMONTH(1900-02)");
    }
    int moved = end ? last : Math.min(day[2], last);
    return bounded(SerialDate.of(month.atDay(1)) + moved - 1, arguments);
  }

  private static Value weekday(Arguments arguments) {
    double serial = serial(arguments, 0);
    int kind = arguments.has(1) ? arguments.integer(1) : 1;
    if (serial < 0 || serial > SerialDate.MAX) {
      return Value.Error.NUM;
    }
    // Serial number 1 counts as a Sunday; from March 1900 on that is true.
    int fromSunday = (int) ((Math.floor(serial) + 6) % 7);
    int fromMonday = (fromSunday + 6) % 7;
    return switch (kind) {
      case 1, 17 -> Value.of(fromSunday + 1.0);
      case 2 -> Value.of(fromMonday + 1.0);
      case 3 -> Value.of((double) fromMonday);
      case 11, 12, 13, 14, 15, 16 -> Value.of((fromMonday + 18 - kind) % 7 + 1.0);
      default -> Value.Error.NUM;
    };
  }

  private static Value difference(Arguments arguments) {
    LocalDate from = calendar(arguments, 0);
    LocalDate to = calendar(arguments, 1);
    if (from.isAfter(to)) {
      return Value.Error.NUM;
    }
    String unit = arguments.text(2).toUpperCase(Locale.ROOT);
    return switch (unit) {
      case "D" -> Value.of(Math.floor(arguments.number(1)) - Math.floor(arguments.number(0)));
      case "M" -> Value.of((double) ChronoUnit.MONTHS.between(from, to));
      case "Y" -> Value.of((double) ChronoUnit.YEARS.between(from, to));
      case "YM" -> Value.of(ChronoUnit.MONTHS.between(from, to) % 12.0);
      case "MD" -> Value.of((double) daysOverMonths(from, to));
      case "YD" -> Value.of((double) daysOverYears(from, to));
      default -> Value.Error.NUM;
    };
  }

  /**
   * Documented: the days apart, months and years left aside. Microsoft warns of wrong answers; none
   * is given where the month before the later day lacks the earlier one.
   */
  private static long daysOverMonths(LocalDate from, LocalDate to) {
    int days = to.getDayOfMonth() - from.getDayOfMonth();
    int before = YearMonth.from(to).minusMonths(1).lengthOfMonth();
    if (days < 0 && from.getDayOfMonth() > before) {
      throw Unresolved.unclear("DATEDIF(MD)");
    }
    return days < 0 ? days + before : days;
  }

  /**
   * Documented: the days apart, years left aside. In which of the two years the days are counted is
   * not; no answer is given where a leap day makes it matter.
   */
  private static long daysOverYears(LocalDate from, LocalDate to) {
    LocalDate moved = from.withYear(to.getYear());
    LocalDate last = moved.isAfter(to) ? from.withYear(to.getYear() - 1) : moved;
    long atEnd = ChronoUnit.DAYS.between(last, to);
    LocalDate next = to.withYear(from.getYear());
    long atStart = ChronoUnit.DAYS.between(from, next.isBefore(from) ? next.plusYears(1) : next);
    boolean leapDay = from.getMonthValue() == 2 && from.getDayOfMonth() == 29;
    if (atEnd != atStart || leapDay && !to.isLeapYear()) {
      throw Unresolved.unclear("DATEDIF(YD)");
    }
    return atEnd;
  }
}
