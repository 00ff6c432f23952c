package io.gouji.engine.formula;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.solvers.NewtonRaphsonSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.util.ResizableDoubleArray;

/** Rates of interest that make payments even out; the search is commons-math's. */
final class RateFunctions {
  /** Excel gives up after 20 steps. */
  private static final int EVALUATIONS = 20;

  private static final double EPSILON = 1e-11;

  /** Where the balance is flatter than this share of the money, the root is hardly one. */
  private static final double FLAT = 1e-4;

  /** Below it the difference of two powers tells less than the first terms of their series. */
  private static final double TINY = 1e-12;

  private static final double GUESS = 0.1;
  private static final double YEAR = 365;

  private RateFunctions() {}

  /** A balance depending on the rate. */
  @FunctionalInterface
  private interface Balance extends UnivariateDifferentiableFunction {
    @Override
    default double value(double rate) {
      return value(new DerivativeStructure(1, 0, rate)).getValue();
    }
  }

  private static Value solved(Balance balance, double guess, double money) {
    try {
      double rate =
          new NewtonRaphsonSolver(EPSILON).solve(EVALUATIONS, balance, -1, Double.MAX_VALUE, guess);
      if (rate > -1 && Double.isFinite(rate)) {
        double slope =
            balance.value(new DerivativeStructure(1, 1, 0, rate)).getPartialDerivative(1);
        if (Math.abs(slope) > FLAT * money) {
          return Value.of(rate);
        }
      }
    } catch (TooManyEvaluationsException nowhere) {
      throw lost();
    }
    throw lost();
  }

  /** Excel's own search may have ended elsewhere: better no answer than #NUM! where it has one. */
  private static Unresolved lost() {
    return Unresolved.unclear("RATE/IRR");
  }

  static Value rate(Arguments arguments) {
    double periods = arguments.number(0);
    double payment = arguments.number(1);
    double present = arguments.number(2);
    double future = arguments.number(3, 0);
    int atStart = FinancialFunctions.atStart(arguments, 4) ? 1 : 0;
    if (periods <= 0) {
      return Value.Error.NUM;
    }
    return solved(
        rate -> {
          DerivativeStructure discount = rate.log1p().multiply(-periods).expm1();
          DerivativeStructure sum =
              Math.abs(rate.getValue()) < TINY
                  ? rate.multiply(-periods * (periods + 1) / 2).add(periods)
                  : discount.negate().divide(rate);
          DerivativeStructure paid = sum.multiply(rate.multiply(atStart).add(1)).multiply(payment);
          return discount.add(1).multiply(future).add(paid).add(present);
        },
        arguments.number(5, GUESS),
        Math.abs(present) + Math.abs(payment) + Math.abs(future));
  }

  private static double[] flows(Arguments arguments) {
    ResizableDoubleArray flows = new ResizableDoubleArray();
    Grids.numbers(
        new Arguments(new Operand[] {arguments.operand(0)}, arguments.frame()),
        0,
        flows::addElement);
    return flows.getElements();
  }

  private static boolean bothWays(double[] flows) {
    boolean in = false;
    boolean out = false;
    for (double flow : flows) {
      in |= flow > 0;
      out |= flow < 0;
    }
    return in && out;
  }

  static Value irr(Arguments arguments) {
    double[] flows = flows(arguments);
    double guess = arguments.number(1, GUESS);
    if (!bothWays(flows) || guess <= -1) {
      return Value.Error.NUM;
    }
    return solved(
        rate -> {
          DerivativeStructure discount = rate.add(1).reciprocal();
          DerivativeStructure sum = rate.multiply(0);
          for (int i = flows.length - 1; i >= 0; i--) {
            sum = sum.multiply(discount).add(flows[i]);
          }
          return sum;
        },
        guess,
        Arrays.stream(flows).map(Math::abs).sum());
  }

  /** How often money changes its direction; after more than one turn there may be many rates. */
  private static int turns(double[] flows) {
    int turns = 0;
    double last = 0;
    for (double flow : flows) {
      turns += flow * last < 0 ? 1 : 0;
      last = flow == 0 ? last : flow;
    }
    return turns;
  }

  /** As IRR, with the day of each flow. */
  static Value dated(Arguments arguments) {
    double[] flows = Samples.numbers(arguments, 0);
    double[] days = Samples.numbers(arguments, 1);
    double guess = arguments.number(2, GUESS);
    if (flows.length != days.length && arguments.operand(0).rows() == arguments.operand(1).rows()) {
      // Whether a blank among them is a zero, engines disagree.
      throw Unresolved.unclear("XIRR(blank)");
    }
    if (flows.length != days.length || !bothWays(flows) || guess <= -1) {
      return Value.Error.NUM;
    }
    for (double day : days) {
      if (day < days[0]) {
        return Value.Error.NUM;
      }
    }
    if (turns(flows) > 1) {
      throw lost();
    }
    return solved(
        rate -> {
          DerivativeStructure sum = rate.multiply(0);
          for (int i = 0; i < flows.length; i++) {
            double years = (Math.floor(days[i]) - Math.floor(days[0])) / YEAR;
            sum = sum.add(rate.add(1).pow(-years).multiply(flows[i]));
          }
          return sum;
        },
        guess,
        Arrays.stream(flows).map(Math::abs).sum());
  }

  static Value mirr(Arguments arguments) {
    double[] flows = flows(arguments);
    double borrowed = 1 + arguments.number(1);
    double lent = 1 + arguments.number(2);
    double received = 0;
    double paid = 0;
    for (int i = 0; i < flows.length; i++) {
      received += flows[i] > 0 ? flows[i] * Math.pow(lent, flows.length - 1.0 - i) : 0;
      paid += flows[i] < 0 ? flows[i] / Math.pow(borrowed, i) : 0;
    }
    if (paid == 0) {
      return Value.Error.DIV0;
    }
    return Value.of(Math.pow(-received / paid, 1.0 / (flows.length - 1)) - 1);
  }
}
