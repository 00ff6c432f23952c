package io.gouji.engine.sheet;

/**
 * A formula of one cell or of many alike.
 *
 * <p>A shared formula (and a formula repeated down a column) is one object: its text is written for
 * {@code anchor}, and every cell that carries it reads relative references shifted by its own
 * distance from the anchor.
 *
 * @param text without the leading {@code =}
 * @param anchor the cell the text is written for
 * @param extent the cells an array formula fills; for an ordinary formula the anchor alone
 * @param array whether it is an array formula (Ctrl+Shift+Enter or dynamic)
 */
public record CellFormula(String text, CellRef anchor, CellRange extent, boolean array) {
  public static CellFormula at(CellRef anchor, String text) {
    return new CellFormula(text, anchor, CellRange.of(anchor), false);
  }

  /** Formulas filled down a column differ in a digit or two: every digit must count. */
  @Override
  public int hashCode() {
    return Integer.rotateLeft(text.hashCode() * 0x9E3779B1, 13)
        ^ (anchor.row() << 10 ^ anchor.column()) * 0x85EBCA6B;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellFormula that
        && anchor.row() == that.anchor.row()
        && anchor.column() == that.anchor.column()
        && array == that.array
        && text.equals(that.text)
        && extent.equals(that.extent);
  }
}
