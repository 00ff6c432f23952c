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
}
