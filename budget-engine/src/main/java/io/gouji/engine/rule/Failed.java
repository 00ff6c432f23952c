package io.gouji.engine.rule;

import java.util.HashSet;
import java.util.Set;

/**
 * A relation that fails alone.
 *
 * @param grounds the amounts its condition asks for
 */
record Failed(Occasion occasion, Grounds grounds) {
  /** Whether it might not apply at all: an amount of its condition stands in another that fails. */
  boolean isFrozen(Outcome outcome) {
    if (grounds.isEmpty()) {
      return false;
    }
    Set<Spot> others = new HashSet<>();
    for (Failed other : outcome.failed()) {
      if (other != this) {
        Spot.each(other.occasion.left(), others::add);
        Spot.each(other.occasion.right(), others::add);
      }
    }
    return grounds.areInDoubt(occasion.row(), others);
  }
}
