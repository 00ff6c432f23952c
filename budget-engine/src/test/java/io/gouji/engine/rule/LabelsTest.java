package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels compare as numbers where both are numbers, and as texts where one is none. */
class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "1, 1.0, 0",
    "1, 2, -1",
    "10, 9, 1",
    "10, 9.5, 1",
    "-1, 1, -1",
    "-2, -1, -1",
    "2.50, 2.5, 0",
    "0, 0.0, 0",
    "0, 00, -1",
    // A code that begins with a nought is no number.
    "1, 01, 1",
    "0201, 201, -1",
    "09, 8, -1",
    "甲, 乙, 1",
    "2, 甲, -1",
    "10, 9a, -1",
    "-, 1, -1",
    "'', 1, -1",
    "'', '', 0",
    // Of up to eighteen digits.
    "999999999999999999, 1000000000000000000, 1",
    "999999999999999999, 999999999999999998, 1",
    "100000000000000000, 99999999999999999, 1",
    "10000000000000000000, 9999999999999999999, -1",
    "1.0000000000, 1, 1",
    "1.000000000, 1, 0"
  })
  void twoLabelsCompare(String left, String right, int sign) {
    assertThat(Integer.signum(Labels.compare(left, right))).isEqualTo(sign);
    assertThat(Integer.signum(Labels.compare(right, left))).isEqualTo(-sign);
  }

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

  @Test
  void numbersCompareAsNumbersAndAllElseAsTexts() {
    Random random = new Random(17);
    for (int round = 0; round < 20_000; round++) {
      String left = made(random);
      String right = made(random);
      boolean numbers = NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches();
      int expected =
          numbers ? new BigDecimal(left).compareTo(new BigDecimal(right)) : left.compareTo(right);
      assertThat(Integer.signum(Labels.compare(left, right)))
          .as(left + " " + right)
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static String made(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "-" : "");
    int length = random.nextInt(10) == 0 ? 20 : 4;
    for (int n = random.nextInt(length); n > 0; n--) {
      text.append("0123459.甲".charAt(random.nextInt(random.nextInt(9) == 0 ? 9 : 7)));
    }
    return text.toString();
  }
}
