package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Edit.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.usermodel.HSSFPalette;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.FillPatternType;

/**
 * How a mark looks in a workbook; the palette of an .xls may have had no room for the very colours.
 *
 * @param fill colour of the background, {@code FFC7CE}
 * @param border colour of the border, or the empty text where the mark has none
 */
record XlsLook(Mark mark, String fill, String border) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Z]+)(?: ([0-9A-F]{6}) ([0-9A-F]{6}|-))?");

  /** The mark on a cell that wears a format. */
  static XlsLook of(Mark mark, ExtendedFormatRecord format, HSSFPalette palette) {
    String border = MarkLook.border(mark).isEmpty() ? "" : colour(palette, sides(format).get(0));
    return new XlsLook(mark, colour(palette, format.getFillForeground()), border);
  }

  /** The mark that a line of the ledger tells; none where nobody wrote one. */
  static Optional<XlsLook> parse(String line) {
    Matcher told = TEXT.matcher(line);
    if (!told.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(Mark.values())
        .filter(mark -> mark.name().equals(told.group(1)))
        .map(mark -> told.group(2) == null ? of(mark) : told(mark, told.group(2), told.group(3)))
        .findFirst();
  }

  private static XlsLook told(Mark mark, String fill, String border) {
    return new XlsLook(mark, fill, border.equals("-") ? "" : border);
  }

  /** The mark in its own colours. */
  static XlsLook of(Mark mark) {
    String border = Look.attribute(MarkLook.border(mark), "color rgb");
    String rgb = border.isEmpty() ? "" : border.substring(2);
    return new XlsLook(mark, MarkLook.colour(mark).substring(2), rgb);
  }

  boolean isFilled(ExtendedFormatRecord format, HSSFPalette palette) {
    return format.getAdtlFillPattern() == FillPatternType.SOLID_FOREGROUND.getCode()
        && fill.equals(colour(palette, format.getFillForeground()));
  }

  /** Whether a format has our line in our colour on all four sides. */
  boolean isBordered(ExtendedFormatRecord format, HSSFPalette palette) {
    return !border.isEmpty()
        && sides(format).stream().allMatch(side -> border.equals(colour(palette, side)))
        && XlsStyles.isLined(format, mark);
  }

  /** Whether it has our colour on some side, and not our border. */
  boolean isPartlyBordered(ExtendedFormatRecord format, HSSFPalette palette) {
    return !border.isEmpty()
        && sides(format).stream().anyMatch(side -> border.equals(colour(palette, side)))
        && !isBordered(format, palette);
  }

  private static List<Short> sides(ExtendedFormatRecord format) {
    return List.of(
        format.getLeftBorderPaletteIdx(),
        format.getRightBorderPaletteIdx(),
        format.getTopBorderPaletteIdx(),
        format.getBottomBorderPaletteIdx());
  }

  private static String colour(HSSFPalette palette, short index) {
    HSSFColor colour = palette.getColor(index);
    if (colour == null) {
      return "";
    }
    short[] parts = colour.getTriplet();
    return "%02X%02X%02X".formatted(parts[0], parts[1], parts[2]);
  }

  @Override
  public String toString() {
    return mark + " " + fill + " " + (border.isEmpty() ? "-" : border);
  }
}
