package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.PrintOrientation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Measures of a printed table: widths, heights, paper. */
final class TemplatePage {
  /** Height of a line, in points. */
  static final float LINE = 21;

  /** Height of a header line, in points. */
  static final float HEADER = 24;

  /** Height of one line of wrapped text, in points. */
  private static final float TEXT = 14;

  /** Half-width characters side by side that an upright A4 page holds and one can still read. */
  private static final int UPRIGHT = 118;

  private final XSSFSheet sheet;
  private final List<ColumnSpec> columns;
  private final Map<String, String> properties;

  TemplatePage(XSSFSheet sheet, List<ColumnSpec> columns, Map<String, String> properties) {
    this.sheet = sheet;
    this.columns = columns;
    this.properties = properties;
  }

  void lay(int top, int frozenColumns) {
    for (int c = 0; c < columns.size(); c++) {
      sheet.setColumnWidth(c, columns.get(c).template().width() * 256);
    }
    sheet.createFreezePane(frozenColumns, top);
    sheet.setRepeatingRows(new CellRangeAddress(0, top - 1, -1, -1));
    sheet.setFitToPage(true);
    sheet.setHorizontallyCenter(true);
    sheet.setDisplayGridlines(false);
    var print = sheet.getPrintSetup();
    print.setPaperSize(PaperSize.A4_PAPER);
    print.setOrientation(upright(columns) ? PrintOrientation.PORTRAIT : PrintOrientation.LANDSCAPE);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    margins();
    sheet.getFooter().setCenter(properties.getOrDefault("template.footer", "&P / &N"));
  }

  /** Whether a table of these columns is printed on upright paper. */
  static boolean upright(List<ColumnSpec> columns) {
    return columns.stream().mapToInt(column -> column.template().width()).sum() <= UPRIGHT;
  }

  private void margins() {
    sheet.setMargin(PageMargin.LEFT, 0.6);
    sheet.setMargin(PageMargin.RIGHT, 0.6);
    sheet.setMargin(PageMargin.TOP, 0.75);
    sheet.setMargin(PageMargin.BOTTOM, 0.75);
  }

  /** Makes a row as high as a wrapped text needs in a column of so many half-width characters. */
  static void grow(XSSFCell cell, int width, String text) {
    XSSFRow row = cell.getRow();
    float needed = lines(text, Math.max(1, width - 2)) * TEXT + 6;
    if (needed > row.getHeightInPoints()) {
      row.setHeightInPoints(Math.min(needed, 409));
    }
  }

  private static int lines(String text, int width) {
    return text.lines().mapToInt(line -> 1 + Math.max(0, measure(line) - 1) / width).sum();
  }

  /** Half-width characters a text takes: what lies beyond Latin takes two. */
  private static int measure(String text) {
    return text.codePoints().map(point -> point < 0x2000 ? 1 : 2).sum();
  }
}
