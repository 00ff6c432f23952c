package io.gouji.engine.formula;

/** How far one formula may go before its cell is left undecided. */
final class Limits {
  /** Values of one computed array: a few whole columns; more is no budget table. */
  static final long ARRAY_VALUES = 4L << 20;

  /** Characters of a formula; Excel allows 8,192, writers of files do not always count. */
  static final int FORMULA_LENGTH = 32_768;

  /** Brackets within brackets; Excel allows 64 levels of functions. */
  static final int NESTING = 256;

  /**
   * Operators of one formula; POI's parser goes down a level of the stack for each in a row. A
   * third of what a default stack was seen to bear when nothing was compiled yet.
   */
  static final int OPERATORS = 500;

  /** Names that stand for names. */
  static final int NAMES_IN_NAMES = 16;

  /** Names that are looked up, each as often as it stands there, to know what one name is. */
  static final long NAMES_TOGETHER = 10_000;

  private Limits() {}
}
