package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each known title leads to exactly one table of exactly one pack. */
class TitlesTest {
  private static final String GUANGXI = "guangxi-unit-2025";
  private static final String SHANGHAI = "shanghai-unit-2026";

  /** A table whose title is found in a text, and how much of the text it covers. */
  private record Hit(String pack, String table, int length) {}

  @ParameterizedTest(name = "{1} = {0}")
  @CsvSource({
    "T01, 表1：单位收支总体情况表",
    "T02, 表2：单位收入总体情况表",
    "T03, 表3：单位支出总体情况表",
    "T04, 表4：财政拨款收支总体情况表",
    "T05, 表5：一般公共预算支出情况表",
    "T06, 表6：一般公共预算基本支出情况表",
    "T07, 表7：财政拨款“三公”经费、会议费和培训费支出情况表",
    "T08, 表8：政府性基金预算支出情况表",
    "T09, 表9：国有资本经营预算支出情况表",
    "T10, 表10：政府采购预算表",
    "T11, 表11：政府购买服务预算表",
    "T12, 表12：项目绩效目标公开表",
    "T01, 部门收支总体情况表",
    "T01, 2025年单位收支总体情况表",
    "T01, 预算公开01表 部门收支总表",
    "T01, 表一：收支总表",
    "T02, 部门收入总体情况表",
    "T02, 收入总表",
    "T03, 公开03表部门支出总体情况表",
    "T03, 部门支出总表",
    "T04, 部门财政拨款收支总体情况表",
    "T04, 财政拨款收支总表",
    "T05, 一般公共预算支出表",
    "T06, 一般公共预算基本支出表",
    "T06, 一般公共预算财政拨款基本支出情况表",
    "T07, 一般公共预算“三公”经费、会议费和培训费支出情况表",
    "T07, 一般公共预算“三公”经费支出表",
    "T07, 财政拨款三公两费支出情况表",
    "T07, 财政拨款“三公”经费支出预算表",
    "T08, 政府性基金预算支出表",
    "T08, 政府性基金预算财政拨款支出情况表",
    "T09, 国有资本经营预算支出表",
    "T10, 2025年政府采购预算表",
    "T11, 政府购买服务支出预算表",
    "T12, 自治区本级项目绩效目标公开表",
    "T12, 项目支出绩效目标表",
  })
  void aGuangxiTitleIsOneGuangxiTable(String table, String title) throws PackException {
    assertThat(everyWriting(title)).allMatch(writing -> isOnly(GUANGXI, table, writing));
  }

  @ParameterizedTest(name = "{1} = {0}")
  @CsvSource({
    "T01, 2026年预算单位财务收支预算总表",
    "T01, 2025年部门财务收支预算总表",
    "T02, 2026年预算单位收入预算总表",
    "T02, 2024年部门收入预算总表",
    "T03, 2026年预算单位支出预算总表",
    "T03, 2024年部门支出预算总表",
    "T04, 2026年预算单位财政拨款收支预算总表",
    "T04, 部门财政拨款收支预算总表",
    "T05, 2026年预算单位一般公共预算支出功能分类预算表",
    "T08, 部门政府性基金预算支出功能分类预算表",
    "T09, 2026年预算单位国有资本经营预算支出功能分类预算表",
    "T06, 预算单位一般公共预算基本支出部门预算经济分类预算表",
    "T05, 单位一般公共预算拨款表",
    "T08, 单位政府性基金拨款表",
    "T09, 单位国有资本经营预算拨款表",
    "T06, 单位一般公共预算拨款基本支出明细表",
    "T07, 单位“三公”经费和机关运行费预算表",
    "T07, 单位“三公”经费和机关运行经费预算表",
    "T07, 2026年部门“三公”经费和机关运行经费预算表",
  })
  void aShanghaiTitleIsOneShanghaiTable(String table, String title) throws PackException {
    assertThat(everyWriting(title)).allMatch(writing -> isOnly(SHANGHAI, table, writing));
  }

  @Test
  void aTransferProjectTableIsNotTheTableOfGoals() throws PackException {
    assertThat(hits("对下转移支付项目绩效目标公开表")).isEmpty();
  }

  @Test
  void theTitlesOfRealBudgetsAreTheNineShanghaiTables() throws Exception {
    for (Path file : Corpus.files("budgets", ".xlsx")) {
      List<Hit> tables = new ArrayList<>();
      for (Sheet sheet : WorkbookReader.read(Files.readAllBytes(file), Limits.DEFAULT).sheets()) {
        List<Hit> hits = hits(normalised(title(sheet)));
        if (!hits.isEmpty()) {
          tables.add(hits.get(0));
          assertThat(hits).as(title(sheet)).allMatch(hit -> hit.pack().equals(SHANGHAI));
        }
      }
      assertThat(new TreeSet<>(tables.stream().map(Hit::table).toList()))
          .as(file.toString())
          .hasSize(9)
          .hasSameSizeAs(tables);
    }
  }

  /** The first text of the first two rows. */
  private static String title(Sheet sheet) {
    for (int row = 0; row < Math.min(2, sheet.rowCount()); row++) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        if (sheet.kind(row, column) == CellKind.TEXT) {
          return sheet.text(row, column);
        }
      }
    }
    return "";
  }

  private static List<String> everyWriting(String title) {
    String text = normalised(title);
    return List.of(text, text.replaceAll("[“”]", "\""), text.replaceAll("[“”]", ""));
  }

  private static String normalised(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }

  private static boolean isOnly(String pack, String table, String title) {
    try {
      List<Hit> hits = hits(title);
      return hits.stream().allMatch(hit -> hit.pack().equals(pack))
          && hits.get(0).table().equals(table)
          && (hits.size() == 1 || hits.get(0).length() > hits.get(1).length());
    } catch (PackException e) {
      throw new AssertionError(e);
    }
  }

  /** Tables of all packs whose title is found, the longest first. */
  private static List<Hit> hits(String title) throws PackException {
    List<Hit> hits = new ArrayList<>();
    for (Pack pack : PACKS) {
      for (TableSpec table : pack.tables()) {
        Matcher found = table.titles().matcher(title);
        if (found.find()) {
          hits.add(new Hit(pack.id(), table.id(), found.end() - found.start()));
        }
      }
    }
    hits.sort(Comparator.comparingInt(Hit::length).reversed());
    return hits;
  }

  private static final List<Pack> PACKS = packs();

  private static List<Pack> packs() {
    try {
      return PackLibrary.load(Templates.REAL).packs();
    } catch (PackException e) {
      throw new AssertionError(e);
    }
  }
}
