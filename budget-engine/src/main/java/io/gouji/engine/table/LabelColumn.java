package io.gouji.engine.table;

/** What binding knows of a row beside its amounts; rules may select and ask by these. */
public enum LabelColumn {
  /** Normalised classification code, or empty. */
  CODE,
  /** Code of the nearest ancestor that is in the table, or empty. */
  PARENT,
  /** 1, 2, 3 … by the length of the code, or by the numbering of labels. */
  LEVEL,
  /** Name without numbering and spaces. */
  NAME,
  /** Budget unit of the row. */
  UNIT,
  /** Code of the budget unit as the row prints it, or empty. */
  UNIT_CODE,
  /** The row's own number as printed, or empty. */
  SERIAL,
  /** Whether rows below belong to it. */
  HAS_CHILDREN,
  /** Whether none does. */
  LEAF,
  /** Whether no row above it owns it. */
  TOP
}
