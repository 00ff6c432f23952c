package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How far each figure can deviate, tightened statement by statement in whole half-fen. Bounds are
 * rounded outwards, so that one that is empty proves that the statements cannot all hold; each
 * remembers its reason, so that the proof names the statements it needs.
 */
final class JointBounds {
  /** Visits to rows, per row, after which tightening stops; bounds stay true at any time. */
  private static final int MOST_VISITS = 64;

  private final JointSystem system;
  private final List<List<Integer>> rowsOf;
  private final long[] low;
  private final long[] high;

  /** The least and the most each row's sum can be now. */
  private final long[] least;

  private final long[] most;

  /** No figure of a row can move the row's sum by more than this. */
  private final long[] widest;

  private final BitSet dirty = new BitSet();
  private final List<Step> steps = new ArrayList<>();
  private int visits;
  private long looks;
  private int conflict = -1;
  private boolean conflictAbove;

  /**
   * A bound that was tightened.
   *
   * @param upper whether it is the figure's upper bound
   * @param above whether the row's sum was too large otherwise, not too small
   */
  private record Step(int figure, boolean upper, int row, boolean above) {}

  JointBounds(JointSystem system) {
    this.system = system;
    rowsOf = system.rowsOf();
    high = system.halfWidths().clone();
    low = new long[high.length];
    for (int i = 0; i < high.length; i++) {
      low[i] = -high[i];
    }
    int rows = system.rows().size();
    least = new long[rows];
    most = new long[rows];
    widest = new long[rows];
    for (int row = 0; row < rows; row++) {
      least[row] = extreme(system.rows().get(row), false);
      most[row] = extreme(system.rows().get(row), true);
      widest[row] = widest(system.rows().get(row));
    }
    dirty.set(0, rows);
  }

  private JointBounds(JointBounds other) {
    system = other.system;
    rowsOf = other.rowsOf;
    low = other.low.clone();
    high = other.high.clone();
    least = other.least.clone();
    most = other.most.clone();
    widest = other.widest.clone();
  }

  /** The same bounds, to be tightened further for trial. */
  JointBounds copy() {
    return new JointBounds(this);
  }

  long low(int figure) {
    return low[figure];
  }

  long high(int figure) {
    return high[figure];
  }

  boolean isFixed(int figure) {
    return low[figure] == high[figure];
  }

  /** Takes a figure's deviation for known. */
  void fix(int figure, long deviation) {
    move(figure, deviation, deviation);
  }

  /** Gives a figure other bounds, and the rows about it what follows for their sums. */
  private void move(int figure, long newLow, long newHigh) {
    long below = Math.subtractExact(newLow, low[figure]);
    long above = Math.subtractExact(newHigh, high[figure]);
    low[figure] = newLow;
    high[figure] = newHigh;
    for (int row : rowsOf.get(figure)) {
      long coefficient = system.rows().get(row).coefficient(figure);
      most[row] = Math.addExact(most[row], most(coefficient, below, above));
      least[row] = Math.addExact(least[row], most(coefficient, above, below));
      dirty.set(row);
    }
  }

  /** How many figures were looked at for their bounds, in all rows. */
  long looks() {
    return looks;
  }

  /** Tightens until nothing changes, in sweeps over the rows; false if nothing is left. */
  boolean tighten() {
    visits = 0;
    int most = MOST_VISITS * Math.max(system.rows().size(), 1);
    while (!dirty.isEmpty() && visits < most) {
      for (int row = dirty.nextSetBit(0); row >= 0; row = dirty.nextSetBit(row + 1)) {
        dirty.clear(row);
        visits++;
        if (!tighten(row)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean tighten(int index) {
    JointRow row = system.rows().get(index);
    // What the row's sum could be before this visit bounds all its figures.
    long smallest = least[index];
    long largest = most[index];
    if (smallest > row.limit() || row.equal() && largest < row.limit()) {
      conflict = index;
      conflictAbove = smallest > row.limit();
      return false;
    }
    if (isLoose(index)) {
      return true;
    }
    looks += row.figures().length;
    for (int i = 0; i < row.figures().length; i++) {
      long coefficient = row.coefficients()[i];
      int figure = row.figures()[i];
      long ownLeast = most(coefficient, high[figure], low[figure]);
      long ownMost = most(coefficient, low[figure], high[figure]);
      bound(index, figure, coefficient, row.limit() - (smallest - ownLeast), true);
      if (row.equal()) {
        bound(index, figure, coefficient, row.limit() - (largest - ownMost), false);
      }
    }
    widest[index] = widest(row);
    return true;
  }

  /** Whether every figure of a row may be anywhere in its bounds, whatever the others are. */
  private boolean isLoose(int index) {
    JointRow row = system.rows().get(index);
    return widest[index] <= Math.subtractExact(row.limit(), least[index])
        && (!row.equal() || widest[index] <= Math.subtractExact(most[index], row.limit()));
  }

  private long widest(JointRow row) {
    long widest = 0;
    for (int i = 0; i < row.figures().length; i++) {
      int figure = row.figures()[i];
      long moves = Math.multiplyExact(Math.abs(row.coefficients()[i]), high[figure] - low[figure]);
      widest = Math.max(widest, moves);
    }
    return widest;
  }

  /** The least or the most the row's sum can be. */
  private long extreme(JointRow row, boolean most) {
    long sum = 0;
    for (int i = 0; i < row.figures().length; i++) {
      int figure = row.figures()[i];
      long coefficient = row.coefficients()[i];
      sum =
          Math.addExact(
              sum,
              most
                  ? most(coefficient, low[figure], high[figure])
                  : most(coefficient, high[figure], low[figure]));
    }
    return sum;
  }

  /** The coefficient times that end of two at which it comes to most; ends exchanged, to least. */
  private static long most(long coefficient, long lower, long upper) {
    return Math.multiplyExact(coefficient, coefficient > 0 ? upper : lower);
  }

  /**
   * The figure times its coefficient is at most, or at least, a rest. That leaves its bounds in
   * order: a row that its figures can satisfy leaves each of them something.
   */
  private void bound(int row, int figure, long coefficient, long rest, boolean atMost) {
    boolean upper = coefficient > 0 == atMost;
    long bound = upper ? ceiling(rest, coefficient) : Math.floorDiv(rest, coefficient);
    if (upper && bound < high[figure]) {
      move(figure, low[figure], bound);
    } else if (!upper && bound > low[figure]) {
      move(figure, bound, high[figure]);
    } else {
      return;
    }
    steps.add(new Step(figure, upper, row, atMost));
  }

  private static long ceiling(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  /** After an empty end: the statements that suffice to show that there is nothing left. */
  BitSet blamed() {
    BitSet statements = new BitSet();
    BitSet needed = new BitSet();
    need(conflict, conflictAbove, -1, statements, needed);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      int key = key(step.figure, step.upper);
      if (needed.get(key)) {
        needed.clear(key);
        need(step.row, step.above, step.figure, statements, needed);
      }
    }
    return statements;
  }

  private void need(int index, boolean above, int except, BitSet statements, BitSet needed) {
    JointRow row = system.rows().get(index);
    statements.set(row.statement());
    for (int i = 0; i < row.figures().length; i++) {
      if (row.figures()[i] != except) {
        needed.set(key(row.figures()[i], row.coefficients()[i] > 0 != above));
      }
    }
  }

  private static int key(int figure, boolean upper) {
    return 2 * figure + (upper ? 1 : 0);
  }
}
