package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.report.Transferred.Kind;
import io.gouji.engine.report.Transferred.Left;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of workbooks in the templates of packs: by meaning, exact, and accounted for. */
class TransferTest {
  private static final String GUANGXI = "guangxi-unit-2025";
  private static final String SHANGHAI = "shanghai-unit-2026";
  private static final Path SAMPLE = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
  private static final Path PRINTED =
      Path.of("../samples/liujiang-2025/liujiang-2025-printed.xlsx");

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  private static Transferred transfer(byte[] source, String pack) throws Refusal {
    return Transfer.everything(engine.read(source, "样本", pack).orElseThrow(), engine, pack);
  }

  private static byte[] sample() throws IOException {
    return Files.readAllBytes(SAMPLE);
  }

  /** The sample after somebody typed into it. */
  private static byte[] edited(Consumer<XSSFWorkbook> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(sample()))) {
      change.accept(open);
      open.write(out);
    }
    return out.toByteArray();
  }

  private static Cell cell(XSSFWorkbook workbook, int sheet, String ref) {
    CellAddress at = new CellAddress(ref);
    return workbook.getSheetAt(sheet).getRow(at.getRow()).getCell(at.getColumn());
  }

  @Test
  void aFilledTemplateComesOutAsItWasToTheByte() throws Exception {
    Transferred result = transfer(sample(), GUANGXI);

    assertThat(result.workbook()).isEqualTo(sample());
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.AGREEING);
    assertThat(result.counts().left()).isZero();
    assertThat(result.counts().placed() + result.counts().calculated())
        .isEqualTo(result.counts().figures());
  }

  @ParameterizedTest
  @ValueSource(strings = {GUANGXI, SHANGHAI})
  void whatIsStoredIsFresh(String pack) throws Exception {
    byte[] imported = transfer(Files.readAllBytes(PRINTED), pack).workbook();

    assertThat(Calculator.recalculate(read(imported)).stale()).isEmpty();
    assertThat(engine.evaluate(imported, "入", Options.AUTO).selection().pack().id())
        .isEqualTo(pack);
  }

  @Test
  void totalsRoundedByThemselvesAreToldAsRounding() throws Exception {
    Transferred result = transfer(Files.readAllBytes(PRINTED), GUANGXI);

    assertThat(result.left()).isEmpty();
    assertThat(result.differences()).isNotEmpty().allMatch(gap -> gap.kind() == Kind.ROUNDING);
    assertThat(result.differences().get(0))
        .extracting(
            gap -> gap.cell().row(),
            gap -> gap.printed().text(),
            gap -> gap.calculated().text(),
            gap -> gap.difference().text(),
            gap -> gap.bound().text())
        .containsExactly("本年支出合计", "263.37", "263.36", "-0.01", "0.03");
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.INCOMPLETE);
  }

  @Test
  void aTotalThatIsNotTheSumOfItsPartsIsAContradiction() throws Exception {
    byte[] wrong =
        edited(
            workbook -> {
              Cell total = cell(workbook, 2, "D22");
              total.removeFormula();
              total.setCellValue(999);
            });

    Transferred result = transfer(wrong, GUANGXI);

    // Its own row and everything that the source calculates from it.
    assertThat(result.differences())
        .filteredOn(gap -> gap.kind() == Kind.CONTRADICTION)
        .extracting(gap -> gap.cell().ref(), gap -> gap.printed().text())
        .contains(tuple("D22", "999.00"));
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.CONTRADICTORY);
    assertThat(Facts.of(engine, result.workbook(), GUANGXI))
        .isEqualTo(Facts.of(engine, sample(), GUANGXI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh-finance-2025",
        "commerce-2025",
        "putuo-finance-2025",
        "wanli-2024",
        "welfare-2024"
      })
  void ofAPublishedBudgetNothingIsLost(String name) throws Exception {
    for (String ending : new String[] {".xlsx", ".xls"}) {
      byte[] source = Corpus.bytes(Corpus.path("budgets/" + name + ending));

      Transferred result = transfer(source, SHANGHAI);

      assertThat(result.counts().figures()).isEqualTo(numbers(source));
      assertThat(result.counts().placed() + result.counts().calculated())
          .isEqualTo(result.counts().figures());
      assertThat(result.left()).isEmpty();
      assertThat(result.differences()).allMatch(gap -> gap.kind() == Kind.ROUNDING);
      Map<String, Long> before = Facts.of(engine, source, SHANGHAI);
      result.differences().forEach(gap -> before.keySet().removeIf(fact -> is(gap, fact)));
      assertThat(Facts.of(engine, result.workbook(), SHANGHAI)).containsAllEntriesOf(before);
      assertThat(transfer(result.workbook(), SHANGHAI).workbook()).isEqualTo(result.workbook());
    }
  }

  private static boolean is(Transferred.Difference gap, String fact) {
    String row = gap.cell().row().split(" ")[0];
    return fact.startsWith("表6|" + row + "|");
  }

  /** Counts, without knowing any table, the numbers beside columns of codes. */
  private static int numbers(byte[] bytes) throws Exception {
    int count = 0;
    for (Sheet sheet : read(bytes).sheets()) {
      Set<Integer> codes = new HashSet<>();
      for (int row = 0; row < sheet.rowCount(); row++) {
        for (int column = 0; column < sheet.columnCount(); column++) {
          if (Set.of("类", "款", "项").contains(sheet.text(row, column).strip())) {
            codes.add(column);
          }
          boolean number =
              sheet.kind(row, column) == CellKind.NUMBER
                  || sheet.text(row, column).strip().matches("-?[\\d,]+(\\.\\d+)?");
          count += number && !codes.contains(column) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static Workbook read(byte[] bytes) throws Exception {
    return WorkbookReader.read(bytes, Limits.DEFAULT);
  }

  @Test
  void columnsTheSourceCannotAddUpAreTypedAndTold() throws Exception {
    byte[] source = Corpus.bytes(Corpus.path("budgets/commerce-2025.xlsx"));

    Transferred result = transfer(source, SHANGHAI);

    assertThat(result.remarks())
        .extracting(Transferred.Remark::message, Transferred.Remark::subject)
        .containsExactly(tuple("import.typed", "预算单位财务收支预算总表 · 预算数"));
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.INCOMPLETE);
    Sheet first = read(result.workbook()).sheets().get(0);
    assertThat(first.number(7, 3)).isEqualTo(21_601_733);
    assertThat(first.formulaIndex(7, 3)).isNegative();
    assertThat(first.formula(14, 3).orElseThrow().text()).isEqualTo("SUM(D8:D14)");
  }

  @Test
  void whatHasNoPlaceInAnotherSetIsListed() throws Exception {
    Transferred result = transfer(sample(), SHANGHAI);

    Map<String, Reason> left = new HashMap<>();
    for (Left one : result.left()) {
      if (!one.zero()) {
        left.put(
            one.cell().table() + " " + one.cell().row() + " " + one.cell().column(), one.reason());
      }
    }
    assertThat(left)
        .containsEntry("政府采购预算表 1 综合业务经费 合计", Reason.TABLE)
        .containsEntry("政府采购预算表 1 综合业务经费 采购品目", Reason.TABLE)
        .containsEntry("一般公共预算支出情况表 2010301 行政运行 人员经费", Reason.COLUMN)
        .containsEntry("单位收入总体情况表 柳州市柳江区信息中心 一般公共预算", Reason.ROW)
        .containsEntry("财政拨款“三公”经费、会议费和培训费支出情况表 会议费 本年预算数", Reason.ROW)
        .containsEntry("财政拨款“三公”经费、会议费和培训费支出情况表 公务接待 上年预算数", Reason.ROW);
    int figures = (int) result.left().stream().filter(Left::figure).count();
    assertThat(result.counts().left()).isEqualTo(figures);
    assertThat(result.counts().placed() + result.counts().calculated() + result.counts().left())
        .isEqualTo(result.counts().figures());
    assertThat(result.differences()).allMatch(gap -> gap.kind() == Kind.OPEN);
  }

  @Test
  void aNamedFigureGoesFromARowToAColumnAndFromTenThousandsToYuan() throws Exception {
    Map<String, Long> facts = Facts.of(engine, transfer(sample(), SHANGHAI).workbook(), SHANGHAI);

    assertThat(facts)
        .containsEntry("表7|1|公务接待", 260_000L)
        .containsEntry("表7|1|三公合计", 260_000L)
        .containsEntry("表3|2010301|基本支出", 152_183_400L)
        .containsEntry("表6|30101|人员经费", Facts.of(engine, sample(), GUANGXI).get("表6|30101|人员经费"));
  }

  @ParameterizedTest
  @CsvSource({"sh-finance-2025", "putuo-finance-2025"})
  void yuanBecomeTenThousandsToTheFen(String name) throws Exception {
    byte[] source = Corpus.bytes(Corpus.path("budgets/" + name + ".xlsx"));

    Transferred result = transfer(source, GUANGXI);

    Map<String, Long> before = Facts.of(engine, source, SHANGHAI);
    Map<String, Long> after = Facts.of(engine, result.workbook(), GUANGXI);
    before.keySet().removeIf(fact -> !fact.matches("表3\\|\\d{7}\\|(基本|项目)支出"));
    assertThat(before).hasSizeGreaterThan(8);
    assertThat(after).containsAllEntriesOf(before);
  }

  /** Rounded parts that the template adds up miss rounded totals; nobody is to blame for it. */
  @Test
  void whatRoundingLeavesOverIsBlamedOnNobody() throws Exception {
    byte[] source = Corpus.bytes(Corpus.path("budgets/sh-finance-2025.xlsx"));

    byte[] filled = transfer(source, SHANGHAI).workbook();

    assertThat(engine.evaluate(filled, "a.xlsx", Options.AUTO).suspicions())
        .extracting(Suspicion::kind)
        .containsExactly(Suspicion.Kind.TAIL);
  }

  @Test
  void fractionsOfAFenStayAsTheyAreStored() throws Exception {
    byte[] fine = edited(workbook -> cell(workbook, 2, "D7").setCellValue(121.26473456));

    Sheet third = read(transfer(fine, GUANGXI).workbook()).sheets().get(2);

    assertThat(third.number(6, 3)).isEqualTo(third(fine).number(6, 3));
  }

  private static Sheet third(byte[] bytes) throws Exception {
    return read(bytes).sheets().get(2);
  }

  @Test
  void whatIsNoNumberIsListedWithItsText() throws Exception {
    byte[] source = edited(workbook -> cell(workbook, 2, "E18").setCellValue("约54万"));

    Transferred result = transfer(source, GUANGXI);

    assertThat(result.left())
        .filteredOn(left -> left.reason() == Reason.UNREADABLE)
        .extracting(left -> left.cell().ref(), left -> left.cell().value())
        .contains(tuple("E18", "约54万"));
    assertThat(result.differences()).noneMatch(gap -> gap.kind() == Kind.CONTRADICTION);
  }

  /** Blank in the template it would look like a table of nothing, and the result would pass. */
  @Test
  void aTableThatTheSourceLacksIsToldAndLeftToBeDone() throws Exception {
    byte[] lacking =
        edited(
            workbook -> {
              workbook.removeSheetAt(10);
              workbook.removeSheetAt(8);
            });

    Transferred result = transfer(lacking, GUANGXI);

    assertThat(result.remarks())
        .filteredOn(Transferred.Remark::open)
        .extracting(Transferred.Remark::message, Transferred.Remark::subject)
        .containsExactly(
            tuple("import.missing", name("T09")), tuple("import.missing", name("T11")));
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.INCOMPLETE);
  }

  private static String name(String table) {
    return engine.pack(GUANGXI).tables().stream()
        .filter(known -> known.id().equals(table))
        .map(TableSpec::name)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aClassThatTheSourceLeavesOutIsAddedForTheTotal() throws Exception {
    byte[] leaves =
        edited(
            workbook -> {
              // The listing without its classes, as systems that list only what is decided on.
              for (String ref : new String[] {"A5", "A8", "A12", "A16", "A19"}) {
                workbook
                    .getSheetAt(2)
                    .removeRow(workbook.getSheetAt(2).getRow(new CellAddress(ref).getRow()));
              }
            });

    Transferred result = transfer(leaves, GUANGXI);

    assertThat(result.remarks())
        .extracting(Transferred.Remark::message)
        .contains("import.added")
        .doesNotContain("import.typed");
    assertThat(Facts.of(engine, result.workbook(), GUANGXI))
        .containsEntry("表3|合计|合计", 263_368_000L);
  }

  @Test
  void aLongListingWithStrangeWordsIsImportedToo() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("支出");
      row(sheet, "2025年单位支出总体情况表");
      row(sheet, "单位名称：某某局", "", "", "", "单位：元");
      row(sheet, "科目编码", "科目名称", "合计", "基本支出", "项目支出");
      row(sheet, "201", "=1+1", 500.0, 0.0, 500.0);
      for (int i = 0; i < 500; i++) {
        String code = "201%02d%02d".formatted(i / 99 + 1, i % 99 + 1);
        row(sheet, code, "名\u0001称<&>" + i, 1.0, 0.0, 1.0);
      }
      row(sheet, "205", "大", 9e15, 0.0, 9e15);
      row(sheet, "合计", "", 500.0, 0.0, 500.0);
      workbook.write(out);
    }

    Transferred result = transfer(out.toByteArray(), GUANGXI);

    assertThat(result.left()).extracting(Left::reason).containsOnly(Reason.DIGITS);
    assertThat(result.differences()).isEmpty();
    assertThat(Facts.of(engine, result.workbook(), GUANGXI))
        .containsEntry("表3|201|合计", 50_000L)
        .containsEntry("表3|合计|项目支出", 50_000L);
    assertThat(texts(result.workbook())).contains("=1+1");
  }

  private static void row(XSSFSheet sheet, Object... cells) {
    XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Double number) {
        row.createCell(i).setCellValue(number);
      } else if (!cells[i].equals("")) {
        row.createCell(i).setCellValue((String) cells[i]);
      }
    }
  }

  @Test
  void theYearAfterHasTheRowsAndLastYearsFigures() throws Exception {
    Transferred result =
        Transfer.nextYear(
            engine.read(sample(), "样本", GUANGXI).orElseThrow(), engine, GUANGXI, "", "");

    assertThat(result.year()).isEqualTo("2026");
    assertThat(result.unit()).isEqualTo("柳州市柳江区信息中心");
    Map<String, Long> before = Facts.of(engine, sample(), GUANGXI);
    Map<String, Long> after = Facts.of(engine, result.workbook(), GUANGXI);
    assertThat(after.keySet()).allMatch(fact -> fact.startsWith("表7|"));
    for (String item : new String[] {"三公合计", "公务接待", "会议费", "培训费"}) {
      assertThat(after.get("表7|" + item + "|上年预算数")).isEqualTo(before.get("表7|" + item + "|本年预算数"));
    }
    assertThat(texts(result.workbook()))
        .contains("2026年单位支出总体情况表", "单位名称：柳州市柳江区信息中心", "2010301", "102003")
        .contains("综合业务经费")
        .doesNotContain("台式计算机");
    assertThat(result.verdict()).isEqualTo(Transferred.Verdict.AGREEING);
  }

  @Test
  void figuresOfAnotherYearAreNoFiguresOfLastYear() throws Exception {
    Transferred result =
        Transfer.nextYear(
            engine.read(sample(), "样本", GUANGXI).orElseThrow(), engine, GUANGXI, "新局", "2027");

    assertThat(result.remarks())
        .extracting(Transferred.Remark::message, Transferred.Remark::subject)
        .containsExactly(tuple("new.otherYear", "2025"));
    assertThat(Facts.of(engine, result.workbook(), GUANGXI)).isEmpty();
    assertThat(texts(result.workbook())).contains("单位名称：新局", "新局").doesNotContain("柳州市柳江区信息中心");
  }

  private static Set<String> texts(byte[] bytes) throws Exception {
    Set<String> texts = new HashSet<>();
    for (Sheet sheet : read(bytes).sheets()) {
      for (int row = 0; row < sheet.rowCount(); row++) {
        for (int column = 0; column < sheet.columnCount(); column++) {
          texts.add(sheet.text(row, column));
        }
      }
    }
    return texts;
  }
}
