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

  /** Steps of a sum that goes period by period, or count by count. */
  static final long STEPS = 1_000_000;

  /** Multiplications of one product, inverse or regression: matrices of some 500 rows. */
  static final long PRODUCTS = 1L << 27;

  /** Cells that one formula may read; the cells of a sheet that are blank cost nothing. */
  static final long READ_BY_ONE = 64_000_000;

  /**
   * Cells that all formulas of a workbook may read together. Sums and lookups that many formulas
   * share are read once, so this is far beyond twelve sheets of 50,000 rows.
   */
  static final long READ_BY_ALL = 100_000_000;

  /** Cells of another workbook that one reference may read; whole columns are not kept whole. */
  static final long KEPT_CELLS = 1 << 16;

  private Limits() {}

  /**
   * Gives up a formula that would take too long before it begins.
   *
   * @param most how much of it is allowed
   * @param what the function, for the reader of the finding
   */
  static void bear(double work, long most, String what) {
    if (work > most) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, what);
    }
  }
}
