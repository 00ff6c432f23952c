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
 * How a mark looks in an .xls workbook, whose palette may have had no room for the very colours.
 *
 * @param fill colour of the background, {@code FFC7CE}
 * @param border colour of the border, or the empty text where the mark has none
 */
record XlsLook(Mark mark, String fill, String border) {
  private static final Pattern TEXT = Pattern.compile("([A-Z]+) ([0-9A-F]{6}) ([0-9A-F]{6}|-)");

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
    String border = told.group(3).equals("-") ? "" : told.group(3);
    return Arrays.stream(Mark.values())
        .filter(mark -> mark.name().equals(told.group(1)))
        .map(mark -> new XlsLook(mark, told.group(2), border))
        .findFirst();
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
