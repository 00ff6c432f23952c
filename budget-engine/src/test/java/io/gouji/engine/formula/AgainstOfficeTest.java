package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedTable;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random workbooks to which POI, LibreOffice and we give the same answers, cell by cell. */
final class AgainstOfficeTest {
  @BeforeAll
  static void office() {
    Office.demand();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102, 103})
  void threeEnginesAgree(long seed, @TempDir Path folder) throws Exception {
    byte[] written = book(seed);
    io.gouji.engine.sheet.Workbook office =
        WorkbookReader.read(Office.convert(written, "xlsx", folder), Limits.DEFAULT);
    Recalculation ours = Calculator.recalculate(office);

    // The values in the file are LibreOffice's now.
    assertThat(ours.undecided()).isEmpty();
    assertThat(ours.stale())
        .filteredOn(cell -> !(error(cell.cached()) && error(cell.fresh())))
        .isEmpty();
    assertThat(differencesOfPoi(written, ours)).isEmpty();
  }

  /** Tables called by name, as Excel writes it, above, in and below them. */
  @Test
  void tablesAreReadAsByTheOthers(@TempDir Path folder) throws Exception {
    byte[] written = tables();
    io.gouji.engine.sheet.Workbook book = WorkbookReader.read(written, Limits.DEFAULT);
    assertThat(book.tables()).extracting(DefinedTable::name).containsExactly("支出明细", "Detail");
    Recalculation ours = Calculator.recalculate(book);
    assertThat(ours.undecided()).isEmpty();

    io.gouji.engine.sheet.Workbook office =
        WorkbookReader.read(Office.convert(written, "xlsx", folder), Limits.DEFAULT);
    // LibreOffice takes {@code [#All]} without a column for a name.
    for (int row = 0; row < TABLE_FORMULAS.size(); row++) {
      assertThat(ours.workbook().sheets().get(1).value(row, 0))
          .as(TABLE_FORMULAS.get(row))
          .isEqualTo(office.sheets().get(1).value(row, 0));
    }
    Sheet first = ours.workbook().sheets().get(0);
    for (int row = 1; row <= 4; row++) {
      assertThat(first.value(row, 2)).isEqualTo(office.sheets().get(0).value(row, 2));
    }
    // What LibreOffice writes of them is read, too.
    Recalculation again = Calculator.recalculate(office);
    assertThat(again.undecided()).isEmpty();
    assertThat(again.stale()).isEmpty();
  }

  private static final List<String> TABLE_FORMULAS =
      List.of(
          "SUM(支出明细[金额])",
          "SUM(支出明细[])",
          "ROWS(支出明细[[#All],[金额]])*10+ROWS(支出明细[[#Data],[金额]])",
          "COUNTA(支出明细[[#Headers],[科目]:[倍数]])",
          "SUM(支出明细[[#Headers],[#Data],[金额]])",
          "SUM(支出明细[[#Data],[金额]:[倍数]])",
          "SUMIFS(支出明细[金额],支出明细[科目],\"乙\")",
          "VLOOKUP(\"丙\",支出明细[[#Data],[科目]:[金额]],2,FALSE)",
          "SUM(Detail[a '[b']])",
          "INDEX(支出明细[科目],2)");

  /** POI writes only part of what Excel does, so the formulas go into the file as they are. */
  private static byte[] tables() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.createSheet("明'细");
      String[] heads = {"科目", "金额", "倍数"};
      String[] names = {"甲", "乙", "丙", "乙"};
      for (int row = 0; row <= 4; row++) {
        XSSFRow line = sheet.createRow(row);
        for (int column = 0; column < 3; column++) {
          if (row == 0) {
            line.createCell(column).setCellValue(heads[column]);
          } else if (column == 0) {
            line.createCell(column).setCellValue(names[row - 1]);
          } else if (column == 1) {
            line.createCell(column).setCellValue(row * 1.25);
          }
        }
        line.createCell(5).setCellValue(row == 0 ? "a [b]" : "");
        line.createCell(6).setCellValue(row == 0 ? "c" : "");
        if (row > 0) {
          line.getCell(5).setCellValue(row);
        }
      }
      table(sheet, "A1:C5", "支出明细", "科目", "金额", "倍数");
      table(sheet, "F1:G5", "Detail", "a [b]", "c");
      for (int row = 1; row <= 4; row++) {
        written(sheet.getRow(row).createCell(2), "支出明细[[#This Row],[金额]]*2");
      }
      XSSFSheet other = book.createSheet("合计");
      for (int row = 0; row < TABLE_FORMULAS.size(); row++) {
        written(other.createRow(row).createCell(0), TABLE_FORMULAS.get(row));
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private static void table(XSSFSheet sheet, String area, String name, String... columns) {
    XSSFTable table = sheet.createTable(new AreaReference(area, SpreadsheetVersion.EXCEL2007));
    table.setName(name);
    table.setDisplayName(name);
    table.getCTTable().addNewAutoFilter().setRef(area);
    for (int i = 0; i < columns.length; i++) {
      table.getCTTable().getTableColumns().getTableColumnArray(i).setName(columns[i]);
    }
  }

  private static void written(XSSFCell cell, String formula) {
    cell.getCTCell().addNewF().setStringValue(formula);
  }

  private static byte[] book(long seed) throws IOException {
    try (Workbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      RandomSheets sheets = RandomSheets.plain(seed);
      sheets.data(book.createSheet("表1"));
      sheets.data(book.createSheet("Data 2"));
      sheets.formulas(book.getSheetAt(0));
      sheets.formulas(book.getSheetAt(1));
      book.write(out);
      return out.toByteArray();
    }
  }

  private static List<String> differencesOfPoi(byte[] written, Recalculation ours)
      throws IOException {
    List<String> differences = new ArrayList<>();
    int formulas = 0;
    try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(written))) {
      FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
      for (Sheet sheet : ours.workbook().sheets()) {
        for (Row row : book.getSheet(sheet.name())) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              String formula = cell.getCellFormula();
              CellValue fresh = sheet.value(cell.getRowIndex(), cell.getColumnIndex());
              evaluator.evaluateFormulaCell(cell);
              CellValue theirs = PoiBooks.value(cell);
              if (!KnownAnswers.same(fresh, theirs) && !(error(fresh) && error(theirs))) {
                differences.add(cell.getAddress() + " =" + formula + " " + fresh + " " + theirs);
              }
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(1_000);
    return differences;
  }

  private static boolean error(CellValue value) {
    return value instanceof CellValue.Error;
  }
}
