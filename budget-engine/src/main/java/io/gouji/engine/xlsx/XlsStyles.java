package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;

/**
 * Adds cell formats to an .xls workbook, which has room for 4,000: one clone per base format and
 * mark, one per role, and none twice. Formats that exist are never changed.
 */
final class XlsStyles {
  /** Lines around cells by their names in style XML. */
  private static final Map<String, BorderStyle> LINES =
      Map.of(
          "thin", BorderStyle.THIN,
          "dotted", BorderStyle.DOTTED,
          "medium", BorderStyle.MEDIUM,
          "mediumDashed", BorderStyle.MEDIUM_DASHED,
          "mediumDashDot", BorderStyle.MEDIUM_DASH_DOT,
          "thick", BorderStyle.THICK);

  private static final int ROOM = 4000;

  /** Kept free for the sheets of ours, which are made last. */
  private static final int ROLES = 40;

  private static final short AUTOMATIC_BACKGROUND = 65;
  private static final int GB2312 = 134;
  private static final short NORMAL = 400;
  private static final short BOLD = 700;

  private final HSSFWorkbook book;
  private final InternalWorkbook inside;
  private final XlsExtensions extensions;
  private final XlsColours colours;
  private final Set<Shortfall> shortfalls;

  XlsStyles(HSSFWorkbook book, XlsColours colours, Set<Shortfall> shortfalls) {
    this.book = book;
    this.inside = book.getInternalWorkbook();
    this.extensions = new XlsExtensions(inside);
    this.colours = colours;
    this.shortfalls = shortfalls;
  }

  /**
   * The format that differs from another one by the mark's background and border alone; none
   * without room.
   */
  Optional<HSSFCellStyle> marked(HSSFCellStyle base, Mark mark) {
    ExtendedFormatRecord format = inside.getExFormatAt(base.getIndex()).copy();
    fill(format, MarkLook.colour(mark));
    border(format, MarkLook.border(mark));
    return style(format, extensions.withoutFill(base.getIndex()), ROOM - ROLES);
  }

  /** How a mark looks in a format made for it. */
  XlsLook look(Mark mark, HSSFCellStyle marked) {
    return XlsLook.of(mark, inside.getExFormatAt(marked.getIndex()), colours.palette());
  }

  /** Whether a format still has the border of a mark. */
  boolean isBordered(HSSFCellStyle style, XlsLook look) {
    return look.isBordered(inside.getExFormatAt(style.getIndex()), colours.palette());
  }

  /** Whether a format still has part of the border of a mark. */
  boolean isPartlyBordered(HSSFCellStyle style, XlsLook look) {
    return look.isPartlyBordered(inside.getExFormatAt(style.getIndex()), colours.palette());
  }

  /** Whether a format still has the background of a mark. */
  boolean isFilled(HSSFCellStyle style, XlsLook look) {
    return look.isFilled(inside.getExFormatAt(style.getIndex()), colours.palette());
  }

  /** Whether a format has the line of a mark, whatever its colour, on all four sides. */
  static boolean isLined(ExtendedFormatRecord format, Mark mark) {
    short line = LINES.get(Look.attribute(MarkLook.border(mark), "style")).getCode();
    return format.getBorderLeft() == line
        && format.getBorderRight() == line
        && format.getBorderTop() == line
        && format.getBorderBottom() == line;
  }

  /**
   * The format of a cell from which a mark goes.
   *
   * @param then the format it had below the mark: of it are the background and the border, each
   *     where the cell still shows ours
   */
  HSSFCellStyle dressed(HSSFCellStyle now, HSSFCellStyle then, XlsLook look) {
    ExtendedFormatRecord format = inside.getExFormatAt(now.getIndex()).copy();
    boolean bordered = look.isBordered(format, colours.palette());
    ExtendedFormatRecord earlier = inside.getExFormatAt(then.getIndex());
    boolean filled = look.isFilled(format, colours.palette());
    if (filled) {
      format.setAdtlFillPattern(earlier.getAdtlFillPattern());
      format.setFillForeground(earlier.getFillForeground());
      format.setFillBackground(earlier.getFillBackground());
    }
    if (bordered) {
      format.setBorderLeft(earlier.getBorderLeft());
      format.setBorderRight(earlier.getBorderRight());
      format.setBorderTop(earlier.getBorderTop());
      format.setBorderBottom(earlier.getBorderBottom());
      format.setLeftBorderPaletteIdx(earlier.getLeftBorderPaletteIdx());
      format.setRightBorderPaletteIdx(earlier.getRightBorderPaletteIdx());
      format.setTopBorderPaletteIdx(earlier.getTopBorderPaletteIdx());
      format.setBottomBorderPaletteIdx(earlier.getBottomBorderPaletteIdx());
    }
    if (isSame(format, earlier)) {
      return then;
    }
    byte[] more = filled ? extensions.withoutFill(now.getIndex()) : extensions.of(now.getIndex());
    return style(format, more, ROOM).orElse(then);
  }

  /** Whether formats look the same; which of their parts are their own, marks change. */
  private static boolean isSame(ExtendedFormatRecord one, ExtendedFormatRecord other) {
    ExtendedFormatRecord same = one.copy();
    same.setIndentNotParentPattern(other.isIndentNotParentPattern());
    same.setIndentNotParentBorder(other.isIndentNotParentBorder());
    return same.equals(other);
  }

  /** The format of a cell of ours, with as many decimals as the text in it has. */
  Optional<HSSFCellStyle> role(Role role, int decimals) {
    Look look = Look.of(role);
    ExtendedFormatRecord format = plain();
    format.setFontIndex(font(look));
    if (role == Role.NUMBER) {
      String code = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
      format.setFormatIndex(book.createDataFormat().getFormat(code));
    }
    if (!look.fill().isEmpty()) {
      fill(format, look.fill());
    }
    border(format, look.border());
    format.setAlignment(HorizontalAlignment.valueOf(look.horizontal()).getCode());
    format.setVerticalAlignment(VerticalAlignment.valueOf(look.vertical()).getCode());
    format.setWrapText(look.isWrapped());
    return style(format, new byte[0], ROOM);
  }

  /** The format a new cell has; as POI makes it. */
  private static ExtendedFormatRecord plain() {
    ExtendedFormatRecord format = new ExtendedFormatRecord();
    format.setCellOptions((short) 1);
    format.setAlignmentOptions((short) 0x20);
    format.setFillPaletteOptions((short) 0x20C0);
    format.setIndentNotParentFont(true);
    format.setIndentNotParentFormat(true);
    format.setIndentNotParentAlignment(true);
    format.setIndentNotParentBorder(true);
    return format;
  }

  private void fill(ExtendedFormatRecord format, String colour) {
    format.setAdtlFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
    format.setFillForeground(colours.index(colour));
    format.setFillBackground(AUTOMATIC_BACKGROUND);
    format.setIndentNotParentPattern(true);
  }

  /** One line around the cell, as style XML tells it; none where that is empty. */
  private void border(ExtendedFormatRecord format, String xml) {
    if (xml.isEmpty()) {
      return;
    }
    short line = LINES.get(Look.attribute(xml, "style")).getCode();
    short colour = colours.index(Look.attribute(xml, "color rgb"));
    format.setBorderLeft(line);
    format.setBorderRight(line);
    format.setBorderTop(line);
    format.setBorderBottom(line);
    format.setLeftBorderPaletteIdx(colour);
    format.setRightBorderPaletteIdx(colour);
    format.setTopBorderPaletteIdx(colour);
    format.setBottomBorderPaletteIdx(colour);
  }

  private short font(Look look) {
    short colour = look.colour().isEmpty() ? Font.COLOR_NORMAL : colours.index(look.colour());
    byte underline = look.underlined() ? Font.U_SINGLE : Font.U_NONE;
    short height = (short) (look.size() * 20);
    for (int number : fontNumbers(inside)) {
      FontRecord record = inside.getFontRecordAt(number);
      boolean same =
          record.getColorPaletteIndex() == colour
              && record.getUnderline() == underline
              && record.getFontHeight() == height
              && record.getBoldWeight() == (look.bold() ? BOLD : NORMAL)
              && !record.isItalic()
              && !record.isStruckout()
              && record.getSuperSubScript() == Font.SS_NONE
              && Look.FONT.equals(record.getFontName());
      if (same) {
        return (short) number;
      }
    }
    HSSFFont font = book.createFont();
    font.setBold(look.bold());
    font.setColor(colour);
    font.setFontHeight(height);
    font.setFontName(Look.FONT);
    font.setUnderline(underline);
    font.setCharSet(GB2312);
    return (short) font.getIndex();
  }

  /** The font of a note. */
  short note() {
    return font(new Look("<sz val=\"9\"/>", "", "", ""));
  }

  /** The numbers of all fonts; there is none of number 4, so the next record has number 5. */
  static int[] fontNumbers(InternalWorkbook inside) {
    int records = inside.getNumberOfFontRecords();
    return IntStream.rangeClosed(0, records > 4 ? records : records - 1)
        .filter(number -> number != 4)
        .toArray();
  }

  private Optional<HSSFCellStyle> style(ExtendedFormatRecord format, byte[] extension, int room) {
    int count = inside.getNumExFormats();
    for (int i = 0; i < count; i++) {
      if (inside.getExFormatAt(i).equals(format) && Arrays.equals(extensions.of(i), extension)) {
        return Optional.of(book.getCellStyleAt(i));
      }
    }
    if (count >= room) {
      shortfalls.add(Shortfall.FILLS);
      return Optional.empty();
    }
    HSSFCellStyle style = book.createCellStyle();
    inside.getExFormatAt(style.getIndex()).cloneStyleFrom(format);
    extensions.add(style.getIndex(), extension);
    return Optional.of(style);
  }
}
