/**
 * A folder of many workbooks as one run that can be broken off and continued: list, evaluate,
 * collect, each a piece of its own.
 */
@NullMarked
package io.gouji.engine.batch;

import org.jspecify.annotations.NullMarked;
