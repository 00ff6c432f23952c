package io.gouji.engine.pack;

import io.gouji.engine.pack.RowSpec.Kind;
import io.gouji.engine.pack.RowSpec.TemplateRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code rows.csv}: named rows and single figures by block. */
final class RowReader {
  static final String FILE = "rows.csv";
  private static final String REGEX = "~";
  private static final List<String> FIELDS =
      List.of(
          "block",
          "name",
          "type",
          "labels",
          "column",
          "code",
          "absence",
          "templateLabel",
          "formula");

  private final Cells cells;
  private final Cells.Seen names;
  private final Map<String, RowSpec> owners = new HashMap<>();
  private final Map<String, List<ColumnSpec>> columns;

  private RowReader(Cells cells, Map<String, List<ColumnSpec>> columns) {
    this.cells = cells;
    this.columns = columns;
    names = new Cells.Seen(cells.mistakes());
  }

  static Map<String, List<RowSpec>> read(
      TemplatesFolder folder,
      String pack,
      Keywords keywords,
      Map<String, List<ColumnSpec>> columns,
      Mistakes mistakes) {
    RowReader reader = new RowReader(new Cells(keywords, mistakes), columns);
    Map<String, List<RowSpec>> blocks = new LinkedHashMap<>();
    String file = pack + "/" + FILE;
    boolean unknown = mistakes.refused(pack + "/" + ColumnReader.FILE);
    for (CsvRow row : CsvFile.read(folder, file, keywords.form(FIELDS), mistakes)) {
      String block = row.text("block");
      if (columns.containsKey(block)) {
        blocks.computeIfAbsent(block, b -> new ArrayList<>()).add(reader.row(block, row));
      } else if (!unknown) {
        mistakes.add(row.source("block"), Mistakes.NO_BLOCK, "value", block);
      }
    }
    return blocks;
  }

  private RowSpec row(String block, CsvRow row) {
    String name = cells.required(row, "name");
    names.isNew(block + "/" + name, name, row.source("name"));
    Kind kind = cells.constant(row, "type", "rowkind", Kind.ROW);
    String labels = kind == Kind.CELL ? row.text("labels") : cells.required(row, "labels");
    RowSpec spec =
        new RowSpec(
            name,
            kind,
            Cells.parts(labels, '|'),
            column(block, kind, row),
            row.text("code"),
            cells.constant(row, "absence", "absence", Absence.ZERO),
            new TemplateRow(row.text("templateLabel"), row.text("formula")),
            row.source());
    spec.labels().forEach(label -> claim(block, label, spec, row));
    return spec;
  }

  /** The column a name stands for: the one given, else the block's first amount column. */
  private String column(String block, Kind kind, CsvRow row) {
    List<String> amounts = new BlockSpec(block, columns.get(block), List.of()).amounts();
    String given = kind == Kind.CELL ? cells.required(row, "column") : row.text("column");
    if (given.isEmpty() && !amounts.isEmpty()) {
      return amounts.get(0);
    }
    if (!given.isEmpty() && !amounts.contains(given)) {
      cells
          .mistakes()
          .add(row.source("column"), Mistakes.NO_AMOUNT_COLUMN, "value", given, "block", block);
    }
    return given;
  }

  private void claim(String block, String label, RowSpec spec, CsvRow row) {
    Source source = row.source("labels");
    if (label.isEmpty()) {
      cells.mistakes().add(source, Mistakes.EMPTY);
    }
    if (label.startsWith(REGEX)) {
      Cells.pattern(label.substring(REGEX.length()), source, cells.mistakes());
    }
    RowSpec owner = owners.putIfAbsent(block + "|" + label, spec);
    if (owner != null && !isOtherColumnOf(owner, spec)) {
      cells
          .mistakes()
          .add(
              source,
              Mistakes.LABEL_TAKEN,
              "value",
              label,
              "other",
              owner.name(),
              "first",
              Long.toString(owner.source().line()));
    }
  }

  private static boolean isOtherColumnOf(RowSpec owner, RowSpec spec) {
    return owner.labels().equals(spec.labels())
        && owner.kind() == spec.kind()
        && !owner.column().equals(spec.column());
  }
}
