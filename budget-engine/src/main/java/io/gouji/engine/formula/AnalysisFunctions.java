package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.special.BesselJ;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.util.FastMath;

/** Higher mathematics, all of it from commons-math. */
final class AnalysisFunctions {
  /** A pivot that is less than this share of the matrix is what rounding left of nothing. */
  private static final double SINGULAR = 1e-15;

  static final List<Function> ALL =
      List.of(
          Functions.function("ASINH", 1, 1, "V", a -> Value.of(asinh(a.number(0)))),
          Functions.function("TANH", 1, 1, "V", a -> Value.of(Math.tanh(a.number(0)))),
          Functions.function("DELTA", 1, 2, "VV", AnalysisFunctions::equal),
          Functions.function("BESSELJ", 2, 2, "VV", AnalysisFunctions::bessel),
          Functions.function("MINVERSE", 1, 1, "A", AnalysisFunctions::inverse),
          Functions.function("INTERCEPT", 2, 2, "AA", AnalysisFunctions::intercept));

  private AnalysisFunctions() {}

  /** Where the square would overflow, it is the logarithm of the double. */
  private static double asinh(double number) {
    return Math.abs(number) < 1e100
        ? FastMath.asinh(number)
        : Math.copySign(Math.log(Math.abs(number)) + Math.log(2), number);
  }

  private static Value equal(Arguments arguments) {
    return Value.of(arguments.number(0) == arguments.number(1, 0) ? 1.0 : 0.0);
  }

  private static Value bessel(Arguments arguments) {
    double x = arguments.number(0);
    int order = arguments.integer(1);
    if (order < 0) {
      return Value.Error.NUM;
    }
    try {
      double value = BesselJ.value(order, Math.abs(x));
      return Value.of(x < 0 && order % 2 != 0 ? -value : value);
    } catch (MathIllegalArgumentException | ConvergenceException beyond) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "BESSELJ");
    }
  }

  private static Operand inverse(Arguments arguments) {
    Operand grid = arguments.operand(0);
    int size = grid.rows();
    if (size != grid.columns()) {
      return Value.Error.VALUE;
    }
    Limits.bear(Math.pow(size, 3), Limits.PRODUCTS, "MINVERSE");
    double[][] numbers = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        Value value = grid.at(row, column);
        if (!(value instanceof Value.Number)) {
          return value instanceof Value.Error ? value : Value.Error.VALUE;
        }
        numbers[row][column] = Convert.number(value);
      }
    }
    try {
      RealMatrix matrix = new Array2DRowRealMatrix(numbers, false);
      double nothing = Math.max(Double.MIN_NORMAL, SINGULAR * matrix.getNorm());
      RealMatrix inverse = new LUDecomposition(matrix, nothing).getSolver().getInverse();
      return Matrix.of(size, size, (r, c) -> Value.of(inverse.getEntry(r, c)));
    } catch (SingularMatrixException none) {
      return Value.Error.NUM;
    }
  }

  /**
   * Where the line through pairs of numbers crosses the axis; pairs with anything else drop out.
   */
  private static Value intercept(Arguments arguments) {
    Samples.Pairs pairs = Samples.pairs(arguments);
    double spread = pairs.size() < 2 ? 0 : StatUtils.variance(pairs.second());
    if (spread == 0) {
      return Value.Error.DIV0;
    }
    // In two passes: one is too coarse where the numbers are large and the spread is small.
    double slope = new Covariance().covariance(pairs.second(), pairs.first()) / spread;
    return Value.of(StatUtils.mean(pairs.first()) - slope * StatUtils.mean(pairs.second()));
  }
}
