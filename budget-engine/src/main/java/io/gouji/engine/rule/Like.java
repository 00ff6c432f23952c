package io.gouji.engine.rule;

import java.util.function.Predicate;

/**
 * A text with wildcards that whole texts may be like: {@code *} stands for any signs, {@code ?} for
 * one.
 */
record Like(String words, Predicate<String> test) {
  private static final String WILD = "*?";

  /** Where no more is wanted: no sign. */
  private static final int NOTHING = -1;

  static Like of(String words) {
    int last = words.length() - 1;
    if (last > 0 && words.charAt(0) == '*' && words.charAt(last) == '*') {
      String middle = words.substring(1, last);
      if (middle.chars().noneMatch(sign -> WILD.indexOf(sign) >= 0)) {
        // Nearly all are looked for anywhere in a text.
        return new Like(words, text -> text.contains(middle));
      }
    }
    return new Like(words, text -> fits(words, text));
  }

  boolean is(String text) {
    return test.test(text);
  }

  /** After the last {@code *} a sign that does not fit only means that it stands for one more. */
  private static boolean fits(String words, String text) {
    int word = 0;
    int sign = 0;
    int star = -1;
    int from = 0;
    while (sign < text.length()) {
      int wanted = word < words.length() ? words.charAt(word) : NOTHING;
      if (wanted == '*') {
        star = word++;
        from = sign;
      } else if (wanted == '?') {
        word++;
        sign = text.offsetByCodePoints(sign, 1);
      } else if (wanted == text.charAt(sign)) {
        word++;
        sign++;
      } else if (star >= 0) {
        word = star + 1;
        from = text.offsetByCodePoints(from, 1);
        sign = from;
      } else {
        return false;
      }
    }
    while (word < words.length() && words.charAt(word) == '*') {
      word++;
    }
    return word == words.length();
  }
}
