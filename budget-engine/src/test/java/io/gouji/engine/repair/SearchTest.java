package io.gouji.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.repair.Search.Answer;
import io.gouji.engine.repair.Search.Bounds;
import io.gouji.engine.repair.Search.End;
import io.gouji.engine.rule.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of cells that explain what fails, against an exhaustive search that solves each by LP. */
final class SearchTest {
  private static final Bounds BOUNDS = new Bounds(12, 1_000_000, 10_000);
  private static final BitSet NONE = new BitSet();

  private static Row sum(long low, long high, int... signed) {
    int[] cells = Arrays.stream(signed).map(cell -> Math.abs(cell) - 1).sorted().toArray();
    long[] coefficients =
        Arrays.stream(cells)
            .mapToLong(cell -> Arrays.stream(signed).anyMatch(one -> one == cell + 1) ? 1 : -1)
            .toArray();
    return Row.of(cells, coefficients, low, high);
  }

  private static Answer search(List<Row> rows, int cells, BitSet locked) {
    return new Search(Rows.of(rows, cells), locked, BOUNDS, CheckPoint.NONE).answer();
  }

  private static List<List<Integer>> sets(Answer answer) {
    return answer.sets().stream().map(set -> Arrays.stream(set).boxed().toList()).toList();
  }

  /** A sum of n parts that fails alone can be mended at n + 1 places, and none is preferred. */
  @Test
  void aSumAloneDoesNotTellWhichOfItsCellsIsWrong() {
    Answer answer = search(List.of(sum(7, 7, 1, 2, 3, -4)), 4, NONE);
    assertThat(answer.end()).isEqualTo(End.FOUND);
    assertThat(sets(answer)).isEqualTo(List.of(List.of(0), List.of(1), List.of(2), List.of(3)));
  }

  /** Two sums that share one cell and fail by the same amount. */
  @Test
  void theCellOfTwoFailingSumsIsTheSmallestExplanation() {
    List<Row> rows = List.of(sum(7, 7, 1, 2, -3), sum(7, 7, 1, 4, -5), sum(0, 0, 2, -4));
    assertThat(sets(search(rows, 5, NONE))).isEqualTo(List.of(List.of(0)));
  }

  /** The same two sums that fail by different amounts need two cells. */
  @Test
  void sharedCellsMustExplainBothAmounts() {
    List<Row> rows = List.of(sum(7, 7, 1, 2), sum(9, 9, 1, 3));
    assertThat(sets(search(rows, 3, NONE)))
        .isEqualTo(List.of(List.of(0, 1), List.of(0, 2), List.of(1, 2)));
  }

  /** The neighbour of a culprit may stand in a sum that holds. */
  @Test
  void cellsOfSumsThatHoldAreTakenInWhereNeeded() {
    List<Row> rows = List.of(sum(7, 7, 1), sum(0, 0, 1, -2), sum(0, 0, 2, -3));
    assertThat(sets(search(rows, 3, NONE))).isEqualTo(List.of(List.of(0, 1, 2)));
  }

  @Test
  void roundingNeedsNoCulprit() {
    assertThat(search(List.of(sum(-1, 3, 1, 2)), 2, NONE).sets()).containsExactly(new int[0]);
  }

  @Test
  void lockedCellsAreNeverBlamed() {
    BitSet locked = new BitSet();
    locked.set(0, 2);
    assertThat(search(List.of(sum(7, 7, 1, 2)), 2, locked).end()).isEqualTo(End.NOTHING);
    assertThat(sets(search(List.of(sum(7, 7, 1, 2, 3)), 3, locked))).isEqualTo(List.of(List.of(2)));
  }

  @Test
  void moreThanTheBoundsAllowIsGivenUp() {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 13; i++) {
      rows.add(sum(7, 7, i));
    }
    assertThat(search(rows, 13, NONE).end()).isEqualTo(End.GIVEN_UP);
    assertThat(search(rows.subList(0, 12), 13, NONE).end()).isEqualTo(End.FOUND);
    Bounds few = new Bounds(12, 3, 10_000);
    Search nodes =
        new Search(Rows.of(List.of(sum(7, 7, 1, 2, 3, 4)), 4), NONE, few, CheckPoint.NONE);
    assertThat(nodes.answer()).isEqualTo(new Answer(End.GIVEN_UP, List.of()));
    Bounds sets = new Bounds(12, 100, 3);
    Search many =
        new Search(Rows.of(List.of(sum(7, 7, 1, 2, 3, 4)), 4), NONE, sets, CheckPoint.NONE);
    assertThat(many.answer()).isEqualTo(new Answer(End.GIVEN_UP, List.of()));
  }

  /** Every answer on random systems of at most twelve cells is that of trying all sets. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void allSmallestSetsAreThoseOfTryingEverySet(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 40; run++) {
      int cells = 3 + random.nextInt(10);
      List<Row> rows = system(random, cells);
      BitSet locked = new BitSet();
      if (random.nextInt(4) == 0) {
        locked.set(random.nextInt(cells));
      }
      assertThat(sets(search(rows, cells, locked)))
          .as("seed %d run %d %s", seed, run, rows)
          .isEqualTo(exhaustive(rows, cells, locked));
    }
  }

  /** A few errors planted into sums that held, each with its own room for rounding. */
  private static List<Row> system(Random random, int cells) {
    long[] wrong = new long[cells];
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      wrong[random.nextInt(cells)] = random.nextInt(41) - 20;
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(6); i++) {
      List<Integer> all = new ArrayList<>();
      for (int cell = 0; cell < cells; cell++) {
        all.add(cell);
      }
      Collections.shuffle(all, random);
      int[] own =
          all.subList(0, 2 + random.nextInt(Math.min(4, cells - 1))).stream()
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
      long[] coefficients = new long[own.length];
      long off = 0;
      for (int j = 0; j < own.length; j++) {
        coefficients[j] = random.nextInt(6) == 0 ? 2 : random.nextBoolean() ? 1 : -1;
        off += coefficients[j] * wrong[own[j]];
      }
      long room = random.nextInt(3);
      boolean open = random.nextInt(4) == 0;
      rows.add(Row.of(own, coefficients, open ? Line.OPEN_LOW : -off - room, -off + room));
    }
    return rows;
  }

  private static List<List<Integer>> exhaustive(List<Row> rows, int cells, BitSet locked) {
    for (int size = 0; size <= cells; size++) {
      List<List<Integer>> found = new ArrayList<>();
      for (int set = 0; set < 1 << cells; set++) {
        BitSet chosen = BitSet.valueOf(new long[] {set});
        if (Integer.bitCount(set) == size && !chosen.intersects(locked) && fits(rows, chosen)) {
          found.add(chosen.stream().boxed().toList());
        }
      }
      if (!found.isEmpty()) {
        found.sort((one, other) -> Arrays.compare(array(one), array(other)));
        return found;
      }
    }
    return List.of();
  }

  private static int[] array(List<Integer> cells) {
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether the chosen cells can satisfy all rows, by linear programming. */
  private static boolean fits(List<Row> rows, BitSet chosen) {
    List<LinearConstraint> constraints = new ArrayList<>();
    int[] own = chosen.stream().toArray();
    for (Row row : rows) {
      double[] coefficients = Arrays.stream(own).mapToDouble(row::coefficient).toArray();
      if (Arrays.stream(coefficients).allMatch(one -> one == 0)) {
        if (row.isViolated()) {
          return false;
        }
        continue;
      }
      if (row.low() != Line.OPEN_LOW) {
        constraints.add(new LinearConstraint(coefficients, Relationship.GEQ, row.low()));
      }
      if (row.high() != Line.OPEN_HIGH) {
        constraints.add(new LinearConstraint(coefficients, Relationship.LEQ, row.high()));
      }
    }
    if (own.length == 0 || constraints.isEmpty()) {
      return true;
    }
    try {
      new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(new double[own.length], 0),
              new LinearConstraintSet(constraints),
              GoalType.MINIMIZE,
              new MaxIter(10_000));
      return true;
    } catch (NoFeasibleSolutionException none) {
      return false;
    }
  }
}
