package io.gouji.engine.pack;

import java.util.Map;

/** One row of a pack's file; its cells are asked for by field, whatever their order. */
final class CsvRow {
  private final String file;
  private final long line;
  private final Map<String, CsvFile.Heading> headings;
  private final String[] cells;

  CsvRow(String file, long line, Map<String, CsvFile.Heading> headings, String[] cells) {
    this.file = file;
    this.line = line;
    this.headings = headings;
    this.cells = cells;
  }

  /** The trimmed text of a cell; empty if the cell or its heading is missing. */
  String text(String field) {
    CsvFile.Heading heading = headings.get(field);
    return heading == null ? "" : CsvFile.cell(cells, heading.index());
  }

  Source source(String field) {
    CsvFile.Heading heading = headings.get(field);
    return new Source(file, line, heading == null ? "" : heading.word());
  }

  /** The row as a whole. */
  Source source() {
    return new Source(file, line, "");
  }
}
