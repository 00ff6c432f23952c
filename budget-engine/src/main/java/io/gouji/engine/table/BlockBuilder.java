package io.gouji.engine.table;

import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** Builds a block row by row. */
public final class BlockBuilder {
  /** Place of a column that the layout does not have. */
  public static final int ABSENT = -1;

  private static final int[] NOWHERE = {};

  /** Place of a column that the layout must have but whose header was not recognised. */
  public static final int UNRECOGNISED = -2;

  final Block.Heading heading;
  final List<String> columns;
  final int[] sheetColumns;
  final List<RowKey> keys = new ArrayList<>();
  final Map<String, Integer> names = new HashMap<>();
  final IntArrayList sheetRows = new IntArrayList();
  final List<String[]> labels = new ArrayList<>();
  final List<int[]> labelColumns = new ArrayList<>();
  final Map<Integer, String> labelNames = new HashMap<>();
  final List<long[]> fen = new ArrayList<>();
  final List<byte[]> states = new ArrayList<>();
  final List<long[]> halfWidths = new ArrayList<>();
  final List<long[]> displayed = new ArrayList<>();
  UnaryOperator<CellRef> places = UnaryOperator.identity();
  final Map<String, Block.TextColumn> texts = new HashMap<>();
  final Map<String, Block.MeasureColumn> measures = new HashMap<>();
  final List<Block.Note> notes = new ArrayList<>();

  /**
   * A block without rows.
   *
   * @param columns all amount columns of the pack's block
   * @param sheetColumns where each stands in the sheet, {@link #ABSENT} or {@link #UNRECOGNISED}
   */
  public BlockBuilder(Block.Heading heading, List<String> columns, int[] sheetColumns) {
    this.heading = heading;
    this.columns = columns;
    this.sheetColumns = sheetColumns.clone();
  }

  /**
   * Adds a row with all its figures unset: {@link FactState#BLANK}, {@link FactState#NO_COLUMN}
   * where the layout lacks the column, {@link FactState#UNREADABLE} where its header was not
   * recognised.
   *
   * @param labelValues one text per {@link LabelColumn}
   * @return the row's index
   */
  public int row(RowKey key, int sheetRow, String[] labelValues) {
    keys.add(key);
    sheetRows.add(sheetRow);
    labels.add(labelValues.clone());
    labelColumns.add(NOWHERE);
    byte[] state = new byte[columns.size()];
    for (int i = 0; i < state.length; i++) {
      state[i] = (byte) initial(sheetColumns[i]).ordinal();
    }
    states.add(state);
    fen.add(new long[columns.size()]);
    halfWidths.add(new long[columns.size()]);
    displayed.add(new long[columns.size()]);
    return keys.size() - 1;
  }

  private static FactState initial(int sheetColumn) {
    return switch (sheetColumn) {
      case ABSENT -> FactState.NO_COLUMN;
      case UNRECOGNISED -> FactState.UNREADABLE;
      default -> FactState.BLANK;
    };
  }

  /** Gives a row a name that rules know it by; the first row of a name keeps it. */
  public void name(int row, String name) {
    names.putIfAbsent(name, row);
  }

  /**
   * Says where a row's labels stand.
   *
   * @param sheetColumns for each {@link LabelColumn} the sheet's column, or {@link #ABSENT}; rows
   *     may share one array, which is not changed
   */
  public void labelled(int row, int[] sheetColumns) {
    labelColumns.set(row, sheetColumns);
  }

  /** What a column of labels is called in the pack. */
  public void labelName(int sheetColumn, String name) {
    labelNames.put(sheetColumn, name);
  }

  /** Says where cells stand that were written anew in another form. */
  public void placed(UnaryOperator<CellRef> whereTheyStand) {
    places = whereTheyStand;
  }

  /**
   * What stands in a column of words.
   *
   * @param values one for each row, empty where nothing stands
   */
  public void texts(String column, int sheetColumn, List<String> values) {
    texts.put(column, new Block.TextColumn(sheetColumn, values));
  }

  /**
   * What stands in a column of numbers that are no money.
   *
   * @param values one for each row
   */
  public void measures(String column, int sheetColumn, List<Measure> values) {
    measures.put(column, new Block.MeasureColumn(sheetColumn, values));
  }

  /** A line below the table that says that it is empty. */
  public void note(Block.Note note) {
    notes.add(note);
  }

  /** States a figure of a row. */
  public void state(int row, int column, long amount, long halfWidth, long displayedAmount) {
    states.get(row)[column] = (byte) FactState.STATED.ordinal();
    fen.get(row)[column] = amount;
    halfWidths.get(row)[column] = halfWidth;
    displayed.get(row)[column] = displayedAmount;
  }

  /** Marks a figure of a row as unreadable. */
  public void unreadable(int row, int column) {
    states.get(row)[column] = (byte) FactState.UNREADABLE.ordinal();
  }

  public Block build() {
    return new Block(this);
  }
}
