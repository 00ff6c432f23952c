package io.gouji.engine.formula;

import java.util.List;
import java.util.Objects;

/**
 * Functions that count bytes. Documented: where the default language is Chinese, Japanese or
 * Korean, a wide character counts as two, elsewhere as one. So nothing but ASCII is decided, of
 * which every character is one byte everywhere.
 */
final class ByteTextFunctions {
  private static final int LAST_ASCII = 127;

  static final List<Function> ALL =
      List.of(
          bytes("LENB", "LEN"),
          bytes("LEFTB", "LEFT"),
          bytes("RIGHTB", "RIGHT"),
          bytes("MIDB", "MID"),
          bytes("FINDB", "FIND"),
          bytes("SEARCHB", "SEARCH"),
          bytes("REPLACEB", "REPLACE"),
          Functions.function("ASC", 1, 1, "V", a -> Value.of(narrow("ASC", a.text(0)))));

  private ByteTextFunctions() {}

  /** What the function of characters answers. */
  private static Function bytes(String name, String ofCharacters) {
    Function.Eager other =
        (Function.Eager) Objects.requireNonNull(Functions.find(ofCharacters), ofCharacters);
    return Functions.function(
        name,
        other.min(),
        other.max(),
        "VVVV",
        arguments -> {
          for (int i = 0; i < arguments.count(); i++) {
            if (arguments.value(i) instanceof Value.Text text) {
              narrow(name, text.value());
            }
          }
          return other.body().apply(arguments);
        });
  }

  private static String narrow(String name, String text) {
    if (text.chars().anyMatch(c -> c > LAST_ASCII)) {
      throw new Unresolved(UndecidedCell.Reason.LOCALE, name);
    }
    return text;
  }
}
