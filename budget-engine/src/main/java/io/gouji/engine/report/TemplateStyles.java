package io.gouji.engine.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontFamily;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few looks of a generated workbook; each is made once per workbook. */
final class TemplateStyles {
  /** Looks that need nothing but their name. */
  enum Look {
    TITLE,
    CAPTION_LEFT,
    CAPTION_RIGHT,
    HEADER,
    CODE,
    TEXT,
    CENTRED,
    COUNT,
    PERCENT,
    AMOUNT,
    TOTAL_LABEL,
    TOTAL_AMOUNT,
    NOTE
  }

  /** A look with what varies within it: steps of indent, decimals of an amount. */
  private record Key(Look look, int variant) {}

  private static final String BODY = "SimSun";
  private static final String HEADLINE = "SimHei";
  private static final byte[] HEADER_FILL = {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2};

  private final XSSFWorkbook workbook;
  private final Map<Key, XSSFCellStyle> styles = new LinkedHashMap<>();
  private final Map<String, XSSFFont> fonts = new LinkedHashMap<>();

  TemplateStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    // Column widths and row numbers are measured in the workbook's first font.
    dress(workbook.getFontAt(0), BODY, 10.5, false);
  }

  XSSFCellStyle of(Look look) {
    return of(look, 0);
  }

  /** The look with an indent in steps, or, for numbers, with so many decimals. */
  XSSFCellStyle of(Look look, int variant) {
    return styles.computeIfAbsent(new Key(look, variant), this::make);
  }

  private XSSFCellStyle make(Key key) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    switch (key.look()) {
      case TITLE -> {
        style.setFont(font(HEADLINE, 18, false));
        style.setAlignment(HorizontalAlignment.CENTER);
      }
      case CAPTION_LEFT -> style.setFont(font(BODY, 10.5, false));
      case CAPTION_RIGHT -> {
        style.setFont(font(BODY, 10.5, false));
        style.setAlignment(HorizontalAlignment.RIGHT);
      }
      case NOTE -> {
        style.setFont(font(BODY, 10, false));
        style.setWrapText(true);
      }
      default -> cell(style, key);
    }
    return style;
  }

  private void cell(XSSFCellStyle style, Key key) {
    border(style);
    boolean strong = key.look() == Look.HEADER || key.look() == Look.TOTAL_LABEL;
    style.setFont(font(BODY, 10, strong || key.look() == Look.TOTAL_AMOUNT));
    switch (key.look()) {
      case HEADER -> {
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setWrapText(true);
        style.setFillForegroundColor(new XSSFColor(HEADER_FILL));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      }
      case CODE -> {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
        style.setDataFormat(format("@"));
      }
      case CENTRED -> {
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setDataFormat(format("@"));
        style.setWrapText(true);
      }
      case TOTAL_LABEL -> style.setAlignment(HorizontalAlignment.CENTER);
      case COUNT -> {
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setDataFormat(format(digits(key.variant())));
      }
      case PERCENT -> {
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setIndention((short) 1);
        style.setDataFormat(format("0.00%"));
      }
      case AMOUNT, TOTAL_AMOUNT -> {
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setIndention((short) 1);
        style.setDataFormat(format(amount(key.variant())));
      }
      default -> {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) key.variant());
        style.setWrapText(true);
      }
    }
  }

  /** A zero prints as nothing, as these tables are read: an empty place is a zero. */
  private static String amount(int decimals) {
    return digits(decimals) + ";-" + digits(decimals) + ";;@";
  }

  private static String digits(int decimals) {
    return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }

  private short format(String pattern) {
    return workbook.createDataFormat().getFormat(pattern);
  }

  private static void border(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
  }

  private XSSFFont font(String name, double points, boolean bold) {
    return fonts.computeIfAbsent(
        name + points + bold, key -> dress(workbook.createFont(), name, points, bold));
  }

  private static XSSFFont dress(XSSFFont font, String name, double points, boolean bold) {
    font.setFontName(name);
    font.setFontHeight(points);
    font.setBold(bold);
    font.setCharSet(FontCharset.GB2312.getNativeId());
    font.setFamily(FontFamily.MODERN);
    return font;
  }
}
