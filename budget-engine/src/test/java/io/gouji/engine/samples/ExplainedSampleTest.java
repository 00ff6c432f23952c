package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.Wording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample whose one finding somebody explained, and what becomes of it when things change. */
class ExplainedSampleTest {
  private static final Path FOLDER = SampleFiles.HOME.resolve("samples/explained");
  private static final String TABLE = "表10 政府采购预算表";
  private static final String EXPLANATIONS = "校验说明";
  private static BudgetEngine engine;
  private static byte[] sample;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(SampleFiles.HOME.resolve("templates"));
    sample = Files.readAllBytes(SampleFiles.HOME.resolve(SampleFiles.EXPLAINED));
  }

  private static Evaluation evaluate(byte[] bytes, Options.Attached... files) throws Exception {
    return engine.evaluate(bytes, "FML08.xlsx", Options.AUTO.withExplanations(List.of(files)));
  }

  private static byte[] edited(Consumer<XSSFWorkbook> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sample))) {
      change.accept(workbook);
      workbook.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] cell(int column, String text) throws IOException {
    return edited(
        workbook -> {
          XSSFCell cell = workbook.getSheet(EXPLANATIONS).getRow(3).getCell(column);
          // POI keeps the old text of an inline string unless the cell is blank.
          cell.setBlank();
          cell.setCellValue(text);
        });
  }

  private static List<String> told(Evaluation evaluation) {
    return evaluation.findings().stream()
        .filter(finding -> finding.rule().value().matches("EX.*|FML08"))
        .map(Finding::message)
        .toList();
  }

  @Test
  void whatIsExplainedPasses() throws Exception {
    Evaluation evaluation = evaluate(sample);

    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(evaluation.count(Severity.VERIFY)).isZero();
    assertThat(evaluation.explained())
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.finding().rule().value()).isEqualTo("FML08");
              assertThat(done.explanation().reason()).isEqualTo(FilledIn.REASON);
              assertThat(done.explanation().place()).isEqualTo("校验说明!A4");
            });
    Path golden = FOLDER.resolve("FML08.expected.json");
    String actual = Expectation.of(evaluation);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  @Test
  void ourOwnSheetsAreNoTablesNobodyKnows() throws Exception {
    assertThat(evaluate(sample).findings())
        .extracting(finding -> finding.rule().value())
        .doesNotContain("B09");
  }

  @Test
  void insertedRowsAndMovedSheetsLeaveItExplained() throws Exception {
    byte[] moved =
        edited(
            workbook -> {
              XSSFSheet sheet = workbook.getSheet(TABLE);
              sheet.shiftRows(0, sheet.getLastRowNum(), 2);
              workbook.setSheetOrder(TABLE, 0);
              workbook.setSheetOrder(EXPLANATIONS, 1);
            });
    Evaluation evaluation = evaluate(moved);

    assertThat(evaluation.explained()).hasSize(1);
    assertThat(evaluation.explained().get(0).finding().principal().orElseThrow().ref().a1())
        .isEqualTo("I11");
    assertThat(told(evaluation)).isEmpty();
  }

  @Test
  void aChangedValueVoidsIt() throws Exception {
    Evaluation evaluation =
        evaluate(
            edited(w -> w.getSheet(TABLE).getRow(8).getCell(8).setCellFormula("SUM(I6:I8)+0.02")));

    assertThat(evaluation.explained()).isEmpty();
    assertThat(told(evaluation)).containsExactly("FML08", "EX01");
    // So much is more than the relations of the table can bear together.
    assertThat(finding(evaluation, "J01").severity()).isEqualTo(Severity.ERROR);
    assertThat(evaluation.verdict()).isEqualTo(Verdict.ERRORS);
    assertThat(finding(evaluation, "EX01").arguments())
        .containsEntry("old", "6.01 万元 / 0.01")
        .containsEntry("now", "6.02 万元 / 0.02");
  }

  private static Finding finding(Evaluation evaluation, String rule) {
    return evaluation.findings().stream()
        .filter(finding -> finding.rule().value().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsGoneLeavesItUnused() throws Exception {
    Evaluation evaluation =
        evaluate(edited(w -> w.getSheet(TABLE).getRow(8).getCell(8).setCellFormula("SUM(I6:I8)")));

    assertThat(told(evaluation)).containsExactly("EX02");
    assertThat(evaluation.explained()).isEmpty();
  }

  @Test
  void anotherYearOrNoneDoesNotCount() throws Exception {
    assertThat(told(evaluate(cell(7, "2024")))).containsExactly("FML08", "EX05");
    assertThat(told(evaluate(cell(7, "")))).containsExactly("FML08", "EX05.none");
    assertThat(evaluate(cell(7, "2025年度")).explained()).hasSize(1);
  }

  @Test
  void whatIsNoReasonOrNobodysIsRefused() throws Exception {
    assertThat(told(evaluate(cell(4, "经核实，数据无误。")))).containsExactly("EX03.boilerplate", "FML08");
    assertThat(told(evaluate(cell(4, "同上")))).containsExactly("EX03.boilerplate", "FML08");
    assertThat(told(evaluate(cell(4, "调账")))).containsExactly("EX03.short", "FML08");
    assertThat(told(evaluate(cell(4, " ")))).containsExactly("EX03.empty", "FML08");
    assertThat(told(evaluate(cell(5, "")))).containsExactly("EX03.who", "FML08");
    assertThat(told(evaluate(cell(6, "去年")))).containsExactly("EX03.date", "FML08");
    assertThat(told(evaluate(cell(3, "")))).containsExactly("EX03.values", "FML08");
  }

  @Test
  void aPreparedRowThatNobodyFilledInSaysNothing() throws Exception {
    byte[] blank =
        edited(
            workbook -> {
              for (int column = 4; column < 7; column++) {
                workbook.getSheet(EXPLANATIONS).getRow(3).getCell(column).setBlank();
              }
            });

    assertThat(told(evaluate(blank))).containsExactly("FML08");
  }

  @Test
  void aSheetWithoutItsHeadingsIsTold() throws Exception {
    byte[] headless =
        edited(
            workbook -> {
              XSSFSheet sheet = workbook.getSheet(EXPLANATIONS);
              sheet.removeRow(sheet.getRow(2));
            });

    assertThat(told(evaluate(headless))).containsExactly("EX06", "FML08");
  }

  @Test
  void anErrorCannotBeExplainedAway() throws Exception {
    byte[] broken = Files.readAllBytes(SampleFiles.HOME.resolve(SampleFiles.BROKEN + "T3-02.xlsx"));
    Finding error = finding(evaluate(broken), "T3-02");
    String csv =
        "指纹,当时数值,说明,填写人,日期,年度\n" + error.fingerprint() + ",x,本年科目调整造成的差额,韦会计,2025-02-18,2025\n";
    Evaluation evaluation =
        evaluate(broken, new Options.Attached("a.csv", csv.getBytes(StandardCharsets.UTF_8)));

    assertThat(evaluation.verdict()).isEqualTo(Verdict.ERRORS);
    assertThat(finding(evaluation, "EX04").arguments()).containsEntry("place", "a.csv:2");
    assertThat(evaluation.explained()).isEmpty();
  }

  @Test
  void markedAgainItKeepsWhatIsThereAndAddsNoSecondSheet() throws Exception {
    byte[] again = annotated(sample);

    try (XSSFWorkbook before = new XSSFWorkbook(new ByteArrayInputStream(sample));
        XSSFWorkbook after = new XSSFWorkbook(new ByteArrayInputStream(again))) {
      assertThat(names(after)).containsExactlyInAnyOrderElementsOf(names(before));
      assertThat(texts(after.getSheet(EXPLANATIONS)))
          .isEqualTo(texts(before.getSheet(EXPLANATIONS)));
      assertThat(texts(after.getSheet("校验结果")).toString()).contains("已说明", "询价结果");
      String note =
          after.getSheet(TABLE).getRow(8).getCell(8).getCellComment().getString().getString();
      assertThat(note).startsWith("【已说明 FML08】").contains(FilledIn.REASON).doesNotContain("【核实");
    }
    assertThat(AnnotatedWorkbook.isUntouched(again)).isTrue();
    assertThat(evaluate(again).explained()).hasSize(1);
  }

  @Test
  void aVoidRowIsKeptAndOneForTheNewValuesIsPreparedBelow() throws Exception {
    byte[] changed =
        edited(w -> w.getSheet(TABLE).getRow(8).getCell(8).setCellFormula("SUM(I6:I8)+0.02"));
    byte[] again = annotated(changed);

    try (XSSFWorkbook after = new XSSFWorkbook(new ByteArrayInputStream(again))) {
      XSSFSheet sheet = after.getSheet(EXPLANATIONS);
      assertThat(sheet.getRow(3).getCell(4).getStringCellValue()).isEqualTo(FilledIn.REASON);
      assertThat(sheet.getRow(4).getCell(3).getStringCellValue()).isEqualTo("6.02 万元 / 0.02");
      assertThat(sheet.getRow(4).getCell(2).getCellFormula())
          .isEqualTo("HYPERLINK(\"#'" + TABLE + "'!I9\",\"" + TABLE + "!I9\")");
      assertThat(sheet.getRow(4).getCell(4)).isNull();
      assertThat(sheet.getLastRowNum()).isEqualTo(4);
    }
    byte[] third = annotated(again);
    assertThat(WorkbookTexts.of(third, EXPLANATIONS))
        .isEqualTo(WorkbookTexts.of(again, EXPLANATIONS));
    assertThat(told(evaluate(again))).containsExactly("FML08", "EX01");
  }

  private static byte[] annotated(byte[] workbook) throws Exception {
    Evaluation evaluation = evaluate(workbook);
    return new AnnotatedWorkbook(Wording.of(evaluation, "zh")).write(workbook, evaluation);
  }

  private static List<String> names(XSSFWorkbook workbook) {
    List<String> names = new ArrayList<>();
    workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  private static List<String> texts(XSSFSheet sheet) {
    return WorkbookTexts.of(sheet);
  }
}
