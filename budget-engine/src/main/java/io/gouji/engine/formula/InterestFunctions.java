package io.gouji.engine.formula;

import java.util.List;

/** Rates of interest turned into one another, and interest summed up. */
final class InterestFunctions {
  private static final int YEAR = 365;

  static final List<Function> ALL =
      List.of(
          Functions.function("EFFECT", 2, 2, "VV", a -> yearly(a, true)),
          Functions.function("NOMINAL", 2, 2, "VV", a -> yearly(a, false)),
          Functions.function("PDURATION", 3, 3, "VVV", InterestFunctions::duration),
          Functions.function("RRI", 3, 3, "VVV", InterestFunctions::rate),
          Functions.function("ISPMT", 4, 4, "VVVV", InterestFunctions::even),
          Functions.function("FVSCHEDULE", 2, 2, "VR", InterestFunctions::schedule),
          Functions.function("CUMIPMT", 6, 6, "VVVVVV", a -> sum(a, true)),
          Functions.function("CUMPRINC", 6, 6, "VVVVVV", a -> sum(a, false)),
          Functions.function("XNPV", 3, 3, "VRR", InterestFunctions::presentValue));

  private InterestFunctions() {}

  private static Value yearly(Arguments arguments, boolean effective) {
    double rate = arguments.number(0);
    double periods = Math.floor(arguments.number(1));
    if (rate <= 0 || periods < 1) {
      return Value.Error.NUM;
    }
    return Value.of(
        effective
            ? Math.pow(1 + rate / periods, periods) - 1
            : (Math.pow(1 + rate, 1 / periods) - 1) * periods);
  }

  private static Value duration(Arguments arguments) {
    double rate = arguments.number(0);
    double present = arguments.number(1);
    double future = arguments.number(2);
    return rate <= 0 || present <= 0 || future <= 0
        ? Value.Error.NUM
        : Value.of(Math.log(future / present) / Math.log1p(rate));
  }

  private static Value rate(Arguments arguments) {
    double periods = arguments.number(0);
    double present = arguments.number(1);
    double future = arguments.number(2);
    return periods <= 0 || present == 0
        ? Value.Error.NUM
        : Value.of(Math.pow(future / present, 1 / periods) - 1);
  }

  /** Interest where the loan is paid back in equal parts. */
  private static Value even(Arguments arguments) {
    double periods = arguments.number(2);
    double owed = arguments.number(3) * arguments.number(0);
    return periods == 0 ? Value.Error.DIV0 : Value.of(owed * (arguments.number(1) / periods - 1));
  }

  private static Value schedule(Arguments arguments) {
    arguments.complete("FVSCHEDULE");
    double value = arguments.number(0);
    for (double rate : Samples.numbers(arguments, 1)) {
      value *= 1 + rate;
    }
    return Value.of(value);
  }

  /** Interest or repayment from one period to another. */
  private static Value sum(Arguments arguments, boolean interest) {
    arguments.complete("CUMIPMT");
    double rate = arguments.number(0);
    double periods = arguments.number(1);
    double present = arguments.number(2);
    double from = Math.ceil(arguments.number(3));
    double to = Math.floor(arguments.number(4));
    double type = arguments.number(5);
    boolean outside = from < 1 || to < from || to > periods;
    if (rate <= 0 || periods <= 0 || present <= 0 || outside || type != 0 && type != 1) {
      return Value.Error.NUM;
    }
    Limits.bear(to - from, Limits.STEPS, interest ? "CUMIPMT" : "CUMPRINC");
    double payment = FinancialFunctions.payment(rate, periods, present, 0, type == 1);
    double sum = 0;
    for (double period = from; period <= to; period++) {
      double part = FinancialFunctions.interest(rate, period, present, payment, type == 1);
      sum += interest ? part : payment - part;
    }
    return Value.of(sum);
  }

  /** Payments on given days, counted back to the first of them. */
  private static Value presentValue(Arguments arguments) {
    double rate = arguments.number(0);
    double[] values = Samples.numbers(arguments, 1);
    double[] days = Samples.numbers(arguments, 2);
    if (values.length != days.length || values.length == 0 || rate <= -1) {
      return Value.Error.NUM;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double since = Math.floor(days[i]) - Math.floor(days[0]);
      if (since < 0) {
        return Value.Error.NUM;
      }
      sum += values[i] / Math.pow(1 + rate, since / YEAR);
    }
    return Value.of(sum);
  }
}
