package io.gouji.engine.rule;

/**
 * What a rule says of each row's labels: it is checked, but no figure can be localised by it.
 *
 * @param frame the block of "this row" and the condition; both sides are empty but for what is
 *     asked of two years, of which they are the columns
 */
record Statement(Predicate predicate, Relation frame) {}
