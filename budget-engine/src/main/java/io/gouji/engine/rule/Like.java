package io.gouji.engine.rule;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A text with wildcards that whole texts may be like: {@code *} stands for any signs, {@code ?} for
 * one.
 */
record Like(String words, Predicate<String> test) {
  private static final String WILD = "*?";

  static Like of(String words) {
    int last = words.length() - 1;
    if (last > 0 && words.charAt(0) == '*' && words.charAt(last) == '*') {
      String middle = words.substring(1, last);
      if (middle.chars().noneMatch(sign -> WILD.indexOf(sign) >= 0)) {
        // Nearly all are looked for anywhere in a text, which needs no pattern.
        return new Like(words, text -> text.contains(middle));
      }
    }
    return new Like(words, pattern(words).asMatchPredicate());
  }

  boolean is(String text) {
    return test.test(text);
  }

  private static Pattern pattern(String words) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char sign = words.charAt(i);
      regex.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
