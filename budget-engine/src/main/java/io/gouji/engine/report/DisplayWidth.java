package io.gouji.engine.report;

/**
 * Columns a text takes on a terminal: two for East Asian wide and full-width characters (Unicode
 * Standard Annex 11), none for combining marks, one for the rest, ambiguous ones included.
 */
final class DisplayWidth {
  /** First and last code points of the wide and full-width blocks, ascending. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(width - of(text), 0));
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(width - of(text), 0)) + text;
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
