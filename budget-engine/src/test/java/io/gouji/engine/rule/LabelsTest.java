package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels beside each other, and beside what a criterion wants of them. */
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

  private static boolean accepts(Comparison comparison, String wanted, String value) {
    LabelText text = new LabelText(List.of(new LabelText.Literal(wanted)));
    Criterion criterion = new Criterion("名称", new Label.Words("名称"), comparison, text);
    Block home = new BookBuilder(new SmallPack().pack()).block("表3").done().book().blocks().get(0);
    return Labels.match(criterion, home, 0).accepts(value);
  }

  @ParameterizedTest
  @CsvSource({
    "201, 201, true",
    "201, 2010, false",
    "201*, 201, true",
    "201*, 20101, true",
    "201*, 202, false",
    "201*, 1201, false",
    "*, '', true",
    "*, 甲, true",
    "*费, 办公费, true",
    "*费, 费用, false",
    "办?费, 办公费, true",
    "办?费, 办费, false",
    "办*费, 办费, true",
    "???, 201, true",
    "???, 20101, false",
    "??, 201, false",
    "20?, 201, true",
    "20?*, 201, true",
    "20?*, 20, false",
    "a.c, abc, false",
    "a.*, a.bc, true",
    "a.?, abc, false",
    "a~*, a*, true",
    "a~*, ab, false",
    "a~?, a?, true",
    "a~~, a~, true",
    "a~, a~, true",
    "~*a*, *ab, true",
    "~*a*, ba, false"
  })
  void starsStandForAnySignsAndQuestionMarksForOne(String wanted, String value, boolean like) {
    assertThat(accepts(Comparison.EQUAL, wanted, value)).isEqualTo(like);
    assertThat(accepts(Comparison.NOT_EQUAL, wanted, value)).isEqualTo(!like);
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER, 2, 10, true",
    "GREATER, 2, 2, false",
    "GREATER_OR_EQUAL, 2, 2, true",
    "LESS, 2, 10, false",
    "LESS, 2, 1, true",
    "LESS_OR_EQUAL, 2, 2.0, true",
    "LESS, 2, '', false",
    "LESS, 乙, 丙, true"
  })
  void aLabelThatSaysNothingIsNeitherMoreNorLess(
      Comparison comparison, String wanted, String value, boolean accepted) {
    assertThat(accepts(comparison, wanted, value)).isEqualTo(accepted);
  }
}
