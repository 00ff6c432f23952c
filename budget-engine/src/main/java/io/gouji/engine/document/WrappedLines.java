package io.gouji.engine.document;

import java.util.List;

/**
 * Tells which lines of a text were broken by a program to a width, as converters of PDF do, and
 * belong together.
 */
final class WrappedLines {
  /** Narrower than this, in half-width characters, lines are a list or a table. */
  private static final int NARROWEST = 40;

  private static final int WIDEST = 250;

  /** A line falls short of the width by a tenth at most: fonts are proportional. */
  private static final int TENTH = 10;

  /** What stands at the end of a whole paragraph. */
  private static final String ENDS = "\u3002\uFF01\uFF1F!?\uFF1A:\uFF1B;";

  /** What never stands at the beginning of one. */
  private static final String NEVER_FIRST =
      "\u3002\uFF0C\u3001\uFF1B\uFF1A\uFF01\uFF1F,;)\uFF09\u300B\u201D\u3011\u300D%\uFF05";

  /** No line reaches this width where none were broken. */
  private final int width;

  private WrappedLines(int width) {
    this.width = width;
  }

  /** Lines were broken if the longest are several and most of them end amid a sentence. */
  static WrappedLines of(List<String> lines) {
    int longest = lines.stream().mapToInt(WrappedLines::width).max().orElse(0);
    if (longest < NARROWEST || longest > WIDEST) {
      return new WrappedLines(Integer.MAX_VALUE);
    }
    int width = longest - longest / TENTH;
    List<String> full = lines.stream().filter(line -> width(line) >= width).toList();
    long open = full.stream().filter(line -> !ends(line)).count();
    boolean broken = open >= 3 && 2 * open > full.size();
    return new WrappedLines(broken ? width : Integer.MAX_VALUE);
  }

  /** Whether a line goes on in the next. */
  boolean continues(String line, String next) {
    String rest = next.strip();
    if (width == Integer.MAX_VALUE || rest.isEmpty() || line.isBlank()) {
      return false;
    }
    if (NEVER_FIRST.indexOf(rest.charAt(0)) >= 0) {
      return true;
    }
    return width(line) >= width && !ends(line);
  }

  private static boolean ends(String line) {
    String ended = line.stripTrailing();
    return ended.isEmpty() || ENDS.indexOf(ended.charAt(ended.length() - 1)) >= 0;
  }

  /** How many half-width characters a line takes. */
  static int width(String line) {
    return line.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x2E80 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE4F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c == 0x2014
        || c == 0x2026
        || c >= 0x2018 && c <= 0x201D
        || c >= 0x20000 && c <= 0x3FFFF;
  }
}
