package io.gouji.engine.formula;

import java.util.Optional;

/** References to tables, {@code Table[Column]}, found in a formula and written in another way. */
public final class StructuredReferences {
  private static final String THIS_ROW = "[[#This Row],[";

  private StructuredReferences() {}

  /** Another way to write a reference. */
  @FunctionalInterface
  interface Spelling {
    /**
     * The reference spelled out; empty where it is to stay as it is.
     *
     * @param table the name before the bracket; empty where none stands there, or one of another
     *     workbook
     * @param specifier what stands between the outermost brackets
     */
    Optional<String> of(String table, String specifier);
  }

  /**
   * A formula in which {@code T[@Column]} and {@code T[@[Column]]} read {@code T[[#This
   * Row],[Column]]}, {@code T[@[A]:[B]]} reads {@code T[[#This Row],[A]:[B]]}, and {@code T[@]}
   * reads {@code T[#This Row]}. POI drops the column of the short form without a word. Texts,
   * quoted sheet names and everything else stay as they are.
   */
  public static String expand(String formula) {
    return formula.indexOf('@') < 0
        ? formula
        : respelled(
            formula,
            (table, specifier) ->
                specifier.startsWith("@")
                    ? Optional.of(table + expanded(specifier.substring(1).strip()))
                    : Optional.empty());
  }

  /** A formula whose references to tables are written in another way. */
  static String respelled(String formula, Spelling spelling) {
    if (formula.indexOf('[') < 0) {
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
        if (formula.charAt(end - 1) == ']') {
          String table = nameBefore(formula, i);
          Optional<String> spelled = spelling.of(table, formula.substring(i + 1, end - 1));
          if (spelled.isPresent()) {
            out.setLength(out.length() - table.length());
            out.append(spelled.get());
            i = end;
            continue;
          }
        }
      }
      out.append(formula, i, end);
      i = end;
    }
    return out.toString();
  }

  private static String nameBefore(String formula, int end) {
    int start = end;
    while (start > 0 && partOfName(formula.charAt(start - 1))) {
      start--;
    }
    boolean elsewhere = start > 0 && formula.charAt(start - 1) == '!';
    return elsewhere ? "" : formula.substring(start, end);
  }

  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\\' || c == '?';
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
  static int afterBracket(String text, int start) {
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
