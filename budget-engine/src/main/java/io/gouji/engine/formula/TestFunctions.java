package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;

/** Statistical tests, and how well pairs of numbers lie on a line. */
final class TestFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("TTEST", 4, 4, "AAVV", TestFunctions::student),
          Functions.function("T.TEST", 4, 4, "AAVV", TestFunctions::student),
          Functions.function("FTEST", 2, 2, "AA", TestFunctions::ratio),
          Functions.function("F.TEST", 2, 2, "AA", TestFunctions::ratio),
          Functions.function("CHITEST", 2, 2, "AA", TestFunctions::chi),
          Functions.function("CHISQ.TEST", 2, 2, "AA", TestFunctions::chi),
          Functions.function("ZTEST", 2, 3, "RVV", TestFunctions::normal),
          Functions.function("Z.TEST", 2, 3, "RVV", TestFunctions::normal),
          Functions.function("RSQ", 2, 2, "AA", TestFunctions::determination),
          Functions.function("STEYX", 2, 2, "AA", TestFunctions::error),
          Functions.function("PROB", 3, 4, "AAVV", TestFunctions::probability));

  private TestFunctions() {}

  /** Of pairs, of samples with one spread, or of samples with two. */
  private static Value student(Arguments arguments) {
    int tails = (int) arguments.number(2);
    int kind = (int) arguments.number(3);
    if (tails < 1 || tails > 2 || kind < 1 || kind > 3) {
      return Value.Error.NUM;
    }
    return kind == 1 ? paired(arguments, tails) : unpaired(arguments, tails, kind == 2);
  }

  private static Value paired(Arguments arguments, int tails) {
    Samples.Pairs pairs = Samples.pairs(arguments);
    double[] gaps = new double[pairs.size()];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = pairs.first()[i] - pairs.second()[i];
    }
    if (gaps.length < 2) {
      return Value.Error.DIV0;
    }
    double spread = StatUtils.variance(gaps);
    if (spread == 0) {
      throw Unresolved.unclear("TTEST(no spread)");
    }
    double t = StatUtils.mean(gaps) / Math.sqrt(spread / gaps.length);
    return Value.of(tails * TestDistributions.tail(Math.abs(t), gaps.length - 1.0));
  }

  private static Value unpaired(Arguments arguments, int tails, boolean oneSpread) {
    double[] first = Samples.numbers(arguments, 0);
    double[] second = Samples.numbers(arguments, 1);
    if (first.length < 2 || second.length < 2) {
      return Value.Error.DIV0;
    }
    double one = StatUtils.variance(first) / first.length;
    double other = StatUtils.variance(second) / second.length;
    double free = first.length + second.length - 2.0;
    double spread;
    if (oneSpread) {
      double squares =
          StatUtils.variance(first) * (first.length - 1)
              + StatUtils.variance(second) * (second.length - 1);
      spread = squares / free * (1.0 / first.length + 1.0 / second.length);
    } else {
      spread = one + other;
      free =
          spread * spread / (one * one / (first.length - 1) + other * other / (second.length - 1));
    }
    if (spread == 0) {
      return Value.Error.DIV0;
    }
    double t = (StatUtils.mean(first) - StatUtils.mean(second)) / Math.sqrt(spread);
    return Value.of(tails * TestDistributions.tail(Math.abs(t), free));
  }

  private static Value ratio(Arguments arguments) {
    double[] first = Samples.numbers(arguments, 0);
    double[] second = Samples.numbers(arguments, 1);
    if (first.length < 2 || second.length < 2) {
      return Value.Error.DIV0;
    }
    double one = StatUtils.variance(first);
    double other = StatUtils.variance(second);
    if (one == 0 || other == 0) {
      return Value.Error.DIV0;
    }
    boolean turned = one < other;
    double[] wide = turned ? second : first;
    double[] narrow = turned ? first : second;
    double ratio = turned ? other / one : one / other;
    double tail = TestDistributions.ratioTail(ratio, wide.length - 1.0, narrow.length - 1.0);
    return Value.of(2 * Math.min(tail, 1 - tail));
  }

  /** Counts against expected counts. */
  private static Value chi(Arguments arguments) {
    int rows = arguments.operand(0).rows();
    int columns = arguments.operand(0).columns();
    Samples.Pairs pairs = Samples.pairs(arguments);
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double expected = pairs.second()[i];
      if (expected == 0) {
        return Value.Error.DIV0;
      }
      double gap = pairs.first()[i] - expected;
      sum += gap * gap / expected;
    }
    boolean line = rows == 1 || columns == 1;
    double free = line ? rows * columns - 1.0 : (rows - 1.0) * (columns - 1.0);
    if (free < 1) {
      return Value.Error.NA;
    }
    if (pairs.size() < rows * columns || sum < 0) {
      throw Unresolved.unclear("CHITEST");
    }
    return Value.of(TestDistributions.chiTail(sum, free));
  }

  private static Value normal(Arguments arguments) {
    double[] numbers = Samples.numbers(arguments, 0);
    if (numbers.length == 0) {
      return Value.Error.NA;
    }
    double spread =
        arguments.given(2) ? arguments.number(2) : Math.sqrt(StatUtils.variance(numbers));
    if (arguments.given(2) && spread <= 0) {
      return Value.Error.NUM;
    }
    if (numbers.length == 1 && arguments.given(2)) {
      throw Unresolved.unclear("ZTEST(one number)");
    }
    if (numbers.length == 1 || spread == 0) {
      return Value.Error.DIV0;
    }
    double distance = StatUtils.mean(numbers) - arguments.number(1);
    double z = distance / (spread / Math.sqrt(numbers.length));
    return Value.of(new NormalDistribution(null, 0, 1).cumulativeProbability(-z));
  }

  private static Value determination(Arguments arguments) {
    Samples.Pairs pairs = Samples.pairs(arguments);
    if (pairs.size() < 2) {
      return Value.Error.DIV0;
    }
    double both = new Covariance().covariance(pairs.first(), pairs.second());
    double spread = StatUtils.variance(pairs.first()) * StatUtils.variance(pairs.second());
    return spread == 0 ? Value.Error.DIV0 : Value.of(both * both / spread);
  }

  /** How far the ys lie from the line through them. */
  private static Value error(Arguments arguments) {
    Samples.Pairs pairs = Samples.pairs(arguments);
    if (pairs.size() < 3) {
      return Value.Error.DIV0;
    }
    double both = new Covariance().covariance(pairs.first(), pairs.second());
    double wide = StatUtils.variance(pairs.second());
    if (wide == 0) {
      return Value.Error.DIV0;
    }
    double rest = StatUtils.variance(pairs.first()) - both * both / wide;
    return Value.of(Math.sqrt(Math.max(0, rest) * (pairs.size() - 1) / (pairs.size() - 2)));
  }

  private static Value probability(Arguments arguments) {
    Samples.Pairs pairs = Samples.pairs(arguments);
    double low = arguments.number(2);
    double high = arguments.number(3, low);
    double all = 0;
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double share = pairs.second()[i];
      if (share <= 0 || share > 1) {
        return share == 0 ? zero() : Value.Error.NUM;
      }
      all += share;
      sum += pairs.first()[i] >= low && pairs.first()[i] <= high ? share : 0;
    }
    return Comparison.compare(all, 1) == 0 ? Value.of(sum) : Value.Error.NUM;
  }

  private static Value zero() {
    throw Unresolved.unclear("PROB(0)");
  }
}
