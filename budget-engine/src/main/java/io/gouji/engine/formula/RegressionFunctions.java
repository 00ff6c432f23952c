package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.jspecify.annotations.Nullable;

/** Growth at a steady rate fitted to numbers; the fitting is commons-math's. */
final class RegressionFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("GROWTH", 1, 4, "AAAV", RegressionFunctions::growth),
          Functions.function("LOGEST", 1, 4, "AAVV", RegressionFunctions::growthRates));

  private RegressionFunctions() {}

  /**
   * What is known: the ys, and for each the xs.
   *
   * @param across whether a row of ys stands over rows of xs
   */
  private record Known(double[] ys, double[][] xs, boolean across) {
    int variables() {
      return xs[0].length;
    }
  }

  private static double number(Value value) {
    if (value instanceof Value.Number number) {
      return number.value();
    }
    throw value instanceof Value.Error error ? new ErrorSignal(error) : ErrorSignal.VALUE;
  }

  private static Known known(Arguments arguments) {
    Operand ys = arguments.operand(0);
    if ((long) ys.rows() * ys.columns() > Limits.ARRAY_VALUES) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "GROWTH/LOGEST");
    }
    int count = ys.rows() * ys.columns();
    Operand xs = arguments.optional(1);
    double[] logs = new double[count];
    for (int i = 0; i < count; i++) {
      double y = number(ys.at(i / ys.columns(), i % ys.columns()));
      if (y <= 0) {
        throw ErrorSignal.NUM;
      }
      logs[i] = Math.log(y);
    }
    boolean alike = xs == null || xs.rows() == ys.rows() && xs.columns() == ys.columns();
    boolean across = !alike && ys.rows() == 1;
    boolean down = !alike && ys.columns() == 1;
    if (!alike && !(across && xs.columns() == count) && !(down && xs.rows() == count)) {
      throw ErrorSignal.REF;
    }
    return new Known(logs, points(xs, count, alike, across), across);
  }

  /** The xs of each point; where the shape is that of the ys there is one, without any 1, 2, 3. */
  private static double[][] points(@Nullable Operand xs, int count, boolean alike, boolean across) {
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      if (xs == null) {
        points[i] = new double[] {i + 1.0};
      } else if (alike) {
        points[i] = new double[] {number(xs.at(i / xs.columns(), i % xs.columns()))};
      } else {
        points[i] = point(xs, i, across);
      }
    }
    return points;
  }

  private static double[] point(Operand xs, int index, boolean across) {
    double[] point = new double[across ? xs.rows() : xs.columns()];
    for (int variable = 0; variable < point.length; variable++) {
      point[variable] = number(across ? xs.at(variable, index) : xs.at(index, variable));
    }
    return point;
  }

  private static OLSMultipleLinearRegression fitted(Known known, boolean constant) {
    if (known.ys().length < known.variables() + (constant ? 1 : 0) + 1) {
      throw Unresolved.unclear("GROWTH/LOGEST");
    }
    OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
    fit.setNoIntercept(!constant);
    fit.newSampleData(known.ys(), known.xs());
    return fit;
  }

  /** Where points do not tell the variables apart, Excel gives one of many answers. */
  private static double[] coefficients(OLSMultipleLinearRegression fit, boolean constant) {
    try {
      double[] found = fit.estimateRegressionParameters();
      if (constant) {
        return found;
      }
      double[] all = new double[found.length + 1];
      System.arraycopy(found, 0, all, 1, found.length);
      return all;
    } catch (SingularMatrixException many) {
      throw Unresolved.unclear("GROWTH/LOGEST");
    }
  }

  private static Operand growth(Arguments arguments) {
    Known known = known(arguments);
    boolean constant = arguments.truth(3, true);
    double[] line = coefficients(fitted(known, constant), constant);
    Operand wanted = arguments.optional(2);
    if (wanted == null) {
      Operand ys = arguments.operand(0);
      return Matrix.of(
          ys.rows(), ys.columns(), (r, c) -> grown(line, known.xs()[r * ys.columns() + c]));
    }
    if (known.variables() == 1) {
      return Matrix.of(
          wanted.rows(),
          wanted.columns(),
          (r, c) -> grown(line, new double[] {number(wanted.at(r, c))}));
    }
    int variables = known.across() ? wanted.rows() : wanted.columns();
    if (variables != known.variables()) {
      return Value.Error.REF;
    }
    int count = known.across() ? wanted.columns() : wanted.rows();
    return Matrix.of(
        known.across() ? 1 : count,
        known.across() ? count : 1,
        (r, c) -> grown(line, point(wanted, known.across() ? c : r, known.across())));
  }

  private static Value grown(double[] line, double[] point) {
    double log = line[0];
    for (int i = 0; i < point.length; i++) {
      log += line[i + 1] * point[i];
    }
    return Value.of(Math.exp(log));
  }

  /** The rates, the last variable first, then the constant; below them how good the fit is. */
  private static Operand growthRates(Arguments arguments) {
    Known known = known(arguments);
    boolean constant = arguments.truth(2, true);
    boolean told = arguments.truth(3, false);
    OLSMultipleLinearRegression fit = fitted(known, constant);
    double[] line = coefficients(fit, constant);
    int columns = line.length;
    double[] errors = told ? fit.estimateRegressionParametersStandardErrors() : new double[0];
    double[] facts = told ? facts(fit, known, constant) : new double[0];
    return Matrix.of(
        told ? 5 : 1,
        columns,
        (r, c) -> {
          if (r == 0) {
            return Value.of(Math.exp(line[columns - 1 - c]));
          }
          if (r == 1) {
            int place = columns - 1 - c - (constant ? 0 : 1);
            return place < 0 ? Value.Error.NA : Value.of(errors[place]);
          }
          return c > 1 ? Value.Error.NA : Value.of(facts[(r - 2) * 2 + c]);
        });
  }

  /** Determination, error of y, F, degrees of freedom, squares explained and left. */
  private static double[] facts(OLSMultipleLinearRegression fit, Known known, boolean constant) {
    double left = fit.calculateResidualSumOfSquares();
    double all = fit.calculateTotalSumOfSquares();
    double free = known.ys().length - known.variables() - (constant ? 1.0 : 0.0);
    double explained = all - left;
    return new double[] {
      explained / all,
      Math.sqrt(left / free),
      explained / known.variables() / (left / free),
      free,
      explained,
      left
    };
  }
}
