package io.gouji.engine.formula;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The dates on which a security pays interest: counted back from its maturity, at the end of the
 * month if that is at the end of one; Microsoft's documentation of COUPPCD and its kin.
 */
final class CouponFunctions {
  private static final int MONTHS = 12;

  static final List<Function> ALL =
      List.of(
          Functions.function("COUPNUM", 3, 4, "VVVV", a -> Value.of((double) Coupons.of(a).left())),
          Functions.function("COUPPCD", 3, 4, "VVVV", a -> serial(a, Coupons.of(a).last())),
          Functions.function("COUPNCD", 3, 4, "VVVV", a -> serial(a, Coupons.of(a).next())),
          Functions.function("COUPDAYS", 3, 4, "VVVV", a -> Value.of(days(a))),
          Functions.function("COUPDAYBS", 3, 4, "VVVV", a -> Value.of(begun(a))),
          Functions.function("COUPDAYSNC", 3, 4, "VVVV", CouponFunctions::remaining));

  private CouponFunctions() {}

  /** The period in which a security is bought, and how many payments are left. */
  private record Coupons(LocalDate bought, LocalDate last, LocalDate next, int left) {
    static Coupons of(Arguments arguments) {
      LocalDate bought = SecurityFunctions.date(arguments, 0);
      LocalDate due = SecurityFunctions.date(arguments, 1);
      int frequency = frequency(arguments);
      DayCount.of(arguments, 3);
      if (!bought.isBefore(due)) {
        throw ErrorSignal.NUM;
      }
      int left = 1;
      while (before(due, left * MONTHS / frequency).isAfter(bought)) {
        left++;
      }
      LocalDate last = before(due, left * MONTHS / frequency);
      return new Coupons(bought, last, before(due, (left - 1) * MONTHS / frequency), left);
    }

    private static LocalDate before(LocalDate due, int months) {
      LocalDate day = due.minusMonths(months);
      return due.getDayOfMonth() == due.lengthOfMonth() ? YearMonth.from(day).atEndOfMonth() : day;
    }
  }

  private static int frequency(Arguments arguments) {
    int frequency = arguments.integer(2);
    if (frequency != 1 && frequency != 2 && frequency != 4) {
      throw ErrorSignal.NUM;
    }
    return frequency;
  }

  private static Value serial(Arguments arguments, LocalDate date) {
    return Value.of(SerialDate.of(date) - DateFunctions.shift(arguments));
  }

  private static double days(Arguments arguments) {
    Coupons coupons = Coupons.of(arguments);
    DayCount basis = DayCount.of(arguments, 3);
    return basis == DayCount.ACTUAL
        ? basis.days(coupons.last(), coupons.next())
        : basis.year() / frequency(arguments);
  }

  private static double begun(Arguments arguments) {
    Coupons coupons = Coupons.of(arguments);
    return DayCount.of(arguments, 3).days(coupons.last(), coupons.bought());
  }

  /** Of months of thirty days, what the days since the last payment leave. */
  private static Value remaining(Arguments arguments) {
    Coupons coupons = Coupons.of(arguments);
    DayCount basis = DayCount.of(arguments, 3);
    return Value.of(
        basis.thirty()
            ? days(arguments) - begun(arguments)
            : basis.days(coupons.bought(), coupons.next()));
  }
}
