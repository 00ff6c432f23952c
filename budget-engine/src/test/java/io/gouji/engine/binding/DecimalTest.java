package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  private static final long SEED = 20250101;

  private final Decimal decimal = new Decimal();

  @Test
  void numbersReadAsTheDecimalOfFifteenDigitsTheyStandFor() {
    Random random = new Random(SEED);
    MathContext excel = new MathContext(15, RoundingMode.HALF_EVEN);
    for (int i = 0; i < 20_000; i++) {
      double number = number(random);
      BigDecimal expected = BigDecimal.valueOf(number).round(excel);
      assertThat(decimal.read(number)).as("seed %d, number %s", SEED, number).isTrue();
      assertThat(new BigDecimal(decimal.toString()))
          .as("seed %d, number %s", SEED, number)
          .isEqualByComparingTo(expected);
      assertThat(decimal.scale())
          .as("seed %d, number %s", SEED, number)
          .isEqualTo(Math.max(expected.stripTrailingZeros().scale(), 0));
    }
  }

  /** Amounts as they are typed, sums of such amounts with their binary noise, and any others. */
  private static double number(Random random) {
    double cents = (random.nextLong() % 100_000_000_000L) / 100.0;
    return switch (random.nextInt(4)) {
      case 0 -> cents;
      case 1 -> cents + random.nextInt(1000) / 100.0 + 0.1;
      case 2 -> Math.rint(cents);
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(14) - 4);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "-0.00999999999999801, 6, -0.01",
    "1234.5600000004, 6, 1234.56",
    "-0.0100000000000016, 2, -0.01",
    "0.0000000009, 6, 0",
    "12.000009, 2, 12"
  })
  void whatADifferenceLeavesBehindTheFenGoes(double number, int place, String settled) {
    assertThat(decimal.read(number)).isTrue();
    assertThat(decimal.settle(place)).isTrue();
    assertThat(decimal).hasToString(settled);
    assertThat(decimal.scale()).isLessThanOrEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({"0.0000001, 6", "12.00001, 2", "1234.56789012, 6", "-0.0000000011, 6"})
  void whatIsFinerThanTheFenStays(double number, int place) {
    assertThat(decimal.read(number)).isTrue();
    String before = decimal.toString();
    assertThat(decimal.settle(place)).isFalse();
    assertThat(decimal).hasToString(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e19, -1e300})
  void whatIsNoAmountIsNotRead(double number) {
    assertThat(decimal.read(number)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0",
        "25.40|2540|2",
        "-3|-3|0",
        "+3|3|0",
        "\u22123.5|-35|1",
        "1,234,567.89|123456789|2",
        "12,345|12345|0",
        ".5|5|1",
        "5.|5|0",
        "007|7|0",
        "999999999999999999|999999999999999999|0"
      })
  void textsReadAsTheyAreSpelled(String text, long unscaled, int scale) {
    assertThat(decimal.read(text)).isTrue();
    assertThat(decimal.unscaled()).isEqualTo(unscaled);
    assertThat(decimal.scale()).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1.2.3",
        "1,23",
        "1234,567",
        ",123",
        "1,234,56",
        "12万",
        "1e5",
        "(5)",
        "5%",
        "--5",
        "1.234,5",
        "1234567890123456789"
      })
  void otherTextsAreNotNumbers(String text) {
    assertThat(decimal.read(text)).isFalse();
  }
}
