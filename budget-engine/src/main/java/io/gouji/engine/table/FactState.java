package io.gouji.engine.table;

/** What stands where a figure should be (the four absences of DESIGN D13 kept apart). */
public enum FactState {
  /** A figure. */
  STATED,
  /** Blank or a dash in a recognised row and column: zero, exactly. */
  BLANK,
  /** Unreadable text, an error value, an unknown function: nothing can be said. */
  UNREADABLE,
  /** The layout has no such column. */
  NO_COLUMN
}
