package io.gouji.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A sample saved as Excel 97 to 2003 would: values, formulas, number formats and merges. */
public final class OldFormat {
  private final HSSFWorkbook book = new HSSFWorkbook();
  private final Map<String, HSSFCellStyle> styles = new HashMap<>();

  private OldFormat() {}

  /** The workbook of an .xlsx file as an .xls file. */
  public static byte[] of(byte[] sample) {
    OldFormat old = new OldFormat();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook now = new XSSFWorkbook(new ByteArrayInputStream(sample))) {
      // Formulas may name sheets that follow.
      now.forEach(sheet -> old.book.createSheet(sheet.getSheetName()));
      now.forEach(old::copy);
      old.book.write(out);
      old.book.close();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return out.toByteArray();
  }

  private void copy(Sheet from) {
    HSSFSheet to = book.getSheet(from.getSheetName());
    from.getMergedRegions().forEach(to::addMergedRegion);
    for (Row row : from) {
      Row made = to.createRow(row.getRowNum());
      made.setHeight(row.getHeight());
      for (Cell cell : row) {
        copy(cell, (HSSFCell) made.createCell(cell.getColumnIndex()));
      }
    }
    for (int column = 0; column < 12; column++) {
      to.setColumnWidth(column, from.getColumnWidth(column));
    }
  }

  private void copy(Cell from, HSSFCell to) {
    to.setCellStyle(style(from.getCellStyle().getDataFormatString()));
    boolean formula = from.getCellType() == CellType.FORMULA;
    if (formula) {
      to.setCellFormula(from.getCellFormula());
    }
    switch (formula ? from.getCachedFormulaResultType() : from.getCellType()) {
      case NUMERIC -> to.setCellValue(from.getNumericCellValue());
      case STRING -> to.setCellValue(from.getStringCellValue());
      case BOOLEAN -> to.setCellValue(from.getBooleanCellValue());
      default -> {
        // Blank, as it is.
      }
    }
  }

  private HSSFCellStyle style(String format) {
    return styles.computeIfAbsent(
        format,
        code -> {
          HSSFCellStyle style = book.createCellStyle();
          style.setDataFormat(book.createDataFormat().getFormat(code));
          return style;
        });
  }
}
