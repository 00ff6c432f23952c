/** Packs and catalogues as data, read from CSV; every mistake with file, line and column. */
@NullMarked
package io.gouji.engine.pack;

import org.jspecify.annotations.NullMarked;
