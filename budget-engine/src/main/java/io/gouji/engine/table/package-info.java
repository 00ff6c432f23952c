/** Figures by meaning: the one crossing from cells to money. */
@NullMarked
package io.gouji.engine.table;

import org.jspecify.annotations.NullMarked;
