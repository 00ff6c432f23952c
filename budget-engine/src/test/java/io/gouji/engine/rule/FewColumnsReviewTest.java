package io.gouji.engine.rule;

import static io.gouji.engine.rule.FormulaReviewTest.changed;
import static io.gouji.engine.rule.FormulaReviewTest.split;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the formulas of lines, and of columns too few to show what is usual. */
class FewColumnsReviewTest {
  /** A line that adds across, with more columns than its total takes. */
  static FormulaBook across() {
    return new FormulaBook("合计={基本}+{项目}", "基本", "项目", "甲", "乙", "丙")
        .by("Gouji")
        .label("一", 1, "", "=D5+E5", "10", "20", "12", "18", "7")
        .total("合计", "SUM({:})", "=SUM(C5)", "=SUM(D5)", "=SUM(E5)", "=F5", "=G5", "=H5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C5 =E5+D5 |",
        "C5 =D5 | FML03 C5 =D5+E5 [E5] E5",
        "C5 =D5+F5 | FML02.template C5 =D5+E5",
        "C5 =D5+E5+F5 | FML04 C5 =D5+E5 [F5] F5",
        "C5 =D5+E5+E5 | FML05 C5 =D5+E5 [E5] E5",
        "C5 =D5+2*E5 | FML08 C5 [*2]",
        "C5 =F5+G5 | FML02.other C5 =D5+E5",
        "C5 =F5+H5 | FML02.template C5 =D5+E5",
        "C5 =F5 ; F5 30 | FML02.template C5 =D5+E5",
        "C5 =D5+F5 ; F5 20 | FML02.template C5 =D5+E5",
        "C5 =F5+G6 | FML02.template C5 =D5+E5",
        "C5 =D5-E5 | FML02.template C5 =D5+E5",
        "C5 =D5*E5 |",
        "C5 =D5+E5+F5 ; E5 =F5+8 | FML08 E5 [8]; FML05 C5 =D5+E5 [F5] F5",
        "C5 =D5+E5+F5 ; E5 =F5+G5 | FML05 C5 =D5+E5 [F5] F5",
        "C5 =D5+E5 ; E5 =F5+G5 |",
        "C5 =D5 ; E5 | FML03.blank C5 =D5+E5 [E5] E5",
        "C5 =SUM(D5:E5)+LEN(\"abc\") | FML08 C5 [3]",
        "C5 =LEN(\"abc\") |",
        "C5 =T!A1 |",
        "C5 =D99 |",
        "C5 =ROUND(D5+E5,2) |",
        "C5 =ROUND(D5+E5,0) ; D5 10.4 | FML02.round C5 =D5+E5",
        "C5 =ROUND(D5+E5,1) ; D5 10.4 |",
        "C5 =INT(D5+E5) ; D5 10.4 | FML02.round C5 =D5+E5",
        "C6 =SUM(D6:E6) |",
        "C6 =F6+G6 | FML02.template C6 =SUM(C5:C5)",
        "C6 =D6 | FML02.foreign C6 =SUM(C5:C5)",
        "C5 =D5+E5+F5 ; E5 =G5+H5 | FML04 C5 =D5+E5 [F5] F5",
        "C5 ; D5 0 ; E5 0 |",
        "C5 ; D5 0 ; E5 1 | FML01.blank C5 =D5+E5",
        "C5 ; D5 x ; E5 1 | FML01.blank C5 =D5+E5",
        "C5 ; D5 =1/0 ; E5 1 |",
        "C5 =IF(D5+E5=0,\"—\",D5+E5) ; D5 0 ; E5 0 |",
        "C5 =IF(D5+E5>0,\"—\",D5+E5) | FML02.template C5 =D5+E5",
        "C5 =IF(D5+E5=0,\"无\",D5+E5) ; D5 0 ; E5 0 | FML02.template C5 =D5+E5",
        "C5 =D5&\"元\" | FML02.template C5 =D5+E5",
        "D5 =1/0 ; C5 =E5/0 | FML02.template C5 =D5+E5",
        "D6 =E5 | FML02.foreign D6 =SUM(D5:D5)",
        "D6 =SUM(D5:D5)+1 | FML08 D6 [1]",
      })
  void ofOneLine(String changes, @Nullable String told) {
    assertThat(changed(across(), changes).other("T", "A1", "30").told()).isEqualTo(split(told));
  }

  /** Two columns are too few to show what is usual; totals that go across are looked at as well. */
  static FormulaBook pair() {
    return new FormulaBook("甲={乙}+{丙}", "乙", "丙")
        .by("Gouji")
        .label("一", 1, "", "=D5+E5", "10", "3")
        .label("二", 1, "{行!一}", "=D6+E6", "=D5", "=E5")
        .total("合计", "SUM({:})", "=SUM(C5:C6)", "=SUM(D5:D6)", "=SUM(E5:E6)")
        .total("另计", "", "=D8+E8", "5", "6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C8 =D7 | FML02 C8 =D8+E8 C6",
        "C8 =D8-E8 | FML02 C8 =D8+E8 C6",
        "C8 =E8+E7 | FML02 C8 =D8+E8 C6",
        "C8 =D8 | FML03 C8 =D8+E8 [E8] E8",
        "C8 =SUM(D8:E8) |",
        "C8 | FML01.blank C8 =D8+E8",
        "C8 6 | FML01.template C8 =D8+E8",
        "D5 =1/0 ; E7 =SUM(E5:E6)/0 | FML02 E7 =SUM(E5:E6) D7",
        "D5 =1/0 ; D7 =E7/0 | FML02.template D7 =SUM(D5:D6)",
        "D6 =E5 | FML02.template D6 =D5",
        "D6 =D5+E5 | FML08.cell D6 [E5]",
        "D6 =D5*2 | FML08 D6 [*2]",
        "D6 11 | FML01.template D6 =D5",
        "D6 | FML01.blank D6 =D5",
        "C5 =D5 | FML03 C5 =D5+E5 [E5] E5",
        "C5 =D5-E5 ; C6 =D6-E6 | FML02.template C5 =D5+E5; FML02.template C6 =D6+E6"
      })
  void ofColumnsThatDoNotShowWhatIsUsual(String changes, @Nullable String told) {
    assertThat(changed(pair(), changes).told()).isEqualTo(split(told));
  }
}
