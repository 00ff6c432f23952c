package io.gouji.engine.formula;

import java.util.List;
import java.util.Locale;

/** Whole numbers written with base 2, 8 and 16, in ten digits with the complement of negatives. */
final class BaseFunctions {
  private static final int DIGITS = 10;

  static final List<Function> ALL =
      List.of(
          Functions.function("BIN2DEC", 1, 1, "V", a -> Value.of((double) read(a, 2))),
          Functions.function("OCT2DEC", 1, 1, "V", a -> Value.of((double) read(a, 8))),
          Functions.function("HEX2DEC", 1, 1, "V", a -> Value.of((double) read(a, 16))),
          Functions.function("DEC2BIN", 1, 2, "VV", a -> written(decimal(a), 2, a)),
          Functions.function("DEC2OCT", 1, 2, "VV", a -> written(decimal(a), 8, a)),
          Functions.function("DEC2HEX", 1, 2, "VV", a -> written(decimal(a), 16, a)),
          Functions.function("BIN2OCT", 1, 2, "VV", a -> written(read(a, 2), 8, a)),
          Functions.function("BIN2HEX", 1, 2, "VV", a -> written(read(a, 2), 16, a)),
          Functions.function("OCT2BIN", 1, 2, "VV", a -> written(read(a, 8), 2, a)),
          Functions.function("OCT2HEX", 1, 2, "VV", a -> written(read(a, 8), 16, a)),
          Functions.function("HEX2BIN", 1, 2, "VV", a -> written(read(a, 16), 2, a)),
          Functions.function("HEX2OCT", 1, 2, "VV", a -> written(read(a, 16), 8, a)));

  private BaseFunctions() {}

  /** How many numbers ten digits of a base can tell apart. */
  private static long reach(int base) {
    long reach = 1;
    for (int i = 0; i < DIGITS; i++) {
      reach *= base;
    }
    return reach;
  }

  private static long read(Arguments arguments, int base) {
    if (arguments.value(0) instanceof Value.Bool) {
      // LibreOffice takes it for a number; the documentation is silent.
      throw Unresolved.unclear("BIN2…/OCT2…/HEX2…(TRUE)");
    }
    String text = arguments.text(0);
    if (text.length() > DIGITS) {
      throw ErrorSignal.NUM;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), base);
      if (digit < 0) {
        throw ErrorSignal.NUM;
      }
      number = number * base + digit;
    }
    return number >= reach(base) / 2 ? number - reach(base) : number;
  }

  private static long decimal(Arguments arguments) {
    double number = arguments.number(0);
    if (Math.abs(number) > reach(16)) {
      throw ErrorSignal.NUM;
    }
    return (long) number;
  }

  private static Value written(long number, int base, Arguments arguments) {
    long reach = reach(base);
    if (number < -reach / 2 || number >= reach / 2) {
      return Value.Error.NUM;
    }
    String digits = Long.toString(number < 0 ? number + reach : number, base);
    String text = digits.toUpperCase(Locale.ROOT);
    if (!arguments.given(1)) {
      return Value.of(text);
    }
    int places = arguments.integer(1);
    if (places < 1 || places > DIGITS || number >= 0 && places < text.length()) {
      return Value.Error.NUM;
    }
    return Value.of("0".repeat(Math.max(0, places - text.length())) + text);
  }
}
