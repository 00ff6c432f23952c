package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.xlsx.SheetOutline.RowSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;

/** Places the box of a note beside its cell, as large as its text, in columns and rows. */
final class NoteBox {
  private static final int MIN_WIDTH = 120;
  private static final int MAX_WIDTH = 320;
  private static final int LINE_HEIGHT = 17;
  private static final int PADDING = 16;
  private static final TextSize PIXELS = new TextSize(0x2E80, 7, 13);

  private final List<Width> widths = new ArrayList<>();
  private final IntObjectHashMap<Outline> rows = new IntObjectHashMap<>();
  private final double defaultWidth;
  private final double defaultHeight;

  NoteBox(SheetOutline sheet) {
    for (RowSpan row : sheet.rows()) {
      rows.put(row.row(), row.element());
    }
    Outline none = sheet.root();
    Outline format = sheet.section("sheetFormatPr").orElse(none);
    this.defaultWidth = decimal(format.attribute("defaultColWidth"), 8.43);
    this.defaultHeight = decimal(format.attribute("defaultRowHeight"), 15);
    for (Outline range : sheet.section("cols").map(Outline::children).orElse(List.of())) {
      int first = Chars.wholeNumber(range.attribute("min"), 0) - 1;
      int last = Chars.wholeNumber(range.attribute("max"), 0) - 1;
      double width = hidden(range) ? 0 : decimal(range.attribute("width"), defaultWidth);
      widths.add(new Width(first, last, width));
    }
  }

  /** What a sheet says of the width of some columns. */
  private record Width(int first, int last, double width) {}

  /** The {@code x:Anchor} of a note: column, pixels, row, pixels of two corners. */
  String anchor(CellRef cell, String text) {
    int[] lines = PIXELS.lines(text);
    int width = width(lines);
    int height = height(lines, width);
    int left = Math.min(cell.column() + 1, CellRef.MAX_COLUMNS - 2);
    int top = Math.max(0, cell.row() - 1);
    int[] right = walk(left, 15 + width, CellRef.MAX_COLUMNS - 1, this::columnPixels);
    int[] bottom = walk(top, 4 + height, CellRef.MAX_ROWS - 1, this::rowPixels);
    return left + ", 15, " + top + ", 4, " + right[0] + ", " + right[1] + ", " + bottom[0] + ", "
        + bottom[1];
  }

  /**
   * The column or row in which so many pixels end, and how far inside it.
   *
   * @param size pixels of each
   */
  static int[] walk(int from, int pixels, int last, IntUnaryOperator size) {
    int at = from;
    int rest = pixels;
    for (int next = size.applyAsInt(at); at < last && rest >= next; next = size.applyAsInt(at)) {
      rest -= next;
      at++;
    }
    return new int[] {at, at == last ? 0 : rest};
  }

  /** Pixels a note's text needs from top to bottom in a box of some width. */
  static int height(String text, int width) {
    return height(PIXELS.lines(text), width);
  }

  private static int height(int[] lines, int width) {
    int count = 0;
    for (int line : lines) {
      count += 1 + line / (width - PADDING);
    }
    return PADDING + LINE_HEIGHT * count;
  }

  private int columnPixels(int column) {
    double width = defaultWidth;
    for (Width range : widths) {
      if (column >= range.first() && column <= range.last()) {
        width = range.width();
      }
    }
    return width == 0 ? 0 : (int) (width * 7 + 5);
  }

  private int rowPixels(int row) {
    Outline known = rows.get(row);
    double height =
        known == null
            ? defaultHeight
            : hidden(known) ? 0 : decimal(known.attribute("ht"), defaultHeight);
    return (int) (height * 4 / 3);
  }

  private static boolean hidden(Outline element) {
    String hidden = element.attribute("hidden");
    return hidden.equals("1") || hidden.equals("true");
  }

  private static double decimal(String text, double fallback) {
    double value = Chars.number(text);
    return Double.isFinite(value) ? value : fallback;
  }

  static int width(String text) {
    return width(PIXELS.lines(text));
  }

  private static int width(int[] lines) {
    int longest = 0;
    for (int line : lines) {
      longest = Math.max(longest, line);
    }
    return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, longest + PADDING));
  }
}
