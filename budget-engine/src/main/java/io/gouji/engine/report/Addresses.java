package io.gouji.engine.report;

import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Cells as one reads them out: by sheet, neighbours in one column or row as a range; what stands in
 * the file of the year before says so.
 */
final class Addresses {
  private Addresses() {}

  /** A sheet of a file; of the workbook that is checked where the file has no name. */
  private record Page(String file, String sheet) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Page that && file.equals(that.file) && sheet.equals(that.sheet);
    }

    @Override
    public int hashCode() {
      return 31 * file.hashCode() + sheet.hashCode();
    }
  }

  /** {@code 表3!C12:C17, C20}; each sheet named once, in the order of the cells given. */
  static String of(List<Cell> cells, Wording wording) {
    Map<Page, TreeSet<CellRef>> byPage = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Page page = new Page(cell.file(), cell.sheet());
      byPage.computeIfAbsent(page, none -> new TreeSet<>()).add(cell.ref());
    }
    return byPage.entrySet().stream()
        .map(entry -> told(entry.getKey(), ranges(entry.getValue()), wording))
        .collect(Collectors.joining("; "));
  }

  private static String told(Page page, String ranges, Wording wording) {
    String cells = page.sheet() + "!" + ranges;
    return page.file().isEmpty()
        ? cells
        : wording.label("cells.prior", Map.of("file", page.file(), "cells", cells));
  }

  private static String ranges(TreeSet<CellRef> cells) {
    List<CellRange> ranges = new ArrayList<>();
    while (!cells.isEmpty()) {
      ranges.add(take(cells));
    }
    return ranges.stream().map(CellRange::a1).collect(Collectors.joining(", "));
  }

  /** Takes the first cell out, with those that continue it downwards or else to the right. */
  private static CellRange take(TreeSet<CellRef> cells) {
    CellRef first = cells.first();
    CellRef last = run(cells, first, 1, 0);
    if (last.equals(first)) {
      last = run(cells, first, 0, 1);
    }
    cells.remove(first);
    return new CellRange(first.row(), first.column(), last.row(), last.column());
  }

  private static CellRef run(TreeSet<CellRef> cells, CellRef first, int down, int right) {
    CellRef last = first;
    for (CellRef cell : List.copyOf(cells.tailSet(first, false))) {
      if (cell.row() == last.row() + down && cell.column() == last.column() + right) {
        cells.remove(cell);
        last = cell;
      }
    }
    return last;
  }
}
