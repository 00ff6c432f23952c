package io.gouji.engine.table;

import io.gouji.engine.sheet.CellRef;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One bound block of one table instance: rows by key, amounts by column, no object per figure.
 *
 * <p>Rows and columns count from zero in the order of the sheet and of the pack. Amounts are fen.
 * Totals are rows too; {@link #isData} tells them apart. Built by {@link BlockBuilder}.
 */
public final class Block {
  private final Heading heading;
  private final List<String> columns;
  private final int[] sheetColumns;
  private final List<RowKey> keys;
  private final Map<String, Integer> names;
  private final int[] sheetRows;
  private final UnaryOperator<CellRef> places;
  private final boolean[] data;
  private final String[][] labels;
  private final int[][] labelColumns;
  private final Map<Integer, String> labelNames;
  private final long[][] fen;
  private final byte[][] states;
  private final long[][] halfWidths;
  private final long[][] displayed;
  private final Map<String, TextColumn> texts;
  private final Map<String, MeasureColumn> measures;
  private final List<Note> notes;

  /**
   * A column of words.
   *
   * @param values one for each row, empty where nothing stands
   */
  record TextColumn(int sheetColumn, List<String> values) {
    TextColumn {
      values = List.copyOf(values);
    }
  }

  /** A column of numbers that are no money, one for each row. */
  record MeasureColumn(int sheetColumn, List<Measure> values) {
    MeasureColumn {
      values = List.copyOf(values);
    }
  }

  /**
   * Where a label stands.
   *
   * @param column what its column is called in the pack
   */
  public record LabelPlace(CellRef cell, String column) {}

  /** A line below a table that says that the table is empty, as printed. */
  public record Note(String text, CellRef cell) {}

  /**
   * What is said once of the whole block.
   *
   * @param table id of the table, {@code T03}
   * @param name the block's name in rules, {@code 表1支出}
   * @param decimals decimals of the table as printed
   * @param scope which money the table's title says it counts, or empty
   * @param part whether it is a table or what a table of several units says of one or of all
   * @param file name of the file it stands in; empty for the workbook that is checked
   */
  public record Heading(
      String table,
      String name,
      String sheet,
      String unitName,
      String period,
      Unit unit,
      int decimals,
      String scope,
      Part part,
      String file) {
    /** The heading of a block of the workbook that is checked. */
    public Heading(
        String table,
        String name,
        String sheet,
        String unitName,
        String period,
        Unit unit,
        int decimals,
        String scope,
        Part part) {
      this(table, name, sheet, unitName, period, unit, decimals, scope, part, "");
    }

    /** The heading of a table whose title does not say which money it counts. */
    public Heading(
        String table,
        String name,
        String sheet,
        String unitName,
        String period,
        Unit unit,
        int decimals) {
      this(table, name, sheet, unitName, period, unit, decimals, "", Part.WHOLE);
    }

    /** A unit's name without signs and blanks, by which it is the same in another file. */
    public static String unitKey(String unitName) {
      return Normalizer.normalize(unitName, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private Heading in(String other) {
      return new Heading(table, name, sheet, unitName, period, unit, decimals, scope, part, other);
    }
  }

  /** What of a printed table a block is. */
  public enum Part {
    /** All of it. */
    WHOLE,
    /** Of a table with rows for several budget units: the rows of one. */
    SLICE,
    /** Of the same table: its totals, and beside them what they add up. */
    OVERVIEW
  }

  Block(BlockBuilder from) {
    heading = from.heading;
    columns = List.copyOf(from.columns);
    sheetColumns = from.sheetColumns;
    keys = List.copyOf(from.keys);
    names = Map.copyOf(from.names);
    sheetRows = from.sheetRows.toArray();
    places = from.places;
    int rows = keys.size();
    data = new boolean[rows];
    labels = from.labels.toArray(new String[0][]);
    labelColumns = from.labelColumns.toArray(new int[0][]);
    labelNames = Map.copyOf(from.labelNames);
    fen = from.fen.toArray(new long[0][]);
    states = from.states.toArray(new byte[0][]);
    halfWidths = from.halfWidths.toArray(new long[0][]);
    displayed = from.displayed.toArray(new long[0][]);
    texts = Map.copyOf(from.texts);
    measures = Map.copyOf(from.measures);
    notes = List.copyOf(from.notes);
    for (int row = 0; row < rows; row++) {
      data[row] = !(keys.get(row) instanceof RowKey.Total);
    }
  }

  private Block(Block from, Heading heading) {
    this.heading = heading;
    columns = from.columns;
    sheetColumns = from.sheetColumns;
    keys = from.keys;
    names = from.names;
    sheetRows = from.sheetRows;
    places = from.places;
    data = from.data;
    labels = from.labels;
    labelColumns = from.labelColumns;
    labelNames = from.labelNames;
    fen = from.fen;
    states = from.states;
    halfWidths = from.halfWidths;
    displayed = from.displayed;
    texts = from.texts;
    measures = from.measures;
    notes = from.notes;
  }

  /** The same block of another file than the one that is checked. */
  public Block in(String file) {
    return new Block(this, heading.in(file));
  }

  public Heading heading() {
    return heading;
  }

  public int rowCount() {
    return data.length;
  }

  /** Names of all amount columns of the pack, whether this layout has them or not. */
  public List<String> columns() {
    return columns;
  }

  /** Index of a column, or -1 when the pack's block has none of that name. */
  public int column(String name) {
    return columns.indexOf(name);
  }

  /** Whether this layout has the column, if only with a header that was not recognised. */
  public boolean hasColumn(int column) {
    return sheetColumns[column] != BlockBuilder.ABSENT;
  }

  /** Whether it is known where this layout has the column. */
  public boolean isPlaced(int column) {
    return sheetColumns[column] >= 0;
  }

  public RowKey key(int row) {
    return keys.get(row);
  }

  /** Row of a total, or -1. */
  public int total(String name) {
    int row = row(name);
    return row >= 0 && !data[row] ? row : keys.indexOf(new RowKey.Total(name));
  }

  /**
   * Row that the pack's named row stands for, or -1; one row may have several names, one for each
   * of its columns.
   */
  public int row(String name) {
    return names.getOrDefault(name, -1);
  }

  /** Whether the row is one of the block's data rows, not a total. */
  public boolean isData(int row) {
    return data[row];
  }

  /** A label of a row; booleans are {@code TRUE} and {@code FALSE}, unknown is empty. */
  public String label(int row, LabelColumn column) {
    return labels[row][column.ordinal()];
  }

  /**
   * Where a row states a label, or what the label follows from: its code, its name, its unit. Empty
   * where the row's place is not known by any of them.
   */
  public Optional<LabelPlace> labelPlace(int row, LabelColumn column) {
    int[] columns = labelColumns[row];
    if (columns.length == 0 || columns[column.ordinal()] < 0) {
      return Optional.empty();
    }
    int sheetColumn = columns[column.ordinal()];
    CellRef cell = places.apply(new CellRef(sheetRows[row], sheetColumn));
    return Optional.of(new LabelPlace(cell, labelNames.getOrDefault(sheetColumn, "")));
  }

  /** Whether this layout has a column of words of that name. */
  public boolean hasText(String column) {
    return texts.containsKey(column);
  }

  /** What a row says in a column of words, as written; empty where nothing stands. */
  public String text(int row, String column) {
    return texts.containsKey(column) ? texts.get(column).values().get(row) : "";
  }

  /** Where a row's words of a column stand. */
  public CellRef textCell(int row, String column) {
    return places.apply(new CellRef(sheetRows[row], texts.get(column).sheetColumn()));
  }

  /** Whether this layout has a column of percentages, quantities or prices of that name. */
  public boolean hasMeasure(String column) {
    return measures.containsKey(column);
  }

  /** What a row states in a column of numbers that are no money. */
  public Measure measure(int row, String column) {
    return measures.get(column).values().get(row);
  }

  /** Where a row's number of such a column stands. */
  public CellRef measureCell(int row, String column) {
    return places.apply(new CellRef(sheetRows[row], measures.get(column).sheetColumn()));
  }

  /** Lines below the table that say that it is empty. */
  public List<Note> notes() {
    return notes;
  }

  /** The amount in fen; 0 unless {@link #state} is {@link FactState#STATED}. */
  public long fen(int row, int column) {
    return fen[row][column];
  }

  /** Whether any figure is other than zero. */
  public boolean hasMoney() {
    for (long[] row : fen) {
      for (long amount : row) {
        if (amount != 0) {
          return true;
        }
      }
    }
    return false;
  }

  public FactState state(int row, int column) {
    return STATES[states[row][column]];
  }

  /** Half-width of the interval the figure stands for, in half-fen. */
  public long halfWidth(int row, int column) {
    return halfWidths[row][column];
  }

  /** The amount as the cell displays it, in fen: rounded to the decimals of its number format. */
  public long displayed(int row, int column) {
    return displayed[row][column];
  }

  public CellRef cell(int row, int column) {
    return places.apply(new CellRef(sheetRows[row], Math.max(sheetColumns[column], 0)));
  }

  public FactKey fact(int row, int column) {
    return new FactKey(
        heading.unitName(),
        heading.period(),
        heading.table(),
        heading.name(),
        keys.get(row),
        columns.get(column));
  }

  public Evidence evidence(int row, int column) {
    return new Evidence(
        fact(row, column),
        heading.sheet(),
        cell(row, column),
        state(row, column),
        new Amount(fen(row, column)),
        halfWidth(row, column),
        heading.unit(),
        heading.decimals());
  }

  private static final FactState[] STATES = FactState.values();
}
