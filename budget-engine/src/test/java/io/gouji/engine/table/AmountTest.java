package io.gouji.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  private static final Unit WAN = new Unit("万元", 6);

  @ParameterizedTest
  @CsvSource({
    "263370000, 2, 263.37",
    "263400000, 2, 263.40",
    "263400000, 0, 263.4",
    "12345, 2, 0.012345",
    "0, 2, 0.00",
    "-5000000, 0, -5",
    "1000000, 9, 1.000000"
  })
  void amountsAreToldWithTheDecimalsAskedForAndMoreWhereNeeded(
      long fen, int decimals, String text) {
    assertThat(new Amount(fen).in(WAN, decimals).text()).isEqualTo(text);
  }

  @Test
  void sumsThatOverflowThrow() {
    Amount most = new Amount(Long.MAX_VALUE);

    assertThatThrownBy(() -> most.plus(new Amount(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Amount(Long.MIN_VALUE).minus(new Amount(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 100",
    "2, 2, 1",
    "2, 3, 0",
    "6, 2, 10000",
    "6, 6, 1",
    "6, 7, 0",
    "10, 4, 1000000"
  })
  void halfAPrintedStepIsHalfFenOfTheUnit(int digits, int decimals, long half) {
    assertThat(new Unit("u", digits).halfStep(decimals)).isEqualTo(half);
  }

  @Test
  void aUnitKnowsItsFen() {
    assertThat(WAN.fen()).isEqualTo(1_000_000);
    assertThatThrownBy(() -> new Unit("u", 13)).isInstanceOf(IllegalArgumentException.class);
  }
}
