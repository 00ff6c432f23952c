package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * Turns relations into statements about deviations. Figures are numbered by what they mean, so that
 * the order of rows in a sheet decides nothing.
 */
final class JointRows {
  private static final int HALF_FEN = 2;
  private static final int NOT_MET = -1;

  private final Map<Block, int[]> numbersOf = new IdentityHashMap<>();
  private final List<Spot> spots = new ArrayList<>();
  private final Net net = new Net();

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
    for (Held held : relations) {
      meet(held.occasion().left());
      meet(held.occasion().right());
    }
    spots.sort(null);
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      numbers(spot.block())[spot.place()] = i;
    }
  }

  private int[] numbers(Block block) {
    return numbersOf.computeIfAbsent(
        block,
        none -> {
          int[] numbers = new int[block.rowCount() * block.columns().size()];
          Arrays.fill(numbers, NOT_MET);
          return numbers;
        });
  }

  /** Exact figures do not deviate. */
  private void meet(ObservedSide side) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      int[] numbers = numbers(figures.block());
      for (int row : figures.rows()) {
        Spot spot = new Spot(figures.block(), row, figures.column());
        if (numbers[spot.place()] == NOT_MET && spot.halfWidth() > 0) {
          numbers[spot.place()] = spots.size();
          spots.add(spot);
        }
      }
    }
  }

  private void row(int statement, Occasion occasion, List<JointRow> rows) {
    net.clear();
    gather(occasion.left(), 1);
    gather(occasion.right(), -1);
    long difference =
        Math.multiplyExact(
            HALF_FEN, Math.subtractExact(occasion.left().fen(), occasion.right().fen()));
    Comparison comparison = occasion.relation().comparison();
    boolean turned = comparison.isTurned();
    long fen = comparison.isStrict() ? occasion.relation().fen() : 0;
    long limit = (turned ? difference : -difference) - fen;
    int[] figures = net.numbers();
    long[] coefficients = net.coefficients(figures);
    for (int i = 0; turned && i < coefficients.length; i++) {
      coefficients[i] = -coefficients[i];
    }
    JointRow row = lowest(statement, figures, coefficients, limit, comparison == Comparison.EQUAL);
    if (!isIdle(row)) {
      rows.add(row);
    }
  }

  private void gather(ObservedSide side, int sign) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      int[] numbers = numbers(figures.block());
      for (int row : figures.rows()) {
        int number = numbers[row * figures.block().columns().size() + figures.column()];
        if (number != NOT_MET) {
          net.add(number, sign * term.coefficient());
        }
      }
    }
  }

  /** Divides by what all numbers have in common. */
  private static JointRow lowest(
      int statement, int[] figures, long[] coefficients, long limit, boolean equal) {
    long common = limit;
    for (int i = 0; i < coefficients.length && common != 1; i++) {
      common = ArithmeticUtils.gcd(common, coefficients[i]);
    }
    long divisor = Math.max(common, 1);
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
