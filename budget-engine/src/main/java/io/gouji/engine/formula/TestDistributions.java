package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The distributions of statistical tests: Student's t, F and chi-squared. */
final class TestDistributions {
  private static final double NEAR = ContinuousDistributions.NEAR;

  /** Nearer to 1 a share has too few digits left of what it leaves. */
  private static final double LEAST_REST = 1e-12;

  private static final int EVALUATIONS = 1_000;

  /** Excel's bound on degrees of freedom. */
  private static final double MOST = 1e10;

  static final List<Function> ALL =
      List.of(
          Functions.function("T.DIST", 3, 3, "VVV", a -> told(a, student(a, 1), a.truth(2))),
          Functions.function("T.DIST.RT", 2, 2, "VV", a -> Value.of(tail(a.number(0), free(a, 1)))),
          Functions.function("T.DIST.2T", 2, 2, "VV", a -> tails(a, 2)),
          Functions.function("TDIST", 3, 3, "VVV", a -> tails(a, a.integer(2))),
          Functions.function("T.INV", 2, 2, "VV", a -> inverse(a.number(0), student(a, 1))),
          Functions.function("T.INV.2T", 2, 2, "VV", TestDistributions::twoTailed),
          Functions.function("TINV", 2, 2, "VV", TestDistributions::twoTailed),
          Functions.function("CHISQ.DIST", 3, 3, "VVV", a -> told(a, chi(a, 1), a.truth(2))),
          Functions.function("CHISQ.DIST.RT", 2, 2, "VV", TestDistributions::chiTail),
          Functions.function("CHIDIST", 2, 2, "VV", TestDistributions::chiTail),
          Functions.function("CHISQ.INV", 2, 2, "VV", a -> inverse(a.number(0), chi(a, 1))),
          Functions.function("CHISQ.INV.RT", 2, 2, "VV", TestDistributions::chiUpper),
          Functions.function("CHIINV", 2, 2, "VV", TestDistributions::chiUpper),
          Functions.function("F.DIST", 4, 4, "VVVV", a -> told(a, ratio(a), a.truth(3))),
          Functions.function("F.DIST.RT", 3, 3, "VVV", TestDistributions::ratioTail),
          Functions.function("FDIST", 3, 3, "VVV", TestDistributions::ratioTail),
          Functions.function("F.INV", 3, 3, "VVV", a -> inverse(a.number(0), ratio(a))),
          Functions.function("F.INV.RT", 3, 3, "VVV", TestDistributions::ratioUpper),
          Functions.function("FINV", 3, 3, "VVV", TestDistributions::ratioUpper),
          Functions.function("FISHER", 1, 1, "V", TestDistributions::fisher),
          Functions.function("FISHERINV", 1, 1, "V", a -> Value.of(Math.tanh(a.number(0)))));

  private TestDistributions() {}

  private static double free(Arguments arguments, int index) {
    double degrees = Math.floor(arguments.number(index));
    if (degrees < 1 || degrees > MOST) {
      throw ErrorSignal.NUM;
    }
    return degrees;
  }

  private static RealDistribution student(Arguments arguments, int index) {
    return new TDistribution(null, free(arguments, index), NEAR);
  }

  private static RealDistribution chi(Arguments arguments, int index) {
    return new ChiSquaredDistribution(null, free(arguments, index), NEAR);
  }

  private static RealDistribution ratio(Arguments arguments) {
    return new FDistribution(null, free(arguments, 1), free(arguments, 2), NEAR);
  }

  private static Value told(Arguments arguments, RealDistribution distribution, boolean upTo) {
    double at = arguments.number(0);
    if (at == 0 && !upTo && !(distribution instanceof TDistribution)) {
      return densityAtZero(free(arguments, 1));
    }
    return at < 0 && !(distribution instanceof TDistribution)
        ? Value.Error.NUM
        : ContinuousDistributions.told(distribution, arguments, upTo);
  }

  /** The first degrees of freedom decide, of chi-squared as of F. */
  private static Value densityAtZero(double degrees) {
    if (degrees > 2) {
      return Value.ZERO;
    }
    throw Unresolved.unclear("CHISQ.DIST/F.DIST(0)");
  }

  private static Value inverse(double share, RealDistribution distribution) {
    if (share == 0 && distribution instanceof FDistribution) {
      throw Unresolved.unclear("F.INV(0)");
    }
    return share < 0 || share >= 1 || share == 0 && distribution instanceof TDistribution
        ? Value.Error.NUM
        : Value.of(distribution.inverseCumulativeProbability(share));
  }

  /** Chi-squared from above, searched on that side: 1 − share would lose small shares. */
  private static Value chiUpper(Arguments arguments) {
    double share = arguments.number(0);
    double degrees = free(arguments, 1);
    if (share <= 0 || share > 1) {
      return Value.Error.NUM;
    }
    if (share == 1) {
      return Value.ZERO;
    }
    if (1 - share < LEAST_REST) {
      throw Unresolved.unclear("CHISQ.INV.RT(1)");
    }
    UnivariateFunction over = at -> Math.log(chiTail(at, degrees) / share);
    double high = degrees;
    while (high < MOST && over.value(high) > 0) {
      high *= 2;
    }
    return Value.of(new BrentSolver(NEAR, NEAR, 0).solve(EVALUATIONS, over, 0, high));
  }

  /** F from above is the reciprocal of F from below with the degrees exchanged. */
  private static Value ratioUpper(Arguments arguments) {
    double share = arguments.number(0);
    double first = free(arguments, 1);
    double second = free(arguments, 2);
    if (share <= 0 || share > 1) {
      return Value.Error.NUM;
    }
    if (share == 1) {
      return Value.ZERO;
    }
    RealDistribution turned = new FDistribution(null, second, first, NEAR);
    return Value.of(1 / turned.inverseCumulativeProbability(share));
  }

  /** The share above a value, computed from its own side so that small ones keep their digits. */
  static double tail(double at, double degrees) {
    double half =
        Beta.regularizedBeta(degrees / (degrees + at * at), degrees / 2, 0.5, NEAR, 100_000) / 2;
    return at < 0 ? 1 - half : half;
  }

  private static Value tails(Arguments arguments, int tails) {
    double at = arguments.number(0);
    double degrees = free(arguments, 1);
    return at < 0 || tails < 1 || tails > 2 ? Value.Error.NUM : Value.of(tails * tail(at, degrees));
  }

  private static Value twoTailed(Arguments arguments) {
    double share = arguments.number(0);
    RealDistribution student = student(arguments, 1);
    return share <= 0 || share > 1
        ? Value.Error.NUM
        : Value.of(-student.inverseCumulativeProbability(share / 2));
  }

  private static Value chiTail(Arguments arguments) {
    double at = arguments.number(0);
    double degrees = free(arguments, 1);
    if (at < 0) {
      return Value.Error.NUM;
    }
    return Value.of(chiTail(at, degrees));
  }

  static double chiTail(double at, double degrees) {
    return at == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2, at / 2, NEAR, 100_000);
  }

  private static Value ratioTail(Arguments arguments) {
    double at = arguments.number(0);
    double first = free(arguments, 1);
    double second = free(arguments, 2);
    return at < 0 ? Value.Error.NUM : Value.of(ratioTail(at, first, second));
  }

  static double ratioTail(double at, double first, double second) {
    return Beta.regularizedBeta(
        second / (second + first * at), second / 2, first / 2, NEAR, 100_000);
  }

  private static Value fisher(Arguments arguments) {
    double share = arguments.number(0);
    return Math.abs(share) >= 1
        ? Value.Error.NUM
        : Value.of(0.5 * Math.log((1 + share) / (1 - share)));
  }
}
