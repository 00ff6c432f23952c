package io.gouji.engine.binding;

/**
 * Tells which cells' values nobody can vouch for, because their formulas could not be calculated.
 */
@FunctionalInterface
public interface Doubt {
  /** Every value counts as calculated. */
  Doubt NONE = (sheet, row, column) -> false;

  /** Whether the value of a formula cell is unknown; row and column count from zero. */
  boolean about(String sheet, int row, int column);
}
