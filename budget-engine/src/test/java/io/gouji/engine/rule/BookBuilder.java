package io.gouji.engine.rule;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.Figure;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a book of figures for a pack, without any workbook. */
final class BookBuilder {
  static final int CODES = 50;
  static final int NAMES = 51;
  static final int MEASURES = 52;

  private final Pack pack;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Set<String> missing = new HashSet<>();

  BookBuilder(Pack pack) {
    this.pack = pack;
  }

  /** A block to be filled; its table's unit and decimals unless told otherwise. */
  Sheet block(String name) {
    for (TableSpec table : pack.tables()) {
      for (BlockSpec block : table.blocks()) {
        if (block.name().equals(name)) {
          Sheet sheet = new Sheet(table, block);
          sheets.add(sheet);
          return sheet;
        }
      }
    }
    throw new IllegalArgumentException("no block " + name);
  }

  BookBuilder missing(String table) {
    missing.add(table);
    return this;
  }

  BudgetBook book() {
    return new BudgetBook(sheets.stream().map(Sheet::build).toList(), missing);
  }

  /** One row: its key, its labels and its figures in the order of the block's amount columns. */
  record Row(RowKey key, Map<LabelColumn, String> labels, List<String> amounts) {
    String name() {
      return key instanceof RowKey.Item item ? item.name() : key.text();
    }
  }

  /** One block in the making. */
  final class Sheet {
    private final TableSpec table;
    private final BlockSpec block;
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> absentColumns = new HashSet<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String unitName = "";
    private String period = "2025";
    private String scope = "";
    private String sheetName;
    private Block.Part part = Block.Part.WHOLE;
    private final Map<String, List<Measure>> measures = new LinkedHashMap<>();
    private String money;
    private int decimals;

    private Sheet(TableSpec table, BlockSpec block) {
      this.table = table;
      this.block = block;
      decimals = table.decimals();
      money = table.unit();
      sheetName = block.name();
    }

    /** Printed in another unit of money than the table is in most workbooks. */
    Sheet in(String unit) {
      money = unit;
      return this;
    }

    Sheet of(String unit) {
      unitName = unit;
      return this;
    }

    Sheet year(String year) {
      period = year;
      return this;
    }

    /** What of a printed table it is. */
    Sheet part(Block.Part of) {
      part = of;
      return this;
    }

    Sheet scope(String money) {
      scope = money;
      return this;
    }

    /** The sheet it stands on; one of its own unless told otherwise. */
    Sheet on(String sheet) {
      sheetName = sheet;
      return this;
    }

    /** A column of numbers that are no money, one for each row. */
    Sheet measures(String column, Measure... values) {
      measures.put(column, List.of(values));
      return this;
    }

    /** A column of words, one text for each row. */
    Sheet texts(String column, String... values) {
      texts.put(column, List.of(values));
      return this;
    }

    /** A line below the table that says it is empty. */
    Sheet note(String text) {
      notes.add(text);
      return this;
    }

    Sheet decimals(int printed) {
      decimals = printed;
      return this;
    }

    Sheet without(String column) {
      absentColumns.add(column);
      return this;
    }

    /** A row with a code; parent, level and the like follow from the codes of all rows. */
    Sheet code(String code, String... amounts) {
      rows.add(new Row(new RowKey.Code(code, 1), Map.of(), List.of(amounts)));
      return this;
    }

    Sheet total(String name, String... amounts) {
      rows.add(new Row(new RowKey.Total(name), Map.of(), List.of(amounts)));
      return this;
    }

    Sheet label(String name, String... amounts) {
      return add(new RowKey.Label(name, 1), Map.of(LabelColumn.TOP, "TRUE"), amounts);
    }

    Sheet single(String... amounts) {
      return add(new RowKey.Item(1, ""), Map.of(), amounts);
    }

    Sheet add(RowKey key, Map<LabelColumn, String> labels, String... amounts) {
      rows.add(new Row(key, labels, List.of(amounts)));
      return this;
    }

    BookBuilder done() {
      return BookBuilder.this;
    }

    private Block build() {
      List<String> columns = block.amounts();
      int[] places = new int[columns.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = absentColumns.contains(columns.get(i)) ? -1 : i + 1;
      }
      int digits = pack.vocabulary().units().get(money);
      Block.Heading heading =
          new Block.Heading(
              table.id(),
              block.name(),
              sheetName,
              unitName,
              period,
              new Unit(money, digits),
              decimals,
              scope,
              part);
      BlockBuilder builder = new BlockBuilder(heading, columns, places);
      builder.labelName(CODES, "codes");
      builder.labelName(NAMES, "names");
      Map<String, String> codes = codes();
      Set<String> owners = new HashSet<>(codes.values());
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        int index = builder.row(row.key(), i + 4, labels(row, codes, owners));
        builder.labelled(index, labelColumns());
        if (!(row.key() instanceof RowKey.Code)) {
          builder.name(index, row.name());
        }
        for (int c = 0; c < row.amounts().size(); c++) {
          state(builder, index, c, row.amounts().get(c), heading.unit());
        }
      }
      texts.forEach((column, values) -> builder.texts(column, places.length + 1, values));
      measures.forEach((column, values) -> builder.measures(column, MEASURES, values));
      notes.forEach(text -> builder.note(new Block.Note(text, new CellRef(99, 0))));
      return builder.build();
    }

    private void state(BlockBuilder builder, int row, int column, String text, Unit unit) {
      if (text.equals("?")) {
        builder.unreadable(row, column);
      } else if (!text.isEmpty() && !absentColumns.contains(block.amounts().get(column))) {
        BigDecimal number = new BigDecimal(text);
        Figure figure = Figure.of(number, unit);
        BigDecimal shown = number.setScale(decimals, RoundingMode.HALF_UP);
        builder.state(
            row,
            column,
            figure.fen(),
            unit.halfStep(Math.max(decimals, figure.decimals())),
            Figure.of(shown, unit).fen());
      }
    }

    /** Names have a column of their own, all else follows from the codes. */
    private static int[] labelColumns() {
      int[] columns = new int[LabelColumn.values().length];
      Arrays.fill(columns, CODES);
      columns[LabelColumn.NAME.ordinal()] = NAMES;
      return columns;
    }

    private Map<String, String> codes() {
      Map<String, String> parents = new LinkedHashMap<>();
      rows.forEach(row -> code(row).ifPresent(code -> parents.put(code, "")));
      parents.replaceAll((code, none) -> parent(code, parents.keySet()));
      return parents;
    }

    private static java.util.Optional<String> code(Row row) {
      return row.key() instanceof RowKey.Code code
          ? java.util.Optional.of(code.code())
          : java.util.Optional.empty();
    }

    private static String parent(String code, Set<String> all) {
      for (int length = code.length() - 1; length >= 3; length--) {
        if (all.contains(code.substring(0, length))) {
          return code.substring(0, length);
        }
      }
      return "";
    }

    private static String[] labels(Row row, Map<String, String> parents, Set<String> owners) {
      Map<LabelColumn, String> labels = new LinkedHashMap<>();
      if (row.key() instanceof RowKey.Code key) {
        String code = key.code();
        boolean leaf = !owners.contains(code);
        labels.put(LabelColumn.CODE, code);
        labels.put(LabelColumn.PARENT, parents.get(code));
        labels.put(LabelColumn.LEVEL, Integer.toString((code.length() - 1) / 2));
        labels.put(LabelColumn.TOP, flag(parents.get(code).isEmpty()));
        labels.put(LabelColumn.LEAF, flag(leaf));
        labels.put(LabelColumn.HAS_CHILDREN, flag(!leaf));
      }
      labels.putAll(row.labels());
      String[] texts = new String[LabelColumn.values().length];
      for (LabelColumn column : LabelColumn.values()) {
        @Nullable String text = labels.get(column);
        texts[column.ordinal()] = text == null ? "" : text;
      }
      return texts;
    }

    private static String flag(boolean value) {
      return value ? "TRUE" : "FALSE";
    }
  }
}
