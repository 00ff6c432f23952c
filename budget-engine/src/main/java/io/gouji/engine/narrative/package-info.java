/** Prose read as statements with figures, and judged against itself and against the tables. */
@NullMarked
package io.gouji.engine.narrative;

import org.jspecify.annotations.NullMarked;
