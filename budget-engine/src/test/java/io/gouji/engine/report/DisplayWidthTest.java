package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc 12,6",
    "支出总计,8",
    "表1,3",
    "（元）,6",
    "Ａ１,4",
    "“引”,4",
    "—,1",
    "e\u0301,1",
    "𠀀,2",
    "한글,4",
    "ｶﾅ,2"
  })
  void aTextIsAsWideAsATerminalShowsIt(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"支出,6", "abc,6", "支出总计,4"})
  void paddedTextsEndAtTheSameColumn(String text, int width) {
    int expected = Math.max(width, DisplayWidth.of(text));

    assertThat(DisplayWidth.of(DisplayWidth.padLeft(text, width))).isEqualTo(expected);
    assertThat(DisplayWidth.of(DisplayWidth.padRight(text, width))).isEqualTo(expected);
  }
}
