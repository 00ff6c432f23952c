package io.gouji.engine.binding;

import java.util.regex.Pattern;

/**
 * Ideographs of which every text has one that a pattern finds anything in: those its alternatives
 * end with. Most titles end in the word for table, so that one look at a text saves a search.
 */
final class Endings {
  private final StringBuilder signs = new StringBuilder();
  private boolean known = true;

  /** The endings of a pattern; unknown where an alternative ends in anything but an ideograph. */
  static Endings of(Pattern pattern) {
    Endings endings = new Endings();
    endings.read(pattern.pattern());
    return endings;
  }

  private void read(String source) {
    int depth = 0;
    boolean literal = false;
    for (int i = 0; i < source.length(); i++) {
      char sign = source.charAt(i);
      if (depth == 0 && sign == '|') {
        end(literal, source.charAt(Math.max(i - 1, 0)));
      }
      literal = sign >= '\u4e00' && sign <= '\u9fff';
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      // Brackets in classes and quotations are no brackets.
      known &= sign != '[' && (sign != '\\' || i + 1 < source.length() && isClass(source, i + 1));
    }
    end(literal, source.isEmpty() ? '|' : source.charAt(source.length() - 1));
  }

  private static boolean isClass(String source, int at) {
    return "dDsSwW".indexOf(source.charAt(at)) >= 0;
  }

  private void end(boolean literal, char last) {
    known &= literal;
    signs.append(last);
  }

  /** Whether the pattern may find something in a text. */
  boolean mayBeIn(String text) {
    if (!known) {
      return true;
    }
    for (int i = 0; i < signs.length(); i++) {
      if (text.indexOf(signs.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The endings of either. */
  Endings and(Endings other) {
    Endings both = new Endings();
    both.known = known && other.known;
    for (char sign : (signs.toString() + other.signs).toCharArray()) {
      if (both.signs.indexOf(String.valueOf(sign)) < 0) {
        both.signs.append(sign);
      }
    }
    return both;
  }
}
