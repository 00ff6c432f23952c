package io.gouji.engine.parts;

/** Text as plain XML or HTML carries it. */
public final class Escape {
  private Escape() {}

  /** Text as element content or attribute value; what XML cannot carry becomes a blank. */
  public static String xml(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#39;");
                case '\t' -> xml.append('\t');
                default -> xml.appendCodePoint(isPlain(c) ? c : ' ');
              }
            });
    return xml.toString();
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
