package io.gouji.engine.formula;

import io.gouji.engine.formula.Function.Passing;
import java.util.ArrayList;
import java.util.List;

/**
 * How the arguments of a function are handed over, one after another.
 *
 * @param fixed the first ones
 * @param repeated those that come again and again after them; may be empty, then the last repeats
 */
record Signature(List<Passing> fixed, List<Passing> repeated) {
  Signature {
    fixed = List.copyOf(fixed);
    repeated = List.copyOf(repeated);
  }

  /**
   * A signature from letters V, R, A, P, as in {@link Passing}; what follows a bar repeats: {@code
   * R|RV}.
   */
  static Signature of(String letters) {
    int bar = letters.indexOf('|');
    return bar < 0
        ? new Signature(passings(letters), List.of())
        : new Signature(passings(letters.substring(0, bar)), passings(letters.substring(bar + 1)));
  }

  private static List<Passing> passings(String letters) {
    List<Passing> passings = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      passings.add(
          switch (letters.charAt(i)) {
            case 'V' -> Passing.VALUE;
            case 'R' -> Passing.RANGE;
            case 'A' -> Passing.ARRAY;
            case 'P' -> Passing.PLACE;
            default -> throw new IllegalArgumentException("not a way of passing: " + letters);
          });
    }
    return passings;
  }

  Passing passing(int argument) {
    if (argument < fixed.size()) {
      return fixed.get(argument);
    }
    if (repeated.isEmpty()) {
      return fixed.isEmpty() ? Passing.VALUE : fixed.get(fixed.size() - 1);
    }
    return repeated.get((argument - fixed.size()) % repeated.size());
  }
}
