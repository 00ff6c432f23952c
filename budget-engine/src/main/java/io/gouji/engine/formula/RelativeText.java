package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRef;

/**
 * A formula's text with relative references written as distances, so that a formula copied down a
 * column gives one text. Only a key: two formulas may share it only if they are the same.
 */
final class RelativeText {
  private final String text;
  private final CellRef anchor;
  private final StringBuilder out;

  private RelativeText(String text, CellRef anchor) {
    this.text = text;
    this.anchor = anchor;
    this.out = new StringBuilder(text.length() + 16);
  }

  static String of(String text, CellRef anchor) {
    return new RelativeText(text, anchor).write();
  }

  private String write() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = copy(i, closing(i, c));
      } else if (c == '[') {
        i = copy(i, closing(i, ']'));
      } else if (partOfWord(c)) {
        i = word(i);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private int copy(int from, int to) {
    out.append(text, from, to);
    return to;
  }

  private int closing(int from, char mark) {
    int end = text.indexOf(mark, from + 1);
    return end < 0 ? text.length() : end + 1;
  }

  private static boolean partOfWord(char c) {
    return c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c == '$'
        || c == '.'
        || c == '_'
        || c == '\\'
        || c == '?'
        || c > 127;
  }

  private int word(int from) {
    int end = from;
    while (end < text.length() && partOfWord(text.charAt(end))) {
      end++;
    }
    if (!reference(from, end)) {
      out.append(text, from, end);
    }
    return end;
  }

  /**
   * Writes a word as a distance if it may be a reference; too often does no harm, see {@link #of}.
   */
  private boolean reference(int from, int end) {
    int i = from;
    boolean fixedColumn = at(i) == '$';
    i += fixedColumn ? 1 : 0;
    int column = 0;
    int letters = i;
    while (i < end && Character.isLetter(text.charAt(i)) && i - letters < 4) {
      column = column * 26 + (text.charAt(i++) & 0x1f);
    }
    int lettersEnd = i;
    boolean fixedRow = i > letters && at(i) == '$';
    i += fixedRow ? 1 : 0;
    int row = 0;
    int digits = i;
    while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9' && i - digits < 8) {
      row = row * 10 + (text.charAt(i++) - '0');
    }
    boolean hasColumn = lettersEnd > letters;
    boolean hasRow = i > digits;
    if (i < end || !hasColumn && !hasRow || sheetName(end) || at(end) == '(') {
      return false;
    }
    if (!(hasColumn && hasRow) && at(end) != ':' && (from == 0 || at(from - 1) != ':')) {
      return false;
    }
    write(hasColumn, fixedColumn, column - 1 - anchor.column(), column - 1);
    write(hasRow, hasColumn ? fixedRow : fixedColumn, row - 1 - anchor.row(), row - 1);
    return true;
  }

  /** Whether what follows makes the word before it part of a sheet's name. */
  private boolean sheetName(int end) {
    int i = end;
    if (at(i) == ':') {
      i++;
      while (i < text.length() && partOfWord(text.charAt(i))) {
        i++;
      }
    }
    return at(i) == '!' && i > end - 1 && (i == end || i > end + 1);
  }

  private void write(boolean written, boolean fixed, int distance, int place) {
    if (!written) {
      out.append('~');
    } else if (fixed) {
      out.append('{').append(place).append('}');
    } else {
      out.append('<').append(distance).append('>');
    }
  }

  private char at(int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
  }
}
