package io.gouji.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  private static final Unit YUAN = new Unit("元", 2);
  private static final Unit WAN = new Unit("万元", 6);

  @Test
  void moneyIsReadInItsUnit() {
    assertThat(Figure.of(new BigDecimal("263.37"), WAN))
        .isEqualTo(new Figure(263_370_000, 2, false));
    assertThat(Figure.of(new BigDecimal("171915169"), YUAN))
        .isEqualTo(new Figure(17_191_516_900L, 0, false));
  }

  @Test
  void binaryNoiseIsNotMoney() {
    assertThat(Figure.of(new BigDecimal("0.30000000000000004"), YUAN))
        .isEqualTo(new Figure(30, 1, false));
  }

  @ParameterizedTest
  @CsvSource({"1.005, 101", "1.004, 100", "-1.005, -101", "0.001, 0"})
  void whatIsFinerThanAFenIsRoundedHalfUpAndTold(BigDecimal number, long fen) {
    assertThat(Figure.of(number, YUAN)).isEqualTo(new Figure(fen, 3, true));
  }

  @Test
  void bothWaysOfReadingAgree() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      long unscaled = random.nextLong() % 10_000_000_000L * 10 + 1 + random.nextInt(9);
      int scale = random.nextInt(9);
      Unit unit = random.nextBoolean() ? YUAN : WAN;
      assertThat(Figure.of(unscaled, scale, unit))
          .as("seed %d: %d scale %d", seed, unscaled, scale)
          .isEqualTo(Figure.of(BigDecimal.valueOf(unscaled, scale), unit));
    }
  }

  @Test
  void anAmountTooLargeIsNoAmount() {
    assertThatThrownBy(() -> Figure.of(Long.MAX_VALUE, 0, YUAN))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Figure.of(new BigDecimal("1e30"), YUAN))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "125, 1, 130",
    "-125, 1, -130",
    "124, 1, 120",
    "125, 2, 125",
    "125, 9, 125",
    "149999, -3, 100000",
    "150000, -3, 200000"
  })
  void aFormatShowsTheAmountRounded(long fen, int decimals, long shown) {
    assertThat(Figure.shown(fen, YUAN, decimals)).isEqualTo(shown);
  }
}
