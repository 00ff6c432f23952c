package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges instances in integers of half-fen (DESIGN D5): every figure stands for itself ± its
 * half-width, and a relation is violated only if no true values inside satisfy it.
 */
final class Judge {
  private static final BigInteger TWELVE = BigInteger.valueOf(12);

  private final Relation relation;
  private final Tolerance tolerance;
  private final BigDecimal factor;
  private final boolean overlap;

  Judge(Relation relation, Tolerance tolerance, BigDecimal factor) {
    this.relation = relation;
    this.tolerance = tolerance;
    this.factor = factor;
    overlap = relation.selectors().overlapping();
  }

  Verdict judge(ObservedSide left, ObservedSide right) {
    long difference = Math.multiplyExact(2, Math.subtractExact(left.fen(), right.fen()));
    long gap = gap(difference);
    if (gap == 0) {
      return agreed(left, right, difference, true);
    }
    long bound = bound(left, right);
    if (gap <= Math.min(bound, Math.max(left.widest(), right.widest()))) {
      // One figure's own rounding explains it: at the precision printed there is no difference.
      return agreed(left, right, difference, false);
    }
    if (gap > bound) {
      return new Verdict(Optional.of(FindingClass.ERROR), difference, bound, false);
    }
    boolean common = isCommon(gap, left, right);
    FindingClass kind = common ? FindingClass.ROUNDING : FindingClass.ROUNDING_POSSIBLE;
    return new Verdict(Optional.of(kind), difference, bound, false);
  }

  /** How far the difference is from what the comparison allows, never negative. */
  private long gap(long difference) {
    return switch (relation.comparison()) {
      case EQUAL -> Math.abs(difference);
      case LESS_OR_EQUAL -> Math.max(difference, 0);
      case GREATER_OR_EQUAL -> Math.max(-difference, 0);
      // Less is less by a fen at least.
      case LESS -> Math.max(difference + relation.fen(), 0);
      case GREATER -> Math.max(relation.fen() - difference, 0);
      case NOT_EQUAL -> throw new IllegalStateException("the compiler refuses this");
    };
  }

  /** The largest difference rounding could explain, in half-fen, scaled. */
  long bound(ObservedSide left, ObservedSide right) {
    if (tolerance == Tolerance.SAME) {
      return Math.max(left.halfWidth(), right.halfWidth());
    }
    return overlap ? netHalfWidth(left, right) : Math.addExact(left.halfWidth(), right.halfWidth());
  }

  /** Rounding errors are independent: their spread grows with the root of their number. */
  private boolean isCommon(long gap, ObservedSide left, ObservedSide right) {
    BigInteger spread = spread(left).add(spread(right));
    BigDecimal most = factor.pow(2).multiply(new BigDecimal(spread));
    BigInteger square = BigInteger.valueOf(gap).pow(2).multiply(TWELVE);
    return new BigDecimal(square).compareTo(most) <= 0;
  }

  private static BigInteger spread(ObservedSide side) {
    BigInteger sum = BigInteger.ZERO;
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      for (int row : figures.rows()) {
        long step = 2 * figures.block().halfWidth(row, figures.column());
        BigInteger weighted =
            BigInteger.valueOf(step).multiply(BigInteger.valueOf(term.coefficient()));
        sum = sum.add(weighted.pow(2));
      }
    }
    return sum;
  }

  private record Cell(Block block, int column, int row) {}

  /** A figure that stands on both sides moves both: only its net coefficient counts. */
  private static long netHalfWidth(ObservedSide left, ObservedSide right) {
    if (!haveCommon(left, right)) {
      return Math.addExact(plainHalfWidth(left), plainHalfWidth(right));
    }
    Map<Cell, Long> net = new LinkedHashMap<>();
    gather(left, 1, net);
    gather(right, -1, net);
    long half = 0;
    for (Map.Entry<Cell, Long> entry : net.entrySet()) {
      Cell cell = entry.getKey();
      long one = Math.abs(entry.getValue()) * cell.block().halfWidth(cell.row(), cell.column());
      half = Math.addExact(half, one);
    }
    return half;
  }

  private static boolean haveCommon(ObservedSide left, ObservedSide right) {
    for (ObservedSide side : List.of(left, right)) {
      for (Observed term : side.terms()) {
        if (isCommon(term, left) || isCommon(term, right)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCommon(Observed term, ObservedSide side) {
    for (Observed other : side.terms()) {
      if (other != term && other.figures().meets(term.figures())) {
        return true;
      }
    }
    return false;
  }

  private static long plainHalfWidth(ObservedSide side) {
    long half = 0;
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      long size = Math.abs(term.coefficient());
      for (int row : figures.rows()) {
        half = Math.addExact(half, size * figures.block().halfWidth(row, figures.column()));
      }
    }
    return half;
  }

  private static void gather(ObservedSide side, int sign, Map<Cell, Long> net) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      for (int row : figures.rows()) {
        Cell cell = new Cell(figures.block(), figures.column(), row);
        net.merge(cell, sign * term.coefficient(), Long::sum);
      }
    }
  }

  /** The figures as stored agree; whether the cells also show it is another question. */
  private Verdict agreed(ObservedSide left, ObservedSide right, long difference, boolean exact) {
    boolean figuresAlone = left.constant() == 0 && right.constant() == 0;
    if (relation.comparison() != Comparison.EQUAL
        || !figuresAlone
        || !Precision.isOne(left, right)) {
      return new Verdict(Optional.empty(), difference, 0, exact);
    }
    long shown = Math.multiplyExact(2, Math.subtractExact(left.displayed(), right.displayed()));
    return shown == 0
        ? new Verdict(Optional.empty(), difference, 0, exact)
        : new Verdict(Optional.of(FindingClass.DISPLAY), shown, bound(left, right), exact);
  }
}
