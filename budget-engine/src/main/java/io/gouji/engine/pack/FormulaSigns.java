package io.gouji.engine.pack;

/**
 * Full-width signs, as a Chinese keyboard types them, turned into those of the formula language;
 * what stands in quotes or in brackets is somebody's words and stays.
 */
public final class FormulaSigns {
  private static final String FULL = "（），＝＜＞＋－＊／！＆％［］＠：＃";
  private static final String HALF = "(),=<>+-*/!&%[]@:#";
  private static final String OPENING = "“＂";
  private static final String CLOSING = "”“＂";

  private FormulaSigns() {}

  /** The formula with half-width signs; line breaks become blanks. */
  public static String halfWidth(String formula) {
    StringBuilder text = new StringBuilder();
    char quote = 0;
    int depth = 0;
    for (int i = 0; i < formula.length(); i++) {
      char c = formula.charAt(i);
      if (quote != 0) {
        boolean ends = quote == '"' ? c == '"' : CLOSING.indexOf(c) >= 0;
        text.append(ends ? '"' : c);
        quote = ends ? 0 : quote;
        continue;
      }
      boolean inner = depth > 0 && "[]［］".indexOf(c) < 0;
      char plain = inner && c != '＠' ? c : half(c);
      depth += plain == '[' ? 1 : plain == ']' ? -1 : 0;
      if (!inner && (plain == '"')) {
        quote = c == '"' ? '"' : '“';
      }
      text.append(plain);
    }
    return text.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  private static char half(char c) {
    int sign = FULL.indexOf(c);
    if (sign >= 0) {
      return HALF.charAt(sign);
    }
    return OPENING.indexOf(c) >= 0 || c == '”' ? '"' : c;
  }
}
