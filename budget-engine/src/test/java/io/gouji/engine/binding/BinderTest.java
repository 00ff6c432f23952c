package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a drawn sheet becomes figures by meaning. */
class BinderTest {
  private static final String T3 =
      """
      2025年单位支出总体情况表
      单位名称：甲中心||||单位：万元
      科目编码|科目名称|合计|基本支出|项目支出
      201|一般公共服务支出|30|20|10
      20106|财政事务|30|20|10
      2010601|行政运行|20|20|
      2010602|一般行政管理事务|10||10
      合计||30|20|10
      """;

  private static Binding bind(String table, String text) {
    return bind(table, new Drawn().sheet("Sheet1", text));
  }

  private static Binding bind(String table, Drawn drawn) {
    return Packs.binder(Packs.GUANGXI, table).bind(drawn.workbook(), Doubt.NONE);
  }

  @Test
  void aListingByCodeIsReadRowByRow() {
    Binding binding = bind("T03", T3);

    assertThat(Shown.rows(binding, "表3", "合计", "基本支出", "项目支出", "人员经费"))
        .isEqualTo(
            List.of(
                "201 30 20 10 no",
                "20106 30 20 10 no",
                "2010601 20 20 · no",
                "2010602 10 · 10 no",
                "∑合计 30 20 10 no"));
    assertThat(binding.findings()).isEmpty();
    assertThat(binding.tables())
        .isEqualTo(
            List.of(
                new BoundTable(
                    "T03",
                    "2025年单位支出总体情况表",
                    "Sheet1",
                    io.gouji.engine.sheet.CellRange.parse("A1:E8"),
                    new Unit("万元", 6),
                    "甲中心",
                    "2025",
                    "",
                    5,
                    false,
                    false)));
  }

  @Test
  void codesTellWhoOwnsWhom() {
    assertThat(
            Shown.labels(
                bind("T03", T3),
                "表3",
                LabelColumn.CODE,
                LabelColumn.PARENT,
                LabelColumn.LEVEL,
                LabelColumn.HAS_CHILDREN,
                LabelColumn.LEAF,
                LabelColumn.TOP,
                LabelColumn.UNIT))
        .isEqualTo(
            List.of(
                "201||1|TRUE|FALSE|TRUE|甲中心",
                "20106|201|2|TRUE|FALSE|FALSE|甲中心",
                "2010601|20106|3|FALSE|TRUE|FALSE|甲中心",
                "2010602|20106|3|FALSE|TRUE|FALSE|甲中心",
                "||||||甲中心"));
  }

  @Test
  void anItemWhoseSectionIsNotPrintedBelongsToItsClass() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表|单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            201|一般公共服务支出|30|20|10
            2010601|行政运行|30|20|10
            2080505|机关事业单位基本养老保险缴费支出|5|5|
            """);

    assertThat(Shown.labels(binding, "表3", LabelColumn.PARENT, LabelColumn.LEVEL, LabelColumn.TOP))
        .isEqualTo(List.of("|1|TRUE", "201|3|FALSE", "|3|TRUE"));
  }

  @Test
  void codesAreReadAsExcelAndProgramsKeepThem() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表|单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            '201|甲|1|1|
            ２０１０６|乙|1|1|
            201 06 01|丙|1|1|
            '2010602.0|丁|1|1|
            201-06-3|戊|1|1|
            201.06.04|己|1|1|
            """);

    assertThat(Shown.rows(binding, "表3"))
        .isEqualTo(List.of("201", "20106", "2010601", "2010602", "2010603", "2010604"));
  }

  @Test
  void codesInThreeColumnsAreOne() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表|单位：万元
            科目编码|||科目名称|合计|基本支出|项目支出
            类|款|项||||
            201|||一般公共服务支出|30|20|10
            201|6||财政事务|30|20|10
            201|6|1|行政运行|20|20|
            ||2|一般行政管理事务|10||10
            '208|||社会保障和就业支出|5|5|
            |'05||行政事业单位养老支出|5|5|
            ||'05|基本养老保险缴费|5|5|
            合计||||35|25|10
            """);

    assertThat(Shown.rows(binding, "表3", "合计"))
        .isEqualTo(
            List.of(
                "201 30",
                "20106 30",
                "2010601 20",
                "2010602 10",
                "208 5",
                "20805 5",
                "2080505 5",
                "∑合计 35"));
    assertThat(binding.findings()).isEmpty();
    Block block = binding.book().blocks("表3").get(0);
    assertThat(
            IntStream.range(0, block.rowCount())
                .mapToObj(row -> block.labelPlace(row, LabelColumn.CODE).orElseThrow()))
        .extracting(place -> place.cell().a1() + " " + place.column())
        .containsExactly("A4 类", "B5 款", "C6 项", "C7 项", "A8 类", "B9 款", "C10 项", "A11 类");
    assertThat(block.labelPlace(2, LabelColumn.NAME).orElseThrow())
        .isEqualTo(new Block.LabelPlace(new CellRef(5, 3), "科目名称"));
    assertThat(block.labelPlace(2, LabelColumn.UNIT)).isEmpty();
  }

  @Test
  void theTotalIsFoundByItsWordWhereverItStands() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表|单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            |合　　计|30|20|10
            201|一般公共服务支出|30|20|10
            """);

    assertThat(Shown.rows(binding, "表3", "合计")).isEqualTo(List.of("∑合计 30", "201 30"));
  }

  @Test
  void whatIsPrintedAgainOnEveryPageIsNoRow() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表||||
            单位名称：甲中心||||单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            1|2|3|4|5
            201|一般公共服务支出|30|20|10
            2025年单位支出总体情况表||||
            单位名称：甲中心||||单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            20106|财政事务|30|20|10
            合计||30|20|10
            注：本表反映全部支出。
            """);

    assertThat(Shown.rows(binding, "表3", "合计")).isEqualTo(List.of("201 30", "20106 30", "∑合计 30"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void anEmptyTableWithANoteIsATable() {
    Binding binding =
        bind(
            "T08",
            """
            2025年政府性基金预算支出情况表
            单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            ||||
            |合计|||
            注:本单位2025年无政府性基金预算财政拨款安排的预算，故本表为空表。
            """);

    assertThat(Shown.rows(binding, "表8", "合计")).isEqualTo(List.of("∑合计 ·"));
    assertThat(binding.tables()).extracting(BoundTable::empty).containsExactly(true);
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void spareRowsOfAFormAreNoRows() {
    Binding binding =
        bind(
            "T03",
            """
            2025年单位支出总体情况表|单位：万元
            科目编码|科目名称|合计|基本支出|项目支出
            ||=0|=0|=0
            …|…|||
            合计||=0|=0|=0
            """);

    assertThat(Shown.rows(binding, "表3", "合计")).isEqualTo(List.of("∑合计 0"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void blocksSideBySideAreReadApart() {
    Binding binding =
        bind(
            "T01",
            """
            单位收支总体情况表|||
            编制单位：甲中心|||单位：元
            收入||支出|
            项目|预算数|项目(按功能分类)|预算数
            一、一般公共预算拨款收入|100|一、一般公共服务支出|60
            二、政府性基金预算拨款收入||二、社会保障和就业支出|40
            本年收入合计|100|本年支出合计|100
            上年结转结余||结转下年|
            收入总计|100|支出总计|100
            """);

    assertThat(Shown.rows(binding, "表1收入", "预算数"))
        .isEqualTo(List.of("一般公共预算 100", "政府性基金预算 ·", "∑本年收入合计 100", "∑上年结转 ·", "∑收入总计 100"));
    assertThat(Shown.rows(binding, "表1支出", "预算数"))
        .isEqualTo(List.of("一般公共服务支出 60", "社会保障和就业支出 40", "∑本年支出合计 100", "∑结转下年 ·", "∑支出总计 100"));
    assertThat(Shown.labels(binding, "表1支出", LabelColumn.CODE))
        .isEqualTo(List.of("201", "208", "", "", ""));
  }

  @Test
  void numberingTellsWhichLabelBelongsToWhich() {
    Binding binding =
        bind(
            "T04",
            """
            财政拨款收支总体情况表||||||
            |||||单位：元|
            收入||支出||||
            项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
            一、本年收入|30|一、教育支出|31|31||
            （一）一般公共预算拨款|20|||||
            （二）政府性基金预算拨款|10|||||
            二、上年结转|1|||||
            （一）一般公共预算拨款|1|||||
            收入总计|31|支出总计|31|31||
            """);

    assertThat(
            Shown.labels(binding, "表4收入", LabelColumn.NAME, LabelColumn.PARENT, LabelColumn.LEVEL))
        .isEqualTo(
            List.of(
                "本年收入||1",
                "一般公共预算拨款|本年收入|2",
                "政府性基金预算拨款|本年收入|2",
                "上年结转||1",
                "一般公共预算拨款|上年结转|2",
                "收入总计||1"));
    assertThat(Shown.rows(binding, "表4收入", "预算数"))
        .isEqualTo(
            List.of("∑本年收入 30", "一般公共预算 20", "政府性基金预算 10", "∑上年结转 1", "上年一般公共预算 1", "∑收入总计 31"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void oneRowAnswersToTheNamesOfItsColumns() {
    Binding binding =
        bind(
            "T04",
            """
            财政拨款收支总体情况表||||||单位：元
            收入||支出||||
            项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
            收入总计|31|支出总计|31|30|1|
            """);

    Block block = binding.book().blocks("表4支出").get(0);
    assertThat(
            List.of(
                block.total("支出总计"),
                block.total("一般公共预算支出总计"),
                block.row("政府性基金预算支出总计"),
                block.row("本年支出合计")))
        .isEqualTo(List.of(0, 0, 0, -1));
  }

  @Test
  void theOwnTextOfAHeaderCellBeatsAMergeThatReachesOverIt() {
    Binding binding =
        Packs.binder(Packs.SHANGHAI, "T01")
            .bind(
                new Drawn()
                    .merged(
                        "Sheet1",
                        List.of("A1:G1", "A3:B3", "C3:G3", "D4:G4", "E5:F5", "F6:G6"),
                        """
                        2025年预算单位财务收支预算总表
                        编制单位：甲||||||单位：元
                        本年收入||本年支出||||
                        项目|预算数|项目|预算数|||
                        |||合计|基本支出||项目支出
                        ||||人员经费|公用经费|
                        一、财政拨款收入|6|一、教育支出|6|1|2|3
                        收入总计|6|支出总计|6|1|2|3
                        """)
                    .workbook(),
                Doubt.NONE);

    assertThat(Shown.rows(binding, "表1支出", "预算数", "人员经费", "公用经费", "项目支出"))
        .isEqualTo(List.of("教育支出 6 1 2 3", "∑支出总计 6 1 2 3"));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void equalTextsAreToldApartByWhatStandsOverThem() {
    Binding binding =
        bind(
            "T02",
            """
            单位收入总体情况表|||||||
            |||||||单位：万元
            单位编码|单位名称|合计|本年收入|||上年结转结余|
            |||小计|一般公共预算|单位资金|小计|一般公共预算
            102003|甲中心|10|7|6|1|3|3
            合计||10|7|6|1|3|3
            """);

    assertThat(Shown.rows(binding, "表2", "合计", "本年小计", "一般公共预算", "单位资金", "上年结转", "上年一般公共预算"))
        .isEqualTo(List.of("甲中心 10 7 6 1 3 3", "∑合计 10 7 6 1 3 3"));
  }

  @Test
  void yearsInHeadersCountFromTheYearOfTheTable() {
    Binding binding =
        bind(
            "T07",
            """
            2027年财政拨款“三公”经费、会议费和培训费支出情况表
            |||单位：万元
            项目|2026年预算数|2027年预算数|增减额
            一、“三公”经费合计|2|3|1
            （一）公务接待费|2|3|1
            """);

    assertThat(Shown.rows(binding, "表7", "上年预算数", "本年预算数", "增减额"))
        .isEqualTo(List.of("三公合计 2 3 1", "公务接待 2 3 1"));
    assertThat(binding.tables()).extracting(BoundTable::year).containsExactly("2027");
  }

  @Test
  void aWideTableHasOneRow() {
    Binding binding =
        Packs.binder(Packs.SHANGHAI, "T07")
            .bind(
                new Drawn()
                    .sheet(
                        "Sheet1",
                        """
                        单位“三公”经费和机关运行经费预算表
                        编制单位：||||||单位:万元
                        2025年“三公”经费预算数||||||2025年机关运行经费预算数
                        合计|因公出国(境)费|公务接待费|公务用车购置及运行费|||
                        |||小计|购置费|运行费|
                        346.3|288.7|25.4|32.2||32.2|2517.78
                        """)
                    .workbook(),
                Doubt.NONE);

    assertThat(Shown.rows(binding, "表7", "三公合计", "因公出国", "公务接待", "公务用车", "购置", "运行", "机关运行经费"))
        .isEqualTo(List.of("1 346.3 288.7 25.4 32.2 · 32.2 2517.78"));
    assertThat(binding.book().blocks("表7").get(0).key(0)).isEqualTo(new RowKey.Item(1, ""));
    assertThat(binding.tables()).extracting(BoundTable::year).containsExactly("2025");
  }

  @Test
  void itemsAreCountedFromOne() {
    Binding binding =
        bind(
            "T12",
            """
            2025年项目绩效目标公开表
            ||||单位：万元
            序号|单位编码|单位名称|项目名称|预算金额|年度绩效目标
            1|102003|甲中心|运维经费|37.66|保障网络
            2|102003|甲中心|网站经费|7|保障网站
            """);

    assertThat(Shown.rows(binding, "表12", "预算金额")).isEqualTo(List.of("1 运维经费 37.66", "2 网站经费 7"));
  }

  @Test
  void unknownFormulaCellsAreUnreadableAndOthersAreNot() {
    Binding binding =
        Packs.binder(Packs.GUANGXI, "T03")
            .bind(
                new Drawn()
                    .sheet(
                        "Sheet1",
                        """
                        单位支出总体情况表|单位：元
                        科目编码|科目名称|合计|基本支出|项目支出
                        201|甲|=5|5|=0
                        """)
                    .workbook(),
                (sheet, row, column) -> sheet.equals("Sheet1") && row == 2 && column <= 3);

    Block block = binding.book().blocks("表3").get(0);
    assertThat(
            List.of(
                block.state(0, block.column("合计")),
                block.state(0, block.column("基本支出")),
                block.state(0, block.column("项目支出"))))
        .isEqualTo(List.of(FactState.UNREADABLE, FactState.STATED, FactState.STATED));
    assertThat(binding.findings()).isEmpty();
  }

  @Test
  void severalTablesOnOneSheetAreReadOneByOne() {
    Binding binding =
        Packs.binder(Packs.GUANGXI, "T03", "T05", "T08")
            .bind(
                new Drawn()
                    .sheet(
                        "全部",
                        T3
                            + """

                            2025年一般公共预算支出情况表
                            单位：元
                            科目编码|科目名称|合计|基本支出|项目支出
                            201|一般公共服务支出|9|9|
                            合计||9|9|
                            政府性基金预算支出情况表
                            单位：万元
                            科目编码|科目名称|合计|基本支出|项目支出
                            合计||||
                            """)
                    .workbook(),
                Doubt.NONE);

    assertThat(binding.tables())
        .extracting(table -> table.id() + " " + table.range() + " " + table.unit().label())
        .containsExactly("T03 A1:E9 万元", "T05 A10:E14 元", "T08 A15:E18 万元");
    assertThat(Shown.rows(binding, "表5", "合计")).isEqualTo(List.of("201 9", "∑合计 9"));
    assertThat(binding.book().missing()).isEqualTo(Set.of());
  }

  @Test
  void aListOfContentsIsNoTable() {
    Binding binding =
        Packs.binder(Packs.GUANGXI, "T03", "T05")
            .bind(
                new Drawn()
                    .sheet("目录", "目 录\n1. 2025年单位支出总体情况表……3\n2. 一般公共预算支出情况表……4")
                    .sheet("表3", T3)
                    .workbook(),
                Doubt.NONE);

    assertThat(binding.tables()).extracting(BoundTable::sheet).containsExactly("表3");
    assertThat(Shown.findings(binding))
        .isEqualTo(List.of("B01.absent closest= missing=科目编码, 科目名称, 合计, 基本支出, 项目支出 @"));
  }

  @Test
  void theNameOfASheetIsATitleWhereNoneIsPrinted() {
    Binding binding =
        bind(
            "T03",
            new Drawn()
                .sheet(
                    "单位支出总表",
                    """
                    单位：万元
                    科目编码|科目名称|合计|基本支出|项目支出
                    201|甲|1|1|
                    """));

    assertThat(binding.tables()).extracting(BoundTable::title).containsExactly("单位支出总表");
  }
}
