package io.gouji.engine.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns relations into statements about deviations. Figures are numbered by what they mean, so that
 * the order of rows in a sheet decides nothing.
 */
final class JointRows {
  private static final int HALF_FEN = 2;

  private final Map<Spot, Integer> numbers = new HashMap<>();
  private final List<Spot> spots = new ArrayList<>();

  /** The system of these relations; each is the statement of its place in the list. */
  JointSystem of(List<Held> relations) {
    number(relations);
    List<JointRow> rows = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      row(i, relations.get(i).occasion(), rows);
    }
    long[] halfWidths = spots.stream().mapToLong(Spot::halfWidth).toArray();
    return new JointSystem(halfWidths, rows);
  }

  private void number(List<Held> relations) {
    SortedMap<String, List<Spot>> byMeaning = new TreeMap<>();
    for (Held held : relations) {
      Spot.each(held.occasion().left(), spot -> know(spot, byMeaning));
      Spot.each(held.occasion().right(), spot -> know(spot, byMeaning));
    }
    byMeaning.values().forEach(spots::addAll);
    for (int i = 0; i < spots.size(); i++) {
      numbers.put(spots.get(i), i);
    }
  }

  /** Exact figures do not deviate. */
  private void know(Spot spot, SortedMap<String, List<Spot>> byMeaning) {
    if (spot.halfWidth() > 0 && numbers.putIfAbsent(spot, 0) == null) {
      byMeaning.computeIfAbsent(spot.key(), none -> new ArrayList<>()).add(spot);
    }
  }

  private void row(int statement, Occasion occasion, List<JointRow> rows) {
    SortedMap<Integer, Long> net = new TreeMap<>();
    gather(occasion.left(), 1, net);
    gather(occasion.right(), -1, net);
    net.values().removeIf(coefficient -> coefficient == 0);
    long fen = HALF_FEN;
    for (int i = 0; i < occasion.relation().scale(); i++) {
      fen *= 10;
    }
    long difference =
        Math.multiplyExact(
            HALF_FEN, Math.subtractExact(occasion.left().fen(), occasion.right().fen()));
    Comparison comparison = occasion.relation().comparison();
    boolean turned = comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL;
    // Less is less by a fen at least.
    boolean strict = comparison == Comparison.GREATER || comparison == Comparison.LESS;
    long limit = (turned ? difference : -difference) - (strict ? fen : 0);
    int[] figures = net.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] coefficients = net.values().stream().mapToLong(one -> turned ? -one : one).toArray();
    JointRow row = lowest(statement, figures, coefficients, limit, comparison == Comparison.EQUAL);
    if (!isIdle(row)) {
      rows.add(row);
    }
  }

  private void gather(ObservedSide side, int sign, Map<Integer, Long> net) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      for (int row : figures.rows()) {
        Integer number = numbers.get(new Spot(figures.block(), row, figures.column()));
        if (number != null) {
          net.merge(number, sign * term.coefficient(), Math::addExact);
        }
      }
    }
  }

  /** Divides by what all numbers have in common. */
  private static JointRow lowest(
      int statement, int[] figures, long[] coefficients, long limit, boolean equal) {
    BigInteger common = BigInteger.valueOf(limit);
    for (long coefficient : coefficients) {
      common = common.gcd(BigInteger.valueOf(coefficient));
    }
    long divisor = Math.max(common.longValueExact(), 1);
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] /= divisor;
    }
    return new JointRow(statement, figures, coefficients, limit / divisor, equal);
  }

  /** Whether no deviations could break it. */
  private boolean isIdle(JointRow row) {
    if (row.equal()) {
      return row.figures().length == 0;
    }
    long most = 0;
    for (int i = 0; i < row.figures().length; i++) {
      long width = spots.get(row.figures()[i]).halfWidth();
      most = Math.addExact(most, Math.multiplyExact(Math.abs(row.coefficients()[i]), width));
    }
    return most <= row.limit();
  }
}
