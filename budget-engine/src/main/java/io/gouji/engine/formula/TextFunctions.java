package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions of texts. */
final class TextFunctions {
  private static final int MAX_LENGTH = 32_767;

  static final List<Function> ALL =
      List.of(
          PairedText.single("LEFT", 1, 2, "VV", TextFunctions::left),
          PairedText.single("RIGHT", 1, 2, "VV", TextFunctions::right),
          PairedText.function("MID", 3, 3, "VVV", TextFunctions::middle),
          PairedText.function("LEN", 1, 1, "V", a -> Value.of((double) a.text(0).length())),
          Functions.function("TRIM", 1, 1, "V", a -> Value.of(trim(a.text(0)))),
          Functions.function("UPPER", 1, 1, "V", a -> upper(a.text(0))),
          Functions.function("LOWER", 1, 1, "V", a -> lower(a.text(0))),
          Functions.function("T", 1, 1, "R", TextFunctions::onlyText),
          Functions.function("VALUE", 1, 1, "V", a -> Value.of(a.number(0))),
          Functions.function("EXACT", 2, 2, "VV", a -> Value.of(a.text(0).equals(a.text(1)))),
          Functions.function("CONCATENATE", 1, 255, "V", TextFunctions::concatenate),
          Functions.function("CONCAT", 1, 255, "|R", TextFunctions::concatenateAll),
          Functions.function("TEXTJOIN", 3, 255, "RV|R", TextFunctions::join),
          Functions.function("SUBSTITUTE", 3, 4, "VVVV", TextFunctions::substitute),
          PairedText.function("REPLACE", 4, 4, "VVVV", TextFunctions::replace),
          PairedText.function("FIND", 2, 3, "VVV", TextFunctions::find),
          PairedText.function("SEARCH", 2, 3, "VVV", TextFunctions::search),
          Functions.function("CODE", 1, 1, "V", a -> code(a.text(0))),
          Functions.function("HYPERLINK", 1, 2, "VV", TextFunctions::link),
          Functions.function("REPT", 2, 2, "VV", TextFunctions::repeat),
          Functions.function("TEXT", 2, 2, "VV", a -> a.cells().texts().format(a)));

  private TextFunctions() {}

  private static Value limited(String text) {
    return text.length() > MAX_LENGTH ? Value.Error.VALUE : Value.of(text);
  }

  private static int length(Arguments arguments, int index) {
    int length = arguments.has(index) ? arguments.integer(index) : 1;
    if (length < 0) {
      throw ErrorSignal.VALUE;
    }
    return length;
  }

  private static Value left(Arguments arguments) {
    String text = arguments.text(0);
    return Value.of(text.substring(0, Math.min(length(arguments, 1), text.length())));
  }

  private static Value right(Arguments arguments) {
    String text = arguments.text(0);
    return Value.of(text.substring(text.length() - Math.min(length(arguments, 1), text.length())));
  }

  private static Value middle(Arguments arguments) {
    String text = arguments.text(0);
    int start = arguments.integer(1) - 1;
    int length = length(arguments, 2);
    if (start < 0) {
      return Value.Error.VALUE;
    }
    int from = Math.min(start, text.length());
    return Value.of(text.substring(from, (int) Math.min((long) from + length, text.length())));
  }

  /** Blanks at the ends go, and of several inside one stays; other white space is kept. */
  private static String trim(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (String word : text.split(" ")) {
      if (!word.isEmpty()) {
        out.append(out.isEmpty() ? "" : " ").append(word);
      }
    }
    return out.toString();
  }

  private static Value upper(String text) {
    return Value.of(text.toUpperCase(Locale.ROOT));
  }

  private static Value lower(String text) {
    return Value.of(text.toLowerCase(Locale.ROOT));
  }

  private static Value onlyText(Arguments arguments) {
    Value value = arguments.sound(0);
    return value instanceof Value.Text ? value : Value.EMPTY;
  }

  private static Value concatenate(Arguments arguments) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < arguments.count(); i++) {
      out.append(arguments.text(i));
    }
    return limited(out.toString());
  }

  private static Value concatenateAll(Arguments arguments) {
    return joined(arguments, 0, List.of(""), true);
  }

  private static Value join(Arguments arguments) {
    List<String> between = new ArrayList<>();
    Operand delimiters = arguments.operand(0);
    for (int row = 0; row < delimiters.rows(); row++) {
      for (int column = 0; column < delimiters.columns(); column++) {
        between.add(Convert.text(delimiters.at(row, column)));
      }
    }
    return joined(arguments, 2, between, arguments.truth(1));
  }

  private static Value joined(
      Arguments arguments, int from, List<String> between, boolean skipEmpty) {
    StringBuilder out = new StringBuilder();
    int parts = 0;
    for (int i = from; i < arguments.count(); i++) {
      for (Operand part : parts(arguments.operand(i))) {
        boolean clipped = skipEmpty && part instanceof Area;
        int rows = clipped ? ((Area) part).usedRows() : part.rows();
        int columns = clipped ? ((Area) part).usedColumns() : part.columns();
        for (int row = 0; row < rows && out.length() <= MAX_LENGTH; row++) {
          for (int column = 0; column < columns; column++) {
            String text = Convert.text(part.at(row, column));
            if (!skipEmpty || !text.isEmpty()) {
              out.append(parts == 0 ? "" : between.get((parts - 1) % between.size())).append(text);
              parts++;
            }
          }
        }
      }
    }
    return limited(out.toString());
  }

  private static List<? extends Operand> parts(Operand operand) {
    if (operand instanceof Area area) {
      area.cells().require(area);
    }
    return operand instanceof Areas union ? union.areas() : List.of(operand);
  }

  private static Value substitute(Arguments arguments) {
    String text = arguments.text(0);
    String old = arguments.text(1);
    String fresh = arguments.text(2);
    if (old.isEmpty()) {
      return Value.of(text);
    }
    if (!arguments.has(3)) {
      return everywhere(text, old, fresh);
    }
    int wanted = arguments.integer(3);
    if (wanted < 1) {
      return Value.Error.VALUE;
    }
    int at = -old.length();
    for (int i = 0; i < wanted; i++) {
      at = text.indexOf(old, at + old.length());
      if (at < 0) {
        return Value.of(text);
      }
    }
    return limited(text.substring(0, at) + fresh + text.substring(at + old.length()));
  }

  private static Value everywhere(String text, String old, String fresh) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
      out.append(text, from, at).append(fresh);
      from = at + old.length();
      if (out.length() > MAX_LENGTH) {
        return Value.Error.VALUE;
      }
    }
    return limited(out.append(text, from, text.length()).toString());
  }

  private static Value replace(Arguments arguments) {
    String text = arguments.text(0);
    int start = arguments.integer(1) - 1;
    int length = arguments.integer(2);
    if (start < 0 || length < 0) {
      return Value.Error.VALUE;
    }
    int from = Math.min(start, text.length());
    int to = (int) Math.min((long) from + length, text.length());
    return limited(text.substring(0, from) + arguments.text(3) + text.substring(to));
  }

  private static Value find(Arguments arguments) {
    String text = arguments.text(1);
    int from = start(arguments, text);
    int found = text.indexOf(arguments.text(0), from);
    return found < 0 ? Value.Error.VALUE : Value.of(found + 1.0);
  }

  private static Value search(Arguments arguments) {
    String text = arguments.text(1);
    int from = start(arguments, text);
    int found = Wildcard.of(arguments.text(0)).find(text, from);
    return found < 0 ? Value.Error.VALUE : Value.of(found + 1.0);
  }

  private static int start(Arguments arguments, String text) {
    int from = arguments.integer(2, 1) - 1;
    if (from < 0 || from > text.length()) {
      throw ErrorSignal.VALUE;
    }
    return from;
  }

  private static Value link(Arguments arguments) {
    Value target = arguments.sound(0);
    return arguments.has(1) ? arguments.sound(1) : target;
  }

  /** Beyond ASCII the answer depends on the code page of the machine. */
  private static Value code(String text) {
    if (text.isEmpty()) {
      return Value.Error.VALUE;
    }
    if (text.charAt(0) > 127) {
      throw new Unresolved(UndecidedCell.Reason.LOCALE, "CODE(" + text.charAt(0) + ")");
    }
    return Value.of((double) text.charAt(0));
  }

  private static Value repeat(Arguments arguments) {
    String text = arguments.text(0);
    int times = arguments.integer(1);
    return times < 0 || (long) text.length() * times > MAX_LENGTH
        ? Value.Error.VALUE
        : Value.of(text.repeat(times));
  }
}
