package io.gouji.engine.formula;

/**
 * LibreOffice's sign for a union, {@code ~}, which it also writes into xlsx files, put as Excel
 * puts it: {@code SUM(A1:A2~C1)} is {@code SUM((A1:A2,C1))}. OpenDocument v1.2 part 2, 6.4.13,
 * gives the sign the same meaning and rank as Excel's comma between references.
 */
final class Unions {
  private static final String QUOTES = "\"'";
  private static final String OPERATORS = "+-*/^&=<>%";

  private Unions() {}

  /** The formula with commas; one that has anything but references beside the sign stays as is. */
  static String spell(String formula) {
    return formula.indexOf('~') < 0 ? formula : list(formula, 0, formula.length(), false);
  }

  /** The parts between commas, of what stands in brackets or of the whole formula. */
  private static String list(String text, int from, int to, boolean grouped) {
    StringBuilder out = new StringBuilder();
    int start = from;
    for (int i = from; i <= to; i = i < to ? next(text, i, to) : i + 1) {
      if (i == to || text.charAt(i) == ',') {
        boolean alone = grouped && start == from && i == to;
        out.append(part(text, start, i, alone)).append(i == to ? "" : ",");
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static String part(String text, int from, int to, boolean alone) {
    StringBuilder out = new StringBuilder();
    boolean union = false;
    boolean mixed = false;
    for (int i = from; i < to; ) {
      int next = next(text, i, to);
      char c = text.charAt(i);
      if (c == '(' && next - i > 1 && text.charAt(next - 1) == ')') {
        boolean grouped = i == from || !name(text.charAt(i - 1));
        out.append('(').append(list(text, i + 1, next - 1, grouped)).append(')');
      } else {
        out.append(c == '~' ? "," : text.substring(i, next));
      }
      union |= c == '~';
      mixed |= OPERATORS.indexOf(c) >= 0;
      i = next;
    }
    if (!union) {
      return out.toString();
    }
    return mixed ? text.substring(from, to) : alone ? out.toString() : "(" + out + ")";
  }

  private static boolean name(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  /** The place after a character, or after the text, brackets or braces that it opens. */
  private static int next(String text, int at, int to) {
    char c = text.charAt(at);
    if (QUOTES.indexOf(c) >= 0) {
      int end = text.indexOf(c, at + 1);
      return end < 0 || end >= to ? to : end + 1;
    }
    int depth = 0;
    int i = at;
    do {
      char here = text.charAt(i);
      if (QUOTES.indexOf(here) >= 0) {
        i = next(text, i, to);
        continue;
      }
      depth += "([{".indexOf(here) >= 0 ? 1 : ")]}".indexOf(here) >= 0 ? -1 : 0;
      i++;
    } while (depth > 0 && i < to);
    return i;
  }
}
