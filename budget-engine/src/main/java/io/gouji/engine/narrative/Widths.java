package io.gouji.engine.narrative;

import java.util.List;

/** How wide lines are printed, and whether a text was broken into lines of one width. */
final class Widths {
  /** A text is broken into lines if at least one long line in so many is of the common width. */
  private static final int ONE_IN = 4;

  private static final int NEAR_PERCENT = 90;
  private static final int SHORTEST = 30;

  private Widths() {}

  /** Columns of a line; a Chinese sign takes two. */
  static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i++) {
      columns += text.charAt(i) < 0x2E80 && !isChinese(text.charAt(i)) ? 1 : 2;
    }
    return columns;
  }

  /** Quotation marks and dashes are as wide as characters in Chinese print. */
  private static boolean isChinese(char sign) {
    return sign >= 0x2010 && sign <= 0x203B;
  }

  /** The width at which cleaned lines were broken; 0 if paragraphs are whole. */
  static int common(List<Line> lines, int longest) {
    int[] widths =
        lines.stream()
            .filter(line -> !line.isEmpty() && line.paragraphs()[0].cell().isEmpty())
            .mapToInt(line -> of(line.text()))
            .filter(width -> width >= SHORTEST)
            .sorted()
            .toArray();
    if (widths.length < ONE_IN) {
      return 0;
    }
    int widest = widths[widths.length - 1 - widths.length / 50];
    long near = 0;
    for (int width : widths) {
      near += width * 100 >= widest * NEAR_PERCENT && width <= widest + 4 ? 1 : 0;
    }
    return widest <= longest && near * ONE_IN >= widths.length ? widest : 0;
  }
}
