package io.gouji.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and systems of them, against what every choice of small whole numbers says. */
final class RowTest {
  private static final int CELLS = 4;
  private static final int FARTHEST = 3;

  /** Coefficients of up to four cells, with common divisors and either sign. */
  private record Raw(int[] cells, long[] coefficients, long low, long high) {
    static Raw any(Random random, int mustHave) {
      int[] cells =
          IntStream.range(0, CELLS)
              .filter(cell -> cell == mustHave || random.nextBoolean())
              .toArray();
      long times = 1 + random.nextInt(3);
      long[] coefficients =
          Arrays.stream(cells)
              .mapToLong(cell -> times * (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3)))
              .toArray();
      long low = random.nextInt(25) - 12;
      long high = low + random.nextInt(8);
      return new Raw(
          cells,
          coefficients,
          random.nextInt(4) == 0 ? Line.OPEN_LOW : low,
          random.nextInt(4) == 0 ? Line.OPEN_HIGH : high);
    }

    Row row() {
      return Row.of(cells, coefficients, low, high);
    }

    boolean holds(long[] deviations) {
      long sum = 0;
      for (int i = 0; i < cells.length; i++) {
        sum += coefficients[i] * deviations[cells[i]];
      }
      return low <= sum && sum <= high;
    }
  }

  private static boolean holds(Row row, long[] deviations) {
    return new Raw(row.cells(), row.coefficients(), row.low(), row.high()).holds(deviations);
  }

  /** Every choice of small deviations. */
  private static List<long[]> choices() {
    List<long[]> all = new ArrayList<>(List.of(new long[CELLS]));
    for (int cell = 0; cell < CELLS; cell++) {
      List<long[]> wider = new ArrayList<>();
      for (long[] one : all) {
        for (long deviation = -FARTHEST; deviation <= FARTHEST; deviation++) {
          long[] next = one.clone();
          next[cell] = deviation;
          wider.add(next);
        }
      }
      all = wider;
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void lowestTermsSayTheSame(long seed) {
    Random random = new Random(seed);
    List<long[]> choices = choices();
    for (int run = 0; run < 100; run++) {
      Raw raw = Raw.any(random, random.nextInt(CELLS));
      Row row = raw.row();
      assertThat(row.coefficients()[0]).isPositive();
      assertThat(LongStream.of(row.coefficients()).reduce(0, RowTest::gcd)).isOne();
      assertThat(row.isViolated()).isEqualTo(!raw.holds(new long[CELLS]));
      for (long[] choice : choices) {
        assertThat(holds(row, choice)).as("%s", row).isEqualTo(raw.holds(choice));
      }
    }
  }

  private static long gcd(long one, long other) {
    return other == 0 ? Math.abs(one) : gcd(other, one % other);
  }

  /** What is left without a cell holds just where some value of it satisfies both rows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCellIsTakenOutOfTwoRows(long seed) {
    Random random = new Random(seed);
    List<long[]> choices = choices().stream().filter(choice -> choice[1] == 0).toList();
    for (int run = 0; run < 150; run++) {
      Row one = possible(random);
      Row other = possible(random);
      Row both = one.without(1, other);
      assertThat(both.cells()).doesNotContain(1).hasSameSizeAs(both.coefficients()).isSorted();
      for (long[] choice : choices) {
        assertThat(holds(both, choice))
            .as("%s %s %s", one, other, Arrays.toString(choice))
            .isEqualTo(someValueFits(one, other, choice));
      }
      assertThat(one.violatesWithout(1, other)).isEqualTo(both.isViolated());
    }
  }

  /** A row about cell 1 that some whole numbers satisfy. */
  private static Row possible(Random random) {
    Row row = Raw.any(random, 1).row();
    return row.low() <= row.high() ? row : possible(random);
  }

  /** Whether cell 1 has a value, whole or not, with which both rows hold. */
  private static boolean someValueFits(Row one, Row other, long[] choice) {
    double[] mine = range(one, choice);
    double[] its = range(other, choice);
    return Math.max(mine[0], its[0]) <= Math.min(mine[1], its[1]) + 1e-9;
  }

  private static double[] range(Row row, long[] choice) {
    double rest = 0;
    for (int i = 0; i < row.cells().length; i++) {
      rest += row.cells()[i] == 1 ? 0 : row.coefficients()[i] * choice[row.cells()[i]];
    }
    double low = row.low() == Line.OPEN_LOW ? Double.NEGATIVE_INFINITY : row.low() - rest;
    double high = row.high() == Line.OPEN_HIGH ? Double.POSITIVE_INFINITY : row.high() - rest;
    double times = row.coefficient(1);
    return times > 0
        ? new double[] {low / times, high / times}
        : new double[] {high / times, low / times};
  }

  @Test
  void aRowIsIdleWhereItAsksForNothing() {
    Row about = Row.of(new int[] {0}, new long[] {1}, Line.OPEN_LOW, Line.OPEN_HIGH);
    assertThat(about.isIdle()).isTrue();
    assertThat(Row.of(new int[] {0}, new long[] {1}, 0, Line.OPEN_HIGH).isIdle()).isFalse();
    assertThat(Row.of(new int[] {0}, new long[] {1}, Line.OPEN_LOW, 0).isIdle()).isFalse();
    assertThat(Row.of(new int[0], new long[0], -1, 1).isIdle()).isTrue();
    assertThat(Row.of(new int[0], new long[0], 1, 1).isIdle()).isFalse();
    assertThat(Row.of(new int[0], new long[0], -1, -1).isIdle()).isFalse();
  }

  /** Rows are told apart by what they are about, fast where there are many. */
  @Test
  void subjectsAreEqualByContent() {
    Row row = Row.of(new int[] {0, 2}, new long[] {1, -1}, 0, 5);
    Row.Subject subject = row.subject();
    assertThat(subject)
        .isEqualTo(Row.of(new int[] {0, 2}, new long[] {-2, 2}, -7, 0).subject())
        .isNotEqualTo(Row.of(new int[] {0, 3}, new long[] {1, -1}, 0, 5).subject())
        .isNotEqualTo(Row.of(new int[] {0, 2}, new long[] {1, 1}, 0, 5).subject())
        .isNotEqualTo(row);
    Set<Integer> hashes = new HashSet<>();
    for (int other = 1; other <= 10; other++) {
      for (long times = 1; times <= 10; times++) {
        Row.Subject one = Row.of(new int[] {0, other}, new long[] {1, times}, 0, 0).subject();
        assertThat(one).hasSameHashCodeAs(new Row.Subject(one.cells(), one.coefficients()));
        hashes.add(one.hashCode());
      }
    }
    assertThat(hashes).hasSizeGreaterThan(50);
  }

  /** What a step of the search costs, by which it gives up, is what it would combine. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theWorkOfAStepIsThePairsOfRows(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 40; run++) {
      List<Row> all = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(4); i++) {
        all.add(Raw.any(random, random.nextInt(CELLS)).row());
      }
      Rows rows = Rows.of(all, CELLS);
      for (int gone = 0; gone < CELLS - 1; gone++) {
        for (int cell = gone; cell < CELLS; cell++) {
          int asked = cell;
          long having = rows.all().stream().filter(row -> row.has(asked)).count();
          assertThat(rows.work(cell)).isEqualTo(having * (having - 1) / 2 + 1);
        }
        rows = rows.without(gone);
        int taken = gone;
        assertThat(rows.all()).noneMatch(row -> row.has(taken));
      }
    }
  }

  /** Whether the last cell suffices is told without combining rows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatOneCellExplainsIsToldInAdvance(long seed) {
    Random random = new Random(seed);
    int satisfied = 0;
    for (int run = 0; run < 200; run++) {
      List<Row> all = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        all.add(Raw.any(random, 1).row());
      }
      Rows rows = Rows.of(all, CELLS);
      boolean left = rows.without(1).violated().isEmpty();
      assertThat(rows.isSatisfiedWithout(1)).as("%s", all).isEqualTo(left);
      satisfied += left ? 1 : 0;
    }
    assertThat(satisfied).isBetween(20, 180);
  }
}
