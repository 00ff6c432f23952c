package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
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
    String line = text.strip();
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      columns += line.charAt(i) < 0x2E80 ? 1 : 2;
    }
    return columns;
  }

  /** The width at which lines were broken; 0 if paragraphs are whole. */
  static int common(List<Paragraph> paragraphs, int longest) {
    int[] widths =
        paragraphs.stream()
            .filter(paragraph -> paragraph.cell().isEmpty())
            .mapToInt(paragraph -> of(paragraph.text()))
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
