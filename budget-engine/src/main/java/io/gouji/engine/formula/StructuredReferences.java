package io.gouji.engine.formula;

/** The short form of table references, {@code Table[@Column]}, spelled out. */
public final class StructuredReferences {
  private static final String THIS_ROW = "[[#This Row],[";

  private StructuredReferences() {}

  /**
   * A formula in which {@code T[@Column]} and {@code T[@[Column]]} read {@code T[[#This
   * Row],[Column]]}, {@code T[@[A]:[B]]} reads {@code T[[#This Row],[A]:[B]]}, and {@code T[@]}
   * reads {@code T[#This Row]}. POI drops the column of the short form without a word. Texts,
   * quoted sheet names and everything else stay as they are.
   */
  public static String expand(String formula) {
    if (formula.indexOf('@') < 0) {
      return formula;
    }
    StringBuilder out = new StringBuilder(formula.length() + 32);
    int i = 0;
    while (i < formula.length()) {
      char c = formula.charAt(i);
      int end = i + 1;
      if (c == '"' || c == '\'') {
        end = afterQuoted(formula, i);
      } else if (c == '[') {
        end = afterBracket(formula, i);
        if (formula.startsWith("[@", i) && formula.charAt(end - 1) == ']') {
          out.append(expanded(formula.substring(i + 2, end - 1).strip()));
          i = end;
          continue;
        }
      }
      out.append(formula, i, end);
      i = end;
    }
    return out.toString();
  }

  private static String expanded(String column) {
    if (column.isEmpty()) {
      return "[#This Row]";
    }
    return column.startsWith("[") ? "[[#This Row]," + column + "]" : THIS_ROW + column + "]]";
  }

  private static int afterQuoted(String text, int start) {
    int end = text.indexOf(text.charAt(start), start + 1);
    return end < 0 ? text.length() : end + 1;
  }

  /** The place after the bracket that closes this one; an apostrophe escapes what follows it. */
  private static int afterBracket(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
