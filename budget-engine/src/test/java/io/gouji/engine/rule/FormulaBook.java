package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.Absence;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.Figure;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One table with formulas, from row 5 on: codes in column A, names in B, amounts from C on, and
 * what its pack would calculate there.
 */
final class FormulaBook {
  private static final int FIRST_ROW = 4;
  private static final int FIRST_COLUMN = 2;
  private static final Unit YUAN = new Unit("元", 2);
  private static final Source SOURCE = new Source("small", 1, "");

  private final List<ColumnSpec> columns = new ArrayList<>();
  private final List<RowSpec> specs = new ArrayList<>();
  private final Map<Integer, RowKey> keys = new LinkedHashMap<>();
  private final Map<Integer, String> levels = new LinkedHashMap<>();
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Grid grid = new Grid();
  private int absent = -1;
  private String creator = "";
  private int next = FIRST_ROW;

  /**
   * A table.
   *
   * @param amounts its columns, each with the template's formula behind a {@code =} if it has any
   */
  FormulaBook(String... amounts) {
    for (String amount : amounts) {
      String[] parts = amount.split("=", 2);
      column(parts[0], ColumnSpec.Role.AMOUNT, parts.length > 1 ? parts[1] : "");
    }
  }

  private void column(String name, ColumnSpec.Role role, String formula) {
    columns.add(
        new ColumnSpec(
            name,
            role,
            List.of(List.of(name)),
            true,
            Absence.NOT_APPLICABLE,
            new ColumnSpec.TemplateColumn(List.of(name), 10, formula),
            SOURCE));
  }

  /** A column that this layout lacks; the others move together. */
  FormulaBook without(String name) {
    absent = amounts().indexOf(name);
    return this;
  }

  FormulaBook percents(String name, String formula) {
    column(name, ColumnSpec.Role.PERCENT, formula);
    return this;
  }

  FormulaBook by(String maker) {
    creator = maker;
    return this;
  }

  private List<String> amounts() {
    return columns.stream()
        .filter(column -> column.role() == ColumnSpec.Role.AMOUNT)
        .map(ColumnSpec::name)
        .toList();
  }

  /** A row with a code and what stands in its columns. */
  FormulaBook code(String code, String... texts) {
    keys.put(next, new RowKey.Code(code, 1));
    cells.put("A" + (next + 1), "^" + code);
    cells.put("B" + (next + 1), "N" + code);
    return line(texts);
  }

  /** A row with a label of some level and its template's formula, as the pack knows it. */
  FormulaBook label(String name, int level, String formula, String... texts) {
    keys.put(next, new RowKey.Label(name, 1));
    levels.put(next, Integer.toString(level));
    spec(name, RowSpec.Kind.ROW, formula);
    cells.put("B" + (next + 1), name);
    return line(texts);
  }

  /** A total and its template's formula. */
  FormulaBook total(String name, String formula, String... texts) {
    keys.put(next, new RowKey.Total(name));
    spec(name, RowSpec.Kind.TOTAL, formula);
    cells.put("B" + (next + 1), name);
    return line(texts);
  }

  private void spec(String name, RowSpec.Kind kind, String formula) {
    specs.add(
        new RowSpec(
            name,
            kind,
            List.of(name),
            "",
            "",
            Absence.ZERO,
            new RowSpec.TemplateRow(name, formula),
            SOURCE));
  }

  /** A line of the sheet; one that is no row of the table where nothing was said of it. */
  FormulaBook line(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        cells.put(new CellRef(next, FIRST_COLUMN + i).a1(), texts[i]);
      }
    }
    next++;
    return this;
  }

  /** Writes something else into a cell; nothing to empty it. */
  FormulaBook with(String cell, String text) {
    cells.put(cell, text);
    return this;
  }

  FormulaBook other(String sheet, String... texts) {
    grid.sheet(sheet, texts);
    return this;
  }

  FormulaBook name(String name, String range) {
    grid.name(name, range);
    return this;
  }

  List<Finding> findings() {
    Workbook workbook = workbook();
    Block block = block(workbook.sheet("表").orElseThrow());
    return FormulaReview.of(workbook, new BudgetBook(List.of(block), Set.of()), pack());
  }

  private Workbook workbook() {
    cells.values().removeIf(String::isEmpty);
    List<String> written = new ArrayList<>();
    cells.forEach((cell, text) -> written.addAll(List.of(cell, text)));
    return grid.sheet("表", written.toArray(String[]::new)).workbook(creator);
  }

  /** Its formulas by rows and columns. */
  FormulaGrid grid() {
    Workbook workbook = workbook();
    Sheet sheet = workbook.sheet("表").orElseThrow();
    WrittenFormulas formulas = new WrittenFormulas(new KnownFormulas(), workbook.names());
    return new FormulaGrid(block(sheet), sheet, formulas);
  }

  /** What its pack would calculate. */
  IntendedFormulas intended() {
    return new IntendedFormulas(new BlockSpec("表", columns, specs), grid());
  }

  /**
   * Each finding: its message, its cell, after a {@code =} the formula that is proposed, in
   * brackets what its sentence names, and the cells it is compared with.
   */
  List<String> told() {
    return findings().stream().map(FormulaBook::told).toList();
  }

  private static String told(Finding finding) {
    StringBuilder told = new StringBuilder(finding.message());
    told.append(' ').append(finding.arguments().get("cell"));
    if (finding.arguments().containsKey("proposed")) {
      told.append(" =").append(finding.arguments().get("proposed"));
    }
    for (String name : List.of("constant", "cells", "codes", "count")) {
      if (finding.arguments().containsKey(name)) {
        told.append(" [").append(finding.arguments().get(name)).append(']');
      }
    }
    finding.locations().stream()
        .skip(1)
        .forEach(place -> told.append(' ').append(((Location.Cell) place).ref().a1()));
    return told.toString();
  }

  private Pack pack() {
    return new Pack(
        "small",
        Map.of(),
        List.of(SmallPack.table("T01", true, "元", new BlockSpec("表", columns, specs))),
        List.of(),
        Map.of(),
        SmallPack.vocabulary(),
        new Messages(Map.of(), Map.of()));
  }

  private Block block(Sheet sheet) {
    List<String> amounts = amounts();
    int[] places = new int[amounts.size()];
    int at = FIRST_COLUMN;
    for (int i = 0; i < places.length; i++) {
      places[i] = i == absent ? BlockBuilder.ABSENT : at++;
    }
    Block.Heading heading = new Block.Heading("T01", "表", "表", "某单位", "2026", YUAN, 2);
    BlockBuilder builder = new BlockBuilder(heading, amounts, places);
    builder.labelName(0, "科目编码");
    builder.labelName(1, "名称");
    keys.forEach(
        (line, key) -> {
          int row = builder.row(key, line, labels(line, key));
          builder.labelled(row, labelColumns());
          builder.name(row, key.text());
          for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
              state(builder, row, i, sheet, new CellRef(line, places[i]));
            }
          }
        });
    for (ColumnSpec column : columns) {
      if (column.role() == ColumnSpec.Role.PERCENT) {
        List<Measure> values =
            keys.keySet().stream()
                .map(row -> new Measure(Measure.Form.PLAIN, BigDecimal.ONE, 0, ""))
                .toList();
        builder.measures(column.name(), at++, values);
      }
    }
    return builder.build();
  }

  private static void state(BlockBuilder builder, int row, int column, Sheet sheet, CellRef cell) {
    CellKind kind = sheet.kind(cell.row(), cell.column());
    String text =
        kind == CellKind.NUMBER
            ? new BigDecimal(Double.toString(sheet.number(cell.row(), cell.column())))
                .toPlainString()
            : kind == CellKind.TEXT ? sheet.text(cell.row(), cell.column()) : "";
    if (kind == CellKind.ERROR) {
      builder.unreadable(row, column);
    } else if (text.matches("-?\\d+(\\.\\d+)?")) {
      Figure figure = Figure.of(new BigDecimal(text), YUAN);
      builder.state(row, column, figure.fen(), YUAN.halfStep(2), figure.fen());
    }
  }

  private static int[] labelColumns() {
    int[] columns = new int[LabelColumn.values().length];
    Arrays.fill(columns, 0);
    columns[LabelColumn.NAME.ordinal()] = 1;
    return columns;
  }

  private String[] labels(int line, RowKey key) {
    String[] labels = new String[LabelColumn.values().length];
    Arrays.fill(labels, "");
    labels[LabelColumn.NAME.ordinal()] = cells.getOrDefault("B" + (line + 1), "");
    labels[LabelColumn.LEVEL.ordinal()] = levels.getOrDefault(line, "");
    if (key instanceof RowKey.Code code) {
      labels[LabelColumn.CODE.ordinal()] = code.code();
      labels[LabelColumn.PARENT.ordinal()] = parent(code.code());
      labels[LabelColumn.LEVEL.ordinal()] = Integer.toString((code.code().length() - 1) / 2);
    }
    return labels;
  }

  /** The longest code that it begins with. */
  private String parent(String code) {
    String parent = "";
    for (RowKey key : keys.values()) {
      if (key instanceof RowKey.Code other
          && other.code().length() < code.length()
          && code.startsWith(other.code())
          && other.code().length() > parent.length()) {
        parent = other.code();
      }
    }
    return parent;
  }
}
