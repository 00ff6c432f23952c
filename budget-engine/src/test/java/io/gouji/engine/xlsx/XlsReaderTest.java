package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class XlsReaderTest {
  private static final String FUZZ =
      "test-data__spreadsheet__clusterfuzz-testcase-minimized-POIHSSFFuzzer-";

  @TestFactory
  Stream<DynamicTest> everyOldWorkbookReadsAsInPoiOrNamesItsReason() {
    return Stream.of("formula", "robust", "budgets")
        .flatMap(folder -> Corpus.files(folder, ".xls", ".et").stream())
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
  }

  @Test
  void theseAreRefusedAndNoOthers() {
    List<String> refused =
        Stream.of("formula", "robust", "budgets")
            .flatMap(folder -> Corpus.files(folder, ".xls", ".et").stream())
            .flatMap(file -> refusal(Corpus.bytes(file)).stream().map(r -> told(file, r)))
            .toList();

    assertThat(refused)
        .containsExactly(
            "src__TestData__Test_git_issue_375_ixfe_rowmap.xls UNSUPPORTED_FORMAT Excel 2.0–95",
            "sc__qa__unit__data__xls__pass__CVE-2007-0031-1.xls NOT_A_WORKBOOK ",
            "sc__qa__unit__data__xls__pass__ofz49713-1.xls UNSUPPORTED_FORMAT Excel 2.0–95",
            "tests__inputs__rc4cryptoapi_password.xls ENCRYPTED xls",
            "test-data__spreadsheet__44958_1.xls DAMAGED ",
            "test-data__spreadsheet__59074.xls UNSUPPORTED_FORMAT Excel 2.0–95",
            FUZZ + "5889658057523200.xls TRUNCATED ",
            FUZZ + "6137883240824832.xls TRUNCATED ",
            "test-data__spreadsheet__password.xls ENCRYPTED xls",
            "test-data__spreadsheet__testEXCEL_3.xls UNSUPPORTED_FORMAT Excel 2.0–95",
            "test-data__spreadsheet__testEXCEL_5.xls UNSUPPORTED_FORMAT Excel 2.0–95",
            "password_2002_128_enhdss.xls ENCRYPTED xls",
            "password_2002_128_enhrsa.xls ENCRYPTED xls");
  }

  private static String told(Path file, UnreadableException refusal) {
    String format = refusal.args().getOrDefault("format", "");
    return file.getFileName() + " " + refusal.reason() + " " + format;
  }

  /** One workbook with everything the sheet model keeps. */
  private static HSSFWorkbook drawn() {
    HSSFWorkbook book = new HSSFWorkbook();
    book.getInternalWorkbook();
    org.apache.poi.ss.usermodel.Sheet one = book.createSheet("表1");
    org.apache.poi.ss.usermodel.Sheet two = book.createSheet("秘密");
    book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
    var money = book.createCellStyle();
    money.setDataFormat(book.createDataFormat().getFormat("#,##0.00_ "));
    money.setLocked(false);
    var builtin = book.createCellStyle();
    builtin.setDataFormat((short) 4);
    Row first = one.createRow(0);
    first.createCell(0).setCellValue("合计");
    Cell amount = first.createCell(1);
    amount.setCellValue(12.5);
    amount.setCellStyle(money);
    first.createCell(2).setCellValue(true);
    first.createCell(3).setCellErrorValue(FormulaError.DIV0.getCode());
    Row second = one.createRow(1);
    second.setZeroHeight(true);
    Cell sum = second.createCell(0);
    sum.setCellFormula("SUM(B1:B1)+秘密!A1");
    sum.setCellStyle(builtin);
    sum.setCellValue(13.5);
    one.setArrayFormula("B1:B2*2", new CellRangeAddress(3, 4, 0, 0));
    one.addMergedRegion(new CellRangeAddress(0, 0, 4, 6));
    two.createRow(0).createCell(0).setCellValue(1);
    var name = book.createName();
    name.setNameName("总额");
    name.setRefersToFormula("表1!$B$1");
    var local = book.createName();
    local.setNameName("本表");
    local.setSheetIndex(1);
    local.setRefersToFormula("秘密!$A$1");
    return book;
  }

  private static byte[] bytes(HSSFWorkbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void everythingTheModelKeepsIsRead() throws Exception {
    Workbook workbook = WorkbookReader.read(bytes(drawn()), Limits.DEFAULT);

    assertThat(workbook.sheets())
        .extracting(sheet -> sheet.name() + " " + sheet.visibility())
        .containsExactly("表1 VISIBLE", "秘密 VERY_HIDDEN");
    Sheet sheet = workbook.sheets().get(0);
    assertThat(sheet.value(0, 0)).isEqualTo(new CellValue.Text("合计"));
    assertThat(sheet.value(0, 1)).isEqualTo(new CellValue.Number(12.5));
    assertThat(sheet.value(0, 2)).isEqualTo(new CellValue.Bool(true));
    assertThat(sheet.value(0, 3).toString()).contains("DIV0");
    assertThat(workbook.style(sheet.style(0, 1))).isEqualTo(new CellStyle("#,##0.00_ ", false));
    assertThat(workbook.style(sheet.style(1, 0))).isEqualTo(new CellStyle("#,##0.00", true));
    assertThat(sheet.formula(1, 0).orElseThrow().text()).isEqualTo("SUM(B1:B1)+秘密!A1");
    assertThat(sheet.value(1, 0)).isEqualTo(new CellValue.Number(13.5));
    assertThat(sheet.formula(4, 0).orElseThrow().array()).isTrue();
    assertThat(sheet.formula(4, 0).orElseThrow().extent()).isEqualTo(CellRange.parse("A4:A5"));
    assertThat(sheet.formulaIndex(3, 0)).isEqualTo(sheet.formulaIndex(4, 0));
    assertThat(sheet.hiddenRows().toArray()).containsExactly(1);
    assertThat(sheet.merges()).containsExactly(CellRange.parse("E1:G1"));
    assertThat(workbook.names())
        .containsExactly(
            new DefinedName("总额", DefinedName.GLOBAL, "表1!$B$1", false),
            new DefinedName("本表", 1, "秘密!$A$1", false));
    assertThat(workbook.date1904()).isFalse();
  }

  @Test
  void otherWorkbooksAreNamedByNumber() throws Exception {
    Workbook workbook =
        WorkbookReader.read(
            Corpus.bytes(Corpus.path("formula/poi/multibookFormulaA.xls")), Limits.DEFAULT);

    assertThat(workbook.externals()).containsExactly(LinkedBook.named("multibookFormulaB.xls"));
    assertThat(workbook.sheets().get(0).formulas())
        .extracting(formula -> formula.text())
        .anyMatch(text -> text.contains("[1]"))
        .noneMatch(text -> text.contains(".xls"));
  }

  @Test
  void aWorkbookProtectedWithThePasswordExcelKnowsOpens() throws Exception {
    byte[] locked;
    try {
      Biff8EncryptionKey.setCurrentUserPassword("VelvetSweatshop");
      locked = bytes(drawn());
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }

    assertThat(BiffScan.of(stream(locked)).encrypted()).isTrue();
    Workbook workbook = WorkbookReader.read(locked, Limits.DEFAULT);
    assertThat(workbook.sheets().get(0).value(0, 0)).isEqualTo(new CellValue.Text("合计"));
  }

  private static byte[] stream(byte[] file) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        var in = container.createDocumentInputStream("Workbook")) {
      return in.readAllBytes();
    }
  }

  @Test
  void aStreamOfRecordsWithoutContainerIsRead() throws Exception {
    Workbook workbook = WorkbookReader.read(stream(bytes(drawn())), Limits.DEFAULT);

    assertThat(workbook.sheets()).hasSize(2);
  }

  @Test
  void limitsHold() throws Exception {
    byte[] file = bytes(drawn());

    assertThat(refusal(file, limits(file.length - 1, 100, 100, 1000))).contains("fileBytes");
    assertThat(refusal(file, limits(file.length, 7, 100, 1000))).contains("cells");
    assertThat(refusal(file, limits(file.length, 100, 3, 1000))).contains("items");
    assertThat(refusal(file, limits(file.length, 100, 100, 10))).contains("textChars");
    assertThat(WorkbookReader.read(file, limits(file.length, 8, 100, 1000)).sheets()).hasSize(2);
  }

  private static Limits limits(long bytes, long cells, int items, long chars) {
    return new Limits(bytes, 10, 1, 1, 1, cells, 99, items, chars, 1);
  }

  private static String refusal(byte[] file, Limits limits) {
    UnreadableException refused =
        catchThrowableOfType(UnreadableException.class, () -> WorkbookReader.read(file, limits));
    assertThat(refused.reason()).isEqualTo(Reason.OVER_LIMIT);
    return refused.args().get("limit");
  }

  @Test
  void whereverAFileIsCutItIsRefused() {
    byte[] whole = Corpus.bytes(Corpus.path("budgets/sh-finance-2025.xls"));

    for (int part = 1; part < 20; part++) {
      int length = whole.length * part / 20;
      Optional<UnreadableException> refused = refusal(Arrays.copyOf(whole, length));
      assertThat(refused).as("%d of %d bytes", length, whole.length).isPresent();
      assertThat(refused.get().reason())
          .as("%d of %d bytes", length, whole.length)
          .isIn(Reason.TRUNCATED, Reason.DAMAGED, Reason.NOT_A_WORKBOOK);
    }
  }

  @Test
  void anyDamageIsRefusedOrRead() {
    byte[] whole = Corpus.bytes(Corpus.path("budgets/welfare-2024.xls"));
    java.util.Random random = new java.util.Random(20250712);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit < 1 + i % 5; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(damaged));
    }
  }

  private static void judge(Path file) throws IOException {
    byte[] bytes = Corpus.bytes(file);
    Optional<Workbook> read =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(bytes));
    if (read.isEmpty() || bytes[0] == 9) {
      return;
    }
    try (HSSFWorkbook poi = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : read.get().sheets()) {
        assertThat(ours(read.get(), sheet)).isEqualTo(poi(poi.getSheet(sheet.name())));
      }
    }
  }

  private static Optional<Workbook> readOrRefuse(byte[] bytes) {
    try {
      return Optional.of(WorkbookReader.read(bytes, Limits.DEFAULT));
    } catch (UnreadableException refused) {
      assertThat(refused.reason()).isNotNull();
      return Optional.empty();
    }
  }

  private static List<String> poi(org.apache.poi.ss.usermodel.Sheet sheet) {
    List<String> cells = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        CellType type = cell.getCellType();
        CellType kind = type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type;
        String value =
            switch (kind) {
              case NUMERIC -> "n " + cell.getNumericCellValue();
              case STRING -> "t " + cell.getStringCellValue();
              case BOOLEAN -> "b " + cell.getBooleanCellValue();
              case ERROR -> "e " + FormulaError.forInt(cell.getErrorCellValue()).getString();
              default -> "";
            };
        cells.add(cell.getAddress() + " " + value + (type == CellType.FORMULA ? " =" : ""));
      }
    }
    return cells.stream().sorted().toList();
  }

  private static List<String> ours(Workbook workbook, Sheet sheet) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < sheet.columnCount(); column++) {
      int c = column;
      sheet.visit(
          c,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, formula) -> {
            CellValue cell = sheet.value(row, c);
            String value =
                switch (kind) {
                  case NUMBER -> "n " + sheet.number(row, c);
                  case TEXT -> "t " + sheet.text(row, c);
                  case BOOL -> "b " + ((CellValue.Bool) cell).value();
                  case ERROR -> "e " + ((CellValue.Error) cell).code().text();
                  case BLANK -> "";
                };
            cells.add(new CellRef(row, c) + " " + value + (formula >= 0 ? " =" : ""));
          });
    }
    return cells.stream().sorted().toList();
  }

  private static Optional<UnreadableException> refusal(byte[] bytes) {
    return Optional.ofNullable(
        catchThrowableOfType(
            UnreadableException.class, () -> WorkbookReader.read(bytes, Limits.DEFAULT)));
  }
}
