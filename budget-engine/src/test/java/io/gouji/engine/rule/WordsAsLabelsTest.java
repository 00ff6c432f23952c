package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.RowKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of words that rows are selected by. */
class WordsAsLabelsTest {
  private static Checking check(String formula, String condition) throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    BookBuilder book = new BookBuilder(pack);
    BookBuilder.Sheet sheet = book.block("表12");
    for (int row = 1; row <= 4; row++) {
      sheet.add(new RowKey.Item(row, "项目"), Map.of(), Integer.toString(row));
    }
    sheet.texts("数量指标", "网站(≥1个)", "网 站（≥1个）", "公众号", "");
    Pack one = LabelRulesTest.with(pack, List.of(LabelRulesTest.rule(formula, condition)));
    return Checker.check(RuleCompiler.compile(one), book.book());
  }

  /** Blanks and the width of signs are no difference. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "表12[@数量指标]=\"网站(≥1个)\" | 1 2",
        "\"公众号\"=表12[@数量指标] | 3",
        "表12[@数量指标]<>\"网站(≥1个)\" | 3 4",
        "表12[@数量指标]=\"\" | 4",
        "表12[@数量指标]&\"x\"=\"公众号x\" | 3",
        "COUNTIFS(表12[数量指标],表12[@数量指标])=2 | 1 2",
        "COUNTIFS(表12[数量指标],\"网站*\")=2 | 1 2 3 4",
        "COUNTIFS(表12[数量指标],\"网站*\")=1 |"
      })
  void rowsAreChosenByTheirWords(String condition, @Nullable String rows) throws PackException {
    Checking checking = check("表12[@预算金额] < 0", condition);
    assertThat(
            checking.findings().stream()
                .map(one -> one.instance().row().replaceAll("\\D", ""))
                .collect(Collectors.joining(" ")))
        .isEqualTo(rows == null ? "" : rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUMIFS(表12[预算金额],表12[数量指标],\"网站(≥1个)\") = 30000",
        "SUMIFS(表12[预算金额],表12[数量指标],\"网站*\") = 30000",
        "SUMIFS(表12[预算金额],表12[数量指标],\"\") = 40000",
        "SUMIFS(表12[预算金额],表12[数量指标],\"<>公众号\") = 70000"
      })
  void sumsAreChosenByWords(String formula) throws PackException {
    Checking checking = check(formula, "");
    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "表12[@预算金额] > 0 ¦ 表12[数量指标]=\"x\" ¦ R09",
        "表12[@预算金额] > 0 ¦ \"x\"=表12[数量指标] ¦ R09",
        "表12[@预算金额] > 0 ¦ 表12[数量指标]>1 ¦ R10",
        "表12[@预算金额] > 0 ¦ 表12[@数量指标]>表12[@预算金额] ¦ R11",
        "表12[@预算金额] > 0 ¦ 表12[@数量指标] ¦ R05",
        "表12[@数量指标] = 1 ¦ '' ¦ R10",
        "SUM(表12[数量指标]) = 1 ¦ '' ¦ R10",
        "SUMIFS(表12[数量指标],表12[科目编码],1) = 1 ¦ '' ¦ R10"
      })
  void wordsAreNoAmounts(String formula, String condition, String mistake) throws PackException {
    String told = "";
    try {
      check(formula, condition);
    } catch (PackException mistakes) {
      told = mistakes.mistakes().get(0).message();
    }
    assertThat(told).isEqualTo(mistake);
  }
}
