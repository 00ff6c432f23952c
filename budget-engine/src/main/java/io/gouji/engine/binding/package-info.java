/** Binds a workbook to a pack: recognises tables, headers, codes, units of money and years. */
@NullMarked
package io.gouji.engine.binding;

import org.jspecify.annotations.NullMarked;
