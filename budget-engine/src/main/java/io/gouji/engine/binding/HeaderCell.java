package io.gouji.engine.binding;

import java.util.ArrayList;
import java.util.List;

/**
 * The header over one column of a sheet.
 *
 * @param text the column's own deepest text as printed; empty if it has none
 * @param own that text in its variants: without the year, without what a bracket adds, joined with
 *     its own texts above
 * @param above the texts that stand over it from top to bottom, its own or those of merged cells
 */
record HeaderCell(int column, String text, List<String> own, List<String> above) {
  /** Whether the path's last text is the column's own and the others stand above it in order. */
  boolean matches(List<String> path) {
    return own.contains(path.get(path.size() - 1)) && standsUnder(path);
  }

  /** Whether all texts of a path but its last stand above the column in order. */
  boolean standsUnder(List<String> path) {
    int last = path.size() - 1;
    int wanted = 0;
    for (int i = 0; i < above.size() && wanted < last; i++) {
      if (above.get(i).equals(path.get(wanted))) {
        wanted++;
      }
    }
    return wanted == last;
  }

  /** Reads the header of a column between two rows. */
  static HeaderCell read(Grid grid, int firstRow, int lastRow, int column, Years years) {
    int deepest = lastRow;
    while (deepest >= firstRow && grid.text(deepest, column).isEmpty()) {
      deepest--;
    }
    List<String> above = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    for (int row = firstRow; row < deepest; row++) {
      String text = grid.text(row, column);
      joined.append(text);
      String over = text.isEmpty() ? grid.textOver(row, column) : text;
      if (!over.isEmpty()) {
        above.addAll(variants(over, "", years));
      }
    }
    String text = deepest < firstRow ? "" : grid.text(deepest, column);
    List<String> own = text.isEmpty() ? List.of() : variants(text, joined.toString(), years);
    return new HeaderCell(column, text, own, above);
  }

  private static List<String> variants(String text, String joined, Years years) {
    List<String> variants = new ArrayList<>();
    variants.add(years.relative(text));
    addNew(variants, years.without(text));
    int bracket = text.indexOf('(');
    if (bracket > 0 && text.endsWith(")")) {
      addNew(variants, years.without(text.substring(0, bracket)));
    }
    if (!joined.isEmpty()) {
      addNew(variants, joined + text);
    }
    return variants;
  }

  private static void addNew(List<String> variants, String text) {
    if (!text.isEmpty() && !variants.contains(text)) {
      variants.add(text);
    }
  }
}
