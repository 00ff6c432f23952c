package io.gouji.engine.report;

import io.gouji.engine.RuleTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Rules as a workbook for people: every cell a text, so that no formula of a rule is run. */
public final class RuleWorkbook {
  private static final int UNIT = 256;
  private static final int NARROW = 10;
  private static final int WIDE = 48;

  /** Rows below the rules that already offer the words to choose from. */
  private static final int SPARE = 200;

  private final XSSFWorkbook workbook;

  private RuleWorkbook(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /**
   * The bytes of an xlsx file; equal tables give equal bytes.
   *
   * @param name of the sheet
   */
  public static byte[] write(RuleTable table, String name) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      new RuleWorkbook(workbook).sheet(table, name);
      return TemplateWriter.bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sheet(RuleTable table, String name) {
    XSSFSheet sheet = workbook.createSheet(name);
    int columns = table.headings().size();
    XSSFCellStyle text = text();
    for (int column = 0; column < columns; column++) {
      sheet.setDefaultColumnStyle(column, text);
      sheet.setColumnWidth(column, width(table, column) * UNIT);
    }
    row(sheet.createRow(0), table.headings(), head());
    for (int i = 0; i < table.rows().size(); i++) {
      row(sheet.createRow(i + 1), table.rows().get(i), text);
    }
    sheet.createFreezePane(1, 1);
    sheet.setAutoFilter(new CellRangeAddress(0, table.rows().size(), 0, columns - 1));
    table.choices().forEach((column, words) -> offer(sheet, table, column, words));
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setFitToPage(true);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
  }

  private static void row(Row row, List<String> cells, XSSFCellStyle style) {
    for (int column = 0; column < cells.size(); column++) {
      row.createCell(column).setCellValue(cells.get(column));
      row.getCell(column).setCellStyle(style);
    }
  }

  /** As wide as its longest text, within reason: long ones wrap. */
  private static int width(RuleTable table, int column) {
    int longest = DisplayWidth.of(table.headings().get(column)) + 4;
    for (List<String> row : table.rows()) {
      longest = Math.max(longest, DisplayWidth.of(row.get(column)) + 2);
    }
    return Math.min(Math.max(longest, NARROW), WIDE);
  }

  private static void offer(XSSFSheet sheet, RuleTable table, int column, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    DataValidationHelper helper = sheet.getDataValidationHelper();
    int last = table.rows().size() + SPARE;
    DataValidation list =
        helper.createValidation(
            helper.createExplicitListConstraint(words.toArray(String[]::new)),
            new CellRangeAddressList(1, last, column, column));
    list.setShowErrorBox(true);
    list.setEmptyCellAllowed(true);
    sheet.addValidationData(list);
  }

  private XSSFCellStyle text() {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private XSSFCellStyle head() {
    XSSFCellStyle style = text();
    XSSFFont bold = workbook.createFont();
    bold.setBold(true);
    style.setFont(bold);
    style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    return style;
  }
}
