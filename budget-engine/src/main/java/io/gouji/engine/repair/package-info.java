/**
 * Error localisation: all smallest sets of cells that explain what fails; proposals, never silent
 * changes.
 */
@NullMarked
package io.gouji.engine.repair;

import org.jspecify.annotations.NullMarked;
