package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a sheet on which tables stand beside each other into a grid for each, so that none reads the
 * other's columns. Most sheets are one grid.
 */
final class Panes {
  private static final int MOST_TITLES = 12;

  private final Titles titles;
  private final Sheet sheet;
  private final Grid whole;

  private Panes(Titles titles, Grid whole) {
    this.titles = titles;
    this.whole = whole;
    sheet = whole.sheet();
  }

  static List<Grid> of(Titles titles, Grid whole) {
    return new Panes(titles, whole).cut();
  }

  private List<Grid> cut() {
    for (int row = 0; row < whole.rows(); row++) {
      List<Integer> columns = titles(row);
      if (columns.size() > 1) {
        return cut(row, columns);
      }
    }
    return List.of(whole);
  }

  /** The columns at which a row of texts names tables, each another one. */
  private List<Integer> titles(int row) {
    List<Integer> columns = new ArrayList<>();
    int texts = whole.texts(row);
    if (texts < 2 || texts > MOST_TITLES || whole.numbers(row) > 0) {
      return columns;
    }
    List<List<TableForm>> named = new ArrayList<>();
    for (int column = whole.firstColumn(row); column <= whole.lastColumn(row); column++) {
      String text = whole.text(row, column);
      List<TableForm> forms = text.isEmpty() ? List.of() : titles.named(text);
      if (!forms.isEmpty() && !named.contains(forms)) {
        named.add(forms);
        columns.add(column);
      }
    }
    return columns;
  }

  private List<Grid> cut(int row, List<Integer> columns) {
    List<Grid> panes = new ArrayList<>();
    int top = top(row);
    if (top > 0) {
      panes.add(new Grid(sheet, new CellRange(0, 0, top - 1, whole.columns() - 1)));
    }
    int left = 0;
    for (int i = 1; i <= columns.size(); i++) {
      int next = i < columns.size() ? begin(row, columns.get(i), left) : whole.columns();
      panes.add(new Grid(sheet, new CellRange(top, left, whole.rows() - 1, next - 1)));
      left = next;
    }
    return panes;
  }

  /** Where the tables begin: below the blank row over their titles, if other tables end there. */
  private int top(int row) {
    int top = row;
    while (top > 0 && !whole.isBlank(top - 1)) {
      top--;
    }
    for (int above = 0; above < top; above++) {
      if (whole.numbers(above) > 0) {
        return top;
      }
    }
    return 0;
  }

  /** A table begins behind the blank column left of its title, or at the title itself. */
  private int begin(int row, int title, int left) {
    for (int column = title - 1; column > left; column--) {
      if (isBlank(column, row)) {
        return column + 1;
      }
    }
    return title;
  }

  private boolean isBlank(int column, int from) {
    for (int row = from; row < whole.rows(); row++) {
      if (sheet.exists(row, column) && !whole.isBlank(row, column)) {
        return false;
      }
    }
    return true;
  }
}
