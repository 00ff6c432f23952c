package io.gouji.engine.formula;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.math3.analysis.function.Log;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.ResizableDoubleArray;

/** Means, ranks and spreads of samples beyond those that budget workbooks use daily. */
final class SampleFunctions {
  private static final double MOST_DIGITS = 15;

  static final List<Function> ALL =
      List.of(
          Functions.function("GEOMEAN", 1, 255, "|R", SampleFunctions::geometric),
          Functions.function("AVERAGEA", 1, 255, "|R", a -> tally(a).average()),
          Functions.function("MAXA", 1, 255, "|R", a -> Value.of(tally(a).max())),
          Functions.function("MINA", 1, 255, "|R", a -> Value.of(tally(a).min())),
          Functions.function("VARA", 1, 255, "|R", a -> spread(a).variance(true)),
          Functions.function("VARPA", 1, 255, "|R", a -> spread(a).variance(false)),
          Functions.function("STDEVA", 1, 255, "|R", a -> spread(a).deviation(true)),
          Functions.function("STDEVPA", 1, 255, "|R", a -> spread(a).deviation(false)),
          Functions.function("PERCENTRANK", 2, 3, "RVV", a -> rank(a, false)),
          Functions.function("PERCENTRANK.INC", 2, 3, "RVV", a -> rank(a, false)),
          Functions.function("PERCENTRANK.EXC", 2, 3, "RVV", a -> rank(a, true)),
          Functions.function("FREQUENCY", 2, 2, "AA", SampleFunctions::frequency));

  private SampleFunctions() {}

  private static Tally tally(Arguments arguments) {
    Tally tally = new Tally();
    all(arguments, tally);
    return tally;
  }

  private static Spread spread(Arguments arguments) {
    Spread spread = new Spread();
    all(arguments, spread);
    return spread;
  }

  /** In cells and arrays texts count as 0 and truth values as 0 or 1. */
  private static void all(Arguments arguments, DoubleConsumer consumer) {
    Cells.Sink sink =
        new Cells.Sink() {
          @Override
          public void number(int row, int column, double number) {
            consumer.accept(number);
          }

          @Override
          public void other(int row, int column, Value value) {
            consumer.accept(value instanceof Value.Text ? 0 : Convert.number(value));
          }
        };
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.operand(i) instanceof Value value) {
        consumer.accept(Convert.number(value, arguments.frame().dates()));
      } else {
        Grids.visit(arguments.operand(i), sink);
      }
    }
  }

  private static Value geometric(Arguments arguments) {
    ResizableDoubleArray logs = new ResizableDoubleArray();
    Log log = new Log();
    Grids.numbers(
        arguments,
        0,
        number -> {
          if (number <= 0) {
            throw ErrorSignal.NUM;
          }
          logs.addElement(log.value(number));
        });
    return Value.of(Math.exp(StatUtils.mean(logs.getElements())));
  }

  /** The share of the sample below a value, cut to three digits unless told otherwise. */
  private static Value rank(Arguments arguments, boolean exclusive) {
    double[] sorted = Samples.numbers(arguments, 0);
    Arrays.sort(sorted);
    double value = arguments.number(1);
    double digits = Math.floor(arguments.number(2, 3));
    if (sorted.length == 0 || digits < 1) {
      return Value.Error.NUM;
    }
    if (value < sorted[0] || value > sorted[sorted.length - 1]) {
      return Value.Error.NA;
    }
    if (sorted.length == 1) {
      if (exclusive) {
        throw Unresolved.unclear("PERCENTRANK.EXC(1)");
      }
      return Value.of(1);
    }
    double place = place(sorted, value);
    double share = exclusive ? (place + 1) / (sorted.length + 1) : place / (sorted.length - 1);
    if (digits > MOST_DIGITS) {
      return Value.of(share);
    }
    double unit = Math.pow(10, digits);
    double near = Math.rint(share * unit);
    boolean whole = Comparison.compare(share * unit, near) == 0;
    return Value.of((whole ? near : Math.floor(share * unit)) / unit);
  }

  /** How many are smaller; between two neighbours a fraction of the step. */
  private static double place(double[] sorted, double value) {
    int above = 0;
    while (sorted[above] < value) {
      above++;
    }
    return sorted[above] == value
        ? above
        : above - 1 + (value - sorted[above - 1]) / (sorted[above] - sorted[above - 1]);
  }

  /** How many numbers lie in each class; a class ends at its bound, the last is open. */
  private static Operand frequency(Arguments arguments) {
    double[] numbers = Samples.numbers(arguments, 0);
    double[] bounds = Samples.numbers(arguments, 1);
    Integer[] order = new Integer[bounds.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(bounds[a], bounds[b]));
    Arrays.sort(numbers);
    double[] counts = new double[bounds.length + 1];
    int next = 0;
    for (int place : order) {
      int first = next;
      while (next < numbers.length && numbers[next] <= bounds[place]) {
        next++;
      }
      counts[place] = next - first;
    }
    counts[bounds.length] = numbers.length - next;
    return Matrix.of(counts.length, 1, (r, c) -> Value.of(counts[r]));
  }
}
