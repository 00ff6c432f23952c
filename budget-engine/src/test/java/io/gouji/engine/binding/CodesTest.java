package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @CsvSource({
    "2010601, 2010601",
    "2010601.0, 2010601",
    "201.06.01, 2010601",
    "201.6.1, 2010601",
    "201-06-1, 2010601",
    "301|2, 30102",
    "201.00, 201"
  })
  void oneCellSpellsOneCode(String text, String code) {
    assertThat(Codes.of(text)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "合计", "...", "201一般公共服务", "A01"})
  void wordsAreNoCode(String text) {
    assertThat(Codes.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "201, 06, 20106",
    "201, 6, 20106",
    "201, '', 201",
    "201, 20106, 20106",
    "20106, 1, 2010601",
    "20106, 2010601, 2010601"
  })
  void aPartJoinsTheCodeAboveIt(String above, String part, String code) {
    assertThat(Codes.join(above, part)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"201, 1", "20106, 2", "2010601, 3", "20, 0", "2010, 0", "'', 0"})
  void lengthTellsTheLevel(String code, int level) {
    assertThat(Codes.level(code)).isEqualTo(level);
  }
}
