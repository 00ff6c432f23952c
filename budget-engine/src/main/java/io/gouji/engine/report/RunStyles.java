package io.gouji.engine.report;

import io.gouji.engine.report.RunBook.Look;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a report's cells; grave and light in the colours of the sheet of results. */
final class RunStyles {
  private static final int TITLE = 14;
  private static final int TEXT = 10;

  private final XSSFWorkbook workbook;

  RunStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  XSSFCellStyle of(Look look) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(
        look == Look.TITLE ? VerticalAlignment.CENTER : VerticalAlignment.TOP);
    style.setFont(font(look));
    switch (look) {
      case TITLE -> style.setQuotePrefixed(true);
      case COUNT, ERRORS, WARNINGS, VERIFIES, INFOS -> number(style, "#,##0");
      case NUMBER -> number(style, "#,##0.00####");
      default -> text(style);
    }
    if (look != Look.TITLE) {
      border(style);
    }
    switch (look) {
      case HEAD -> fill(style, 0xD9, 0xE1, 0xF2);
      case ERROR, ERRORS -> fill(style, 0xFF, 0xC7, 0xCE);
      case WARNING, WARNINGS -> fill(style, 0xFF, 0xEB, 0x9C);
      case VERIFY, VERIFIES -> fill(style, 0xDD, 0xEB, 0xF7);
      case INFO, INFOS -> fill(style, 0xE2, 0xEF, 0xDA);
      default -> style.setFillPattern(FillPatternType.NO_FILL);
    }
    return style;
  }

  private XSSFFont font(Look look) {
    XSSFFont font = workbook.createFont();
    font.setFontHeightInPoints((short) (look == Look.TITLE ? TITLE : TEXT));
    font.setBold(look == Look.TITLE || look == Look.HEAD);
    if (look == Look.LINK) {
      font.setUnderline(XSSFFont.U_SINGLE);
      font.setColor(colour(0x05, 0x63, 0xC1));
    }
    return font;
  }

  private void number(XSSFCellStyle style, String format) {
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setAlignment(HorizontalAlignment.RIGHT);
  }

  private void text(XSSFCellStyle style) {
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setQuotePrefixed(true);
    style.setWrapText(true);
  }

  private static void border(XSSFCellStyle style) {
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    short grey = IndexedColors.GREY_25_PERCENT.getIndex();
    style.setBottomBorderColor(grey);
    style.setTopBorderColor(grey);
    style.setLeftBorderColor(grey);
    style.setRightBorderColor(grey);
  }

  private static void fill(XSSFCellStyle style, int red, int green, int blue) {
    style.setFillForegroundColor(colour(red, green, blue));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  private static XSSFColor colour(int red, int green, int blue) {
    return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null);
  }
}
