package io.gouji.engine.pack;

import java.util.OptionalLong;

/**
 * Finds a cell of a CSV text that begins with a quote which nothing closes (RFC 4180): all lines
 * behind it would be read as words of that cell.
 */
final class Quotes {
  private static final char QUOTE = '"';

  private final String text;
  private int at;
  private long line = 1;

  private Quotes(String text) {
    this.text = text;
  }

  /** The line in which such a cell begins. */
  static OptionalLong open(String text) {
    return new Quotes(text).open();
  }

  private OptionalLong open() {
    while (at < text.length()) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == QUOTE) {
        long begins = line;
        at++;
        if (!closes(begins)) {
          return OptionalLong.of(begins);
        }
      }
      skipCell();
    }
    return OptionalLong.empty();
  }

  /** Goes behind the quote that ends a cell; a quote amid words of its first line ends none. */
  private boolean closes(long begins) {
    for (; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '\n') {
        line++;
      } else if (sign == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        at++;
      } else if (sign == QUOTE) {
        at++;
        skipBlanks();
        return at == text.length() || isEnd(text.charAt(at)) || line == begins;
      }
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void skipCell() {
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    if (at < text.length()) {
      line += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
  }

  private static boolean isEnd(char sign) {
    return sign == ',' || sign == '\n' || sign == '\r';
  }
}
