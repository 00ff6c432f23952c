package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is quoted of words that are wrong, and where the reader is led. */
class FoundWordsTest {
  private static final PackRulesTest.Kind KIND = PackRulesTest.Kind.GUANGXI;

  private static List<Finding> told(String formula, BookBuilder book) throws PackException {
    Pack pack = LabelRulesTest.with(KIND.pack(), List.of(LabelRulesTest.rule(formula)));
    return Checker.check(RuleCompiler.compile(pack), book.book()).findings();
  }

  private static BookBuilder project(Map<String, String> texts) throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    BookBuilder.Sheet sheet = book.block("表12").label("项目", "1");
    texts.forEach(sheet::texts);
    return book;
  }

  @ParameterizedTest
  @CsvSource({
    // ten signs on each side are quoted, blanks aside
    "支付率, 支付率",
    "一二三四五六七八九十支付率一二三四五六七八九十, 一二三四五六七八九十支付率一二三四五六七八九十",
    "零一二三四五六七八九十支付率, …一二三四五六七八九十支付率",
    "支付率一二三四五六七八九十零, 支付率一二三四五六七八九十…",
    "零一 二三四五六七八九十支付率一二三四五六 七八九十零, …一二三四五六七八九十支付率一二三四五六七八九十…",
    "预算执行率, 预算执行率"
  })
  void wordsThatShouldNotBeThereAreQuotedWithWhatIsAroundThem(String text, String quoted)
      throws PackException {
    Finding finding =
        told("不含(表12[@成本指标],\"*支付率*\",\"*执行率*\")", project(Map.of("成本指标", text))).get(0);

    assertThat(finding.arguments())
        .containsEntry(Finding.SENTENCE, "statement.without")
        .containsEntry("found", quoted)
        .containsEntry("proposed", text.contains("支付率") ? "支付率" : "执行率");
    assertThat(((Location.Cell) finding.locations().get(0)).column()).isEqualTo("成本指标");
  }

  @Test
  void wordsAreFoundWhateverTheirBlanksAndWidths() throws PackException {
    assertThat(told("不含(表12[@成本指标],\"*A率*\")", project(Map.of("成本指标", "甲 Ａ 率")))).hasSize(1);
    assertThat(told("不含(表12[@成本指标],\"*支付率*\")", project(Map.of("成本指标", "付率")))).isEmpty();
  }

  @Test
  void oneOfSeveralColumnsIsEnough() throws PackException {
    String formula = "有内容(表12[@数量指标],表12[@质量指标])";

    assertThat(told(formula, project(Map.of("数量指标", "", "质量指标", "甲")))).isEmpty();
    Finding none = told(formula, project(Map.of("数量指标", " ", "质量指标", ""))).get(0);
    assertThat(none.arguments()).containsEntry("proposed", "数量指标 质量指标").containsEntry("found", "");
    Finding second = told(formula, project(Map.of("质量指标", ""))).get(0);
    assertThat(((Location.Cell) second.locations().get(0)).column()).isEqualTo("质量指标");
  }

  @ParameterizedTest
  @CsvSource({
    "到位率(=100%);优秀率(=120%), statement.rate, 优秀率(=120%)",
    "到位率(=110%);优秀率(=120%), statement.rate, 到位率(=110%)",
    "到位率(=110%);不知, statement.target, 不知",
    "不知;很好, statement.target, 不知"
  })
  void ofSeveralTargetsTheWorstIsToldAndOfThoseTheFirst(String text, String sentence, String found)
      throws PackException {
    Finding finding = told("指标语法(表12[@数量指标])", project(Map.of("数量指标", text))).get(0);

    assertThat(finding.arguments())
        .containsEntry(Finding.SENTENCE, sentence)
        .containsEntry("found", found)
        .containsEntry("proposed", "");
  }

  @Test
  void aNoteAboutAnotherTableIsToldWithWhatItShouldBeAbout() throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    book.block("表8").note("本单位无国有资本经营预算拨款支出，故本表无数据");

    Finding finding = told("空表说明对题(表8[合计],\"*政府性基金*\",\"*基金*\")", book).get(0);

    assertThat(finding.arguments())
        .containsEntry("found", "本单位无国有资本经营预算拨款支出，故本表无数据")
        .containsEntry("proposed", "政府性基金");
    assertThat(((Location.Cell) finding.locations().get(0)).ref().row()).isEqualTo(99);
  }

  @Test
  void anEmptyTableWithoutANoteLeadsToItsSheet() throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    book.block("表8");

    assertThat(told("空表有说明(表8[合计])", book).get(0).locations())
        .containsExactly(new Location.File("表8"));
  }
}
