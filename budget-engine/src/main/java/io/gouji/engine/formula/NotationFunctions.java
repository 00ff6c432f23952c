package io.gouji.engine.formula;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whole numbers bit by bit, in any base, and in Roman numerals. */
final class NotationFunctions {
  /** Excel's bits reach up to the 48th. */
  private static final double BITS = 0x1p48;

  private static final int MOST_SHIFTED = 53;
  private static final double EXACT = 0x1p53;
  private static final int MOST_LETTERS = 255;
  private static final int LARGEST_ROMAN = 3_999;
  private static final String LETTERS = "MDCLXVI";
  private static final int[] WORTH = {1000, 500, 100, 50, 10, 5, 1};

  static final List<Function> ALL =
      List.of(
          Functions.function("BITAND", 2, 2, "VV", a -> of(bits(a, 0) & bits(a, 1))),
          Functions.function("BITOR", 2, 2, "VV", a -> of(bits(a, 0) | bits(a, 1))),
          Functions.function("BITXOR", 2, 2, "VV", a -> of(bits(a, 0) ^ bits(a, 1))),
          Functions.function("BITLSHIFT", 2, 2, "VV", a -> shifted(a, 1)),
          Functions.function("BITRSHIFT", 2, 2, "VV", a -> shifted(a, -1)),
          Functions.function("BASE", 2, 3, "VVV", NotationFunctions::written),
          Functions.function("DECIMAL", 2, 2, "VV", NotationFunctions::read),
          Functions.function("ROMAN", 1, 2, "VV", NotationFunctions::roman),
          Functions.function("ARABIC", 1, 1, "V", NotationFunctions::arabic));

  private NotationFunctions() {}

  private static Value of(long number) {
    return Value.of((double) number);
  }

  private static long bits(Arguments arguments, int index) {
    double number = arguments.number(index);
    if (number < 0 || number >= BITS || number != Math.rint(number)) {
      throw ErrorSignal.NUM;
    }
    return (long) number;
  }

  private static Value shifted(Arguments arguments, int direction) {
    long number = bits(arguments, 0);
    double places = Math.floor(arguments.number(1)) * direction;
    if (Math.abs(places) > MOST_SHIFTED) {
      return Value.Error.NUM;
    }
    double shifted = Math.floor(number * Math.pow(2, places));
    return shifted < BITS ? Value.of(shifted) : Value.Error.NUM;
  }

  private static int radix(Arguments arguments) {
    int radix = arguments.integer(1);
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      throw ErrorSignal.NUM;
    }
    return radix;
  }

  private static Value written(Arguments arguments) {
    double number = Math.floor(arguments.number(0));
    int radix = radix(arguments);
    int least = arguments.integer(2, 0);
    if (number < 0 || number >= EXACT || least < 0 || least > MOST_LETTERS) {
      return Value.Error.NUM;
    }
    String digits = Long.toString((long) number, radix).toUpperCase(Locale.ROOT);
    return Value.of("0".repeat(Math.max(0, least - digits.length())) + digits);
  }

  private static Value read(Arguments arguments) {
    String text = arguments.text(0).strip();
    int radix = radix(arguments);
    if (text.length() > MOST_LETTERS) {
      return Value.Error.VALUE;
    }
    if (text.isEmpty()) {
      return Value.ZERO;
    }
    boolean digits = text.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    return digits ? Value.of(new BigInteger(text, radix).doubleValue()) : Value.Error.NUM;
  }

  /** The forms 1 to 4 are ever shorter: more and more, a letter may stand before a larger one. */
  private static Value roman(Arguments arguments) {
    int number = (int) arguments.number(0);
    int form =
        arguments.given(1) && arguments.sound(1) instanceof Value.Bool brief
            ? brief.value() ? 0 : 4
            : arguments.integer(1, 0);
    if (number < 0 || number > LARGEST_ROMAN || form < 0 || form > 4) {
      return Value.Error.VALUE;
    }
    StringBuilder roman = new StringBuilder();
    int left = number;
    while (left > 0) {
      left = numeral(left, form, roman);
    }
    return Value.of(roman.toString());
  }

  /** Writes the largest numeral that fits, of one letter or two; what it leaves is returned. */
  private static int numeral(int left, int form, StringBuilder roman) {
    String best = "";
    int most = 0;
    for (int large = 0; large < WORTH.length; large++) {
      if (WORTH[large] <= left && WORTH[large] > most) {
        most = WORTH[large];
        best = LETTERS.substring(large, large + 1);
      }
      for (int small = large + 1; small <= smallest(large, form); small++) {
        int worth = WORTH[large] - WORTH[small];
        boolean halves = WORTH[small] * 2 == WORTH[large];
        if (!halves && worth <= left && worth > most) {
          most = worth;
          best = LETTERS.charAt(small) + LETTERS.substring(large, large + 1);
        }
      }
    }
    roman.append(best);
    return left - most;
  }

  private static int smallest(int large, int form) {
    return Math.min(WORTH.length - 1, large + (large % 2 == 0 ? 2 : 1) + form);
  }

  private static final Map<Character, Integer> VALUES =
      Map.of('M', 1000, 'D', 500, 'C', 100, 'L', 50, 'X', 10, 'V', 5, 'I', 1);

  private static Value arabic(Arguments arguments) {
    String text = arguments.text(0).strip().toUpperCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    String roman = negative ? text.substring(1) : text;
    if (roman.length() > MOST_LETTERS) {
      return Value.Error.VALUE;
    }
    double sum = 0;
    int largest = 0;
    for (int i = roman.length() - 1; i >= 0; i--) {
      Integer worth = VALUES.get(roman.charAt(i));
      if (worth == null) {
        return Value.Error.VALUE;
      }
      sum += worth < largest ? -worth : worth;
      largest = Math.max(largest, worth);
    }
    return Value.of(negative ? -sum : sum);
  }
}
