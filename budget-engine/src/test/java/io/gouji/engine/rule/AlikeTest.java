package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether all tables of a workbook are of one unit and one year, and rows of one of its units. */
class AlikeTest {
  private static final PackRulesTest.Kind KIND = PackRulesTest.Kind.GUANGXI;

  private static BookBuilder book() throws PackException {
    return new BookBuilder(KIND.pack());
  }

  private static Checking check(String formula, BookBuilder book) throws PackException {
    Pack pack = KIND.pack();
    RuleSpec rule = LabelRulesTest.rule(formula);
    return Checker.check(
        RuleCompiler.compile(LabelRulesTest.with(pack, List.of(rule))), book.book());
  }

  private static List<String> told(Checking checking) {
    List<String> told = new ArrayList<>();
    for (Finding finding : checking.findings()) {
      String sheet = ((Location.File) finding.locations().get(0)).sheet();
      String found = finding.arguments().get("found");
      told.add(sheet + " " + found + "→" + finding.arguments().get("proposed"));
    }
    return told;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Names of tables 3, 5 and 6: what is told.
        "某单位, 某单位, 某单位 |",
        "某单位, 乙单位, 某单位 | 表5 乙单位→某单位",
        "乙单位, 某单位, 某单位 | 表3 乙单位→某单位",
        "某单位, 某单位, 乙单位 | 表6 乙单位→某单位",
        // Of two that are as frequent the first is taken, as it writes itself.
        "甲单位, 乙单位, 丙单位 | 表5 乙单位→甲单位; 表6 丙单位→甲单位",
        "某 单位（本级）, 某单位(本级), 某单位 | 表6 某单位→某 单位（本级）",
        "某单位(本级), 某单位（本级） , 某单位(本 级) |",
        "某单位, -, 某单位 |",
        "某单位, -, 乙单位 | 表6 乙单位→某单位"
      })
  void theOddNameIsToldWithTheUsualOne(String names, @Nullable String told) throws PackException {
    BookBuilder book = book();
    String[] all = names.split(",");
    for (int i = 0; i < all.length; i++) {
      String name = all[i].strip();
      book.block("表" + List.of(3, 5, 6).get(i)).of(name.equals("-") ? "" : name).total("合计");
    }
    Checking checking = check("全表一致(\"单位名称\")", book);
    assertThat(told(checking)).isEqualTo(FormulaReviewTest.split(told));
    assertThat(checking.judged()).isEqualTo(1);
    assertThat(checking.notApplicable()).isEmpty();
  }

  @Test
  void theOddYearIsToldOfItsTableAndUnit() throws PackException {
    BookBuilder book = book();
    book.block("表3").of("某单位").year("2025").total("合计");
    book.block("表5").of("某单位").year("2024").total("合计");
    book.block("表6").of("").year("2025").total("合计");
    Checking checking = check("全表一致(\"年度\")", book);
    assertThat(told(checking)).containsExactly("表5 2024→2025");
    Finding finding = checking.findings().get(0);
    assertThat(finding.instance().unit()).isEqualTo("某单位");
    assertThat(finding.instance().row()).isEqualTo(finding.arguments().get("row")).isNotEmpty();
  }

  /** A table of two blocks has one head, which weighs no more than others. */
  @Test
  void aTableOfTwoBlocksIsOneTable() throws PackException {
    BookBuilder book = book();
    book.block("表3").of("甲单位").total("合计");
    book.block("表1收入").on("表1").of("乙单位").total("收入总计");
    book.block("表1支出").on("表1").of("乙单位").total("支出总计");
    assertThat(told(check("全表一致(\"单位名称\")", book))).containsExactly("表1 乙单位→甲单位");
    BookBuilder alone = book();
    alone.block("表1收入").on("表1").of("乙单位").total("收入总计");
    alone.block("表1支出").on("表1").of("乙单位").total("支出总计");
    assertThat(reasons(check("全表一致(\"单位名称\")", alone))).containsExactly("A05");
  }

  private static List<String> reasons(Checking checking) {
    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isZero();
    return checking.notApplicable().stream().map(NotApplicable::reason).toList();
  }

  @ParameterizedTest
  @CsvSource({"SLICE, A06", "OVERVIEW, A06", "WHOLE, ''"})
  void tablesOfSeveralUnitsAreNotCompared(Block.Part part, String reason) throws PackException {
    BookBuilder book = book();
    book.block("表3").of("某单位").total("合计");
    book.block("表5").of("某单位").part(part).total("合计");
    Checking checking = check("全表一致(\"单位名称\")", book);
    assertThat(checking.notApplicable().stream().map(NotApplicable::reason))
        .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
  }

  @Test
  void aTableTwiceOfOneUnitIsNoDepartment() throws PackException {
    BookBuilder book = book();
    book.block("表3").on("表3").of("某单位").total("合计");
    book.block("表3").on("表3(2)").of("某单位").total("合计");
    book.block("表5").of("乙单位").total("合计");
    assertThat(told(check("全表一致(\"单位名称\")", book))).containsExactly("表5 乙单位→某单位");
  }

  @Test
  void oneTableThatSaysItIsNotCompared() throws PackException {
    BookBuilder book = book();
    book.block("表3").of("某单位").total("合计");
    book.block("表5").of("").total("合计");
    assertThat(reasons(check("全表一致(\"单位名称\")", book))).containsExactly("A05");
  }

  private static List<String> odd(String formula, BookBuilder book) throws PackException {
    return check(formula, book).findings().stream()
        .map(one -> one.arguments().get("found") + "→" + one.arguments().get("proposed"))
        .toList();
  }

  private static BookBuilder.Sheet rows(BookBuilder book, LabelColumn label, String... texts) {
    BookBuilder.Sheet sheet = book.block("表12");
    for (int i = 0; i < texts.length; i++) {
      sheet.add(new RowKey.Item(i + 1, "甲"), Map.of(label, texts[i]), "1");
    }
    return sheet;
  }

  @ParameterizedTest
  @CsvSource({
    "甲县某中心, ''",
    "某中心, ''",
    "乙省甲县某中心, ''",
    "甲县 某中心, ''",
    "甲县某中心（本级）, 甲县某中心（本级）→甲县某中心",
    "某, 某→甲县某中心",
    "甲县, 甲县→甲县某中心",
    "丙局, ''",
    "县丙局, ''",
  })
  void aRowIsOfAUnitThatOtherTablesSpeakOf(String name, String told) throws PackException {
    BookBuilder book = book();
    book.block("表2").of("甲县某中心").add(new RowKey.Item(1, "丙局"), Map.of(LabelColumn.UNIT, "丙局"), "1");
    rows(book, LabelColumn.UNIT, name);
    assertThat(odd("单位相符(表12[@单位])", book)).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  /** What the table itself heads counts, unless it is one unit's part of it; its rows never do. */
  @ParameterizedTest
  @CsvSource({"WHOLE, true", "OVERVIEW, true", "SLICE, false"})
  void theTablesOwnHeadSpeaksOfItsUnit(Block.Part part, boolean known) throws PackException {
    BookBuilder book = book();
    book.block("表2").of("乙中心").total("合计");
    rows(book, LabelColumn.UNIT, "丁局", "丁局").of("丁局").part(part);
    assertThat(odd("单位相符(表12[@单位])", book).isEmpty()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"102003, ''", "003, 003→102003", "9102003, 9102003→102003", "102004, ''"})
  void aCodeIsTheWholeCode(String code, String told) throws PackException {
    BookBuilder book = book();
    for (String known : List.of("102003", "102004")) {
      Map<LabelColumn, String> unit = Map.of(LabelColumn.UNIT_CODE, known);
      book.block("表2").of("102009").add(new RowKey.Item(1, "甲"), unit);
    }
    rows(book, LabelColumn.UNIT_CODE, code);
    assertThat(odd("单位相符(表12[@单位编码])", book)).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  @Test
  void whereNoOtherTableSpeaksOfUnitsThereIsNothingToCompare() throws PackException {
    BookBuilder book = book();
    rows(book, LabelColumn.UNIT, "某中心");
    book.block("表2").total("合计");
    assertThat(reasons(check("单位相符(表12[@单位])", book))).hasSize(1);
  }

  /** One wrong number is told; of a part of a table the first may be any. */
  @ParameterizedTest
  @CsvSource({
    "WHOLE, 1 2 3, ''",
    "WHOLE, 2 3, 2→1",
    "WHOLE, 1 3 3, 3→2",
    "WHOLE, 1 3 4, 3→2",
    "WHOLE, 1 3 2, 3→2; 2→4",
    "WHOLE, 1 - 2, ''",
    "WHOLE, 1 x 3, x→2",
    "WHOLE, 99999999 100000000, 99999999→1",
    "SLICE, 4 5 6, ''",
    "SLICE, 4 6 7, 6→5",
    "SLICE, 4 2, 2→5",
    "SLICE, 0 1, ''"
  })
  void numbersGoOn(Block.Part part, String numbers, String told) throws PackException {
    BookBuilder book = book();
    String[] all = numbers.replace("-", "").split(" ");
    rows(book, LabelColumn.SERIAL, all).part(part);
    assertThat(odd("连续(表12[@序号])", book))
        .isEqualTo(told.isEmpty() ? List.of() : FormulaReviewTest.split(told));
  }
}
