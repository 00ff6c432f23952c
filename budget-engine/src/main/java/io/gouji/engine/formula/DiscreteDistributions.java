package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/** Probabilities of counts; the mathematics is that of commons-math. */
final class DiscreteDistributions {
  private static final double EPSILON = 1e-15;
  private static final int ITERATIONS = 100_000;

  static final List<Function> ALL =
      List.of(
          Functions.function("POISSON", 3, 3, "VVV", DiscreteDistributions::poisson),
          Functions.function("POISSON.DIST", 3, 3, "VVV", DiscreteDistributions::poisson),
          Functions.function("BINOMDIST", 4, 4, "VVVV", DiscreteDistributions::binomial),
          Functions.function("BINOM.DIST", 4, 4, "VVVV", DiscreteDistributions::binomial),
          Functions.function("BINOM.DIST.RANGE", 3, 4, "VVVV", DiscreteDistributions::between),
          Functions.function("CRITBINOM", 3, 3, "VVV", DiscreteDistributions::critical),
          Functions.function("BINOM.INV", 3, 3, "VVV", DiscreteDistributions::critical),
          Functions.function("NEGBINOMDIST", 3, 3, "VVV", a -> failures(a, false)),
          Functions.function("NEGBINOM.DIST", 4, 4, "VVVV", a -> failures(a, a.truth(3))),
          Functions.function("HYPGEOMDIST", 4, 4, "VVVV", a -> drawn(a, false)),
          Functions.function("HYPGEOM.DIST", 5, 5, "VVVVV", a -> drawn(a, a.truth(4))));

  private DiscreteDistributions() {}

  private static Value of(IntegerDistribution distribution, int count, boolean upTo) {
    return Value.of(
        upTo ? distribution.cumulativeProbability(count) : distribution.probability(count));
  }

  private static double share(Arguments arguments, int index) {
    double share = arguments.number(index);
    if (share < 0 || share > 1) {
      throw ErrorSignal.NUM;
    }
    return share;
  }

  private static int count(Arguments arguments, int index) {
    int count = (int) Math.min(arguments.number(index), Integer.MAX_VALUE);
    if (count < 0) {
      throw ErrorSignal.NUM;
    }
    return count;
  }

  private static Value poisson(Arguments arguments) {
    double written = arguments.number(0);
    double mean = arguments.number(1);
    boolean upTo = arguments.truth(2);
    if (written < 0 || mean < 0) {
      return Value.Error.NUM;
    }
    if (mean == 0) {
      throw Unresolved.unclear("POISSON(…,0)");
    }
    return of(new PoissonDistribution(null, mean, EPSILON, ITERATIONS), count(arguments, 0), upTo);
  }

  private static Value binomial(Arguments arguments) {
    int successes = count(arguments, 0);
    int trials = count(arguments, 1);
    double share = share(arguments, 2);
    if (successes > trials) {
      return Value.Error.NUM;
    }
    return of(new BinomialDistribution(null, trials, share), successes, arguments.truth(3));
  }

  private static Value between(Arguments arguments) {
    int trials = count(arguments, 0);
    double share = share(arguments, 1);
    int from = count(arguments, 2);
    int to = arguments.given(3) ? count(arguments, 3) : from;
    if (from > trials || to > trials || to < from) {
      return Value.Error.NUM;
    }
    Limits.bear((double) to - from, Limits.STEPS, "BINOM.DIST.RANGE");
    IntegerDistribution distribution = new BinomialDistribution(null, trials, share);
    double sum = 0;
    for (int count = from; count <= to; count++) {
      sum += distribution.probability(count);
    }
    return Value.of(sum);
  }

  private static Value critical(Arguments arguments) {
    int trials = count(arguments, 0);
    double share = share(arguments, 1);
    double wanted = arguments.number(2);
    if (wanted < 0 || wanted > 1) {
      return Value.Error.NUM;
    }
    if (wanted == 0 || wanted == 1) {
      throw Unresolved.unclear("BINOM.INV(…,0|1)");
    }
    IntegerDistribution distribution = new BinomialDistribution(null, trials, share);
    return Value.of((double) distribution.inverseCumulativeProbability(wanted));
  }

  private static Value failures(Arguments arguments, boolean upTo) {
    int failures = count(arguments, 0);
    int successes = count(arguments, 1);
    double share = share(arguments, 2);
    if (successes < 1 || share == 0) {
      return Value.Error.NUM;
    }
    if (failures + successes == 1) {
      throw Unresolved.unclear("NEGBINOM(0,1)");
    }
    return of(new PascalDistribution(null, successes, share), failures, upTo);
  }

  private static Value drawn(Arguments arguments, boolean upTo) {
    int successes = count(arguments, 0);
    int sample = count(arguments, 1);
    int all = count(arguments, 2);
    int population = count(arguments, 3);
    boolean possible = population > 0 && all <= population && sample <= population;
    if (possible && (successes > Math.min(sample, all) || successes < sample - population + all)) {
      // The documentation says it is an error, engines that nothing is as improbable.
      throw Unresolved.unclear("HYPGEOM(\u2026)");
    }
    Limits.bear(upTo ? Math.min(sample, all) : 0, Limits.STEPS, "HYPGEOM.DIST");
    return possible
        ? of(new HypergeometricDistribution(null, population, all, sample), successes, upTo)
        : Value.Error.NUM;
  }
}
