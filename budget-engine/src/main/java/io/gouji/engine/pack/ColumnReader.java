package io.gouji.engine.pack;

import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.ColumnSpec.TemplateColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code columns.csv}: columns by block. */
final class ColumnReader {
  static final String FILE = "columns.csv";
  private static final List<String> FIELDS =
      List.of(
          "block",
          "column",
          "type",
          "header",
          "required",
          "absence",
          "templateHeader",
          "width",
          "formula");

  private final Cells cells;
  private final HeadingYears years;
  private final Cells.Seen names;
  private final Map<String, ColumnSpec> owners = new HashMap<>();

  private ColumnReader(Cells cells, HeadingYears years) {
    this.cells = cells;
    this.years = years;
    names = new Cells.Seen(cells.mistakes());
  }

  static Map<String, List<ColumnSpec>> read(
      TemplatesFolder folder, String pack, int year, Keywords keywords, Mistakes mistakes) {
    HeadingYears years = new HeadingYears(keywords.vocabulary().year(), year);
    ColumnReader reader = new ColumnReader(new Cells(keywords, mistakes), years);
    Map<String, List<ColumnSpec>> blocks = new LinkedHashMap<>();
    String file = pack + "/" + FILE;
    for (CsvRow row : CsvFile.read(folder, file, keywords.form(FIELDS), mistakes)) {
      blocks.computeIfAbsent(row.text("block"), block -> new ArrayList<>()).add(reader.column(row));
    }
    return blocks;
  }

  private ColumnSpec column(CsvRow row) {
    String block = cells.required(row, "block");
    String name = cells.required(row, "column");
    names.isNew(block + "/" + name, name, row.source("column"));
    cells.required(row, "header");
    List<List<String>> headers =
        Cells.parts(years.filled(undated(row, "header")), '|').stream()
            .map(path -> Cells.parts(path, '/'))
            .toList();
    ColumnSpec column =
        new ColumnSpec(
            name,
            cells.constant(row, "type", "role", Role.TEXT),
            headers,
            cells.yes(row, "required"),
            cells.constant(row, "absence", "absence", Absence.NOT_APPLICABLE),
            template(row),
            row.source());
    headers.forEach(header -> claim(block, header, column, row));
    return column;
  }

  private void claim(String block, List<String> header, ColumnSpec column, CsvRow row) {
    String path = String.join("/", header);
    if (header.contains("")) {
      cells.mistakes().add(row.source("header"), Mistakes.EMPTY);
    }
    ColumnSpec owner = owners.putIfAbsent(block + "|" + path, column);
    if (owner != null) {
      cells
          .mistakes()
          .add(
              row.source("header"),
              Mistakes.HEADER_TAKEN,
              "value",
              path,
              "other",
              owner.name(),
              "first",
              Long.toString(owner.source().line()));
    }
  }

  /** The headings of a cell, which say a year by its distance only. */
  private String undated(CsvRow row, String field) {
    String text = row.text(field);
    years
        .written(text)
        .ifPresent(
            year ->
                cells
                    .mistakes()
                    .add(
                        row.source(field),
                        Mistakes.YEAR_WRITTEN,
                        "value",
                        year,
                        "this",
                        HeadingYears.THIS,
                        "last",
                        HeadingYears.LAST));
    return text;
  }

  private TemplateColumn template(CsvRow row) {
    List<String> header = Cells.parts(undated(row, "templateHeader"), '/');
    int width = header.isEmpty() ? 0 : cells.integer(row, "width");
    return new TemplateColumn(header, width, row.text("formula"));
  }
}
