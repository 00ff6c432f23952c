package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.special.BesselJ;

/**
 * The Bessel functions that commons-math lacks; the formulas are those of the NIST Digital Library
 * of Mathematical Functions (DLMF), chapter 10.
 */
final class BesselFunctions {
  private static final int MOST_TERMS = 2_000;

  /** Beyond it the series need too many terms. */
  private static final double LARGEST = 700;

  /** From here on the terms of Neumann's series are nothing beside the first ones. */
  private static final int BEYOND_ARGUMENT = 60;

  /** Where commons-math ends. */
  private static final double LARGEST_SECOND = 9_000;

  private static final double EULER = 0.57721566490153286061;

  private static final double[] NEAR_ZEROTH = {
    -0.57721566, 0.42278420, 0.23069756, 0.03488590, 0.00262698, 0.00010750, 0.00000740
  };
  private static final double[] FAR_ZEROTH = {
    1.25331414, -0.07832358, 0.02189568, -0.01062446, 0.00587872, -0.00251540, 0.00053208
  };
  private static final double[] NEAR_FIRST = {
    1, 0.15443144, -0.67278579, -0.18156897, -0.01919402, -0.00110404, -0.00004686
  };
  private static final double[] FAR_FIRST = {
    1.25331414, 0.23498619, -0.03655620, 0.01504268, -0.00780353, 0.00325614, -0.00068245
  };

  static final List<Function> ALL =
      List.of(
          Functions.function("BESSELI", 2, 2, "VV", BesselFunctions::first),
          Functions.function("BESSELK", 2, 2, "VV", BesselFunctions::modifiedSecond),
          Functions.function("BESSELY", 2, 2, "VV", BesselFunctions::second));

  private BesselFunctions() {}

  private static int order(Arguments arguments) {
    double order = arguments.number(1);
    if (order < 0 || order > Short.MAX_VALUE) {
      throw ErrorSignal.NUM;
    }
    return (int) order;
  }

  /** The ascending series, all of whose terms have one sign; DLMF 10.25.2. */
  private static Value first(Arguments arguments) {
    double half = arguments.number(0) / 2;
    int order = order(arguments);
    if (Math.abs(half) > LARGEST / 2) {
      throw Unresolved.unclear("BESSELI");
    }
    return Value.of(ascending(half, order));
  }

  private static double ascending(double half, int order) {
    double term = 1;
    for (int i = 1; i <= order; i++) {
      term *= half / i;
    }
    double sum = 0;
    for (int k = 1; k < MOST_TERMS && sum + term != sum; k++) {
      sum += term;
      term *= half / k * (half / (k + order));
    }
    return sum;
  }

  /**
   * Upwards from the orders 0 and 1, which is the steady direction; DLMF 10.29.1. Excel starts from
   * polynomials of eight digits, not from the exact values: its documentation says 0.277387804 for
   * BESSELK(1.5,1), where 0.277387800 is exact.
   */
  private static Value modifiedSecond(Arguments arguments) {
    double x = arguments.number(0);
    int order = order(arguments);
    if (x <= 0) {
      return Value.Error.NUM;
    }
    double before = x <= 2 ? nearZeroth(x) : far(x, FAR_ZEROTH);
    double here = x <= 2 ? nearFirst(x) : far(x, FAR_FIRST);
    for (int n = 1; n < order; n++) {
      double next = before + 2 * n / x * here;
      before = here;
      here = next;
    }
    return Value.of(order == 0 ? before : here);
  }

  /** Abramowitz and Stegun 9.8.5. */
  private static double nearZeroth(double x) {
    double y = x * x / 4;
    return -Math.log(x / 2) * ascending(x / 2, 0) + polynomial(y, NEAR_ZEROTH);
  }

  /** Abramowitz and Stegun 9.8.7. */
  private static double nearFirst(double x) {
    double y = x * x / 4;
    return Math.log(x / 2) * ascending(x / 2, 1) + polynomial(y, NEAR_FIRST) / x;
  }

  /** Abramowitz and Stegun 9.8.6 and 9.8.8. */
  private static double far(double x, double[] coefficients) {
    return Math.exp(-x) / Math.sqrt(x) * polynomial(2 / x, coefficients);
  }

  private static double polynomial(double x, double[] coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  /** Upwards from the orders 0 and 1, which is the steady direction; DLMF 10.6.1 and 10.74(iv). */
  private static Value second(Arguments arguments) {
    double x = arguments.number(0);
    int order = order(arguments);
    if (x <= 0) {
      return Value.Error.NUM;
    }
    if (x > LARGEST_SECOND) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "BESSELY");
    }
    double[] first = firstKind(x);
    double before = zeroth(x, first);
    double here = firstOrder(x, first);
    for (int n = 1; n < order; n++) {
      double next = 2 * n / x * here - before;
      before = here;
      here = next;
    }
    return Value.of(order == 0 ? before : here);
  }

  /**
   * J of the orders 0, 1, 2 …, up to where it is nothing; those too small for a double are left.
   */
  private static double[] firstKind(double x) {
    try {
      int orders = (int) (x + BEYOND_ARGUMENT + 6 * Math.cbrt(x));
      BesselJ.BesselJResult result = BesselJ.rjBesl(x, 0, orders);
      double[] values = new double[orders];
      System.arraycopy(result.getVals(), 0, values, 0, Math.min(orders, result.getnVals()));
      return values;
    } catch (MathIllegalArgumentException | ConvergenceException beyond) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "BESSELY");
    }
  }

  /** Neumann's series for the order 0; Abramowitz and Stegun 9.1.89. */
  private static double zeroth(double x, double[] first) {
    double sum = 0;
    for (int k = (first.length - 1) / 2; k >= 1; k--) {
      sum += (k % 2 == 0 ? 1.0 : -1.0) / k * first[2 * k];
    }
    return 2 / Math.PI * ((Math.log(x / 2) + EULER) * first[0] - 2 * sum);
  }

  /** Neumann's series for the order 1; Abramowitz and Stegun 9.1.88. */
  private static double firstOrder(double x, double[] first) {
    double sum = 0;
    for (int k = (first.length - 2) / 2; k >= 1; k--) {
      double weight = (2.0 * k + 1) / (k * (k + 1.0));
      sum += (k % 2 == 0 ? weight : -weight) * first[2 * k + 1];
    }
    double own = (Math.log(x / 2) + EULER - 1) * first[1] - first[0] / x;
    return 2 / Math.PI * (own - sum);
  }
}
