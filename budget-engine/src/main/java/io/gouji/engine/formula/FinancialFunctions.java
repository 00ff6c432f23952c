package io.gouji.engine.formula;

import java.util.List;

/**
 * Regular payments at a fixed rate; money received is positive, money paid negative. What POI's
 * library does right is left to it.
 */
final class FinancialFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("PMT", 3, 5, "VVVVV", a -> Value.of(payment(a, 1))),
          Functions.function("IPMT", 4, 6, "VVVVVV", a -> Value.of(interest(a))),
          Functions.function("PPMT", 4, 6, "VVVVVV", FinancialFunctions::principal),
          Functions.function("RATE", 3, 6, "VVVVVV", RateFunctions::rate),
          Functions.function("IRR", 1, 2, "RV", RateFunctions::irr),
          Functions.function("XIRR", 2, 3, "RRV", RateFunctions::dated),
          Functions.function("MIRR", 3, 3, "RVV", RateFunctions::mirr),
          Functions.function("DOLLARDE", 2, 2, "VV", a -> fraction(a, true)),
          Functions.function("DOLLARFR", 2, 2, "VV", a -> fraction(a, false)));

  private FinancialFunctions() {}

  /** Whether payments come at the start of a period. */
  static boolean atStart(Arguments arguments, int index) {
    return arguments.number(index, 0) != 0;
  }

  private static double growth(double rate, double periods) {
    return Math.pow(1 + rate, periods);
  }

  /** What one unit a period has grown to in the end. */
  private static double annuity(double rate, double periods, boolean atStart) {
    if (rate == 0) {
      return periods;
    }
    double sum = Math.expm1(periods * Math.log1p(rate)) / rate;
    return atStart ? sum * (1 + rate) : sum;
  }

  /** The payment of one period; the number of periods and what follows it stand from a place on. */
  private static double payment(Arguments arguments, int from) {
    return payment(
        arguments.number(0),
        arguments.number(from),
        arguments.number(from + 1),
        arguments.number(from + 2, 0),
        atStart(arguments, from + 3));
  }

  static double payment(
      double rate, double periods, double present, double future, boolean atStart) {
    return -(present * growth(rate, periods) + future) / annuity(rate, periods, atStart);
  }

  private static double interest(Arguments arguments) {
    double rate = arguments.number(0);
    double period = arguments.number(1);
    boolean atStart = atStart(arguments, 5);
    if (atStart && arguments.number(5) != 1) {
      throw Unresolved.unclear("IPMT(type)");
    }
    if (rate <= -1 || period < 1 || period >= arguments.number(2) + 1) {
      throw ErrorSignal.NUM;
    }
    return interest(rate, period, arguments.number(3), payment(arguments, 2), atStart);
  }

  /** The part of a payment that is interest on what is still owed. */
  static double interest(
      double rate, double period, double present, double payment, boolean atStart) {
    if (period == 1) {
      return atStart ? 0 : -present * rate;
    }
    double before = atStart ? period - 2 : period - 1;
    double owed = -present * growth(rate, before) - payment * annuity(rate, before, atStart);
    return rate * (atStart ? owed - payment : owed);
  }

  private static Value principal(Arguments arguments) {
    return Value.of(payment(arguments, 2) - interest(arguments));
  }

  /** Prices whose decimals count parts of a whole, such as 1.02 for one and two sixteenths. */
  private static Value fraction(Arguments arguments, boolean toDecimal) {
    double price = arguments.number(0);
    double parts = Math.floor(arguments.number(1));
    if (parts < 1) {
      return parts < 0 ? Value.Error.NUM : Value.Error.DIV0;
    }
    double whole = price < 0 ? Math.ceil(price) : Math.floor(price);
    double factor = Math.pow(10, Math.ceil(Math.log10(parts))) / parts;
    return Value.of(whole + (price - whole) * (toDecimal ? factor : 1 / factor));
  }
}
