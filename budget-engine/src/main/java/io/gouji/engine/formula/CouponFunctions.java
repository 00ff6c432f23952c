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
      return of(arguments, 2, 3);
    }

    static Coupons of(Arguments arguments, int frequencyAt, int basisAt) {
      LocalDate bought = SecurityFunctions.date(arguments, 0);
      LocalDate due = SecurityFunctions.date(arguments, 1);
      int frequency = frequency(arguments, frequencyAt);
      DayCount.of(arguments, basisAt);
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

  /** How often a year interest is paid. */
  static int frequency(Arguments arguments, int index) {
    int frequency = arguments.integer(index);
    if (frequency != 1 && frequency != 2 && frequency != 4) {
      throw ErrorSignal.NUM;
    }
    return frequency;
  }

  private static Value serial(Arguments arguments, LocalDate date) {
    return Value.of(SerialDate.of(date) - DateFunctions.shift(arguments));
  }

  /**
   * Where in the periods of its interest a security is bought.
   *
   * @param payments how many are left
   * @param next periods until the next one
   * @param begun the share of the period that is over
   */
  record Period(int payments, double next, double begun, int frequency) {}

  /** The period by the arguments of that number, the dates being the first two. */
  static Period period(Arguments arguments, int frequencyAt, int basisAt) {
    Coupons coupons = Coupons.of(arguments, frequencyAt, basisAt);
    DayCount basis = DayCount.of(arguments, basisAt);
    int frequency = frequency(arguments, frequencyAt);
    double whole = days(coupons, basis, frequency);
    double begun = basis.days(coupons.last(), coupons.bought());
    double left = remaining(coupons, basis, frequency);
    return new Period(coupons.left(), left / whole, begun / whole, frequency);
  }

  private static double days(Arguments arguments) {
    return days(Coupons.of(arguments), DayCount.of(arguments, 3), frequency(arguments, 2));
  }

  private static double days(Coupons coupons, DayCount basis, int frequency) {
    return basis == DayCount.ACTUAL
        ? basis.days(coupons.last(), coupons.next())
        : basis.year() / frequency;
  }

  private static double begun(Arguments arguments) {
    Coupons coupons = Coupons.of(arguments);
    return DayCount.of(arguments, 3).days(coupons.last(), coupons.bought());
  }

  private static Value remaining(Arguments arguments) {
    DayCount basis = DayCount.of(arguments, 3);
    return Value.of(remaining(Coupons.of(arguments), basis, frequency(arguments, 2)));
  }

  /** Of months of thirty days, what the days since the last payment leave. */
  private static double remaining(Coupons coupons, DayCount basis, int frequency) {
    return basis.thirty()
        ? days(coupons, basis, frequency) - basis.days(coupons.last(), coupons.bought())
        : basis.days(coupons.bought(), coupons.next());
  }
}
