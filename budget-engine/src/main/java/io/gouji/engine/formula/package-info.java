/**
 * Compiles formulas (POI's grammar) and recalculates as Excel does; says where cached and fresh
 * values differ.
 */
@NullMarked
package io.gouji.engine.formula;

import org.jspecify.annotations.NullMarked;
