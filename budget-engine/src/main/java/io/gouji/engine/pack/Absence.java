package io.gouji.engine.pack;

/** What it means that a layout lacks a row or column a rule speaks of (DESIGN D13). */
public enum Absence {
  /** It counts as zero: sets without this row state the figure elsewhere or have none. */
  ZERO,
  /** The rule does not apply. */
  NOT_APPLICABLE
}
