package io.gouji.engine.formula;

import java.math.RoundingMode;
import java.util.List;

/** What assets lose in value, by Excel's ways of depreciation. */
final class DepreciationFunctions {
  private static final int MONTHS = 12;

  static final List<Function> ALL =
      List.of(
          Functions.function("SLN", 3, 3, "VVV", DepreciationFunctions::straight),
          Functions.function("SYD", 4, 4, "VVVV", DepreciationFunctions::sumOfYears),
          Functions.function("DB", 4, 5, "VVVVV", DepreciationFunctions::fixedRate),
          Functions.function("DDB", 4, 5, "VVVVV", DepreciationFunctions::declining),
          Functions.function("VDB", 5, 7, "VVVVVVV", DepreciationFunctions::between));

  private DepreciationFunctions() {}

  private static Value straight(Arguments arguments) {
    double life = arguments.number(2);
    return life == 0
        ? Value.Error.DIV0
        : Value.of((arguments.number(0) - arguments.number(1)) / life);
  }

  private static Value sumOfYears(Arguments arguments) {
    double life = arguments.number(2);
    double period = arguments.number(3);
    double loss = arguments.number(0) - arguments.number(1);
    if (life <= 0 || period > life || arguments.number(1) < 0) {
      return Value.Error.NUM;
    }
    if (period <= 0) {
      throw Unresolved.unclear("SYD(0)");
    }
    return Value.of(loss * (life - period + 1) * 2 / (life * (life + 1)));
  }

  /** A rate of three decimals on what is left; the first and the last year may be short. */
  private static Value fixedRate(Arguments arguments) {
    double cost = arguments.number(0);
    double salvage = arguments.number(1);
    double life = arguments.number(2);
    double period = arguments.number(3);
    double months = (int) arguments.number(4, MONTHS);
    boolean afterLast = period > (months < MONTHS ? life + 1 : life);
    if (cost < 0 || salvage < 0 || life <= 0 || period < 1 || afterLast) {
      return Value.Error.NUM;
    }
    if (months < 1 || months > MONTHS) {
      return Value.Error.NUM;
    }
    if (cost == 0) {
      return Value.ZERO;
    }
    Limits.bear(period, Limits.STEPS, "DB");
    double rate = Rounding.round(1 - Math.pow(salvage / cost, 1 / life), 3, RoundingMode.HALF_UP);
    double loss = cost * rate * months / MONTHS;
    double lost = 0;
    for (int year = 2; year <= (int) period; year++) {
      lost += loss;
      loss = (cost - lost) * rate;
      loss *= year > (int) life ? (MONTHS - months) / MONTHS : 1;
    }
    return Value.of(loss);
  }

  private static Value declining(Arguments arguments) {
    arguments.complete("DDB");
    double cost = arguments.number(0);
    double salvage = arguments.number(1);
    double life = arguments.number(2);
    double period = arguments.number(3);
    double factor = arguments.number(4, 2);
    boolean outside = period < 1 || period > life;
    if (cost < 0 || salvage < 0 || life <= 0 || factor <= 0 || outside) {
      return Value.Error.NUM;
    }
    if (cost < salvage) {
      throw Unresolved.unclear("DDB(cost < salvage)");
    }
    return Value.of(loss(cost, salvage, life, period, factor));
  }

  /** The loss of one period at a falling balance, never below what the asset is worth at last. */
  private static double loss(
      double cost, double salvage, double life, double period, double factor) {
    double rate = factor / life;
    double before;
    if (rate >= 1) {
      rate = 1;
      before = period == 1 ? cost : 0;
    } else {
      before = cost * Math.pow(1 - rate, period - 1);
    }
    double after = cost * Math.pow(1 - rate, period);
    return Math.max(0, after < salvage ? before - salvage : before - after);
  }

  private static Value between(Arguments arguments) {
    arguments.complete("VDB");
    double cost = arguments.number(0);
    double salvage = arguments.number(1);
    double life = arguments.number(2);
    double start = arguments.number(3);
    double end = arguments.number(4);
    double factor = arguments.number(5, 2);
    boolean switching = !arguments.given(6) || !arguments.truth(6);
    if (start < 0 || end < start || end > life || cost < 0 || salvage > cost || factor <= 0) {
      return Value.Error.NUM;
    }
    if (start != Math.floor(start) || end != Math.floor(end) || life != Math.floor(life)) {
      throw Unresolved.unclear("VDB(part of a period)");
    }
    Limits.bear(end, Limits.STEPS, "VDB");
    double left = cost;
    double sum = 0;
    for (int period = 1; period <= end; period++) {
      double loss = Math.min(left * Math.min(1, factor / life), Math.max(0, left - salvage));
      double straight = (left - salvage) / (life - period + 1);
      loss = switching ? Math.max(loss, straight) : loss;
      left -= loss;
      sum += period > start ? loss : 0;
    }
    return Value.of(sum);
  }
}
