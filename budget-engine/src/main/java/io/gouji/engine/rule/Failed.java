package io.gouji.engine.rule;

/**
 * A relation that fails alone.
 *
 * @param grounds the amounts its condition asks for
 */
record Failed(Occasion occasion, Grounds grounds) {
  /** Whether it might not apply at all: an amount of its condition stands in another that fails. */
  boolean isFrozen(Spots failing) {
    return !grounds.isEmpty() && grounds.areInDoubt(occasion.row(), failing.without(this));
  }
}
