package io.gouji.engine.rule;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Statements about deviations that each lie between plus and minus a half-width, in half-fen.
 *
 * @param halfWidths of each figure, none negative
 */
record JointSystem(long[] halfWidths, List<JointRow> rows) {
  JointSystem {
    rows = List.copyOf(rows);
  }

  /** The same figures, with some statements only. */
  JointSystem only(BitSet statements) {
    List<JointRow> kept = rows.stream().filter(row -> statements.get(row.statement())).toList();
    return new JointSystem(halfWidths, kept);
  }

  BitSet statements() {
    BitSet statements = new BitSet();
    rows.forEach(row -> statements.set(row.statement()));
    return statements;
  }

  /** The figures that any statement is about. */
  BitSet figures() {
    BitSet figures = new BitSet();
    for (JointRow row : rows) {
      for (int figure : row.figures()) {
        figures.set(figure);
      }
    }
    return figures;
  }

  /** Numbers of the rows about each figure, ascending. */
  List<List<Integer>> rowsOf() {
    List<List<Integer>> found = new ArrayList<>();
    for (int figure = 0; figure < halfWidths.length; figure++) {
      found.add(new ArrayList<>());
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int figure : rows.get(row).figures()) {
        found.get(figure).add(row);
      }
    }
    return found;
  }

  /**
   * How many steps from figure to statement to figure each figure is from a statement that the
   * printed figures do not satisfy as they are; the largest number for those that none leads to.
   */
  int[] distances() {
    int[] distances = new int[halfWidths.length];
    java.util.Arrays.fill(distances, Integer.MAX_VALUE);
    Deque<Integer> open = new ArrayDeque<>();
    for (JointRow row : rows) {
      if (!row.isExact()) {
        reach(row, 0, distances, open);
      }
    }
    List<List<Integer>> rowsOf = rowsOf();
    while (!open.isEmpty()) {
      int figure = open.remove();
      for (int row : rowsOf.get(figure)) {
        reach(rows.get(row), distances[figure] + 1, distances, open);
      }
    }
    return distances;
  }

  private static void reach(JointRow row, int distance, int[] distances, Deque<Integer> open) {
    for (int figure : row.figures()) {
      if (distances[figure] == Integer.MAX_VALUE) {
        distances[figure] = distance;
        open.add(figure);
      }
    }
  }

  /**
   * Groups of rows that share no figure, those that the printed figures satisfy throughout left
   * out; in the order of their first rows.
   */
  List<JointSystem> openComponents() {
    List<List<Integer>> rowsOf = rowsOf();
    boolean[] seen = new boolean[rows.size()];
    List<JointSystem> components = new ArrayList<>();
    for (int first = 0; first < rows.size(); first++) {
      if (!seen[first]) {
        JointSystem component = component(first, rowsOf, seen);
        if (!component.rows.stream().allMatch(JointRow::isExact)) {
          components.add(component);
        }
      }
    }
    return components;
  }

  private JointSystem component(int first, List<List<Integer>> rowsOf, boolean[] seen) {
    BitSet found = new BitSet();
    BitSet figuresSeen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    seen[first] = true;
    while (!open.isEmpty()) {
      int row = open.remove();
      found.set(row);
      for (int figure : rows.get(row).figures()) {
        if (!figuresSeen.get(figure)) {
          figuresSeen.set(figure);
          for (int next : rowsOf.get(figure)) {
            if (!seen[next]) {
              seen[next] = true;
              open.add(next);
            }
          }
        }
      }
    }
    return new JointSystem(halfWidths, found.stream().mapToObj(rows::get).toList());
  }

  /** Whether these deviations, each divided by the denominator, satisfy everything exactly. */
  boolean isSatisfiedBy(BigInteger[] deviations, BigInteger denominator) {
    for (int figure = 0; figure < halfWidths.length; figure++) {
      BigInteger most = BigInteger.valueOf(halfWidths[figure]).multiply(denominator);
      if (deviations[figure].abs().compareTo(most) > 0) {
        return false;
      }
    }
    return rows.stream().allMatch(row -> satisfies(row, deviations, denominator));
  }

  private static boolean satisfies(JointRow row, BigInteger[] deviations, BigInteger denominator) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < row.figures().length; i++) {
      BigInteger coefficient = BigInteger.valueOf(row.coefficients()[i]);
      sum = sum.add(coefficient.multiply(deviations[row.figures()[i]]));
    }
    int sign = sum.compareTo(BigInteger.valueOf(row.limit()).multiply(denominator));
    return row.equal() ? sign == 0 : sign <= 0;
  }

  /**
   * Whether the rows, weighted and added up, ask for what no deviations inside the intervals can
   * give: a proof that not all of them can hold (Farkas' lemma).
   *
   * @param weights one for each row; not negative where the row is no equation
   */
  boolean isRefutedBy(BigInteger[] weights) {
    BigInteger[] sum = new BigInteger[halfWidths.length];
    java.util.Arrays.fill(sum, BigInteger.ZERO);
    BigInteger limit = BigInteger.ZERO;
    for (int i = 0; i < weights.length; i++) {
      JointRow row = rows.get(i);
      if (weights[i].signum() < 0 && !row.equal()) {
        return false;
      }
      limit = limit.add(weights[i].multiply(BigInteger.valueOf(row.limit())));
      for (int j = 0; j < row.figures().length; j++) {
        BigInteger product = weights[i].multiply(BigInteger.valueOf(row.coefficients()[j]));
        sum[row.figures()[j]] = sum[row.figures()[j]].add(product);
      }
    }
    BigInteger least = BigInteger.ZERO;
    for (int figure = 0; figure < sum.length; figure++) {
      least = least.subtract(sum[figure].abs().multiply(BigInteger.valueOf(halfWidths[figure])));
    }
    return least.compareTo(limit) > 0;
  }
}
