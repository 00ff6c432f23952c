package io.gouji.engine.samples;

import io.gouji.engine.report.TemplateWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;

/** A clean workbook in which one thing is changed, found by the words an accountant reads. */
final class Plant {
  private final XSSFWorkbook workbook;

  private Plant(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /** The file with the change in it, its formulas calculated, then changed once more. */
  static byte[] in(byte[] clean, Consumer<Plant> change, Consumer<Plant> afterwards)
      throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(clean))) {
      Plant plant = new Plant(workbook);
      change.accept(plant);
      XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
      afterwards.accept(plant);
      return TemplateWriter.bytes(workbook);
    }
  }

  XSSFWorkbook workbook() {
    return workbook;
  }

  /** The sheet of a table, {@code 表3}. */
  XSSFSheet sheet(String table) {
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      if (workbook.getSheetName(i).startsWith(table + " ")) {
        return workbook.getSheetAt(i);
      }
    }
    throw new IllegalArgumentException(table);
  }

  /** The amount in the first row that carries a label or code, under a column's own header. */
  XSSFCell cell(String table, String row, String column) {
    XSSFSheet sheet = sheet(table);
    int top = sheet.getPaneInformation().getHorizontalSplitPosition();
    for (int r = top; r <= sheet.getLastRowNum(); r++) {
      for (Cell cell : sheet.getRow(r)) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(row)) {
          return sheet.getRow(r).getCell(column(sheet, top, cell.getColumnIndex(), column));
        }
      }
    }
    throw new IllegalArgumentException(table + " " + row);
  }

  private static int column(XSSFSheet sheet, int top, int from, String header) {
    for (int r = top - 1; r > 2; r--) {
      Row row = sheet.getRow(r);
      for (int c = from; c < row.getLastCellNum(); c++) {
        if (row.getCell(c).getStringCellValue().equals(header)) {
          return c;
        }
      }
    }
    throw new IllegalArgumentException(sheet.getSheetName() + " " + header);
  }

  /** Types a figure; over a formula too, as people do. */
  Plant set(String table, String row, String column, double amount) {
    XSSFCell cell = cell(table, row, column);
    if (cell.getCellType() == CellType.FORMULA) {
      cell.removeFormula();
    }
    cell.setCellValue(amount);
    return this;
  }

  Plant text(String table, String row, String column, String text) {
    cell(table, row, column).setCellValue(text);
    return this;
  }

  Plant formula(String table, String row, String column, String formula) {
    cell(table, row, column).setCellFormula(formula);
    return this;
  }

  /** Writes a formula the library may not know, and the value some program once gave it. */
  Plant raw(String table, String row, String column, String formula, double cached) {
    CTCell cell = cell(table, row, column).getCTCell();
    (cell.isSetF() ? cell.getF() : cell.addNewF()).setStringValue(formula);
    cell.setV(Double.toString(cached));
    return this;
  }

  /** Renames a column. */
  Plant header(String table, String from, String to) {
    XSSFSheet sheet = sheet(table);
    int top = sheet.getPaneInformation().getHorizontalSplitPosition();
    int column = column(sheet, top, 0, from);
    for (int r = 3; r < top; r++) {
      Cell cell = sheet.getRow(r).getCell(column);
      if (cell.getStringCellValue().equals(from)) {
        cell.setCellValue(to);
      }
    }
    return this;
  }

  /** Takes a column out: its header and all that stands below. */
  Plant without(String table, String header) {
    XSSFSheet sheet = sheet(table);
    int top = sheet.getPaneInformation().getHorizontalSplitPosition();
    int column = column(sheet, top, 0, header);
    for (int r = 3; r <= sheet.getLastRowNum(); r++) {
      Cell cell = sheet.getRow(r) == null ? null : sheet.getRow(r).getCell(column);
      if (cell != null) {
        cell.setBlank();
      }
    }
    return this;
  }

  /** Writes something else behind words above the table, {@code 单位：}. */
  Plant head(String table, String words, String text) {
    for (Cell cell : sheet(table).getRow(2)) {
      if (cell.getStringCellValue().startsWith(words)) {
        cell.setCellValue(words + text);
      }
    }
    return this;
  }

  /** Exchanges the figures of two rows. */
  Plant swap(String table, String one, String other, String column) {
    double first = cell(table, one, column).getNumericCellValue();
    double second = cell(table, other, column).getNumericCellValue();
    return set(table, one, column, second).set(table, other, column, first);
  }
}
