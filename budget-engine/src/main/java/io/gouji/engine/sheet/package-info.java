/**
 * The sheet model: compact columns of values, formulas and style ids; no file format, no budget.
 */
@NullMarked
package io.gouji.engine.sheet;

import org.jspecify.annotations.NullMarked;
