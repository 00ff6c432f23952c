package io.gouji.engine.report;

import java.nio.charset.StandardCharsets;

/**
 * Paths as references of RFC 3986: each byte of UTF-8 that could mean something else is escaped.
 */
final class FileUri {
  private static final String PLAIN = "-._~/";

  private FileUri() {}

  /**
   * The reference; relative where the path is.
   *
   * @param path folders separated by {@code /}; a drive or a server before it is understood
   */
  static String of(String path) {
    String text = Printable.of(path);
    if (text.matches("[A-Za-z]:/.*")) {
      return "file:///" + text.charAt(0) + ":" + escaped(text.substring(2));
    }
    return text.startsWith("//") ? "file:" + escaped(text) : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder uri = new StringBuilder(text.length() * 2);
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char sign = (char) (one & 0xFF);
      if (sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0)) {
        uri.append(sign);
      } else {
        uri.append(String.format("%%%02X", one & 0xFF));
      }
    }
    return uri.toString();
  }
}
