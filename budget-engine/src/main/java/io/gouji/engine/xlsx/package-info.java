/** Bytes to the sheet model and back; the only room that knows spreadsheet files. */
@NullMarked
package io.gouji.engine.xlsx;

import org.jspecify.annotations.NullMarked;
