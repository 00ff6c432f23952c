package io.gouji.engine.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The only place that leaves whole numbers: linear programs over deviations from the printed
 * figures, solved by commons-math3. What it answers is nothing but a guess until {@link
 * JointSystem} has confirmed it in whole numbers.
 */
final class JointProgram {
  private static final int MOST_ITERATIONS = 20_000;
  private static final double EPSILON = 1e-9;
  private static final int ULPS = 10;
  private static final double CUT_OFF = 1e-12;

  /** Corners of such systems have small denominators, mostly 1. */
  private static final int LARGEST_DENOMINATOR = 120;

  private final JointSystem system;
  private final int[] figures;
  private final int[] places;
  private final double unit;

  JointProgram(JointSystem system) {
    this.system = system;
    BitSet used = system.figures();
    figures = used.stream().toArray();
    places = new int[system.halfWidths().length];
    long widest = 1;
    for (int i = 0; i < figures.length; i++) {
      places[figures[i]] = i;
      widest = Math.max(widest, system.halfWidths()[figures[i]]);
    }
    unit = widest;
  }

  /** Whether deviations that satisfy everything were found and confirmed. */
  boolean hasWitness() {
    int size = figures.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // Each deviation counts from its lower bound, so that none is negative.
      double[] one = new double[size];
      one[i] = 1;
      constraints.add(new LinearConstraint(one, Relationship.LEQ, 2 * width(i)));
    }
    for (JointRow row : system.rows()) {
      double[] coefficients = new double[size];
      double limit = row.limit() / unit;
      for (int j = 0; j < row.figures().length; j++) {
        int place = places[row.figures()[j]];
        coefficients[place] = row.coefficients()[j];
        limit += row.coefficients()[j] * width(place);
      }
      Relationship relation = row.equal() ? Relationship.EQ : Relationship.LEQ;
      constraints.add(new LinearConstraint(coefficients, relation, limit));
    }
    return solve(new double[size], constraints).filter(this::isWitness).isPresent();
  }

  private double width(int place) {
    return system.halfWidths()[figures[place]] / unit;
  }

  private boolean isWitness(double[] point) {
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      BigInteger[] deviations = new BigInteger[system.halfWidths().length];
      java.util.Arrays.fill(deviations, BigInteger.ZERO);
      for (int i = 0; i < figures.length; i++) {
        double deviation = (point[i] - width(i)) * unit;
        deviations[figures[i]] = BigInteger.valueOf(Math.round(deviation * denominator));
      }
      if (system.isSatisfiedBy(deviations, BigInteger.valueOf(denominator))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Statements that were found, and confirmed, to contradict each other; empty if no proof was.
   *
   * <p>The unknowns are the weights of the rows (those of equations as a difference of two) and,
   * for each figure, how far its weighted coefficients are from zero, above and below.
   */
  Optional<BitSet> contradiction() {
    int rows = system.rows().size();
    int size = 2 * rows + 2 * figures.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int place = 0; place < figures.length; place++) {
      double[] balance = new double[size];
      balance[2 * rows + 2 * place] = -1;
      balance[2 * rows + 2 * place + 1] = 1;
      for (int i = 0; i < rows; i++) {
        double coefficient = coefficient(system.rows().get(i), figures[place]);
        balance[2 * i] = coefficient;
        balance[2 * i + 1] = -coefficient;
      }
      constraints.add(new LinearConstraint(balance, Relationship.EQ, 0));
    }
    double[] weights = new double[size];
    double[] goal = new double[size];
    for (int i = 0; i < rows; i++) {
      JointRow row = system.rows().get(i);
      weights[2 * i] = 1;
      weights[2 * i + 1] = 1;
      goal[2 * i] = -row.limit() / unit;
      goal[2 * i + 1] = row.limit() / unit;
      if (!row.equal()) {
        double[] none = new double[size];
        none[2 * i + 1] = 1;
        constraints.add(new LinearConstraint(none, Relationship.EQ, 0));
      }
    }
    for (int place = 0; place < figures.length; place++) {
      goal[2 * rows + 2 * place] = -width(place);
      goal[2 * rows + 2 * place + 1] = -width(place);
    }
    constraints.add(new LinearConstraint(weights, Relationship.LEQ, 1));
    return solve(goal, constraints).flatMap(this::confirmed);
  }

  private static double coefficient(JointRow row, int figure) {
    for (int i = 0; i < row.figures().length; i++) {
      if (row.figures()[i] == figure) {
        return row.coefficients()[i];
      }
    }
    return 0;
  }

  private Optional<BitSet> confirmed(double[] point) {
    int rows = system.rows().size();
    double[] weights = new double[rows];
    double largest = 0;
    for (int i = 0; i < rows; i++) {
      weights[i] = point[2 * i] - point[2 * i + 1];
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    if (largest < EPSILON) {
      return Optional.empty();
    }
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      BigInteger[] whole = new BigInteger[rows];
      BitSet statements = new BitSet();
      for (int i = 0; i < rows; i++) {
        whole[i] = BigInteger.valueOf(Math.round(weights[i] / largest * denominator));
        if (whole[i].signum() != 0) {
          statements.set(system.rows().get(i).statement());
        }
      }
      if (system.isRefutedBy(whole)) {
        return Optional.of(statements);
      }
    }
    return Optional.empty();
  }

  /** The largest value of the goal; empty where the program has none, or it was not found. */
  private static Optional<double[]> solve(double[] goal, List<LinearConstraint> constraints) {
    try {
      PointValuePair best =
          new SimplexSolver(EPSILON, ULPS, CUT_OFF)
              .optimize(
                  new MaxIter(MOST_ITERATIONS),
                  new LinearObjectiveFunction(goal, 0),
                  new LinearConstraintSet(constraints),
                  new NonNegativeConstraint(true),
                  GoalType.MAXIMIZE);
      return Optional.of(best.getPoint());
    } catch (MathIllegalStateException notFound) {
      // Infeasible, unbounded or too many steps: all of it only means that there is no guess.
      return Optional.empty();
    }
  }
}
