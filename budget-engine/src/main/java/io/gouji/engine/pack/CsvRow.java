package io.gouji.engine.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One row of a pack's file; its cells are asked for by field, whatever their order. */
final class CsvRow {
  private final String file;
  private final long line;
  private final Map<String, CsvFile.Heading> headings;
  private final String[] cells;
  private final boolean addressed;

  /**
   * A row.
   *
   * @param addressed whether its cells are called by address, as in a workbook, not by heading
   */
  CsvRow(
      String file,
      long line,
      Map<String, CsvFile.Heading> headings,
      String[] cells,
      boolean addressed) {
    this.file = file;
    this.line = line;
    this.headings = headings;
    this.cells = cells;
    this.addressed = addressed;
  }

  /** The trimmed text of a cell; empty if the cell or its heading is missing. */
  String text(String field) {
    CsvFile.Heading heading = headings.get(field);
    return heading == null ? "" : CsvFile.cell(cells, heading.index());
  }

  /** Where a cell stands; of a missing heading, where that should stand. */
  Source source(String field) {
    CsvFile.Heading heading = headings.get(field);
    if (heading == null) {
      return source();
    }
    boolean missing = heading.index() == CsvFile.Heading.MISSING;
    if (addressed && !missing) {
      return new Source(file, line, letters(heading.index()) + line);
    }
    return new Source(file, missing ? 1 : line, heading.word());
  }

  /** The name of a column of a workbook: A, Z, AA. */
  private static String letters(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letters(index / 26 - 1) + last;
  }

  /** All that is written in the row, trimmed. */
  List<String> words() {
    return Arrays.stream(cells)
        .filter(Objects::nonNull)
        .flatMap(cell -> Arrays.stream(cell.split(";")))
        .map(String::strip)
        .toList();
  }

  /** The row as a whole. */
  Source source() {
    return new Source(file, line, "");
  }
}
