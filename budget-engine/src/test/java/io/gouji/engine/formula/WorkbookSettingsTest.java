package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gouji.engine.Office;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.PrecisionRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings of a workbook that change what its formulas yield: where days begin, which digits count.
 */
class WorkbookSettingsTest {
  /** Microsoft counts 1,462 days between the two calendars. */
  private static final Map<String, Double> IN_1904 =
      Map.ofEntries(
          Map.entry("\"2024-06-19\"+0", 44000.0),
          Map.entry("-\"2024-06-19\"", -44000.0),
          Map.entry("SUM(\"2024-06-19\",1)", 44001.0),
          Map.entry("VALUE(\"2024-06-19\")", 44000.0),
          Map.entry("DATEVALUE(\"2024-06-19\")", 44000.0),
          Map.entry("DATE(2024,6,19)", 44000.0),
          Map.entry("YEAR(\"2024-06-19\")", 2024.0),
          Map.entry("MONTH(\"2024-06-19\")", 6.0),
          Map.entry("DAY(\"2024-06-19\")", 19.0),
          Map.entry("WEEKDAY(\"2024-06-19\")", 4.0),
          Map.entry("DAYS(\"2024-06-19\",\"2024-06-01\")", 18.0),
          Map.entry("DAYS360(\"2024-01-31\",\"2024-06-19\")", 139.0),
          Map.entry("DAYS360(DATE(2024,1,31),DATE(2024,6,19))", 139.0),
          Map.entry("EOMONTH(\"2024-06-19\",0)", 44011.0),
          Map.entry("SUMIF(A1:A3,\">=2024-06-19\")", 88001.0),
          Map.entry("COUNTIF(A1:A3,\"2024-06-19\")", 1.0),
          Map.entry("HOUR(\"12:30\")", 12.0),
          Map.entry("VALUE(TEXT(44000,\"yyyy\"))", 2024.0),
          Map.entry("VALUE(TEXT(44000,\"mm\"))", 6.0),
          Map.entry("VALUE(TEXT(\"2024-06-19\",\"d\"))", 19.0),
          Map.entry("--TEXT(0,\"yyyy-mm-dd\")", 0.0));

  private static byte[] from1904() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
      var sheet = book.createSheet("表1");
      for (int i = 0; i < 3; i++) {
        sheet.createRow(i).createCell(0).setCellValue(43_999 + i);
      }
      int row = 0;
      for (String formula : IN_1904.keySet()) {
        Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        line.createCell(2).setCellFormula(formula);
        row++;
      }
      return bytes(book);
    }
  }

  private static byte[] bytes(Workbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  @Test
  void textsThatTellADateCountFrom1904() throws Exception {
    Recalculation fresh = Calculator.recalculate(WorkbookReader.read(from1904(), Limits.DEFAULT));

    assertThat(fresh.undecided()).isEmpty();
    Sheet sheet = fresh.workbook().sheets().get(0);
    List<String> wrong = new ArrayList<>();
    int row = 0;
    for (Map.Entry<String, Double> known : IN_1904.entrySet()) {
      if (!sheet.value(row, 2).equals(new CellValue.Number(known.getValue()))) {
        wrong.add(known + " but " + sheet.value(row, 2));
      }
      row++;
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void libreOfficeCountsSo(@TempDir Path folder) throws Exception {
    Office.demand();
    Recalculation ours =
        Calculator.recalculate(
            WorkbookReader.read(Office.convert(from1904(), "xlsx", folder), Limits.DEFAULT));

    assertThat(ours.workbook().date1904()).isTrue();
    // It adds no written texts, and knows DAYS by another name only.
    assertThat(ours.stale())
        .filteredOn(cell -> !(cell.cached() instanceof CellValue.Error))
        .isEmpty();
    assertThat(ours.stale()).hasSizeLessThanOrEqualTo(2);
  }

  private static final int COLUMNS = 11;

  /** Three thirds of 100 that show two decimals, added up, a share, and cells that show all. */
  private static byte[] asDisplayed(Workbook book) throws IOException {
    CellStyle two = book.createCellStyle();
    two.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
    CellStyle percent = book.createCellStyle();
    percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
    Row row = book.createSheet("表1").createRow(0);
    row.createCell(0).setCellValue(100);
    for (int i = 1; i < 4; i++) {
      formula(row, i, "A1/3", two);
    }
    formula(row, 4, "SUM(B1:D1)", two);
    formula(row, 5, "A1/3-B1", book.getCellStyleAt(0));
    formula(row, 6, "B1/A1", percent);
    formula(row, 7, "G1*1", book.getCellStyleAt(0));
    formula(row, 8, "-1.005*1", two);
    row.createCell(9).setCellValue(2.345);
    row.getCell(9).setCellStyle(two);
    formula(row, 10, "SUM(J1:J1)+J1", book.getCellStyleAt(0));
    return bytes(book);
  }

  private static void formula(Row row, int column, String formula, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellFormula(formula);
    cell.setCellStyle(style);
  }

  private static byte[] shown() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.getCTWorkbook().addNewCalcPr().setFullPrecision(false);
      return asDisplayed(book);
    }
  }

  private static List<Double> figures(byte[] file) throws Exception {
    Sheet sheet =
        Calculator.recalculate(WorkbookReader.read(file, Limits.DEFAULT))
            .workbook()
            .sheets()
            .get(0);
    List<Double> figures = new ArrayList<>();
    for (int column = 1; column < COLUMNS; column++) {
      figures.add(sheet.number(0, column));
    }
    return figures;
  }

  @Test
  void figuresCountAsTheyAreDisplayedWhereTheWorkbookSaysSo() throws Exception {
    List<Double> shown =
        List.of(33.33, 33.33, 33.33, 99.99, 100.0 / 3 - 33.33, 0.333, 0.333, -1.01, 2.345, 4.7);
    assertThat(figures(shown())).isEqualTo(shown);
    try (XSSFWorkbook full = new XSSFWorkbook()) {
      assertThat(figures(asDisplayed(full)).subList(0, 4))
          .isEqualTo(List.of(100.0 / 3, 100.0 / 3, 100.0 / 3, 100.0));
    }
  }

  @Test
  void oldWorkbooksSaySoToo() throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      ((PrecisionRecord) book.getInternalWorkbook().findFirstRecordBySid(PrecisionRecord.sid))
          .setFullPrecision(false);
      assertThat(figures(asDisplayed(book)).get(3)).isEqualTo(99.99);
    }
  }

  @Test
  void libreOfficeShowsTheSame(@TempDir Path folder) throws Exception {
    Office.demand();
    // It calculates so, but does not write down that it did.
    Sheet theirs =
        WorkbookReader.read(Office.convert(shown(), "xlsx", folder), Limits.DEFAULT)
            .sheets()
            .get(0);
    List<Double> ours = figures(shown());
    for (int column = 1; column < COLUMNS; column++) {
      assertThat(theirs.number(0, column)).isCloseTo(ours.get(column - 1), within(1e-12));
    }
  }
}
