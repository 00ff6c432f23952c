package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellValue;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second opinion: POI's own evaluator over generated workbooks, where POI is right. */
final class AgainstPoiTest {
  private static final int ROWS = 60;
  private static final int FORMULA_COLUMNS = 12;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void poiFindsTheSameValues(long seed) throws IOException {
    try (Workbook book = new HSSFWorkbook()) {
      Generator generator = new Generator(new Random(seed));
      generator.data(book.createSheet("表1"));
      generator.data(book.createSheet("Data 2"));
      generator.formulas(book.getSheetAt(0));
      generator.formulas(book.getSheetAt(1));
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();

      Recalculation ours = Calculator.recalculate(PoiBooks.convert(book));

      // Which of several errors in an area comes first, nobody has written down.
      assertThat(ours.stale())
          .filteredOn(cell -> !(error(cell.cached()) && error(cell.fresh())))
          .as("seed " + seed)
          .isEqualTo(List.of());
      assertThat(ours.undecided()).as("seed " + seed).isEqualTo(List.of());
    }
  }

  private static boolean error(CellValue value) {
    return value instanceof CellValue.Error;
  }

  /**
   * Columns A to D are data, E and on formulas that read data and formulas above or to the left.
   */
  private record Generator(Random random) {
    private static final String[] CODES = {"201", "20101", "2010101", "205", "20502", "301"};

    void data(Sheet sheet) {
      for (int i = 0; i < ROWS; i++) {
        Row row = sheet.createRow(i);
        row.createCell(0).setCellValue(CODES[random.nextInt(CODES.length)]);
        for (int column = 1; column < 4; column++) {
          datum(row, column);
        }
      }
    }

    private void datum(Row row, int column) {
      switch (random.nextInt(10)) {
        case 0 -> row.createCell(column).setCellValue("项目" + random.nextInt(5));
        case 1 -> row.createCell(column).setCellValue(random.nextBoolean());
        case 2 -> row.createCell(column).setBlank();
        default -> row.createCell(column).setCellValue(random.nextInt(200_000) / 100.0 - 300);
      }
    }

    void formulas(Sheet sheet) {
      for (int row = 0; row < ROWS; row++) {
        for (int column = 4; column < 4 + FORMULA_COLUMNS; column++) {
          Cell cell = sheet.getRow(row).createCell(column);
          cell.setCellFormula(formula(row, column, 3));
        }
      }
    }

    private String formula(int row, int column, int depth) {
      return switch (random.nextInt(depth == 0 ? 3 : 22)) {
        case 0 -> String.valueOf(random.nextInt(1000) / 4.0);
        case 1, 2 -> cell(row, column);
        case 3 -> "SUM(" + area(row, column) + ")";
        case 4 -> "SUM(" + area(row, column) + "," + formula(row, column, depth - 1) + ")";
        case 5 -> "IF(" + condition(row, column, depth) + "," + two(row, column, depth) + ")";
        case 6 -> "ROUND(" + formula(row, column, depth - 1) + "," + random.nextInt(4) + ")";
        case 7 ->
            "(" + formula(row, column, depth - 1) + operator() + formula(row, column, 0) + ")";
        case 8 -> "IFERROR(" + two(row, column, depth) + ")";
        case 9 -> "COUNT(" + area(row, column) + ")";
        case 10 -> "COUNTA(" + area(row, column) + ")";
        case 11 -> "MAX(" + area(row, column) + ")";
        case 12 -> "MIN(" + area(row, column) + ")";
        case 13 -> "SUMIF($A$1:$A$60,\"" + criterion() + "\",$B$1:$B$60)";
        case 14 -> "COUNTIF('Data 2'!$A$1:$A$60,\"" + criterion() + "\")";
        case 15 -> "VLOOKUP(\"" + code() + "\",表1!$A$1:$D$60,2,FALSE)";
        case 16 -> "MATCH(A" + (row + 1) + ",'Data 2'!$A$1:$A$60,0)";
        case 17 -> "INDEX(表1!$A$1:$D$60," + (1 + random.nextInt(60)) + ",2)";
        case 18 -> "LEN(A" + (row + 1) + "&" + cell(row, column) + ")";
        case 19 -> "LEFT(A" + (row + 1) + ",3)=\"201\"";
        case 20 -> "SUMIFS($C$1:$C$60,$A$1:$A$60,\"" + criterion() + "\",$B$1:$B$60,\">0\")";
        default -> "ABS(" + formula(row, column, depth - 1) + ")";
      };
    }

    private String two(int row, int column, int depth) {
      return formula(row, column, depth - 1) + "," + formula(row, column, depth - 1);
    }

    private String condition(int row, int column, int depth) {
      String[] signs = {"=", "<>", "<", ">", "<=", ">="};
      String sign = signs[random.nextInt(signs.length)];
      return formula(row, column, depth - 1) + sign + formula(row, column, 0);
    }

    private String operator() {
      return new String[] {"+", "-", "*", "/"}[random.nextInt(4)];
    }

    private String code() {
      return CODES[random.nextInt(CODES.length)];
    }

    private String criterion() {
      return random.nextBoolean() ? code() : code() + "*";
    }

    /** A cell to the left in the same row, or above. */
    private String cell(int row, int column) {
      int up = random.nextInt(row + 1);
      int left = up < row ? random.nextInt(4 + FORMULA_COLUMNS) : random.nextInt(column);
      return (char) ('A' + left) + String.valueOf(up + 1);
    }

    /** Rows above in any column, or data. */
    private String area(int row, int column) {
      if (row == 0) {
        return "B1:D1";
      }
      int bottom = 1 + random.nextInt(row);
      int top = 1 + random.nextInt(bottom);
      int left = random.nextInt(column);
      int right = Math.min(left + random.nextInt(3), 3 + FORMULA_COLUMNS);
      return (char) ('A' + left) + "" + top + ":" + (char) ('A' + right) + bottom;
    }
  }
}
