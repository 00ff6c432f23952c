package io.gouji.engine.rule;

/**
 * What a rule says of each row's labels, or of figures that no sum can answer: it is checked, but
 * no figure can be localised by it.
 *
 * @param frame the block of "this row", the condition, and the amounts it is about, if any: both
 *     sides, or the columns of two years
 */
record Statement(Predicate predicate, Relation frame) {}
