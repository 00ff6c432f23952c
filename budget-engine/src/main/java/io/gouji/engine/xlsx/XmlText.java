package io.gouji.engine.xlsx;

import java.util.HexFormat;

/** Texts as spreadsheet XML writes them. */
final class XmlText {
  private XmlText() {}

  /** Resolves {@code _xHHHH_} escapes (ECMA-376 part 1, §22.9.2.19). */
  static String unescape(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    for (; at >= 0; at = text.indexOf("_x", at)) {
      int code = code(text, at);
      if (code < 0) {
        at += 2;
        continue;
      }
      plain.append(text, from, at).append((char) code);
      at += 7;
      from = at;
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static int code(String text, int at) {
    return at + 6 < text.length() && text.charAt(at + 6) == '_' ? digits(text, at) : -1;
  }

  /** The number behind {@code _x}, or -1 where no four digits stand there. */
  private static int digits(String text, int at) {
    if (at + 6 > text.length() || text.charAt(at + 1) != 'x') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }

  /** Whether an underscore begins what will be an escape, with one that may only be written yet. */
  private static boolean opens(String text, int at) {
    int end = at + 6;
    return end < text.length()
        && digits(text, at) >= 0
        && (text.charAt(end) == '_' || !isPlain(text, end) && escaped(text, end).startsWith("_"));
  }

  /** Text as element content or attribute value; what XML cannot carry becomes {@code _xHHHH_}. */
  static String escape(String text) {
    return plain(text, 0) == text.length()
        ? text
        : append(new StringBuilder(text.length() + 16), text).toString();
  }

  /** Writes a text the same way behind what is there. */
  static StringBuilder append(StringBuilder xml, String text) {
    int from = 0;
    for (int at = plain(text, 0); at < text.length(); at = plain(text, from)) {
      xml.append(text, from, at).append(escaped(text, at));
      from = at + 1;
    }
    return xml.append(text, from, text.length());
  }

  /** Where the next character stands that cannot be written as it is, or the end. */
  private static int plain(String text, int from) {
    int at = from;
    while (at < text.length() && isPlain(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '&', '<', '>', '"' -> false;
      case '\n', '\t' -> true;
      case '_' -> !opens(text, at);
      default -> c >= ' ' && c < 0xFFFE && (!Character.isSurrogate(c) || paired(text, at));
    };
  }

  private static String escaped(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '_' -> "_x005F_";
      default -> "_x" + HexFormat.of().withUpperCase().toHexDigits(c) + "_";
    };
  }

  /** The beginning of a text, never half a character of it. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean halved = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, halved ? length - 1 : length);
  }

  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
