package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels beside each other and beside what a criterion wants of them. */
class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "2, 10, -1",
    "10, 9, 1",
    "1, 1.0, 0",
    "1.50, 1.5, 0",
    "-1, 1, -1",
    "-2, -10, 1",
    "-0.5, 0, -1",
    "0, 0.0, 0",
    "01, 1, -1", // a code with a nought is a text
    "01, 01, 0",
    "01, 02, -1",
    "010, 9, -1",
    "999999999999999999, 1000000000000000000, 1", // nineteen digits are no number
    "999999999999999998, 999999999999999999, -1",
    "900000000000000000.5, 900000000000000000, 1",
    "1.1234567890, 1.12345678901, -1",
    "2, 甲, -1",
    "甲, 2, 1",
    "甲, 乙, 1",
    "-, 1, -1",
    "1-2, 1, 1",
    "'', 1, -1",
    "1, '', 1",
    "'', '', 0"
  })
  void numbersCompareAsNumbersAndAllElseAsTexts(String left, String right, int sign) {
    assertThat(Integer.signum(Labels.compare(left, right))).isEqualTo(sign);
    assertThat(Integer.signum(Labels.compare(right, left))).isEqualTo(-sign);
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
