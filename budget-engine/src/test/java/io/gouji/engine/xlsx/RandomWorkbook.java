package io.gouji.engine.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks made by POI from a seed: the same seed, the same workbook. */
public final class RandomWorkbook {
  private static final String[] TEXTS = {
    "一般公共服务支出", " 前后有空格 ", "a_x000D_b", "_x005F_", "第一行\n第二行", "<&>\"'", "😀 表情", "\t", "0.10"
  };
  private static final String[] FORMATS = {"General", "0.00", "#,##0.00", "yyyy\"年\"m\"月\"", "@"};

  private final Random random;
  private final XSSFWorkbook book = new XSSFWorkbook();
  private final XSSFCellStyle[] styles = new XSSFCellStyle[6];

  private RandomWorkbook(long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < styles.length; i++) {
      styles[i] = book.createCellStyle();
      styles[i].setDataFormat(
          book.createDataFormat().getFormat(FORMATS[random.nextInt(FORMATS.length)]));
      styles[i].setLocked(random.nextBoolean());
    }
  }

  public static byte[] of(long seed) {
    RandomWorkbook made = new RandomWorkbook(seed);
    int sheets = 1 + made.random.nextInt(4);
    for (int i = 0; i < sheets; i++) {
      made.sheet("表" + (i + 1));
    }
    return bytes(made.book);
  }

  /** Twelve sheets of sixty rows and ten columns: the size of a budget workbook. */
  static byte[] budgetSized() {
    RandomWorkbook made = new RandomWorkbook(12);
    for (int s = 1; s <= 12; s++) {
      XSSFSheet sheet = made.book.createSheet("表" + s);
      sheet.addMergedRegion(CellRangeAddress.valueOf("A1:J1"));
      for (int r = 0; r < 60; r++) {
        Row row = sheet.createRow(r);
        row.createCell(0).setCellValue(Integer.toString(2010000 + r));
        row.createCell(1).setCellValue("一般公共服务支出" + r);
        for (int c = 2; c < 9; c++) {
          Cell cell = row.createCell(c);
          cell.setCellValue(Math.round(made.random.nextDouble() * 1e6) / 100.0);
          cell.setCellStyle(made.styles[c % 3]);
        }
        row.createCell(9).setCellFormula("SUM(C" + (r + 1) + ":I" + (r + 1) + ")");
      }
    }
    return bytes(made.book);
  }

  static byte[] bytes(XSSFWorkbook book) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (book) {
      book.write(bytes);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return bytes.toByteArray();
  }

  private void sheet(String name) {
    XSSFSheet sheet = book.createSheet(name);
    if (book.getNumberOfSheets() > 1) {
      book.setSheetVisibility(
          book.getNumberOfSheets() - 1, SheetVisibility.values()[random.nextInt(3)]);
    }
    int rows = random.nextInt(40);
    for (int r = 0; r < rows; r += 1 + random.nextInt(3)) {
      Row row = sheet.createRow(r);
      row.setZeroHeight(random.nextInt(8) == 0);
      for (int c = 0; c < 12; c += 1 + random.nextInt(4)) {
        fill(row.createCell(c));
      }
    }
    sheet.addMergedRegion(new CellRangeAddress(50, 51 + random.nextInt(3), 2, 4));
    sheet.setArrayFormula("A1:A3*2", CellRangeAddress.valueOf("N60:N62"));
  }

  private void fill(Cell cell) {
    switch (random.nextInt(8)) {
      case 0 -> cell.setCellValue(TEXTS[random.nextInt(TEXTS.length)]);
      case 1 -> cell.setCellValue(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
      case 2 -> cell.setCellValue(random.nextInt(200_000) / 100.0 - 1000);
      case 3 -> cell.setCellValue(random.nextBoolean());
      case 4 -> cell.setCellErrorValue(FormulaError.DIV0.getCode());
      case 5 -> {
        cell.setCellFormula("SUM($A$1:B" + (1 + random.nextInt(9)) + ")*2");
        cell.setCellValue(random.nextInt(1000));
      }
      case 6 -> {
        cell.setCellFormula("\"甲\"&A1");
        cell.setCellValue("甲");
      }
      default -> cell.setBlank();
    }
    if (random.nextBoolean()) {
      cell.setCellStyle(styles[random.nextInt(styles.length)]);
    }
  }
}
