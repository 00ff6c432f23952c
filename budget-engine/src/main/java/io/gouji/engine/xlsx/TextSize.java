package io.gouji.engine.xlsx;

import java.util.Arrays;

/** Measures texts without the fonts they are shown in: characters are narrow or wide. */
final class TextSize {
  private final int firstWide;
  private final int narrow;
  private final int wide;

  /**
   * A measure.
   *
   * @param firstWide the first character that is wide; the others from there on are too
   */
  TextSize(int firstWide, int narrow, int wide) {
    this.firstWide = firstWide;
    this.narrow = narrow;
    this.wide = wide;
  }

  /** The widths of the lines of a text; a line end at its end begins none. */
  int[] lines(String text) {
    int[] widths = new int[4];
    int count = 0;
    int from = 0;
    while (from < text.length()) {
      int end = from;
      int width = 0;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        int character = text.codePointAt(end);
        width += character < firstWide ? narrow : wide;
        end += Character.charCount(character);
      }
      if (count == widths.length) {
        widths = Arrays.copyOf(widths, 2 * count);
      }
      widths[count++] = width;
      boolean both = end + 1 < text.length() && text.charAt(end) == '\r';
      from = end + (both && text.charAt(end + 1) == '\n' ? 2 : 1);
    }
    return Arrays.copyOf(widths, count);
  }
}
