package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
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
