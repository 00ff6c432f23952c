package io.gouji.engine.repair;

/**
 * What speaks for or against a cell being the wrong one. How much each weighs is data; clues rank,
 * they never delete an alternative.
 */
public enum Clue {
  /** Two neighbouring digits stand in each other's place: 42.05 for 24.05. */
  TRANSPOSED,
  /** One digit is another one. */
  DIGIT,
  /** One digit is missing. */
  DROPPED,
  /** One digit is too many. */
  EXTRA,
  /** The decimal point stands one to three places off. */
  POINT,
  /** Ten thousand times too much or too little: 元 taken for 万元. */
  UNIT,
  /** Only the sign is wrong. */
  SIGN,
  /** Blank or zero where an amount belongs. */
  OMITTED,
  /** An amount where nothing belongs. */
  SUPERFLUOUS,
  /** Two cells of the set hold each other's amount. */
  SWAPPED,
  /** The amount stands in the cell beside the one where it belongs. */
  SHIFTED,
  /** The cell repeats the amount of the one above or below. */
  COPIED,
  /** A number was typed over a formula, or the formula is not that of its neighbours. */
  FORMULA,
  /** Two or more relations that fail give the same amount, independently. */
  AGREEING,
  /** The amount would be much nearer to the same figure of last year. */
  LAST_YEAR,
  /** Relations of lesser weight would hold too. */
  HEALS,
  /** Relations of lesser weight that hold would fail. */
  BREAKS,
  /** The amount would be negative. */
  NEGATIVE,
  /** The amount would need more decimals than the table prints. */
  FINER,
  /** No single amount fits; only a range, or any. */
  VAGUE;

  /** The name of its weight in the data, and of its words: {@code transposed}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
