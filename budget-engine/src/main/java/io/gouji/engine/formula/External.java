package io.gouji.engine.formula;

/** The number by which a formula in a file names another workbook: {@code [1]Sheet!A1}. */
final class External {
  /** A workbook named by its file, not by number: as a user would type it. */
  static final int BY_NAME = Integer.MAX_VALUE;

  private External() {}

  static int number(String book) {
    try {
      return Integer.parseInt(book);
    } catch (NumberFormatException aFileName) {
      return BY_NAME;
    }
  }
}
