package io.gouji.engine.repair;

/** Why an explanation is not corrected without asking. */
public enum Caution {
  /** A code or a name in the rows that take part is in doubt; it may be the cause. */
  CODES,
  /** Several explanations are equally small. */
  SEVERAL,
  /** A whole table or column is off; it may be the label of its unit that is wrong. */
  BLOCK,
  /** A text stands in the cell, which may say more than a number. */
  TEXT,
  /** No single amount fits, only a range or any. */
  VAGUE,
  /** The amount would be negative. */
  NEGATIVE,
  /** The amount would be finer than the table prints. */
  FINER,
  /** A formula stands in the cell, and none is known that belongs there instead. */
  CALCULATED,
  /** No slip turns one amount into the other: it may be a new figure that was typed here alone. */
  NO_SLIP,
  /** A blank is filled only where one relation more confirms the amount than elsewhere. */
  BLANK,
  /** Only one relation gives the amount. */
  ONE_VOICE,
  /** The relations agree on the amount only within rounding. */
  ROUNDING;

  /** Its name in the output, and that of its words: {@code no-slip}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
