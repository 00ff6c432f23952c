package io.gouji.engine.formula;

import java.time.LocalDate;
import java.util.List;

/**
 * Securities without coupons; the formulas are those of Microsoft's documentation, function by
 * function.
 */
final class SecurityFunctions {
  private static final double YEAR = 360;
  private static final double PAR = 100;

  /** A bill that runs longer is reckoned in a way that is not documented. */
  private static final double HALF_YEAR = 182;

  static final List<Function> ALL =
      List.of(
          discounted("DISC", (price, redeemed, years) -> (redeemed - price) / redeemed / years),
          discounted("INTRATE", (paid, redeemed, years) -> (redeemed - paid) / paid / years),
          discounted("YIELDDISC", (price, redeemed, years) -> (redeemed / price - 1) / years),
          discounted("RECEIVED", (paid, rate, years) -> paid / (1 - rate * years)),
          discounted("PRICEDISC", (rate, redeemed, years) -> redeemed * (1 - rate * years)),
          Functions.function("ACCRINTM", 4, 5, "VVVVV", SecurityFunctions::accrued),
          bill("TBILLPRICE", (rate, days) -> PAR * (1 - rate * days / YEAR)),
          bill("TBILLYIELD", (price, days) -> (PAR - price) / price * YEAR / days),
          bill("TBILLEQ", SecurityFunctions::equivalent));

  private SecurityFunctions() {}

  /** From two figures and the share of a year between the dates. */
  @FunctionalInterface
  private interface Discounted {
    double of(double first, double second, double years);
  }

  /** From one figure and the days between the dates. */
  @FunctionalInterface
  private interface Bill {
    double of(double figure, double days);
  }

  /** A date without its time; the time of day does not count. */
  static LocalDate date(Arguments arguments, int index) {
    int[] parts = SerialDate.parts(arguments.number(index) + DateFunctions.shift(arguments));
    if (parts[0] == 1900 && parts[1] <= 2) {
      throw Unresolved.unclear("1900-02-29");
    }
    return LocalDate.of(parts[0], parts[1], parts[2]);
  }

  private static double positive(Arguments arguments, int index) {
    double number = arguments.number(index);
    if (number <= 0) {
      throw ErrorSignal.NUM;
    }
    return number;
  }

  private static Function discounted(String name, Discounted body) {
    return Functions.function(
        name,
        4,
        5,
        "VVVVV",
        a -> {
          DayCount basis = DayCount.of(a, 4);
          double first = positive(a, 2);
          double second = positive(a, 3);
          double years = years(a, basis);
          double answer = body.of(first, second, years);
          return answer < 0 && name.equals("RECEIVED") ? Value.Error.NUM : Value.of(answer);
        });
  }

  private static double years(Arguments arguments, DayCount basis) {
    LocalDate from = date(arguments, 0);
    LocalDate to = date(arguments, 1);
    if (!from.isBefore(to)) {
      throw ErrorSignal.NUM;
    }
    return basis.years(from, to);
  }

  private static Value accrued(Arguments arguments) {
    DayCount basis = DayCount.of(arguments, 4);
    double rate = positive(arguments, 2);
    double par = arguments.given(3) ? positive(arguments, 3) : 1_000;
    return Value.of(par * rate * years(arguments, basis));
  }

  private static Function bill(String name, Bill body) {
    return Functions.function(
        name,
        3,
        3,
        "VVV",
        a -> {
          double figure = positive(a, 2);
          LocalDate from = date(a, 0);
          LocalDate to = date(a, 1);
          if (!from.isBefore(to) || to.isAfter(from.plusYears(1))) {
            return Value.Error.NUM;
          }
          double answer = body.of(figure, DayCount.ACTUAL_360.days(from, to));
          return answer < 0 ? Value.Error.NUM : Value.of(answer);
        });
  }

  private static double equivalent(double rate, double days) {
    if (days > HALF_YEAR) {
      throw Unresolved.unclear("TBILLEQ(> 182)");
    }
    return 365 * rate / (YEAR - rate * days);
  }
}
