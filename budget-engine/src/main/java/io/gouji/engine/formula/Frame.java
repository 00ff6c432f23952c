package io.gouji.engine.formula;

import org.jspecify.annotations.Nullable;

/**
 * The cell a formula is evaluated for.
 *
 * @param bound what the formula's own names stand for while a part of it is evaluated
 */
record Frame(Cells cells, int sheet, int row, int column, @Nullable Bound bound) {
  /** A name of a formula's own, and those around it. */
  record Bound(int variable, Operand operand, @Nullable Bound outer) {}

  Frame(Cells cells, int sheet, int row, int column) {
    this(cells, sheet, row, column, null);
  }

  /** How the workbook counts days. */
  DateSystem dates() {
    return cells.dates();
  }

  /** The same where a name of the formula's own stands for something. */
  Frame with(int variable, Operand operand) {
    return new Frame(cells, sheet, row, column, new Bound(variable, operand, bound));
  }

  /** What a name of the formula's own stands for. */
  Operand operand(int variable) {
    for (Bound one = bound; one != null; one = one.outer()) {
      if (one.variable() == variable) {
        return one.operand();
      }
    }
    throw new IllegalStateException("variable " + variable);
  }
}
