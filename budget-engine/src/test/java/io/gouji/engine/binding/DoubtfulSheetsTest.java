package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.table.Block;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cannot be understood is said: findings B01 to B13, each where it arises and where not. */
class DoubtfulSheetsTest {
  private static final String HEAD =
      """
      2025年单位支出总体情况表
      单位名称：甲中心||||单位：万元
      科目编码|科目名称|合计|基本支出|项目支出
      """;

  private static final String T3 = HEAD + "201|甲|30|20|10\n合计||30|20|10\n";

  private static Binding bind(Drawn drawn) {
    return Packs.binder(Packs.GUANGXI, "T03").bind(drawn.workbook(), Doubt.NONE);
  }

  private static Binding bind(String text) {
    return bind(new Drawn().sheet("表3", text));
  }

  @Test
  void aCleanTableGivesNoFinding() {
    assertThat(Shown.findings(bind(T3))).isEmpty();
  }

  @Test
  void textNumbersCountAndAreTold() {
    Binding binding =
        bind(HEAD + "201|甲|'1,234.50|'１０|' 20 \n20101|乙|'-5|'+5|'0\n20102|丙|'－5|'10|\n");

    assertThat(Shown.rows(binding, "表3", "合计", "基本支出", "项目支出"))
        .isEqualTo(List.of("201 1234.5 10 20", "20101 -5 5 0", "20102 -5 10 ·"));
    assertThat(Shown.findings(binding))
        .isEqualTo(
            List.of(
                "B05 text=1,234.50 @C4",
                "B05 text=１０ @D4",
                "B05 text=20 @E4",
                "B05 text=-5 @C5",
                "B05 text=+5 @D5",
                "B05 text=0 @E5",
                "B05 text=－5 @C6",
                "B05 text=10 @D6"));
  }

  @Test
  void theSameTextInManyCellsIsOneFinding() {
    Binding binding = bind(HEAD + "201|甲|'0|'0|\n20101|乙|'0||\n");

    assertThat(Shown.findings(binding)).isEqualTo(List.of("B05 text=0 @C4,D4,C5"));
    assertThat(binding.findings()).extracting(Finding::kind).containsExactly(FindingClass.FORM);
  }

  @Test
  void dashesAndBlanksAreZeroWithoutAFinding() {
    Binding binding = bind(HEAD + "201|甲|-|—| \n20101|乙|——|无|/\n");

    assertThat(Shown.rows(binding, "表3", "合计", "基本支出", "项目支出"))
        .isEqualTo(List.of("201 · · ·", "20101 · · ·"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void wordsErrorsAndTruthValuesAreUnreadable() {
    Binding binding = bind(HEAD + "201|甲|约30|#REF!|TRUE\n20101|乙|'1,23|'1e5|'3万元\n");

    assertThat(Shown.rows(binding, "表3", "合计", "基本支出", "项目支出"))
        .isEqualTo(List.of("201 ? ? ?", "20101 ? ? ?"));
    assertThat(Shown.findings(binding))
        .isEqualTo(
            List.of(
                "B04 text=约30 @C4",
                "B11 text=#REF! @D4",
                "B04 text=TRUE @E4",
                "B04 text=1,23 @C5",
                "B04 text=1e5 @D5",
                "B04 text=3万元 @E5"));
  }

  @Test
  void aNumberTooLargeForMoneyIsUnreadable() {
    Binding binding = bind(HEAD + "201|甲|99999999999999999|1|\n");

    assertThat(Shown.rows(binding, "表3", "合计")).isEqualTo(List.of("201 ?"));
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B04 text=1.0E17 @C4"));
  }

  @Test
  void moneyFinerThanAFenIsTold() {
    Binding binding = bind(HEAD + "201|甲|1.2345678|1.234567|\n");

    assertThat(Shown.rows(binding, "表3", "合计", "基本支出")).isEqualTo(List.of("201 1.234568 1.234567"));
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B06 text=1.2345678 @C4"));
  }

  @Test
  void binaryNoiseIsNotFinerThanAFen() {
    Binding binding = bind(HEAD + "201|甲|=0.30000000000000004|=0.1|=0.2\n");

    assertThat(Shown.rows(binding, "表3", "合计")).isEqualTo(List.of("201 0.3"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void aRepeatedRowKeepsItsFiguresAndIsTold() {
    Binding binding = bind(HEAD + "201|甲|1||\n201|乙|2||\n合计||3||\n合计||3||\n");

    assertThat(Shown.rows(binding, "表3", "合计"))
        .isEqualTo(List.of("201 1", "201#2 2", "∑合计 3", "∑合计#2 3"));
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B07 row=201 乙 @A5", "B07 row=合计 @A7"));
  }

  @Test
  void oneLabelUnderTwoOwnersIsNoRepetition() {
    Binding binding =
        Packs.binder(Packs.GUANGXI, "T07")
            .bind(
                new Drawn()
                    .sheet(
                        "表7",
                        """
                        财政拨款三公经费支出情况表|单位：元
                        项目|预算数
                        一、甲|3
                        （一）差旅费|1
                        二、乙|2
                        （一）差旅费|2
                        （二）差旅费|2
                        """)
                    .workbook(),
                Doubt.NONE);

    assertThat(Shown.findings(binding)).isEqualTo(List.of("B07 row=差旅费 @A7"));
    assertThat(Shown.rows(binding, "表7")).isEqualTo(List.of("甲", "差旅费", "乙", "差旅费#2", "差旅费#3"));
  }

  @Test
  void aRowWithAmountsThatNothingNamesIsTold() {
    Binding binding = bind(HEAD + "201|甲|30||\n||7||\n|丢了编码|8||\n合计||30||\n");

    assertThat(Shown.rows(binding, "表3", "合计"))
        .isEqualTo(List.of("201 30", " 7", "丢了编码 8", "∑合计 30"));
    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B10.nameless row= @A5", "B10 row=丢了编码 @A6"));
  }

  @Test
  void aUnitOfMoneyThatIsNotPrintedIsTakenFromThePackAndTold() {
    Binding binding =
        bind(
            """
            2025年单位支出总体情况表
            科目编码|科目名称|合计|基本支出|项目支出
            201|甲|3||
            """);

    assertThat(binding.tables()).extracting(table -> table.unit().label()).containsExactly("万元");
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B08 unit=万元 @A1"));
  }

  @Test
  void theUnitOfMoneyIsReadWhereverTheHeadPrintsIt() {
    assertThat(
            List.of(
                unit("编制单位：甲  单位：千元"),
                unit("预算公开03表|||金额单位:元"),
                unit("单位名称：元宝山医院||||单位：亿元"),
                unit("（万元）")))
        .isEqualTo(List.of("千元", "元", "亿元", "万元"));
  }

  private static String unit(String head) {
    return bind("单位支出总体情况表\n" + head + "\n科目编码|科目名称|合计|基本支出|项目支出\n201|甲|3||\n")
        .tables()
        .get(0)
        .unit()
        .label();
  }

  @Test
  void theBudgetUnitIsReadWhereverTheHeadPrintsIt() {
    assertThat(
            List.of(
                name("编制单位：甲 局||||单位：元"),
                name("预算单位：|乙局|||单位：元"),
                name("单位名称：丙局（本级） 单位：元"),
                name("编制单位：||||单位：元")))
        .isEqualTo(List.of("甲局", "乙局", "丙局(本级)", ""));
  }

  private static String name(String head) {
    return bind("单位支出总体情况表\n" + head + "\n科目编码|科目名称|合计|基本支出|项目支出\n201|甲|3||\n")
        .tables()
        .get(0)
        .unitName();
  }

  @Test
  void aColumnOfAmountsThatThePackDoesNotKnowIsTold() {
    Binding binding =
        bind(
            """
            2025年单位支出总体情况表|||||||单位：万元
            行次|科目编码|科目名称|合计|基本支出|项目支出|债务支出|备注
            1|201|甲|30|20|10|3.5|说明
            2|20101|乙|30|20|10||
            """);

    assertThat(Shown.findings(binding)).isEqualTo(List.of("B03 header=债务支出 @G2"));
  }

  @Test
  void aRequiredColumnThatIsNotFoundLeavesItsFiguresUnreadable() {
    Binding binding =
        bind(
            """
            2025年单位支出总体情况表||||单位：万元
            科目编码|科目名称|合计|基本之出|项目支出
            201|甲|30|20|10
            """);

    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B12 column=基本支出 @A1", "B03 header=基本之出 @D2"));
    assertThat(Shown.rows(binding, "表3", "合计", "基本支出", "人员经费", "项目支出"))
        .isEqualTo(List.of("201 30 ? no 10"));
    Block block = binding.book().blocks("表3").get(0);
    assertThat(block.hasColumn(block.column("基本支出"))).isTrue();
    assertThat(block.hasColumn(block.column("人员经费"))).isFalse();
  }

  @Test
  void aRequiredTableThatIsNotThereIsMissing() {
    Binding binding = bind(new Drawn().sheet("封面", "2025年单位预算"));

    assertThat(binding.book().missing()).isEqualTo(Set.of("T03"));
    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B01.absent closest= missing=科目编码, 科目名称, 合计, 基本支出, 项目支出 @"));
    assertThat(binding.findings())
        .extracting(finding -> finding.rule().value(), Finding::severity, Finding::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("B01", Severity.ERROR, FindingClass.STRUCTURE));
  }

  @Test
  void aTitleOverTooPoorAHeaderNamesTheClosestSheet() {
    Binding binding = bind(new Drawn().sheet("甲表", "单位支出总体情况表\n科目编码|科目名称|数一|数二\n201|甲|1|2\n"));

    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B01 closest=甲表 missing=合计, 基本支出, 项目支出 @", "B09 sheet=甲表 @"));
  }

  @Test
  void aHeaderUnderAnotherTitleIsNotTakenButNamed() {
    Binding binding = bind(new Drawn().sheet("乙表", "支出明细\n科目编码|科目名称|合计|基本支出|项目支出\n201|甲|1|1|\n"));

    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B01.mistitled closest=乙表 missing= @", "B09 sheet=乙表 @"));
    assertThat(binding.book().blocks()).isEmpty();
  }

  @Test
  void ofTwoEqualCandidatesNeitherIsBound() {
    Binding binding = bind(new Drawn().sheet("一", T3).sheet("二", T3));

    assertThat(binding.book().blocks()).isEmpty();
    assertThat(binding.book().missing()).isEqualTo(Set.of("T03"));
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B02 sheets=一, 二 @,"));
  }

  @Test
  void aHiddenOrEmptyCopyGivesWay() {
    Binding binding =
        bind(
            new Drawn()
                .hidden("旧", T3)
                .sheet("新", T3)
                .sheet("空", HEAD.replace("甲中心", "甲中心") + "合计||||\n"));

    assertThat(binding.tables()).extracting(BoundTable::sheet).containsExactly("新");
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B09 sheet=旧 @"));
  }

  @Test
  void tablesOfTwoUnitsAreTwoInstances() {
    Binding binding = bind(new Drawn().sheet("甲", T3).sheet("乙", T3.replace("甲中心", "乙中心")));

    assertThat(binding.book().blocks("表3"))
        .extracting(block -> block.heading().unitName())
        .containsExactly("甲中心", "乙中心");
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void aTableOnAHiddenSheetIsReadAndTold() {
    Binding binding = bind(new Drawn().hidden("表3", T3));

    assertThat(binding.tables()).extracting(BoundTable::hidden).containsExactly(true);
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B13 sheet=表3 @A1"));
  }

  @Test
  void aSheetWithFiguresThatIsNoTableIsToldAndOneWithoutIsNot() {
    Binding binding = bind(new Drawn().sheet("表3", T3).sheet("草稿", "算一算|12").sheet("说明", "编制说明"));

    assertThat(Shown.findings(binding)).isEqualTo(List.of("B09 sheet=草稿 @"));
  }

  private static Binding threePublic(String text) {
    return Packs.binder(Packs.GUANGXI, "T07")
        .bind(new Drawn().sheet("三公", text).workbook(), Doubt.NONE);
  }

  @Test
  void aWideTableKnowsWhereItsFiguresStand() {
    Binding binding =
        threePublic(
            """
            2025年财政拨款三公经费支出情况表||||||单位：万元
            三公经费合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|培训费
            ||小计|购置费|运行费||
            1.5|0.2|1|约半|0.5|0.3|7
            """);

    assertThat(Shown.rows(binding, "表7", "本年预算数"))
        .isEqualTo(
            List.of("三公合计 1.5", "因公出国 0.2", "公务用车 1", "购置 ?", "运行 0.5", "公务接待 0.3", "培训费 7"));
    assertThat(Shown.findings(binding)).isEqualTo(List.of("B04 text=约半 @D4"));
    Block block = binding.book().blocks("表7").get(0);
    assertThat(block.cell(block.row("公务接待"), block.column("本年预算数")).a1()).isEqualTo("F4");
    assertThat(binding.tables()).extracting(table -> table.range().a1()).containsExactly("A1:G4");
  }

  @Test
  void aWideTableWithSeveralRowsThatNothingTellsApartIsNotGuessed() {
    Binding binding =
        threePublic(
            """
            2025年财政拨款三公经费支出情况表||||单位：万元
            三公经费合计|因公出国（境）费|公务用车购置及运行费|公务接待费|培训费
            1.5|0.2|1|0.3|7
            2.5|1.2|1|0.3|7
            """);

    assertThat(binding.tables()).isEmpty();
    assertThat(binding.findings())
        .extracting(finding -> finding.rule().value())
        .containsExactly("B01", "B09");
  }

  @Test
  void fingerprintsTellFindingsApart() {
    Binding binding = bind(HEAD + "201|甲|约30|约20|\n201|乙|'5|'6|\n");

    assertThat(binding.findings()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    assertThat(binding.findings()).hasSize(5);
  }
}
