package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.Sheet;

/**
 * A table of the pack recognised in a sheet.
 *
 * @param first its first row: the title, or the header where the sheet's name is the title
 * @param last its last row
 * @param titled whether a title over the table names it, not the sheet's name alone
 */
record Candidate(Grid grid, Layout layout, Head head, int first, int last, boolean titled) {
  TableForm form() {
    return layout.form();
  }

  boolean isVisible() {
    return grid.sheet().visibility() == Sheet.Visibility.VISIBLE;
  }

  Candidate until(int row) {
    return new Candidate(grid, layout, head, first, row, titled);
  }

  CellRange range() {
    if (grid.extent().isPresent()) {
      return grid.extent().get();
    }
    int end = Math.max(last, layout.last());
    int right = Math.max(layout.header().size() - 1, grid.left());
    return new CellRange(first, grid.left(), end, right);
  }

  /** Whether figures stand below its header. */
  boolean hasFigures() {
    for (int row = layout.last() + 1; row <= last; row++) {
      if (grid.numbers(row) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How much speaks for this sheet being the table, when several claim to be. */
  int rank() {
    return (isVisible() ? 4 : 0) + (hasFigures() ? 2 : 0) + (titled ? 1 : 0);
  }
}
