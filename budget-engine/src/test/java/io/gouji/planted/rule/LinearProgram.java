package io.gouji.planted.rule;

import org.apache.commons.math3.optim.linear.SimplexSolver;

/** Obedient with its fractions; it only must not have a rival. */
final class LinearProgram {
  SimplexSolver solver = new SimplexSolver();

  /** Obedient: in the adapter's own file. */
  static final class Row {
    double[] weights = {};
  }
}
