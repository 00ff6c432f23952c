package io.gouji.engine.binding;

/** Normalised classification codes: digits only, from one column or from three. */
final class Codes {
  private static final int CLASS_DIGITS = 3;

  private Codes() {}

  /**
   * The code a single cell spells; empty if it holds none.
   *
   * <p>{@code 2010601}, {@code 201 06 01}, {@code 201.6.1} and the number {@code 2010601.0} are one
   * code: parts behind a separator have two digits, and Excel has dropped their zero.
   *
   * @param text normalised
   */
  static String of(String text) {
    String plain = withoutZeroFraction(text);
    StringBuilder code = new StringBuilder();
    int partStart = 0;
    for (int i = 0; i < plain.length(); i++) {
      char sign = plain.charAt(i);
      if (sign >= '0' && sign <= '9') {
        code.append(sign);
      } else if (isSeparator(sign)) {
        partStart = endPart(code, partStart);
      } else {
        return "";
      }
    }
    endPart(code, partStart);
    return code.toString();
  }

  private static int endPart(StringBuilder code, int partStart) {
    if (partStart > 0 && code.length() - partStart == 1) {
      code.insert(partStart, '0');
    }
    return code.length();
  }

  private static boolean isSeparator(char sign) {
    return sign == '.' || sign == '-' || sign == '/' || sign == '|';
  }

  /** A code that Excel or a program kept as a number with a fraction of zero. */
  private static String withoutZeroFraction(String text) {
    int point = text.indexOf('.');
    if (point < CLASS_DIGITS || point == text.length() - 1) {
      return text;
    }
    for (int i = point + 1; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return text;
      }
    }
    return text.substring(0, point);
  }

  /**
   * A code and the part below it.
   *
   * @param part a part alone ({@code 6}, {@code 06}) or the whole code down to it ({@code 20106})
   */
  static String join(String above, String part) {
    if (part.isEmpty() || part.length() > 2 && part.startsWith(above)) {
      return part.isEmpty() ? above : part;
    }
    return above + (part.length() == 1 ? "0" + part : part);
  }

  /** Level by length, 类 1, 款 2, 项 3; 0 for a length no code has. */
  static int level(String code) {
    int below = code.length() - CLASS_DIGITS;
    return below < 0 || below % 2 != 0 ? 0 : below / 2 + 1;
  }
}
