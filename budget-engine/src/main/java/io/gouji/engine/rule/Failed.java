package io.gouji.engine.rule;

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
    return grounds.areInDoubt(occasion.row(), Spots.of(outcome.failed(), this));
  }
}
