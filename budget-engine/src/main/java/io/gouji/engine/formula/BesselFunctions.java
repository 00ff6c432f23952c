package io.gouji.engine.formula;

import java.util.List;

/** The modified Bessel function of the first kind, which commons-math lacks. */
final class BesselFunctions {
  private static final int MOST_TERMS = 2_000;

  /** Beyond it the series need too many terms. */
  private static final double LARGEST = 700;

  static final List<Function> ALL =
      List.of(Functions.function("BESSELI", 2, 2, "VV", BesselFunctions::first));

  private BesselFunctions() {}

  private static int order(Arguments arguments) {
    double order = arguments.number(1);
    if (order < 0 || order > Short.MAX_VALUE) {
      throw ErrorSignal.NUM;
    }
    return (int) order;
  }

  /** The ascending series, all of whose terms have one sign. */
  private static Value first(Arguments arguments) {
    double half = arguments.number(0) / 2;
    int order = order(arguments);
    if (Math.abs(half) > LARGEST / 2) {
      throw Unresolved.unclear("BESSELI");
    }
    double term = 1;
    for (int i = 1; i <= order; i++) {
      term *= half / i;
    }
    double sum = 0;
    for (int k = 1; k < MOST_TERMS && sum + term != sum; k++) {
      sum += term;
      term *= half / k * (half / (k + order));
    }
    return Value.of(sum);
  }
}
