package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;

/** Ways of choosing and ordering, sums of powers, and steps. */
final class CombinationFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("PERMUT", 2, 2, "VV", CombinationFunctions::ordered),
          Functions.function("PERMUTATIONA", 2, 2, "VV", CombinationFunctions::repeated),
          Functions.function("COMBINA", 2, 2, "VV", CombinationFunctions::combined),
          Functions.function("MULTINOMIAL", 1, 255, "|R", CombinationFunctions::multinomial),
          Functions.function("SERIESSUM", 4, 4, "VVVR", CombinationFunctions::series),
          Functions.function("GESTEP", 1, 2, "VV", CombinationFunctions::step));

  private CombinationFunctions() {}

  private static int count(Arguments arguments, int index) {
    double number = arguments.number(index);
    if (number <= -1 || number > Integer.MAX_VALUE) {
      throw ErrorSignal.NUM;
    }
    return (int) number;
  }

  private static Value ordered(Arguments arguments) {
    int all = count(arguments, 0);
    int chosen = count(arguments, 1);
    if (chosen > all) {
      return Value.Error.NUM;
    }
    double ways = 1;
    for (int i = 0; i < chosen && Double.isFinite(ways); i++) {
      ways *= all - i;
    }
    return Value.of(ways);
  }

  private static Value repeated(Arguments arguments) {
    return Value.of(Math.pow(count(arguments, 0), count(arguments, 1)));
  }

  /** Choosing with repetition is choosing without it from more. */
  private static Value combined(Arguments arguments) {
    int all = count(arguments, 0);
    int chosen = count(arguments, 1);
    if (all < chosen || all == 0) {
      throw Unresolved.unclear("COMBINA");
    }
    Limits.bear(Math.min(chosen, all - 1), Limits.STEPS, "COMBINA");
    return chosen == 0
        ? Value.of(1)
        : Value.of(CombinatoricsUtils.binomialCoefficientDouble(all + chosen - 1, chosen));
  }

  /** The factorial of the sum over the product of the factorials. */
  private static Value multinomial(Arguments arguments) {
    double ways = 1;
    int sum = 0;
    for (double number : Samples.all(arguments)) {
      if (number < 0 || number + sum > Integer.MAX_VALUE) {
        return Value.Error.NUM;
      }
      Limits.bear(Math.min(sum, number), Limits.STEPS, "MULTINOMIAL");
      sum += (int) number;
      ways *= CombinatoricsUtils.binomialCoefficientDouble(sum, (int) number);
    }
    return Value.of(ways);
  }

  private static Value series(Arguments arguments) {
    double x = arguments.number(0);
    double power = arguments.number(1);
    double step = arguments.number(2);
    double sum = 0;
    if (x == 0 && power == 0) {
      return Value.Error.NUM;
    }
    for (double coefficient : Samples.numbers(arguments, 3)) {
      sum += coefficient * Math.pow(x, power);
      power += step;
    }
    return Value.of(sum);
  }

  private static Value step(Arguments arguments) {
    return Value.of(arguments.number(0) >= arguments.number(1, 0) ? 1.0 : 0.0);
  }
}
