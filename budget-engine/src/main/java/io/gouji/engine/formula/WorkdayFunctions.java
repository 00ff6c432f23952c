package io.gouji.engine.formula;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Days that are worked, and the weeks of a year. */
final class WorkdayFunctions {
  private static final int WEEK = 7;

  static final List<Function> ALL =
      List.of(
          Functions.function("WORKDAY", 2, 3, "VVR", a -> workday(a, weekend(a, -1), 2)),
          Functions.function("WORKDAY.INTL", 2, 4, "VVVR", a -> workday(a, weekend(a, 2), 3)),
          Functions.function("NETWORKDAYS", 2, 3, "VVR", a -> between(a, weekend(a, -1), 2)),
          Functions.function("NETWORKDAYS.INTL", 2, 4, "VVVR", a -> between(a, weekend(a, 2), 3)),
          Functions.function(
              "WEEKNUM", 1, 2, "VV", a -> week(day(a, 0), a.has(1) ? a.integer(1) : 1)),
          Functions.function("ISOWEEKNUM", 1, 1, "V", a -> Value.of(isoWeek(day(a, 0)))),
          Functions.function("TIMEVALUE", 1, 1, "V", WorkdayFunctions::time));

  private WorkdayFunctions() {}

  private static int shift(Arguments arguments) {
    return arguments.frame().dates().shift();
  }

  private static int day(Arguments arguments, int index) {
    double serial = Math.floor(arguments.number(index)) + shift(arguments);
    if (!(serial >= 0) || serial > SerialDate.MAX) {
      throw ErrorSignal.NUM;
    }
    return (int) serial;
  }

  /** 0 for a Monday. */
  private static int weekday(int day) {
    return (day + 5) % WEEK;
  }

  /** The days off from Monday on: a text of seven marks, or Excel's number of a pattern. */
  private static boolean[] weekend(Arguments arguments, int index) {
    boolean[] off = new boolean[WEEK];
    if (index >= 0 && arguments.given(index) && arguments.sound(index) instanceof Value.Text text) {
      if (!text.value().matches("[01]{7}")) {
        throw ErrorSignal.VALUE;
      }
      for (int i = 0; i < WEEK; i++) {
        off[i] = text.value().charAt(i) == '1';
      }
      return off;
    }
    int pattern = index < 0 ? 1 : arguments.integer(index, 1);
    if (pattern >= 1 && pattern <= WEEK) {
      off[(pattern + 4) % WEEK] = true;
      off[(pattern + 5) % WEEK] = true;
    } else if (pattern >= 11 && pattern <= 17) {
      off[(pattern - 5) % WEEK] = true;
    } else {
      throw ErrorSignal.NUM;
    }
    return off;
  }

  private static Set<Integer> holidays(Arguments arguments, int index) {
    Set<Integer> days = new HashSet<>();
    if (arguments.given(index)) {
      Cells.Sink sink =
          new Cells.Sink() {
            @Override
            public void number(int row, int column, double day) {
              days.add((int) Math.floor(day) + shift(arguments));
            }

            @Override
            public void other(int row, int column, Value value) {
              number(row, column, Convert.number(value, arguments.frame().dates()));
            }
          };
      Grids.visit(arguments.operand(index), sink);
    }
    return days;
  }

  private static Value workday(Arguments arguments, boolean[] off, int holidaysAt) {
    Set<Integer> holidays = holidays(arguments, holidaysAt);
    int day = day(arguments, 0);
    int left = (int) arguments.number(1);
    int step = Integer.signum(left);
    // The calendar's ends bound the walk, also where every day is off.
    while (left != 0) {
      day += step;
      if (day < 0 || day > SerialDate.MAX) {
        return all(off) ? Value.Error.VALUE : Value.Error.NUM;
      }
      left -= off[weekday(day)] || holidays.contains(day) ? 0 : step;
    }
    return Value.of((double) day - shift(arguments));
  }

  private static boolean all(boolean[] off) {
    boolean all = true;
    for (boolean day : off) {
      all &= day;
    }
    return all;
  }

  private static Value between(Arguments arguments, boolean[] off, int holidaysAt) {
    Set<Integer> holidays = holidays(arguments, holidaysAt);
    int from = day(arguments, 0);
    int to = day(arguments, 1);
    int count = 0;
    for (int day = Math.min(from, to); day <= Math.max(from, to); day++) {
      count += off[weekday(day)] || holidays.contains(day) ? 0 : 1;
    }
    return Value.of(from <= to ? (double) count : -count);
  }

  private static Value week(int day, int kind) {
    if (kind < 0) {
      // Undocumented, yet Excel answers.
      throw Unresolved.unclear("WEEKNUM");
    }
    if (kind == 21) {
      return Value.of(isoWeek(day));
    }
    int first =
        switch (kind) {
          case 1 -> 6;
          case 2 -> 0;
          case 11, 12, 13, 14, 15, 16, 17 -> kind - 11;
          default -> throw ErrorSignal.NUM;
        };
    int newYear = newYear(day);
    int before = (weekday(newYear) - first + WEEK) % WEEK;
    return Value.of((day - newYear + before) / WEEK + 1.0);
  }

  private static int newYear(int day) {
    return (int) SerialDate.of(LocalDate.of(SerialDate.parts(day)[0], 1, 1));
  }

  /** The week belongs to the year of its Thursday. */
  private static double isoWeek(int day) {
    int thursday = day - weekday(day) + 3;
    // The first days Excel knows belong to a week of the year before.
    return thursday < 1 ? 52 : (thursday - newYear(thursday)) / WEEK + 1.0;
  }

  private static Value time(Arguments arguments) {
    if (arguments.sound(0) instanceof Value.Text text) {
      double number = Convert.moment(text);
      return Value.of(number - Math.floor(number));
    }
    return Value.Error.VALUE;
  }
}
