package io.gouji.engine.formula;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;

/** Quantiles, ranks, the most frequent, and the shape of a sample. */
final class OrderFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("PERCENTILE", 2, 2, "RV", a -> share(a, a.number(1), false)),
          Functions.function("PERCENTILE.INC", 2, 2, "RV", a -> share(a, a.number(1), false)),
          Functions.function("PERCENTILE.EXC", 2, 2, "RV", a -> share(a, a.number(1), true)),
          Functions.function("QUARTILE", 2, 2, "RV", a -> quarter(a, false)),
          Functions.function("QUARTILE.INC", 2, 2, "RV", a -> quarter(a, false)),
          Functions.function("QUARTILE.EXC", 2, 2, "RV", a -> quarter(a, true)),
          Functions.function("RANK.EQ", 2, 3, "VRV", a -> rank(a, 0)),
          Functions.function("RANK.AVG", 2, 3, "VRV", a -> rank(a, 0.5)),
          Functions.function("MODE", 1, 255, "|R", a -> modes(a).at(0, 0)),
          Functions.function("MODE.SNGL", 1, 255, "|R", a -> modes(a).at(0, 0)),
          Functions.function("MODE.MULT", 1, 255, "|R", OrderFunctions::modes),
          Functions.function("TRIMMEAN", 2, 2, "RV", OrderFunctions::trimmed),
          Functions.function("HARMEAN", 1, 255, "|R", OrderFunctions::harmonic),
          Functions.function("SKEW", 1, 255, "|R", a -> skewness(a, true)),
          Functions.function("SKEW.P", 1, 255, "|R", a -> skewness(a, false)),
          Functions.function("KURT", 1, 255, "|R", OrderFunctions::peakedness));

  private OrderFunctions() {}

  /** The value below which a share of the sample lies, between two of them in proportion. */
  private static Value share(Arguments arguments, double share, boolean exclusive) {
    double[] sorted = Samples.numbers(arguments, 0);
    Arrays.sort(sorted);
    double place = exclusive ? share * (sorted.length + 1) - 1 : share * (sorted.length - 1);
    if (sorted.length == 0 || share < 0 || share > 1 || place < 0 || place > sorted.length - 1) {
      return Value.Error.NUM;
    }
    int below = (int) Rounding.floor(place);
    double part = place - below;
    return Value.of(
        below + 1 >= sorted.length || part <= 0
            ? sorted[below]
            : sorted[below] + part * (sorted[below + 1] - sorted[below]));
  }

  private static Value quarter(Arguments arguments, boolean exclusive) {
    double quarters = (int) arguments.number(1);
    boolean outside = exclusive ? quarters < 1 || quarters > 3 : quarters < 0 || quarters > 4;
    return outside ? Value.Error.NUM : share(arguments, quarters / 4, exclusive);
  }

  /** The largest first unless told otherwise; equal ones share a rank, or the mean of theirs. */
  private static Value rank(Arguments arguments, double shared) {
    double wanted = arguments.number(0);
    boolean ascending = arguments.number(2, 0) != 0;
    int before = 0;
    int equal = 0;
    for (double number : Samples.numbers(arguments, 1)) {
      equal += number == wanted ? 1 : 0;
      before += (ascending ? number < wanted : number > wanted) ? 1 : 0;
    }
    return equal == 0 ? Value.Error.NA : Value.of(before + 1 + shared * (equal - 1));
  }

  /** All that come most often, in the order of their first coming. */
  private static Operand modes(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      Operand operand = arguments.operand(i);
      boolean one = operand.rows() == 1 && operand.columns() == 1;
      boolean told =
          arguments.value(i) instanceof Value.Number || arguments.value(i) instanceof Value.Error;
      if (one && !told) {
        // Excel's own files know both #N/A and #VALUE! for it.
        throw Unresolved.unclear("MODE(text)");
      }
    }
    Map<Double, Integer> counts = new LinkedHashMap<>();
    for (double number : Samples.all(arguments)) {
      counts.merge(number + 0.0, 1, Integer::sum);
    }
    int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
    if (most < 2) {
      return Value.Error.NA;
    }
    Value[] modes =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(entry -> Value.of(entry.getKey()))
            .toArray(Value[]::new);
    return new Matrix(modes.length, 1, modes);
  }

  private static Value trimmed(Arguments arguments) {
    double[] sorted = Samples.numbers(arguments, 0);
    double share = arguments.number(1);
    if (sorted.length == 0 || share < 0 || share >= 1) {
      return Value.Error.NUM;
    }
    Arrays.sort(sorted);
    int off = (int) Rounding.floor(sorted.length * share / 2);
    return Value.of(StatUtils.mean(sorted, off, sorted.length - 2 * off));
  }

  private static Value harmonic(Arguments arguments) {
    double sum = 0;
    double[] numbers = Samples.all(arguments);
    for (double number : numbers) {
      if (number <= 0) {
        return Value.Error.NUM;
      }
      sum += 1 / number;
    }
    return numbers.length == 0 ? Value.Error.NA : Value.of(numbers.length / sum);
  }

  private static Value skewness(Arguments arguments, boolean sample) {
    double[] numbers = Samples.all(arguments);
    double count = numbers.length;
    if (count < 3 || StatUtils.populationVariance(numbers) == 0) {
      return Value.Error.DIV0;
    }
    double skew = new Skewness().evaluate(numbers, 0, numbers.length);
    return Value.of(sample ? skew : skew * (count - 2) / Math.sqrt(count * (count - 1)));
  }

  private static Value peakedness(Arguments arguments) {
    double[] numbers = Samples.all(arguments);
    return numbers.length < 4 || StatUtils.populationVariance(numbers) == 0
        ? Value.Error.DIV0
        : Value.of(new Kurtosis().evaluate(numbers, 0, numbers.length));
  }
}
