package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published budgets and official blank forms, against numbers read off them by hand. */
class RealBudgetsTest {
  private static final Path BUDGETS = Path.of("../../shared/corpus/budgets");

  private static Workbook read(String file) throws IOException, UnreadableException {
    Path path = BUDGETS.resolve(file);
    if (!Files.exists(path)) {
      assertThat(Boolean.getBoolean("gouji.ci")).as("../shared/corpus/budgets is there").isFalse();
      assumeTrue(false, "../shared/corpus/budgets is not there");
    }
    return WorkbookReader.read(Files.readAllBytes(path), Limits.DEFAULT);
  }

  private static Binding bind(String file) throws IOException, UnreadableException {
    return Binder.of(Packs.SHANGHAI).bind(read(file), Doubt.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "sh-finance-2025, 上海市财政局, 2025, 13 24 24 9 24 1 1 35 1",
    "commerce-2025, 上海市普陀区商务委员会, 2025, 16 31 31 12 31 1 1 31 1",
    "putuo-finance-2025, 上海市普陀区财政局, 2025, 13 20 20 9 20 1 1 30 1",
    "wanli-2024, 上海市普陀区人民政府万里街道办事处, 2024, 18 67 67 14 67 1 1 32 1",
    "welfare-2024, 上海市普陀区社会福利院, 2024, 13 15 15 9 15 1 1 27 1"
  })
  void allNineTablesOfAPublishedBudgetAreRecognised(
      String file, String unit, String year, String rows) throws Exception {
    Binding binding = bind(file + ".xlsx");

    String[] counts = rows.split(" ");
    String[] ids = {"T01", "T02", "T03", "T04", "T05", "T08", "T09", "T06", "T07"};
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      String money = ids[i].equals("T07") ? "万元" : "元";
      boolean empty = ids[i].equals("T08") || ids[i].equals("T09");
      expected.add(String.join(" ", ids[i], unit, year, money, counts[i], empty ? "empty" : ""));
    }
    assertThat(binding.tables())
        .extracting(
            table ->
                String.join(
                    " ",
                    table.id(),
                    table.unitName(),
                    table.year(),
                    table.unit().label(),
                    Integer.toString(table.rows()),
                    table.empty() ? "empty" : ""))
        .isEqualTo(expected);
    assertThat(binding.book().missing()).isEmpty();
  }

  @Test
  void theFiguresOfTheCityBudgetAreThosePublished() throws Exception {
    Binding binding = bind("sh-finance-2025.xlsx");

    assertThat(binding.findings()).isEmpty();
    assertThat(Shown.rows(binding, "表1收入", "预算数"))
        .isEqualTo(
            List.of(
                "财政拨款收入 171915169",
                "一般公共预算 171915169",
                "政府性基金预算 ·",
                "国有资本经营预算 ·",
                "事业收入 ·",
                "事业单位经营收入 ·",
                "其他收入 ·",
                "∑收入总计 171915169"));
    assertThat(Shown.rows(binding, "表1支出", "预算数", "人员经费", "公用经费", "项目支出"))
        .isEqualTo(
            List.of(
                "一般公共服务支出 127886849 60330260 24531459 43025130",
                "社会保障和就业支出 17560320 15714000 646320 1200000",
                "卫生健康支出 4668000 4620000 · 48000",
                "住房保障支出 21800000 21800000 · ·",
                "∑支出总计 171915169 102464260 25177779 44273130"));
    assertThat(Shown.rows(binding, "表7", "三公合计", "因公出国", "公务接待", "公务用车", "购置", "运行", "机关运行经费"))
        .isEqualTo(List.of("1 346.3 288.7 25.4 32.2 · 32.2 2517.78"));
    Block first = binding.book().blocks("表1收入").get(0);
    assertThat(first.fen(first.total("收入总计"), 0)).isEqualTo(17_191_516_900L);
    assertThat(first.heading().decimals()).isZero();
    assertThat(first.halfWidth(first.total("收入总计"), 0)).isEqualTo(100);
  }

  @Test
  void codesOfThreeColumnsAreJoinedWithTheirDroppedZeros() throws Exception {
    Binding binding = bind("wanli-2024.xlsx");

    List<String> codes = Shown.labels(binding, "表6", LabelColumn.CODE, LabelColumn.PARENT);
    assertThat(codes).contains("301|", "30102|301", "30107|301", "302|", "303|");
    assertThat(codes).allMatch(code -> code.matches("(3\\d\\d(\\d\\d)?\\|(3\\d\\d)?)|\\|"));
    assertThat(Shown.rows(binding, "表7", "因公出国", "公务用车", "购置", "运行"))
        .isEqualTo(List.of("1 0 46.56 25 21.56"));
  }

  @Test
  void aTableWhoseTitleAndHeadArePrintedTwiceIsOneTable() throws Exception {
    Binding binding = bind("welfare-2024.xlsx");

    assertThat(Shown.rows(binding, "表4收入", "预算数"))
        .isEqualTo(List.of("一般公共预算 9501164", "政府性基金预算 ·", "国有资本经营预算 ·", "∑收入总计 9501164"));
    assertThat(Shown.labels(binding, "表4支出", LabelColumn.CODE, LabelColumn.NAME))
        .isEqualTo(
            List.of("201|一般公共服务支出", "208|社会保障和就业支出", "210|医疗卫生与计划生育支出", "221|住房保障支出", "|支出总计"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"template-unit-2026.xlsx", "template-dept-2026.xlsx"})
  void blankOfficialFormsAreRecognised(String file) throws Exception {
    Workbook workbook = read("templates/" + file);
    Binding binding = Binder.of(Packs.SHANGHAI).bind(workbook, Doubt.NONE);

    assertThat(binding.tables()).hasSize(9).allMatch(BoundTable::empty);
    assertThat(binding.tables()).extracting(BoundTable::year).containsOnly("2026");
    assertThat(binding.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh-finance-2025", "commerce-2025", "putuo-finance-2025", "wanli-2024"})
  void theRightPackIsChosen(String file) throws Exception {
    List<Binder> binders = List.of(Binder.of(Packs.GUANGXI), Binder.of(Packs.SHANGHAI));
    PackChoice choice = PackChoice.of(binders, read(file + ".xlsx"));

    assertThat(choice.binder()).contains(binders.get(1));
    assertThat(choice.scores())
        .extracting(score -> score.pack() + " " + score.tables() + "/" + score.ofTables())
        .containsExactly("shanghai-unit-2026 9/9", "guangxi-unit-2025 0/12");
  }
}
