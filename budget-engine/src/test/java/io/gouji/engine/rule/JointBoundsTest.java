package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far figures can deviate, against trying every deviation. */
class JointBoundsTest {
  /** One statement {@code a·x + b·y = limit}, or at most the limit. */
  private static JointSystem one(long a, long b, String sign, long limit) {
    return new JointSystem(
        new long[] {5, 5},
        List.of(new JointRow(3, new int[] {0, 1}, new long[] {a, b}, limit, sign.equals("="))));
  }

  @ParameterizedTest
  @CsvSource({
    // Coefficients, limit: bounds of x, bounds of y.
    "1, -1, =, 3, -2..5, -5..2",
    "1, 1, =, 7, 2..5, 2..5",
    "1, 1, =, 10, 5..5, 5..5",
    "1, 1, =, -7, -5..-2, -5..-2",
    "1, 1, =, 0, -5..5, -5..5",
    "1, 1, <=, -7, -5..-2, -5..-2",
    "1, 1, <=, 7, -5..5, -5..5",
    "1, 1, <=, 0, -5..5, -5..5",
    "1, -1, <=, -3, -5..2, -2..5",
    "-1, -1, <=, -7, 2..5, 2..5",
    // Rounded outwards: 2x is 10 at most, so that 3y is -3 at least where they are to be 7.
    "2, 3, =, 7, -4..5, -1..5",
    "2, 3, =, -7, -5..4, -5..1",
    "2, 3, =, 8, -4..5, -1..5",
    "2, -3, =, 7, -4..5, -5..1",
    "-2, 3, =, 7, -5..4, -1..5",
    "2, 3, <=, -20, -5..-2, -5..-3",
    "3, 1, <=, -6, -5..0, -5..5",
    "3, 1, <=, -8, -5..-1, -5..5"
  })
  void oneStatementBoundsItsFigures(long a, long b, String sign, long limit, String x, String y) {
    JointBounds bounds = new JointBounds(one(a, b, sign, limit));
    assertThat(bounds.tighten()).isTrue();
    assertThat(bounds.low(0) + ".." + bounds.high(0)).isEqualTo(x);
    assertThat(bounds.low(1) + ".." + bounds.high(1)).isEqualTo(y);
    assertThat(bounds.isFixed(0)).isEqualTo(x.equals("5..5"));
    // Two figures, and once more to see that nothing follows.
    assertThat(bounds.looks()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, =, 11, false",
    "1, 1, =, 10, true",
    "1, 1, =, -11, false",
    "1, 1, =, -10, true",
    "1, 1, <=, -11, false",
    "1, 1, <=, -10, true",
    "1, 1, <=, 11, true",
    "2, -3, =, 25, true",
    "2, -3, =, 26, false"
  })
  void whatNoDeviationsGiveIsBlamedOnTheStatement(
      long a, long b, String sign, long limit, boolean possible) {
    JointBounds bounds = new JointBounds(one(a, b, sign, limit));
    assertThat(bounds.tighten()).isEqualTo(possible);
    if (!possible) {
      assertThat(bounds.blamed().stream()).containsExactly(3);
    }
  }

  /** A statement that leaves every figure all its room is passed over. */
  @ParameterizedTest
  @CsvSource({"<=, 0, 0", "<=, -1, 4", "=, 0, 0", "=, 1, 4", "=, -1, 4"})
  void figuresAreLookedAtOnlyWhereTheStatementBindsThem(String sign, long limit, long looks) {
    JointBounds bounds = new JointBounds(one(1, 1, sign, limit));
    assertThat(bounds.tighten()).isTrue();
    assertThat(bounds.looks()).isLessThanOrEqualTo(looks);
    assertThat(bounds.looks() > 0).isEqualTo(looks > 0);
  }

  /** Less than each other: every sweep cuts off one more, which for long ranges is given up. */
  @ParameterizedTest
  @CsvSource({"20, false, 0", "1000000, true, 999936"})
  void tighteningIsGivenUpInTime(long half, boolean open, long high) {
    int[] both = {0, 1};
    JointSystem system =
        new JointSystem(
            new long[] {half, half},
            List.of(
                new JointRow(0, both, new long[] {1, -1}, -1, false),
                new JointRow(1, both, new long[] {-1, 1}, 0, false)));
    JointBounds bounds = new JointBounds(system);
    assertThat(bounds.tighten()).isEqualTo(open);
    if (open) {
      assertThat(bounds.high(0)).isEqualTo(high);
    } else {
      assertThat(bounds.blamed().stream()).containsExactly(0, 1);
    }
  }

  /** Of a bound that was tightened twice the last statement is to blame. */
  @Test
  void onlyTheTightestBoundIsBlamed() {
    int[] x = {0};
    JointSystem system =
        new JointSystem(
            new long[] {5},
            List.of(
                new JointRow(0, x, new long[] {1}, 3, false),
                new JointRow(1, x, new long[] {1}, 1, false),
                new JointRow(2, x, new long[] {-1}, -2, false)));
    JointBounds bounds = new JointBounds(system);
    assertThat(bounds.tighten()).isFalse();
    assertThat(bounds.blamed().stream()).containsExactly(1, 2);
  }

  @Test
  void aCopyIsTightenedByItself() {
    JointBounds bounds = new JointBounds(one(1, -1, "=", 0));
    assertThat(bounds.tighten()).isTrue();
    JointBounds trial = bounds.copy();
    trial.fix(0, 4);
    assertThat(trial.tighten()).isTrue();
    assertThat(trial.isFixed(1)).isTrue();
    assertThat(trial.low(1)).isEqualTo(4);
    assertThat(bounds.isFixed(0)).isFalse();
    assertThat(bounds.high(1)).isEqualTo(5);
    JointBounds other = bounds.copy();
    other.fix(1, -5);
    assertThat(other.tighten()).isTrue();
    assertThat(other.high(0)).isEqualTo(-5);
  }

  /**
   * No deviations that satisfy all statements are cut off, and whatever is blamed cannot hold; as a
   * copy fixed to a witness must stay, too.
   */
  @Test
  void boundsKeepEveryWitness() {
    Random random = new Random(42);
    int conflicts = 0;
    for (int round = 0; round < 3000; round++) {
      JointSystem system = random(random);
      List<long[]> witnesses = witnesses(system);
      JointBounds bounds = new JointBounds(system);
      boolean open = bounds.tighten();
      for (long[] witness : witnesses) {
        assertThat(open).isTrue();
        for (int i = 0; i < witness.length; i++) {
          assertThat(witness[i]).isBetween(bounds.low(i), bounds.high(i));
        }
      }
      if (open && !witnesses.isEmpty()) {
        JointBounds trial = bounds.copy();
        long[] witness = witnesses.get(random.nextInt(witnesses.size()));
        for (int i = 0; i < witness.length; i++) {
          trial.fix(i, witness[i]);
          assertThat(trial.tighten()).isTrue();
        }
      }
      if (!open) {
        conflicts++;
        BitSet blamed = bounds.blamed();
        assertThat(witnesses(system.only(blamed))).as("%s", system.rows()).isEmpty();
        assertThat(FourierMotzkin.isFeasible(system.only(blamed))).isFalse();
      }
    }
    assertThat(conflicts).isBetween(300, 2700);
  }

  private static JointSystem random(Random random) {
    int figures = 2 + random.nextInt(2);
    long[] halves = new long[figures];
    for (int i = 0; i < figures; i++) {
      halves[i] = random.nextInt(4);
    }
    List<JointRow> rows = new ArrayList<>();
    for (int statement = 0; statement < 1 + random.nextInt(4); statement++) {
      int[] used = IntStream.range(0, figures).filter(i -> random.nextInt(4) > 0).toArray();
      long[] coefficients =
          IntStream.of(used)
              .mapToLong(i -> (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1))
              .toArray();
      if (used.length > 0) {
        rows.add(
            new JointRow(
                statement, used, coefficients, random.nextInt(15) - 7, random.nextBoolean()));
      }
    }
    return new JointSystem(halves, rows);
  }

  /** All whole deviations that satisfy a system. */
  private static List<long[]> witnesses(JointSystem system) {
    List<long[]> found = new ArrayList<>();
    gather(system, new long[system.halfWidths().length], 0, found);
    return found;
  }

  private static void gather(JointSystem system, long[] deviations, int at, List<long[]> found) {
    if (at < deviations.length) {
      long half = system.halfWidths()[at];
      for (long value = -half; value <= half; value++) {
        deviations[at] = value;
        gather(system, deviations, at + 1, found);
      }
    } else if (system.rows().stream().allMatch(row -> holds(row, deviations))) {
      found.add(deviations.clone());
    }
  }

  private static boolean holds(JointRow row, long[] deviations) {
    long sum = 0;
    for (int i = 0; i < row.figures().length; i++) {
      sum += row.coefficients()[i] * deviations[row.figures()[i]];
    }
    return row.equal() ? sum == row.limit() : sum <= row.limit();
  }
}
