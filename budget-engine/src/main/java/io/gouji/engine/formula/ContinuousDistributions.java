package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * Probabilities of measures and the functions they are made of; the mathematics is commons-math's.
 */
final class ContinuousDistributions {
  /** How near an inverse must come. */
  static final double NEAR = 1e-15;

  static final List<Function> ALL =
      List.of(
          Functions.function("NORM.DIST", 4, 4, "VVVV", ContinuousDistributions::normal),
          Functions.function("NORMDIST", 4, 4, "VVVV", ContinuousDistributions::normal),
          Functions.function("NORM.INV", 3, 3, "VVV", ContinuousDistributions::normalInverse),
          Functions.function("NORMINV", 3, 3, "VVV", ContinuousDistributions::normalInverse),
          Functions.function("NORM.S.DIST", 2, 2, "VV", a -> told(standard(), a, a.truth(1))),
          Functions.function("NORMSDIST", 1, 1, "V", a -> told(standard(), a, true)),
          Functions.function("NORM.S.INV", 1, 1, "V", a -> inverse(standard(), a)),
          Functions.function("NORMSINV", 1, 1, "V", a -> inverse(standard(), a)),
          Functions.function("PHI", 1, 1, "V", a -> told(standard(), a, false)),
          Functions.function("GAUSS", 1, 1, "V", a -> Value.of(upper(a.number(0)))),
          Functions.function("STANDARDIZE", 3, 3, "VVV", ContinuousDistributions::standardised),
          Functions.function("LOGNORM.DIST", 4, 4, "VVVV", a -> logNormal(a, a.truth(3))),
          Functions.function("LOGNORMDIST", 3, 3, "VVV", a -> logNormal(a, true)),
          Functions.function("LOGNORM.INV", 3, 3, "VVV", ContinuousDistributions::logInverse),
          Functions.function("LOGINV", 3, 3, "VVV", ContinuousDistributions::logInverse),
          Functions.function("EXPONDIST", 3, 3, "VVV", ContinuousDistributions::exponential),
          Functions.function("EXPON.DIST", 3, 3, "VVV", ContinuousDistributions::exponential),
          Functions.function("WEIBULL", 4, 4, "VVVV", ContinuousDistributions::weibull),
          Functions.function("WEIBULL.DIST", 4, 4, "VVVV", ContinuousDistributions::weibull),
          Functions.function("GAMMADIST", 4, 4, "VVVV", ContinuousDistributions::gamma),
          Functions.function("GAMMA.DIST", 4, 4, "VVVV", ContinuousDistributions::gamma),
          Functions.function("GAMMAINV", 3, 3, "VVV", ContinuousDistributions::gammaInverse),
          Functions.function("GAMMA.INV", 3, 3, "VVV", ContinuousDistributions::gammaInverse),
          Functions.function("BETADIST", 3, 5, "VVVVV", a -> beta(a, true, 3)),
          Functions.function("BETA.DIST", 4, 6, "VVVVVV", a -> beta(a, a.truth(3), 4)),
          Functions.function("BETAINV", 3, 5, "VVVVV", ContinuousDistributions::betaInverse),
          Functions.function("BETA.INV", 3, 5, "VVVVV", ContinuousDistributions::betaInverse),
          Functions.function("CONFIDENCE", 3, 3, "VVV", a -> confidence(a, false)),
          Functions.function("CONFIDENCE.NORM", 3, 3, "VVV", a -> confidence(a, false)),
          Functions.function("CONFIDENCE.T", 3, 3, "VVV", a -> confidence(a, true)),
          Functions.function("GAMMALN", 1, 1, "V", ContinuousDistributions::logGamma),
          Functions.function("GAMMALN.PRECISE", 1, 1, "V", ContinuousDistributions::logGamma),
          Functions.function("GAMMA", 1, 1, "V", ContinuousDistributions::gammaFunction),
          Functions.function("ERF", 1, 2, "VV", ContinuousDistributions::error),
          Functions.function("ERF.PRECISE", 1, 1, "V", ContinuousDistributions::error),
          Functions.function("ERFC", 1, 1, "V", a -> Value.of(Erf.erfc(a.number(0)))),
          Functions.function("ERFC.PRECISE", 1, 1, "V", a -> Value.of(Erf.erfc(a.number(0)))));

  private ContinuousDistributions() {}

  /** Density or distribution at the first argument. */
  static Value told(RealDistribution distribution, Arguments arguments, boolean upTo) {
    double at = arguments.number(0);
    return Value.of(upTo ? distribution.cumulativeProbability(at) : distribution.density(at));
  }

  /** Where the distribution reaches the first argument. */
  static Value inverse(RealDistribution distribution, Arguments arguments) {
    double share = arguments.number(0);
    return share <= 0 || share >= 1
        ? Value.Error.NUM
        : Value.of(distribution.inverseCumulativeProbability(share));
  }

  /** An argument that must be above zero. */
  static double positive(Arguments arguments, int index) {
    double number = arguments.number(index);
    if (number <= 0) {
      throw ErrorSignal.NUM;
    }
    return number;
  }

  private static RealDistribution standard() {
    return new NormalDistribution(null, 0, 1, NEAR);
  }

  private static Value normal(Arguments arguments) {
    double mean = arguments.number(1);
    double deviation = positive(arguments, 2);
    return told(new NormalDistribution(null, mean, deviation, NEAR), arguments, arguments.truth(3));
  }

  private static Value normalInverse(Arguments arguments) {
    double mean = arguments.number(1);
    return inverse(new NormalDistribution(null, mean, positive(arguments, 2), NEAR), arguments);
  }

  private static double upper(double z) {
    return Erf.erf(z / Math.sqrt(2)) / 2;
  }

  private static Value standardised(Arguments arguments) {
    double distance = arguments.number(0) - arguments.number(1);
    return Value.of(distance / positive(arguments, 2));
  }

  private static Value logNormal(Arguments arguments, boolean upTo) {
    double mean = arguments.number(1);
    double deviation = positive(arguments, 2);
    positive(arguments, 0);
    return told(new LogNormalDistribution(null, mean, deviation, NEAR), arguments, upTo);
  }

  private static Value logInverse(Arguments arguments) {
    double mean = arguments.number(1);
    double deviation = positive(arguments, 2);
    Value normal = inverse(new NormalDistribution(null, mean, deviation, NEAR), arguments);
    return normal instanceof Value.Number number ? Value.of(Math.exp(number.value())) : normal;
  }

  private static double notNegative(Arguments arguments) {
    double at = arguments.number(0);
    if (at < 0) {
      throw ErrorSignal.NUM;
    }
    return at;
  }

  private static Value exponential(Arguments arguments) {
    notNegative(arguments);
    double rate = positive(arguments, 1);
    return told(new ExponentialDistribution(null, 1 / rate, NEAR), arguments, arguments.truth(2));
  }

  private static Value weibull(Arguments arguments) {
    notNegative(arguments);
    double shape = positive(arguments, 1);
    double scale = positive(arguments, 2);
    return told(new WeibullDistribution(null, shape, scale, NEAR), arguments, arguments.truth(3));
  }

  private static Value gamma(Arguments arguments) {
    notNegative(arguments);
    double shape = positive(arguments, 1);
    double scale = positive(arguments, 2);
    return told(new GammaDistribution(null, shape, scale, NEAR), arguments, arguments.truth(3));
  }

  private static Value gammaInverse(Arguments arguments) {
    double share = arguments.number(0);
    double shape = positive(arguments, 1);
    double scale = positive(arguments, 2);
    return share == 0
        ? Value.ZERO
        : inverse(new GammaDistribution(null, shape, scale, NEAR), arguments);
  }

  private static Value beta(Arguments arguments, boolean upTo, int bounds) {
    double shape = positive(arguments, 1);
    double other = positive(arguments, 2);
    double low = arguments.has(bounds) ? arguments.number(bounds, 0) : 0;
    double high = arguments.has(bounds + 1) ? arguments.number(bounds + 1, 1) : 1;
    double at = arguments.number(0);
    if (at < low || at > high || low == high) {
      return Value.Error.NUM;
    }
    RealDistribution distribution = new BetaDistribution(null, shape, other, NEAR);
    double share = (at - low) / (high - low);
    return Value.of(
        upTo
            ? distribution.cumulativeProbability(share)
            : distribution.density(share) / (high - low));
  }

  private static Value betaInverse(Arguments arguments) {
    double shape = positive(arguments, 1);
    double other = positive(arguments, 2);
    double low = arguments.has(3) ? arguments.number(3, 0) : 0;
    double high = arguments.has(4) ? arguments.number(4, 1) : 1;
    if (low >= high) {
      return Value.Error.NUM;
    }
    if (arguments.number(0) == 1) {
      return Value.of(high);
    }
    Value share = inverse(new BetaDistribution(null, shape, other, NEAR), arguments);
    return share instanceof Value.Number number
        ? Value.of(low + number.value() * (high - low))
        : share;
  }

  private static Value confidence(Arguments arguments, boolean student) {
    double level = arguments.number(0);
    double deviation = positive(arguments, 1);
    double size = Math.floor(arguments.number(2));
    if (level <= 0 || level >= 1 || size < 1) {
      return Value.Error.NUM;
    }
    if (student && size == 1) {
      return Value.Error.DIV0;
    }
    RealDistribution distribution = student ? new TDistribution(null, size - 1, NEAR) : standard();
    double quantile = distribution.inverseCumulativeProbability(1 - level / 2);
    return Value.of(quantile * deviation / Math.sqrt(size));
  }

  private static Value logGamma(Arguments arguments) {
    return Value.of(Gamma.logGamma(positive(arguments, 0)));
  }

  private static Value gammaFunction(Arguments arguments) {
    double at = arguments.number(0);
    return at <= 0 && at == Math.rint(at) ? Value.Error.NUM : Value.of(Gamma.gamma(at));
  }

  private static Value error(Arguments arguments) {
    double first = arguments.number(0);
    return arguments.given(1)
        ? Value.of(Erf.erf(first, arguments.number(1)))
        : Value.of(Erf.erf(first));
  }
}
