package io.gouji.engine.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.document.Document;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule about figures: a text that breaks it, a text that keeps it. */
final class FigureRulesTest {
  private static final Pack GUANGXI = Told.pack("guangxi-unit-2025");
  private static final BudgetBook BOOK = Told.bookWithPrior();
  private static final String YEAR = "我单位2025年预算公开。/2025年单位预算情况说明。/";

  private static List<String> rules(String text, Optional<BudgetBook> book) {
    Document document = Told.document(List.of((YEAR + text).split("/")));
    return Told.result(document, GUANGXI, book).findings().stream()
        .map(finding -> finding.rule().value())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "N02#总收入200万元，其中：一般公共预算拨款收入150万元，占总收入的57%。#总收入200万元，其中：一般公共预算拨款收入150万元，占总收入的75%。",
        "N02C#总收入300.00万元，其中：一般公共预算拨款收入200.00万元，占总收入的66.66%。#总收入300.00万元，其中：一般公共预算拨款收入200.00万元，占总收入的66.67%。",
        "N02D#其中：公务接待费50.00万元，占25.00%；公务用车运行维护费50.00万元，占50.00%。#其中：公务接待费50.00万元，占50.00%；公务用车运行维护费50.00万元，占50.00%。",
        "N03#公务接待费12万元，较上年增加2万元，增长50%，主要原因是活动增加。#公务接待费12万元，较上年增加2万元，增长20%，主要原因是活动增加。",
        "N03B#公务接待费400.00万元，较上年增加100.00万元，增长33.34%，主要原因是活动增加。#公务接待费400.00万元，较上年增加100.00万元，增长33.33%，主要原因是活动增加。",
        "N03C#公务接待费12.00万元，较上年的10.00万元增加3.00万元，主要原因是活动增加。#公务接待费12.00万元，较上年的10.00万元增加2.00万元，主要原因是活动增加。",
        "N03D#公务接待费12.00万元，较上年增加2.00万元，增长16.67%，主要原因是活动增加。#公务接待费12.00万元，较上年增加2.00万元，增长20.00%，主要原因是活动增加。",
        "N04#公务接待费12万元，较上年增加2万元，下降20%，主要原因是活动增加。#公务接待费12万元，较上年增加2万元，增长20%，主要原因是活动增加。",
        "N04B#2024年公务接待费10万元，2025年公务接待费12万元，与上年持平。#2024年公务接待费12万元，2025年公务接待费12万元，与上年持平。",
        "N04C#公务接待费12万元，较上年的10万元减少2万元，主要原因是活动减少。#公务接待费8万元，较上年的10万元减少2万元，主要原因是活动减少。",
        "N05#我单位总收入263.37万元。/一、收入/我单位总收入263.73万元。#我单位总收入263.37万元。/一、收入/我单位总收入263.37万元。",
        "N05B#总支出263.37万元，较上年增加17.15万元，增长6.97%。/一、支出/总支出增长6.79%。#总支出263.37万元，较上年增加17.15万元，增长6.97%。/一、支出/总支出增长6.97%。",
        "N14#公务接待费20万元，较上年减少2万元，主要原因是公务接待费增加。#公务接待费20万元，较上年减少2万元，主要原因是公务接待费减少。",
        "N14B#总支出20万元，较上年减少2万元，主要原因是人员增加。#总支出20万元，较上年减少2万元，主要原因是人员减少。",
        "N14C#总支出20万元，较上年减少2万元，主要原因是。#总支出20万元，较上年减少2万元，主要原因是人员减少。",
        "N16B#2024年政府采购预算总金额6万元。#2025年政府采购预算总金额6万元。",
        "N16C#第四部分：某中心2024年单位预算报表#第四部分：某中心2025年单位预算报表",
        "N20B#我单位总收入263.3O万元，用于人员和办公。#我单位总收入263.30万元，用于人员和办公。",
        "N20B#我单位总收入263.37，用于人员和办公。#我单位总收入263.37万元，用于人员和办公。",
        "N20B#住房保障支出15.62万元，占总支出的5.93。#住房保障支出15.62万元，占总支出的5.93%。",
        "N21#“三公”经费10.00万元，其中：因公出国（境）费0.00万元，公务用车购置及运行费5.00万元，公务接待费6.00万元。#“三公”经费11.00万元，其中：因公出国（境）费0.00万元，公务用车购置及运行费5.00万元，公务接待费6.00万元。",
        "N21B#一般公共预算支出30.00万元，一般公共预算支出包括：/1.教育支出20.00万元，用于办学。/2.卫生健康支出12.00万元，用于医疗。#一般公共预算支出32.00万元，一般公共预算支出包括：/1.教育支出20.00万元，用于办学。/2.卫生健康支出12.00万元，用于医疗。",
        "N30#公务接待费贰万元整，用于接待。#公务接待费2万元，用于接待。",
        "N30#会议费三万五千元，用于会议。#会议费3.5万元，用于会议，共开三次，五十人参加。",
        "N15#我单位总收入20万元，较上年增加2万元，主要原因是【请写明增减的原因】。#我单位总收入20万元，较上年增加2万元，主要原因是人员增加。",
        "N15#【主要职能】#主要职能是管理网站。",
        "N15#我单位共有车辆【车辆数】辆。#我单位共有车辆2辆。",
      })
  void withoutTables(String rule, String wrong, String right) {
    assertThat(rules(wrong, Optional.empty())).contains(rule);
    assertThat(rules(right, Optional.empty())).doesNotContain(rule);
  }

  /** The sample's workbook: total 263.37, general budget 208.54, the fund 54.83. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "N01#我单位总收入263.73万元。#我单位总收入263.37万元。",
        "N01B#我单位2025年无政府性基金预算支出。#我单位2025年无国有资本经营预算支出。",
        "N01C#总收入263.37万元，较上年增加71.15万元，主要原因是项目增加。#总收入263.37万元，较上年增加17.15万元，主要原因是项目增加。",
        "N01E#我单位总收入2633.7万元。#我单位总收入263.37万元。",
        "N01E#我单位总收入263.37元。#我单位总收入2633680元。",
        "N01D#二、单位预算收入总体情况说明/我单位总收入263.37万元。单位收入主要包括：/1、一般公共预算拨款收入208.54万元。#二、单位预算收入总体情况说明/我单位总收入263.37万元。单位收入主要包括：/1、一般公共预算拨款收入208.54万元。/2、政府性基金预算拨款收入54.83万元。",
        "N01E#我单位总收入263.37亿元。#我单位总收入2633700元。",
        "N01F#三、单位预算支出总体情况说明/教育支出54.83万元。#三、单位预算支出总体情况说明/城乡社区支出54.83万元。",
        "N01G#我单位一般公共预算拨款收入2085000元。#我单位一般公共预算拨款收入208.54万元。",
        "N01I#三、单位预算支出总体情况说明/住房保证支出15.62万元，用于住房。#三、单位预算支出总体情况说明/住房保障支出15.62万元，用于住房。",
        "N01J#三、单位预算支出总体情况说明/1.住房保障支出15.62万元。/2.住房保障支出15.62万元。#三、单位预算支出总体情况说明/1.住房保障支出15.62万元。/2.城乡社区支出54.83万元。",
        "N01D#三、单位预算支出总体情况说明/单位支出主要包括：/1.住房保障支出15.62万元。/2.城乡社区支出54.83万元。#三、单位预算支出总体情况说明/1.住房保障支出15.62万元。",
        "N01C#公务接待费0.26万元，与上年持平。#公务接待费0.26万元，较上年减少0.01万元，主要原因是接待减少。",
        "N12H#（一）涉本级项目9个，预算资金54.83万元。#（一）我单位有项目，预算资金54.83万元。",
      })
  void besideTables(String rule, String wrong, String right) {
    assertThat(rules(wrong, Optional.of(BOOK))).contains(rule);
    assertThat(rules(right, Optional.of(BOOK))).doesNotContain(rule);
  }

  @Test
  void whatRestsOnAWrongAmountIsJudgedByTheRightOne() {
    String wrong = "我单位总支出236.37万元，较上年增加17.15万元，增长%s，主要原因是人员增加。";
    Optional<BudgetBook> book = Optional.of(BOOK);
    // The rate of the right amount, the rate of the wrong one, and a rate of neither.
    assertThat(rules(wrong.formatted("6.97%"), book)).contains("N01").doesNotContain("N03");
    assertThat(rules(wrong.formatted("7.82%"), book)).contains("N01").doesNotContain("N03");
    assertThat(rules(wrong.formatted("9.67%"), book)).contains("N01", "N03");
  }

  /** This year's and last year's figure beside each other, in several wordings. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "总收入263.37万元，上年%s万元，较上年增加17.15万元，增长6.97%%。",
        "总收入263.37万元（上年为%s万元），较上年增加17.15万元，增长6.97%%。",
        "总收入263.37万元，上年预算数%s万元，较上年增加17.15万元，增长6.97%%。",
        "总收入由上年的%s万元增加到263.37万元。",
        "2024年总收入%s万元，2025年总收入263.37万元。",
      })
  void lastYearsFigureIsComparedWithLastYearsTable(String wording) {
    Optional<BudgetBook> book = Optional.of(BOOK);
    assertThat(rules(wording.formatted("246.22"), book)).isEmpty();
    assertThat(rules(wording.formatted("264.22"), book)).contains("N01");
  }

  @Test
  void tablesOfAnotherYearAreNotComparedWith() {
    String text = "2024年单位预算公开。/2024年单位预算情况说明。/2024年总收入263.73万元。";
    Document document = Told.document(List.of(text.split("/")));
    NarrativeChecker.Result result = Told.result(document, GUANGXI, Optional.of(BOOK));
    assertThat(result.compared()).isZero();
    assertThat(result.findings())
        .extracting(finding -> finding.rule().value())
        .containsExactly("N31");
  }

  /** What the tables refute is told at its place; what agrees with them is not accused of it. */
  @Test
  void theTablesDecideWhichOfTwoIsWrong() {
    Optional<BudgetBook> book = Optional.of(BOOK);
    assertThat(rules("一、收支/我单位总收入263.73万元。/二、收入/我单位总收入263.37万元。", book)).containsExactly("N01");
    String change = "机关运行经费30.92万元，较上年%s，主要原因是人员变动。";
    assertThat(rules(change.formatted("增加5.24万元，增长21.25%"), book)).containsExactly("N01C");
    assertThat(rules(change.formatted("增加5.42万元，增长21.25%"), book)).isEmpty();
    assertThat(rules("1.甲/2.乙/4.丙/4.丁/5.戊", book)).containsExactly("N19B");
  }

  @Test
  void whatTheTablesDoNotHaveIsSaidToBeUncompared() {
    Document document =
        Told.document(List.of((YEAR + "/我单位总收入263.37万元。/其中：绿化养护费3.20万元。").split("/")));
    NarrativeChecker.Result result = Told.result(document, GUANGXI, Optional.of(BOOK));
    assertThat(result.compared()).isEqualTo(1);
    assertThat(result.uncompared()).extracting(place -> place.words()).containsExactly("3.20万元");
  }
}
