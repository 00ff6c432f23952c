package io.gouji.engine.sheet;

import java.text.Normalizer;

/**
 * Texts in the signs that compatibility makes of them (Unicode NFKC): half-width letters, digits
 * and punctuation. Of ordinary Chinese texts this is known sign by sign.
 */
public final class HalfWidth {
  private static final char FIRST_WIDE = '\uff01';
  private static final char LAST_WIDE = '\uff5e';
  private static final char WIDE_BLANK = '\u3000';
  private static final char HARD_BLANK = '\u00a0';

  private HalfWidth() {}

  /** The text itself where nothing changes. */
  public static String of(String text) {
    boolean same = true;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (!isSame(sign)) {
        same = false;
        if (!isOther(sign)) {
          return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
      }
    }
    return same ? text : narrowed(text);
  }

  private static String narrowed(String text) {
    char[] signs = text.toCharArray();
    for (int i = 0; i < signs.length; i++) {
      if (signs[i] >= FIRST_WIDE && signs[i] <= LAST_WIDE) {
        signs[i] -= FIRST_WIDE - '!';
      } else if (signs[i] == WIDE_BLANK || signs[i] == HARD_BLANK) {
        signs[i] = ' ';
      }
    }
    return new String(signs);
  }

  /** ASCII, ideographs, their punctuation and some signs that nothing beside them changes. */
  private static boolean isSame(char sign) {
    return sign >= '\u4e00' && sign <= '\u9fff'
        || sign < '\u0080'
        || sign > WIDE_BLANK && sign <= '\u301f'
        || sign >= '\u2018' && sign <= '\u201f'
        || sign == '\u2264'
        || sign == '\u2265'
        || sign == '\u00b7'
        || sign == '\u2014';
  }

  /** Signs that become one other, whatever stands beside them. */
  private static boolean isOther(char sign) {
    return sign >= FIRST_WIDE && sign <= LAST_WIDE || sign == WIDE_BLANK || sign == HARD_BLANK;
  }
}
