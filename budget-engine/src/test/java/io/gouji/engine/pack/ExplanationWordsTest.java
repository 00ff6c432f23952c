package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.ExplanationWords.Lack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real word list, on what people write. */
class ExplanationWordsTest {
  private static ExplanationWords words;

  @BeforeAll
  static void load() throws PackException {
    words = PackLibrary.load(Templates.REAL).vocabulary().explanations();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "核实无误",
        "经核实，无误。",
        "无误",
        "情况属实",
        "同上",
        "以上数据均已核实，情况属实！",
        "无",
        "OK",
        "Checked and correct.",
        "……",
        "N/A"
      })
  void boilerplateIsNoReason(String reason) {
    assertThat(words.lack(reason)).contains(Lack.BOILERPLATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"经核实，本年新增人员两名", "县财政2025年2月批复追加", "核实无误，系上年结转项目调整所致", "New staff of two"})
  void aReasonMayBeginWithBoilerplate(String reason) {
    assertThat(words.lack(reason)).isEmpty();
  }

  @Test
  void fewWordsAndNoneAreToldApart() {
    assertThat(words.lack("调账")).contains(Lack.SHORT);
    assertThat(words.lack(" \u3000")).contains(Lack.EMPTY);
  }

  @Test
  void onlyWhatIsToBeVerifiedMayBeExplained() throws PackException {
    Pack pack = PackLibrary.load(Templates.REAL).packs().get(0);

    assertThat(java.util.Arrays.stream(io.gouji.engine.finding.Severity.values()))
        .filteredOn(pack::isExplainable)
        .containsExactly(io.gouji.engine.finding.Severity.VERIFY);
  }
}
