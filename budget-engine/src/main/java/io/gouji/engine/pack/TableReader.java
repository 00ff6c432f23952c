package io.gouji.engine.pack;

import io.gouji.engine.pack.TableSpec.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tables of a pack from {@code tables.csv}, {@code columns.csv} and {@code rows.csv}. */
final class TableReader {
  static final String FILE = "tables.csv";
  private static final List<String> FIELDS =
      List.of(
          "table",
          "number",
          "name",
          "title",
          "block",
          "keys",
          "catalogue",
          "required",
          "unit",
          "decimals");

  private final Cells cells;
  private final Keywords keywords;
  private final Map<String, List<ColumnSpec>> columns;
  private final Map<String, List<RowSpec>> rows;
  private final Cells.Seen ids;
  private final Cells.Seen numbers;
  private final Cells.Seen blocks;
  private final Set<String> claimed = new HashSet<>();

  private TableReader(
      Keywords keywords,
      Map<String, List<ColumnSpec>> columns,
      Map<String, List<RowSpec>> rows,
      Mistakes mistakes) {
    this.cells = new Cells(keywords, mistakes);
    this.keywords = keywords;
    this.columns = columns;
    this.rows = rows;
    ids = new Cells.Seen(mistakes);
    numbers = new Cells.Seen(mistakes);
    blocks = new Cells.Seen(mistakes);
  }

  /**
   * The tables in the order of their numbers.
   *
   * @param year the budget year of the pack
   */
  static List<TableSpec> read(
      TemplatesFolder folder, String pack, int year, Keywords keywords, Mistakes mistakes) {
    var columns = ColumnReader.read(folder, pack, year, keywords, mistakes);
    var rows = RowReader.read(folder, pack, keywords, columns, mistakes);
    TableReader reader = new TableReader(keywords, columns, rows, mistakes);
    List<TableSpec> tables = new ArrayList<>();
    String file = pack + "/" + FILE;
    for (CsvRow row : CsvFile.read(folder, file, keywords.form(FIELDS), mistakes)) {
      tables.add(reader.table(row));
    }
    if (!tables.isEmpty() && !mistakes.refused(file)) {
      reader.unclaimedBlocks();
    }
    tables.sort(Comparator.comparingInt(TableSpec::number));
    tables.forEach(table -> TemplateFormulas.check(table, keywords, mistakes));
    return tables;
  }

  private TableSpec table(CsvRow row) {
    String id = cells.required(row, "table");
    ids.isNew(id, id, row.source("table"));
    int number = cells.integer(row, "number");
    numbers.isNew(Integer.toString(number), row.text("number"), row.source("number"));
    return new TableSpec(
        id,
        number,
        cells.required(row, "name"),
        cells.pattern(row, "title"),
        cells.constant(row, "keys", "keys", Keys.ITEM),
        row.text("catalogue"),
        cells.yes(row, "required"),
        unit(row),
        cells.integer(row, "decimals"),
        Cells.parts(cells.required(row, "block"), ';').stream().map(b -> block(b, row)).toList(),
        row.source());
  }

  private String unit(CsvRow row) {
    cells.meaning(row, "unit", "unit", "");
    return row.text("unit");
  }

  private BlockSpec block(String name, CsvRow row) {
    Source source = row.source("block");
    blocks.isNew(name, name, source);
    claimed.add(name);
    if (!columns.containsKey(name) && !cells.mistakes().refused(file(row, ColumnReader.FILE))) {
      cells.mistakes().add(source, Mistakes.BLOCK_EMPTY, "block", name);
    }
    return new BlockSpec(
        name, columns.getOrDefault(name, List.of()), rows.getOrDefault(name, List.of()));
  }

  private static String file(CsvRow row, String name) {
    String own = row.source().file();
    return own.substring(0, own.length() - FILE.length()) + name;
  }

  private void unclaimedBlocks() {
    columns.forEach(
        (block, specs) -> {
          if (!claimed.contains(block)) {
            Source first = specs.get(0).source();
            Source source = new Source(first.file(), first.line(), keywords.heading("block"));
            cells.mistakes().add(source, Mistakes.NO_BLOCK, "value", block);
          }
        });
  }
}
