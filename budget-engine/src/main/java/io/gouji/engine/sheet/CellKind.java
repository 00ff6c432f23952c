package io.gouji.engine.sheet;

/** The kind of value in a cell. */
public enum CellKind {
  BLANK,
  NUMBER,
  TEXT,
  BOOL,
  ERROR
}
