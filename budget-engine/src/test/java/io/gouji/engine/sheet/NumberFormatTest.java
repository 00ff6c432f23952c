package io.gouji.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "0|0",
        "0.00|2",
        "#,##0|0",
        "#,##0.00|2",
        "#,##0.00_ |2",
        "#,##0.00;[Red]-#,##0.000|2",
        "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ |2",
        "_-¥* #,##0.0000_-|4",
        "[$¥-804]#,##0.00|2",
        "[>=100]0.0;0.00|1",
        "0.00\"万元\"|2",
        "\"0.000\"0.0|1",
        "0.0#?|3",
        "0%|2",
        "0.00%|4",
        "#,##0,|-3",
        "#,##0.00,,|-4",
        "0\\.0,|-3",
        "0!.0,|-3",
        "0,.00|-1",
        "[DBNum2]0.00|2",
        "#,##0.00 [mixed]|2"
      })
  void fixedFormatsTellTheDecimalsTheyShow(String code, int decimals) {
    NumberFormat format = NumberFormat.parse(code);
    assertThat(format).isEqualTo(new NumberFormat(true, decimals, code.contains("%")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "General",
        "GENERAL",
        "G/通用格式",
        "@",
        "yyyy-mm-dd",
        "[h]:mm",
        "# ?/?",
        "0.00E+00",
        "\"文字\"",
        ";;;",
        "\"未完",
        "[未完"
      })
  void otherFormatsTellNothing(String code) {
    assertThat(NumberFormat.parse(code)).isEqualTo(new NumberFormat(false, 0));
  }
}
