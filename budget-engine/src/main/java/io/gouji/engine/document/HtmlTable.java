package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Where in a table of a page the walk stands; merged cells take the columns they cover. */
final class HtmlTable {
  /** Stands for tables that only arrange a page. */
  static final HtmlTable LAYOUT = new HtmlTable(0);

  private static final int WIDEST = 10_000;

  private final int number;

  /** For each column, how many rows below are still covered by a cell above. */
  private final List<Integer> covered = new ArrayList<>();

  private int row;
  private int column;
  private int next;

  HtmlTable(int number) {
    this.number = number;
  }

  /** A table that holds one cell, or another table, holds no figures itself. */
  static boolean isLayout(Element table) {
    return table.select("table").size() > 1 || table.select("td, th").size() <= 1;
  }

  void row() {
    if (number > 0) {
      row++;
      next = 0;
      column = 0;
      covered.replaceAll(rows -> Math.max(0, rows - 1));
    }
  }

  void cell(int rows, int columns) {
    if (number == 0) {
      return;
    }
    while (next < covered.size() && covered.get(next) > 0) {
      next++;
    }
    column = next + 1;
    for (int i = 0; i < columns && next < WIDEST; i++, next++) {
      while (covered.size() <= next) {
        covered.add(0);
      }
      covered.set(next, rows);
    }
  }

  /** The place; empty outside cells. */
  Optional<Cell> cell() {
    return row > 0 && column > 0 ? Optional.of(new Cell(number, row, column)) : Optional.empty();
  }
}
