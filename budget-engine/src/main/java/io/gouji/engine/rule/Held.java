package io.gouji.engine.rule;

/**
 * A relation that holds alone.
 *
 * @param exact whether the stored figures satisfy it as they are
 * @param grounds the amounts its condition asks for
 */
record Held(Occasion occasion, boolean exact, Grounds grounds) {}
