package io.gouji.engine.rule;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides whether statements can all hold: first by tightening bounds and trying values in whole
 * half-fen, then, where that leaves it open, by a linear program whose answer is confirmed.
 */
final class JointSolver {
  /** Figures of the largest linear program (DESIGN D5). */
  static final int MOST_FIGURES = 200;

  /** Differences mostly give way at once, or among the figures next to them. */
  private static final int NEAR = 3;

  /** What was decided. */
  enum Kind {
    /** True values were found that satisfy everything. */
    HOLDS,
    /** It was proven that there are none. */
    CONTRADICTS,
    /** Neither was proven. */
    UNDECIDED,
    /** It was not tried to the end, for the number of figures. */
    TOO_LARGE
  }

  /**
   * A decision.
   *
   * @param blamed of a contradiction, statements that suffice for it; else empty
   */
  record Decision(Kind kind, BitSet blamed) {
    static Decision of(Kind kind) {
      return new Decision(kind, new BitSet());
    }
  }

  private JointSolver() {}

  static Decision decide(JointSystem system) {
    JointBounds bounds = new JointBounds(system);
    if (!bounds.tighten()) {
      return new Decision(Kind.CONTRADICTS, bounds.blamed());
    }
    int[] distances = system.distances();
    if (isFoundByTrial(system, bounds, distances)) {
      return Decision.of(Kind.HOLDS);
    }
    // What contradicts, or gives way, mostly lies near what is off: widening circles around it.
    long figures = IntStream.of(distances).filter(d -> d < Integer.MAX_VALUE).count();
    for (int radius = 0; ; radius++) {
      BitSet near = near(distances, radius);
      if (near.cardinality() > MOST_FIGURES) {
        return Decision.of(Kind.TOO_LARGE);
      }
      Optional<BitSet> blamed = new JointProgram(within(system, near)).contradiction();
      if (blamed.isPresent()) {
        return new Decision(Kind.CONTRADICTS, blamed.get());
      }
      if (new JointProgram(still(system, near)).hasWitness()) {
        return Decision.of(Kind.HOLDS);
      }
      if (near.cardinality() >= figures) {
        return Decision.of(Kind.UNDECIDED);
      }
    }
  }

  private static BitSet near(int[] distances, int radius) {
    BitSet near = new BitSet();
    IntStream.range(0, distances.length).filter(i -> distances[i] <= radius).forEach(near::set);
    return near;
  }

  /** The rows that speak of nothing else. */
  private static JointSystem within(JointSystem system, BitSet figures) {
    List<JointRow> rows =
        system.rows().stream()
            .filter(row -> IntStream.of(row.figures()).allMatch(figures::get))
            .toList();
    return new JointSystem(system.halfWidths(), rows);
  }

  /** All rows, and all other figures as they are printed. */
  private static JointSystem still(JointSystem system, BitSet figures) {
    List<JointRow> rows =
        system.rows().stream().flatMap(row -> still(row, figures).stream()).toList();
    return new JointSystem(system.halfWidths(), rows);
  }

  private static Optional<JointRow> still(JointRow row, BitSet figures) {
    int[] kept =
        IntStream.range(0, row.figures().length)
            .filter(i -> figures.get(row.figures()[i]))
            .toArray();
    if (kept.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new JointRow(
            row.statement(),
            IntStream.of(kept).map(i -> row.figures()[i]).toArray(),
            IntStream.of(kept).mapToLong(i -> row.coefficients()[i]).toArray(),
            row.limit(),
            row.equal()));
  }

  /** Gives one figure after the other a value its bounds allow, in some fixed orders. */
  private static boolean isFoundByTrial(JointSystem system, JointBounds bounds, int[] distances) {
    List<Integer> nearest =
        system.figures().stream()
            .boxed()
            .sorted(Comparator.comparingInt((Integer figure) -> distances[figure]))
            .toList();
    List<Integer> farthest =
        nearest.stream()
            .sorted(Comparator.comparingInt((Integer figure) -> -distances[figure]))
            .toList();
    for (int radius = 0; radius < NEAR; radius++) {
      Optional<JointBounds> near = stillBeyond(radius, bounds, distances);
      if (near.isPresent() && isFound(system, near.get(), farthest, false)) {
        return true;
      }
    }
    return isFound(system, bounds, farthest, false)
        || isFound(system, bounds, nearest, false)
        || isFound(system, bounds, farthest, true);
  }

  /** The bounds when only figures within the radius deviate; empty if that cannot be. */
  private static Optional<JointBounds> stillBeyond(
      int radius, JointBounds bounds, int[] distances) {
    JointBounds near = bounds.copy();
    for (int figure = 0; figure < distances.length; figure++) {
      if (distances[figure] > radius) {
        if (near.low(figure) > 0 || near.high(figure) < 0) {
          return Optional.empty();
        }
        near.fix(figure, 0);
      }
    }
    return near.tighten() ? Optional.of(near) : Optional.empty();
  }

  private static boolean isFound(
      JointSystem system, JointBounds bounds, List<Integer> order, boolean middle) {
    JointBounds trial = bounds.copy();
    for (int figure : order) {
      if (!trial.isFixed(figure)) {
        long low = trial.low(figure);
        long high = trial.high(figure);
        long value = middle ? Math.floorDiv(low + high, 2) : Math.max(low, Math.min(0, high));
        trial.fix(figure, value);
        if (!trial.tighten()) {
          return false;
        }
      }
    }
    BigInteger[] deviations = new BigInteger[system.halfWidths().length];
    for (int figure = 0; figure < deviations.length; figure++) {
      deviations[figure] = BigInteger.ZERO;
    }
    order.forEach(figure -> deviations[figure] = BigInteger.valueOf(trial.low(figure)));
    return system.isSatisfiedBy(deviations, BigInteger.ONE);
  }

  /**
   * The fewest of contradicting statements that contradict each other still: without any one of
   * them the others hold. Statements are given up in the order of their numbers, last first. One
   * whose part could not be decided is kept.
   */
  static BitSet irreducible(JointSystem system, BitSet blamed) {
    BitSet left = (BitSet) blamed.clone();
    for (int statement = left.length() - 1; statement >= 0; statement--) {
      if (left.get(statement)) {
        BitSet without = (BitSet) left.clone();
        without.clear(statement);
        Decision decision = decide(system.only(without));
        if (decision.kind() == Kind.CONTRADICTS) {
          left = decision.blamed();
        }
      }
    }
    return left;
  }
}
