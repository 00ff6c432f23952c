package io.gouji.engine.binding;

import java.util.Optional;

/** Finds the header rows of a table by the words the pack expects in them. */
final class HeaderFinder {
  private final TableForm form;
  private final Grid grid;
  private final Years years;

  HeaderFinder(TableForm form, Grid grid, Years years) {
    this.form = form;
    this.grid = grid;
    this.years = years;
  }

  /**
   * The first layout that is recognised between two rows, else the closest one, else nothing.
   *
   * @param to the row behind the last one to look at
   */
  Optional<Layout> find(int from, int to) {
    Optional<Layout> closest = Optional.empty();
    for (int row = from; row < Math.min(to, grid.rows()); row++) {
      if (grid.texts(row) > 0 && grid.numbers(row) == 0 && words(row, row) > 0) {
        Layout layout = Layout.read(form, grid, row, lastHeaderRow(row), years);
        if (layout.isRecognised()) {
          return Optional.of(layout);
        }
        if (closest.isEmpty() || layout.found() > closest.get().found()) {
          closest = Optional.of(layout);
        }
      }
    }
    return closest;
  }

  private int lastHeaderRow(int first) {
    int last = bottom(first);
    while (grid.texts(last + 1) > 0 && grid.numbers(last + 1) == 0 && words(first, last + 1) > 0) {
      last = bottom(last + 1);
    }
    return last;
  }

  /** Last row that the merges of a header row reach down to, short of rows with figures. */
  private int bottom(int row) {
    int bottom = row;
    for (int c = grid.firstColumn(row); c <= grid.lastColumn(row); c++) {
      if (isWord(grid.text(row, c))) {
        bottom = Math.max(bottom, grid.bottom(row, c));
      }
    }
    int reached = row;
    while (reached < bottom && grid.numbers(reached + 1) == 0) {
      reached++;
    }
    return reached;
  }

  /** How many header words a row has that can belong to a header beginning at {@code first}. */
  private int words(int first, int row) {
    int count = 0;
    for (int c = grid.firstColumn(row); c <= grid.lastColumn(row); c++) {
      String text = grid.text(row, c);
      if (isWord(text) && !isUnderIdentity(first, row, c, text)) {
        count++;
      }
    }
    return count;
  }

  private boolean isWord(String text) {
    return !text.isEmpty()
        && (form.words().contains(years.relative(text))
            || form.words().contains(years.without(text))
            || text.endsWith(")") && form.words().contains(beforeBracket(text)));
  }

  private static String beforeBracket(String text) {
    return text.substring(0, Math.max(text.indexOf('('), 0));
  }

  /** Below the header of a label column stand labels: "total" there is a row, not a column. */
  private boolean isUnderIdentity(int first, int row, int column, String text) {
    for (int above = row - 1; above >= first; above--) {
      String over = grid.text(above, column);
      if (!over.isEmpty()) {
        return form.identityWords().contains(over) && !form.identityWords().contains(text);
      }
    }
    return false;
  }
}
