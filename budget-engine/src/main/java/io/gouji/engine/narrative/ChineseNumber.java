package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads ordinals in Arabic digits, Chinese numerals up to 99, and circled digits. */
final class ChineseNumber {
  private static final int TEN = 10;

  private final Map<Character, Integer> numerals = new HashMap<>();

  /** Numerals are data: a line for each, with its value. */
  ChineseNumber(NarrativeSpec spec) {
    spec.ofKind("numeral")
        .forEach(
            entry ->
                entry
                    .words()
                    .chars()
                    .forEach(sign -> numerals.put((char) sign, Integer.valueOf(entry.value()))));
  }

  /** The number, or nothing if it is none. */
  OptionalInt read(String text) {
    if (text.matches("\\d{1,4}")) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    int tens = 0;
    int ones = 0;
    for (char sign : text.toCharArray()) {
      Integer value = numerals.get(sign);
      if (value == null) {
        return OptionalInt.empty();
      }
      if (value == TEN) {
        tens = Math.max(ones, 1);
        ones = 0;
      } else {
        ones = value;
      }
    }
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(tens * TEN + ones);
  }
}
