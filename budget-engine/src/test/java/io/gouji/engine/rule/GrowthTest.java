package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is out of the ordinary beside the other rows, in invented and in published budgets. */
class GrowthTest {
  private static final BigDecimal DEVIATIONS = new BigDecimal("3.5");
  private static final BigDecimal FACTOR = new BigDecimal("3");

  private static final long[] LAST = {100, 200, 300, 400, 500, 600, 700};
  private static final long[] NOW = {110, 216, 333, 432, 560, 660, 700};

  @ParameterizedTest
  @CsvSource({
    "100, 110, false",
    "100, 60, false",
    "100, 35, true",
    "100, 350, true",
    "100, 220, false",
    "1, 100, true"
  })
  void aFigureIsFarIfItIsSoBothInDeviationsAndInTimes(long last, long now, boolean far) {
    assertThat(Growth.of(LAST, NOW).isFar(last, now, DEVIATIONS, FACTOR)).isEqualTo(far);
  }

  @Test
  void oneWrongFigureMovesNothing() {
    long[] wrong = NOW.clone();
    wrong[3] *= 10_000;

    assertThat(Growth.of(LAST, wrong).usual())
        .isBetween(new BigDecimal("1.09"), new BigDecimal("1.13"));
    assertThat(Growth.of(LAST, NOW).usual())
        .isBetween(new BigDecimal("1.07"), new BigDecimal("1.11"));
  }

  @Test
  void whereEveryRowGrewAlikeTheTimesAloneDecide() {
    long[] same = LAST.clone();

    assertThat(Growth.of(LAST, same).isFar(100, 299, DEVIATIONS, FACTOR)).isFalse();
    assertThat(Growth.of(LAST, same).isFar(100, 301, DEVIATIONS, FACTOR)).isTrue();
  }

  /** So many times is far already; as much as the others, none at all. */
  @Test
  void whatIsJustAsMuchAsAskedForIsFar() {
    long[] ones = {1, 1, 1};
    Growth none = Growth.of(ones, ones);
    assertThat(none.isFar(1, 2, DEVIATIONS, BigDecimal.valueOf(2))).isTrue();
    assertThat(none.isFar(2, 1, DEVIATIONS, BigDecimal.valueOf(2))).isTrue();
    assertThat(none.isFar(7, 7, DEVIATIONS, BigDecimal.ONE)).isFalse();
    assertThat(none.usual()).isEqualByComparingTo("1");
    Growth twice = Growth.of(ones, new long[] {2, 2, 2});
    assertThat(twice.usual()).isEqualByComparingTo("2");
    assertThat(twice.isFar(1, 2, DEVIATIONS, BigDecimal.ONE)).isFalse();
    assertThat(twice.isFar(1, 1, DEVIATIONS, BigDecimal.valueOf(2))).isTrue();
  }

  /** The changes two real units published and explained row by row are no outliers. */
  @ParameterizedTest
  @CsvSource({"wanli-2024, 27", "welfare-2024, 6"})
  void publishedBudgetsRaiseNoAlarm(String unit, int rows) {
    List<String[]> lines =
        new String(Corpus.bytes(Corpus.path("budgets/growth.csv")), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(unit))
            .map(line -> line.split(","))
            .toList();
    long[] last = lines.stream().mapToLong(cells -> fen(cells[2])).toArray();
    long[] now = lines.stream().mapToLong(cells -> fen(cells[3])).toArray();
    Growth growth = Growth.of(last, now);

    assertThat(lines).hasSize(rows);
    for (int i = 0; i < last.length; i++) {
      assertThat(growth.isFar(last[i], now[i], DEVIATIONS, FACTOR)).as(lines.get(i)[8]).isFalse();
      assertThat(growth.isFar(last[i], 10 * now[i], DEVIATIONS, FACTOR))
          .as("its point moved: " + lines.get(i)[8])
          .isTrue();
    }
  }

  private static long fen(String wan) {
    return new BigDecimal(wan).movePointRight(6).longValueExact();
  }
}
