package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether figures that are not negative can satisfy rows together: the first phase of the simplex
 * method with Bland's rule, in exact rationals, so that its answer needs no confirmation.
 */
final class ExactProgram {
  private final Ratio[][] table;
  private final Ratio[] right;
  private final int[] basis;
  private final int columns;

  private ExactProgram(List<Row> rows) {
    SortedSet<Integer> figures = new TreeSet<>();
    rows.forEach(row -> figures.addAll(row.figures().keySet()));
    List<Integer> order = new ArrayList<>(figures);
    columns = order.size() + rows.size();
    table = new Ratio[rows.size()][columns + rows.size()];
    right = new Ratio[rows.size()];
    basis = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      fill(i, rows.get(i), order);
    }
  }

  /**
   * A row of the program.
   *
   * @param sign of left minus right: 0 where they are equal, -1 where left is at most right
   */
  record Row(SortedMap<Integer, Ratio> figures, int sign, Ratio constant) {}

  static boolean isFeasible(List<Row> rows) {
    return new ExactProgram(rows).solve();
  }

  private void fill(int i, Row row, List<Integer> order) {
    Arrays.fill(table[i], Ratio.ZERO);
    boolean flip = row.constant().sign() < 0;
    row.figures()
        .forEach(
            (figure, coefficient) ->
                table[i][order.indexOf(figure)] = flip ? coefficient.negated() : coefficient);
    if (row.sign() != 0) {
      Ratio slack = row.sign() < 0 ? Ratio.ONE : Ratio.ONE.negated();
      table[i][order.size() + i] = flip ? slack.negated() : slack;
    }
    right[i] = flip ? row.constant().negated() : row.constant();
    basis[i] = columns + i;
    table[i][columns + i] = Ratio.ONE;
  }

  private boolean solve() {
    while (true) {
      int entering = entering();
      if (entering < 0) {
        return infeasibility().sign() == 0;
      }
      pivot(leaving(entering), entering);
    }
  }

  private Ratio infeasibility() {
    Ratio sum = Ratio.ZERO;
    for (int i = 0; i < basis.length; i++) {
      sum = basis[i] >= columns ? sum.plus(right[i]) : sum;
    }
    return sum;
  }

  /** The first column that lessens the sum of the artificial figures. */
  private int entering() {
    for (int column = 0; column < columns; column++) {
      Ratio gain = Ratio.ZERO;
      for (int i = 0; i < basis.length; i++) {
        gain = basis[i] >= columns ? gain.plus(table[i][column]) : gain;
      }
      if (gain.sign() > 0) {
        return column;
      }
    }
    return -1;
  }

  private int leaving(int column) {
    int best = -1;
    Ratio least = Ratio.ZERO;
    for (int i = 0; i < basis.length; i++) {
      if (table[i][column].sign() > 0) {
        Ratio step = right[i].over(table[i][column]);
        int order = best < 0 ? -1 : step.compare(least);
        if (order < 0 || order == 0 && basis[i] < basis[best]) {
          best = i;
          least = step;
        }
      }
    }
    return best;
  }

  private void pivot(int row, int column) {
    Ratio pivot = table[row][column];
    for (int j = 0; j < table[row].length; j++) {
      table[row][j] = table[row][j].sign() == 0 ? Ratio.ZERO : table[row][j].over(pivot);
    }
    right[row] = right[row].over(pivot);
    for (int i = 0; i < table.length; i++) {
      Ratio factor = table[i][column];
      if (i != row && factor.sign() != 0) {
        for (int j = 0; j < table[i].length; j++) {
          if (table[row][j].sign() != 0) {
            table[i][j] = table[i][j].minus(factor.times(table[row][j]));
          }
        }
        right[i] = right[i].minus(factor.times(right[row]));
      }
    }
    basis[row] = column;
  }
}
