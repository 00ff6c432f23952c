/**
 * One evaluation in many forms: for machines, for the terminal, and into a copy of the workbook.
 */
@NullMarked
package io.gouji.engine.report;

import org.jspecify.annotations.NullMarked;
