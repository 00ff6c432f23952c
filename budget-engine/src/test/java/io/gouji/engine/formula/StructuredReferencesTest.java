package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StructuredReferencesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "表3[@合计]; 表3[[#This Row],[合计]]",
        "表3[@[合计]]; 表3[[#This Row],[合计]]",
        "表3[@[基本支出]:[合计]]; 表3[[#This Row],[基本支出]:[合计]]",
        "表3[@]; 表3[#This Row]",
        "表3[@合计] = 表3[@a]+表3[@b]; 表3[[#This Row],[合计]] = 表3[[#This Row],[a]]+表3[[#This Row],[b]]",
        "SUM(表3[合计]); SUM(表3[合计])",
        "表3[[#Totals],[项目@支出]]; 表3[[#Totals],[项目@支出]]",
        "\"表3[@合计]\"&表3[@合计]; \"表3[@合计]\"&表3[[#This Row],[合计]]",
        "'a[@b]'!A1; 'a[@b]'!A1",
        "T[@'[x'@y]; T[[#This Row],['[x'@y]]",
        "T[@; T[@",
        "T[@a; T[@a",
      })
  void theShortFormIsSpelledOut(String written, String expanded) {
    assertThat(StructuredReferences.expand(written)).isEqualTo(expanded);
  }
}
