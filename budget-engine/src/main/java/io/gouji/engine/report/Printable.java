package io.gouji.engine.report;

/**
 * Text that every form of a report can hold: what XML 1.0 and UTF-8 cannot, control characters and
 * halves of surrogate pairs, is shown as U+FFFD.
 */
final class Printable {
  private static final char UNKNOWN = '\uFFFD';

  private Printable() {}

  static String of(String text) {
    return text.codePoints().allMatch(Printable::isFine) ? text : replaced(text);
  }

  private static String replaced(String text) {
    StringBuilder fine = new StringBuilder(text.length());
    text.codePoints().forEach(one -> fine.appendCodePoint(isFine(one) ? one : UNKNOWN));
    return fine.toString();
  }

  private static boolean isFine(int one) {
    return one >= 0x20 && one <= 0xD7FF
        || one == '\t'
        || one == '\n'
        || one == '\r'
        || one >= 0xE000 && one <= 0xFFFD
        || one >= 0x10000;
  }
}
