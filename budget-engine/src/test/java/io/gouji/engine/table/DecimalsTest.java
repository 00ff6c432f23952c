package io.gouji.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of any length, read at once. */
class DecimalsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1.50", "1234567.89", "1234567890123456789012345678901234567.89", "007"})
  void ordinaryOnesAreReadToTheEnd(String text) {
    assertThat(Decimals.of(text)).isEqualTo(new BigDecimal(text));
  }

  @Test
  void aLongerOneIsMoreThanAnyAmount() {
    assertThat(Decimals.of("1" + "0".repeat(100))).isGreaterThan(BigDecimal.TEN.pow(37));
    assertThat(Decimals.of("-1" + "0".repeat(100))).isLessThan(BigDecimal.TEN.pow(37).negate());
  }

  @Test
  void noughtsInFrontDoNotCount() {
    assertThat(Decimals.of("0".repeat(100) + "12.5")).isEqualByComparingTo("12.5");
    assertThat(Decimals.of("-" + "0".repeat(100))).isEqualByComparingTo("0");
  }

  @Test
  void aLongFractionIsCutFarBelowAFen() {
    BigDecimal cut = Decimals.of("0." + "3".repeat(1000));

    assertThat(cut.scale()).isEqualTo(38);
    assertThat(cut).isLessThan(new BigDecimal("0.3334")).isGreaterThan(new BigDecimal("0.3333"));
  }

  @Test
  void millionsOfDigitsTakeNoTime() {
    String digits = "7".repeat(4_000_000);

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Decimals.of(digits));
  }

  @Test
  void whatIsNoNumberIsNone() {
    assertThatThrownBy(() -> Decimals.of("1.2.3")).isInstanceOf(NumberFormatException.class);
  }
}
