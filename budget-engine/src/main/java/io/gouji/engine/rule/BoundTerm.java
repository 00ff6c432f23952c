package io.gouji.engine.rule;

import java.util.function.IntFunction;

/**
 * A term bound to one workbook.
 *
 * @param coefficient scaled to an integer with all others of the relation
 * @param figures what it stands for, by row of the home block
 */
record BoundTerm(Linear.Term term, long coefficient, IntFunction<Figures> figures) {}
