package io.gouji.engine.report;

/** The line of a template that a row of another workbook goes to. */
sealed interface Landing {
  /**
   * A line of the pack's own.
   *
   * @param row its name
   */
  record Named(String row) implements Landing {}

  /**
   * A line among those that the template leaves free.
   *
   * @param line its index, from 0
   */
  record Free(int line) implements Landing {}

  /** None, for a reason. */
  record Nowhere(Transferred.Reason reason) implements Landing {}
}
