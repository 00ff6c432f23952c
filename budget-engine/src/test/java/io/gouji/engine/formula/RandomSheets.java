package io.gouji.engine.formula;

import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Sheets of codes, figures and formulas at random: columns A to D are data, E and on formulas that
 * read data and formulas above or to the left.
 *
 * @param plain whether only what LibreOffice takes as Excel does: no truth values and blanks among
 *     the data, no codes as criteria that look like numbers
 */
record RandomSheets(Random random, boolean plain) {
  static final int ROWS = 60;
  private static final int FORMULA_COLUMNS = 12;

  static RandomSheets of(long seed) {
    return new RandomSheets(new Random(seed), false);
  }

  static RandomSheets plain(long seed) {
    return new RandomSheets(new Random(seed), true);
  }

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
      case 1, 2 -> special(row.createCell(column));
      default -> row.createCell(column).setCellValue(random.nextInt(200_000) / 100.0 - 300);
    }
  }

  private void special(Cell cell) {
    if (plain) {
      cell.setCellValue(random.nextInt(50));
    } else if (random.nextBoolean()) {
      cell.setCellValue(random.nextBoolean());
    } else {
      cell.setBlank();
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
    return switch (random.nextInt(depth == 0 ? 3 : 28)) {
      case 0 -> String.valueOf(random.nextInt(1000) / 4.0);
      case 1, 2 -> cell(row, column);
      case 3 -> "SUM(" + area(row, column) + ")";
      case 4 -> "SUM(" + area(row, column) + "," + formula(row, column, depth - 1) + ")";
      case 5 -> "IF(" + condition(row, column, depth) + "," + two(row, column, depth) + ")";
      case 6 -> "ROUND(" + formula(row, column, depth - 1) + "," + random.nextInt(4) + ")";
      case 7 -> "(" + formula(row, column, depth - 1) + operator() + formula(row, column, 0) + ")";
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
      case 18 -> "LEN(A" + (row + 1) + "&" + dataCell() + ")";
      case 19 -> "IF(LEFT(A" + (row + 1) + ",3)=\"201\"," + (plain ? "1,0)" : "TRUE,FALSE)");
      case 20 -> "SUMIFS($C$1:$C$60,$A$1:$A$60,\"" + criterion() + "\",$B$1:$B$60,\">0\")";
      case 21 -> ofArea() + "(" + area(row, column) + ")";
      case 22 -> ofNumber() + "(ABS(" + formula(row, column, depth - 1) + "))";
      case 23 ->
          "MOD(INT(MIN(9999,ABS("
              + formula(row, column, 0)
              + "))),"
              + (1 + random.nextInt(9))
              + ")";
      case 24 -> (random.nextBoolean() ? "LARGE(" : "SMALL(") + area(row, column) + ",1)";
      case 25 -> "PMT(0.005,12," + formula(row, column, 0) + ")";
      case 26 ->
          // POI takes truth values among the data for numbers.
          plain ? "SUMPRODUCT($B$1:$B$60,$C$1:$C$60)" : "SUM($B$1:$B$60)";
      default -> "ABS(" + formula(row, column, depth - 1) + ")";
    };
  }

  private String ofArea() {
    return any("AVERAGE", "MEDIAN", "STDEV", "VAR", "SUMSQ", "DEVSQ", "AVEDEV", "SUM");
  }

  private String ofNumber() {
    return any("SQRT", "INT", "SIGN", "TRUNC", "LN", "ATAN", "DEGREES", "EVEN", "ODD");
  }

  private String any(String... names) {
    return names[random.nextInt(names.length)];
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
    return !plain && random.nextBoolean() ? code() : code() + "*";
  }

  /** A cell of the data, whose digits are not left to the order of adding. */
  private String dataCell() {
    return (char) ('A' + random.nextInt(4)) + String.valueOf(1 + random.nextInt(ROWS));
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
