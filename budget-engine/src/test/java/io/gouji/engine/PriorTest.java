package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.repair.Clue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workbooks beside those of the year before, through the front. */
class PriorTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final int AMOUNT = 2;

  private static BudgetEngine engine;
  private static byte[] now;
  private static byte[] last;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("../templates"));
    now = Files.readAllBytes(SAMPLES.resolve("liujiang-2025/liujiang-2025.xlsx"));
    last = Files.readAllBytes(SAMPLES.resolve("prior/liujiang-2024.xlsx"));
  }

  private static Evaluation beside(byte[] bytes, byte[] prior) throws Refusal {
    Options options = Options.AUTO.withPrior(engine.openPrior(prior, "上年.xlsx", Options.AUTO));
    return engine.evaluate(bytes, "预算.xlsx", options);
  }

  /** A copy with something changed in it; formulas keep the values they had. */
  private static byte[] changed(byte[] bytes, Consumer<Workbook> change) throws Exception {
    try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      change.accept(workbook);
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      return bytes(workbook);
    }
  }

  private static byte[] bytes(Workbook workbook) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static Sheet sheet(Workbook workbook, String table) {
    for (Sheet sheet : workbook) {
      if (sheet.getSheetName().startsWith(table + " ")) {
        return sheet;
      }
    }
    throw new IllegalArgumentException(table);
  }

  private static void texts(Workbook workbook, String from, String to) {
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().contains(from)) {
            cell.setCellValue(cell.getStringCellValue().replace(from, to));
          }
        }
      }
    }
  }

  private static List<String> toActOn(Evaluation evaluation) {
    return evaluation.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding -> finding.rule().value())
        .toList();
  }

  private static List<String> without(Evaluation evaluation) {
    return evaluation.notApplicable().stream()
        .filter(gap -> gap.reason().equals("A07"))
        .map(gap -> gap.rule().value())
        .toList();
  }

  @Test
  void withoutTheYearBeforeItsRelationsDoNotApplyAndNothingIsIncomplete() throws Refusal {
    Evaluation evaluation = engine.evaluate(now, "预算.xlsx", Options.AUTO);

    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(without(evaluation)).contains("X18", "X30", "X31", "X32", "X33", "X34", "X35");
    assertThat(evaluation.workbook().prior()).isEmpty();
  }

  /** A required table that was not recognised leaves open what is asked of it, and only that. */
  @Test
  void aMissingTableLeavesNoRelationWithAYearBeforeOpenThatWasNotGiven() throws Exception {
    byte[] hole = changed(now, book -> book.removeSheetAt(book.getSheetIndex(sheet(book, "表7"))));

    Evaluation alone = engine.evaluate(hole, "预算.xlsx", Options.AUTO);
    Evaluation both = beside(hole, last);

    assertThat(alone.undecided())
        .extracting(open -> open.rule().value())
        .contains("T7-06")
        .doesNotContain("X18", "X30", "X34B");
    assertThat(both.undecided())
        .extracting(open -> open.rule().value())
        .contains("X18", "X30", "X34B");
  }

  /** A figure ten times too large is told by last year's, beside the relations that fail. */
  @Test
  void lastYearsFigureSpeaksForWhatAnAmountShouldBe() throws Exception {
    byte[] wrong =
        changed(
            now,
            book -> {
              Cell cell = sheet(book, "表6").getRow(17).getCell(4);
              cell.setCellValue(cell.getNumericCellValue() * 10);
            });

    assertThat(clues(engine.evaluate(wrong, "预算.xlsx", Options.AUTO)))
        .contains(Clue.POINT)
        .doesNotContain(Clue.LAST_YEAR);
    assertThat(clues(beside(wrong, last))).contains(Clue.POINT, Clue.LAST_YEAR);
  }

  private static List<Clue> clues(Evaluation evaluation) {
    return evaluation.suspicions().stream()
        .flatMap(suspicion -> suspicion.sets().stream().limit(1))
        .flatMap(set -> set.cells().stream())
        .flatMap(cell -> cell.clues().stream())
        .toList();
  }

  @Test
  void besideItTheSampleStaysCleanAndMoreIsJudged() throws Refusal {
    Evaluation evaluation = beside(now, last);

    assertThat(toActOn(evaluation)).isEmpty();
    assertThat(without(evaluation)).isEmpty();
    assertThat(evaluation.workbook().prior())
        .map(prior -> List.of(prior.name(), prior.year(), prior.used(), prior.format()))
        .contains(List.of("上年.xlsx", "2024", true, "xlsx"));
  }

  @Test
  void oneOpenedFileServesManyWorkbooksAndGivesTheSameEachTime() throws Refusal {
    Options options = Options.AUTO.withPrior(engine.openPrior(last, "上年.xlsx", Options.AUTO));

    Evaluation first = engine.evaluate(now, "预算.xlsx", options);
    engine.evaluate(last, "别的.xlsx", options);
    Evaluation again = engine.evaluate(now, "预算.xlsx", options.withExplanations(List.of()));

    assertThat(again.findings()).isEqualTo(first.findings());
    assertThat(again.notApplicable()).isEqualTo(first.notApplicable());
    assertThat(again.relations()).isEqualTo(first.relations());
  }

  @Test
  void anOldExcelFileSaysTheSame() throws Exception {
    byte[] old = OldExcel.of(last);
    byte[] wrong = changed(now, book -> sheet(book, "表7").getRow(9).getCell(1).setCellValue(0.72));

    assertThat(toActOn(beside(now, old))).isEmpty();
    assertThat(toActOn(beside(wrong, old))).isEqualTo(toActOn(beside(wrong, last)));
    assertThat(toActOn(beside(wrong, old))).contains("X18F");
  }

  /** 0.27 万元 in this year's table, 2,700 元 in last year's; 2,760 would not print as 0.27. */
  @Test
  void unitsOfMoneyMeetWithinTheirRounding() throws Exception {
    assertThat(toActOn(beside(now, inYuan(2_700)))).isEmpty();
    assertThat(toActOn(beside(now, inYuan(2_749)))).isEmpty();
    assertThat(toActOn(beside(now, inYuan(2_760)))).containsExactly("X18", "X18F");
  }

  /** Last year's table 7 in yuan, with so much for reception. */
  private static byte[] inYuan(int reception) throws Exception {
    return changed(
        last,
        book -> {
          Sheet sheet = sheet(book, "表7");
          for (Row row : sheet) {
            for (Cell cell : row) {
              if (cell.getCellType() == CellType.STRING
                  && cell.getStringCellValue().startsWith("单位：")) {
                cell.setCellValue("单位：元");
              }
            }
          }
          for (int r = 4; r <= 11; r++) {
            Cell cell = sheet.getRow(r).getCell(AMOUNT);
            if (cell.getCellType() == CellType.NUMERIC) {
              cell.setCellValue(Math.rint(cell.getNumericCellValue() * 10_000));
            }
          }
          sheet.getRow(9).getCell(AMOUNT).setCellValue(reception);
        });
  }

  @Test
  void mistakesOfTheYearBeforeAreNotJudged() throws Exception {
    byte[] wrong =
        changed(
            last,
            book -> {
              sheet(book, "表1").getRow(6).getCell(1).setCellValue(9999);
              book.removeSheetAt(book.getSheetIndex(sheet(book, "表8")));
            });

    Evaluation evaluation = beside(now, wrong);

    assertThat(toActOn(evaluation)).isEmpty();
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.joint()).isEqualTo(beside(now, last).joint());
  }

  @Test
  void aFigureOfTheYearBeforeThatNobodyCanReadLeavesOpenWhatNeedsIt() throws Exception {
    byte[] hole =
        changed(last, book -> sheet(book, "表7").getRow(9).getCell(AMOUNT).setCellValue("约0.3万元"));

    Evaluation evaluation = beside(now, hole);

    assertThat(evaluation.undecided())
        .filteredOn(open -> open.rule().equals(new RuleId("X18F")))
        .flatExtracting(Undecided::missing)
        .containsExactly("上年.xlsx 表7·公务接待·本年预算数");
    assertThat(evaluation.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void aTableTheYearBeforeDoesNotHaveMakesItsRelationsNotApplicable() throws Exception {
    byte[] hole = changed(last, book -> book.removeSheetAt(book.getSheetIndex(sheet(book, "表7"))));

    Evaluation evaluation = beside(now, hole);

    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.notApplicable())
        .filteredOn(gap -> gap.rule().equals(new RuleId("X18")))
        .extracting(NotApplicable::reason, NotApplicable::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("A01", "上年表7"));
  }

  @Test
  void anotherYearIsToldOnceAndNotCompared() throws Exception {
    Evaluation evaluation = beside(now, now);

    assertThat(toActOn(evaluation)).containsExactly("L01");
    assertThat(without(evaluation)).contains("X18", "X35");
    Finding told = evaluation.findings().get(0);
    assertThat(told.severity()).isEqualTo(Severity.WARNING);
    assertThat(told.arguments()).containsEntry("found", "2025").containsEntry("expected", "2024");
    assertThat(told.locations()).containsExactly(new Location.File(""));
    assertThat(evaluation.workbook().prior()).map(Evaluation.Compared::used).contains(false);
  }

  @Test
  void whereNeitherSaysItsYearPeopleAreBelieved() throws Exception {
    byte[] noYear = changed(last, book -> texts(book, "2024年", ""));

    assertThat(toActOn(beside(now, noYear))).isEmpty();
    assertThat(without(beside(now, noYear))).isEmpty();
  }

  @Test
  void anotherUnitIsToldOnceAndNotCompared() throws Exception {
    byte[] other = changed(last, book -> texts(book, "信息中心", "统计局"));

    Evaluation evaluation = beside(now, other);

    assertThat(toActOn(evaluation)).containsExactly("L02");
    assertThat(without(evaluation)).contains("X18");
    assertThat(evaluation.findings().get(0).arguments())
        .containsEntry("found", "柳州市柳江区统计局")
        .containsEntry("expected", "柳州市柳江区信息中心");
  }

  @Test
  void signsInTheNameOfAUnitMakeNoOtherUnit() throws Exception {
    byte[] spaced = changed(last, book -> texts(book, "柳江区信息中心", "柳江区 信息中心"));

    assertThat(without(beside(now, spaced))).isEmpty();
  }

  @Test
  void tablesThatOnlyAnotherPackKnowsAreToldOnceAndNotCompared() throws Exception {
    byte[] shanghai = Files.readAllBytes(Path.of("../templates/shanghai-unit-2026/template.xlsx"));
    Options other = new Options(Optional.of("shanghai-unit-2026"));
    Options both = Options.AUTO.withPrior(engine.openPrior(shanghai, "上年.xlsx", other));

    Evaluation evaluation = engine.evaluate(now, "预算.xlsx", both);

    assertThat(toActOn(evaluation)).containsExactly("L03");
    assertThat(without(evaluation)).contains("X18");
  }

  @Test
  void aFileWithoutTablesIsRefusedBeforeAnythingIsChecked() throws Exception {
    byte[] other;
    try (Workbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("通讯录").createRow(0).createCell(0).setCellValue("姓名");
      other = bytes(workbook);
    }

    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> engine.openPrior(other, "通讯录.xlsx", Options.AUTO));

    assertThat(refusal.problems())
        .extracting(Refusal.Problem::message)
        .containsExactly("file.prior-no-tables");
  }

  @Test
  void thePackAskedForReadsTheYearBeforeToo() throws Exception {
    Options options = new Options(Optional.of("guangxi-unit-2025"));
    Options both = options.withPrior(engine.openPrior(last, "上年.xlsx", options));

    Evaluation evaluation = engine.evaluate(now, "预算.xlsx", both);

    assertThat(without(evaluation)).isEmpty();
    assertThat(evaluation.selection().automatic()).isFalse();
  }

  @Test
  void instancesOfARuleSpeakOfTheYearBefore() throws Refusal {
    Options options = Options.AUTO.withPrior(engine.openPrior(last, "上年.xlsx", Options.AUTO));

    assertThat(engine.instances(now, options, new RuleId("X18F"))).hasSize(1);
    assertThat(engine.instances(now, Options.AUTO, new RuleId("X18F"))).isEmpty();
  }

  /** The same figures as an old Excel file has them. */
  private static final class OldExcel {
    static byte[] of(byte[] xlsx) throws Exception {
      try (Workbook from = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
          Workbook to = new HSSFWorkbook()) {
        for (Sheet sheet : from) {
          Sheet copy = to.createSheet(sheet.getSheetName().replaceAll(" .*", ""));
          sheet.getMergedRegions().forEach(copy::addMergedRegion);
          for (Row row : sheet) {
            Row line = copy.createRow(row.getRowNum());
            for (Cell cell : row) {
              copy(cell, line.createCell(cell.getColumnIndex()), to);
            }
          }
        }
        return bytes(to);
      }
    }

    private static void copy(Cell from, Cell to, Workbook book) {
      CellType type =
          from.getCellType() == CellType.FORMULA
              ? from.getCachedFormulaResultType()
              : from.getCellType();
      if (type == CellType.NUMERIC) {
        to.setCellValue(from.getNumericCellValue());
        var style = book.createCellStyle();
        style.setDataFormat(
            book.createDataFormat().getFormat(from.getCellStyle().getDataFormatString()));
        to.setCellStyle(style);
      } else if (type == CellType.STRING) {
        to.setCellValue(from.getStringCellValue());
      }
    }
  }
}
