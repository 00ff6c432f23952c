package io.gouji.engine.formula;

import java.util.Locale;

/** A pattern with {@code ?}, {@code *} and {@code ~} before a character that stands for itself. */
final class Wildcard {
  private static final char ONE = '\uE000';
  private static final char ANY = '\uE001';

  private final String pattern;

  private Wildcard(String pattern) {
    this.pattern = pattern;
  }

  static Wildcard of(String text) {
    StringBuilder pattern = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '~' && i + 1 < text.length() && "?*~".indexOf(text.charAt(i + 1)) >= 0) {
        pattern.append(text.charAt(++i));
      } else {
        pattern.append(c == '?' ? ONE : c == '*' ? ANY : c);
      }
    }
    return new Wildcard(pattern.toString().toUpperCase(Locale.ROOT));
  }

  static boolean in(String text) {
    return text.indexOf('?') >= 0 || text.indexOf('*') >= 0 || text.indexOf('~') >= 0;
  }

  /** Whether the whole text fits, without regard to case. */
  boolean matches(String text) {
    return fits(text.toUpperCase(Locale.ROOT), 0, true) == Fit.YES;
  }

  /** The first place at or after {@code from} where the pattern fits, or -1. */
  int find(String text, int from) {
    String upper = text.toUpperCase(Locale.ROOT);
    Fit fit = Fit.NO;
    for (int i = from; i <= upper.length() && fit != Fit.NOWHERE; i++) {
      fit = fits(upper, i, false);
      if (fit == Fit.YES) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a pattern fits at a place. */
  private enum Fit {
    YES,
    NO,
    /** Not at any later place either: what follows a star was looked for up to the end. */
    NOWHERE
  }

  /** Goes back to the last star only, so time grows with the product of the lengths at worst. */
  private Fit fits(String text, int from, boolean whole) {
    int t = from;
    int p = 0;
    int star = -1;
    int mark = from;
    while (true) {
      if (p == pattern.length() && (!whole || t == text.length())) {
        return Fit.YES;
      }
      if (p < pattern.length() && pattern.charAt(p) == ANY) {
        star = p++;
        mark = t;
      } else if (p < pattern.length()
          && t < text.length()
          && (pattern.charAt(p) == ONE || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0 && mark < text.length()) {
        p = star + 1;
        t = ++mark;
      } else {
        return star < 0 ? Fit.NO : Fit.NOWHERE;
      }
    }
  }
}
