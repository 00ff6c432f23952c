package io.gouji.engine.sheet;

import java.util.List;
import java.util.Optional;
import org.eclipse.collections.api.list.primitive.IntList;

/**
 * One sheet: its cells in compact columns, its merges and whether it is shown.
 *
 * <p>Rows and columns count from zero. A cell that does not exist reads as blank, with style 0 and
 * without a formula. Immutable; {@link SheetBuilder} makes it.
 */
public final class Sheet {
  /** Whether a sheet is shown, hidden, or hidden from the menu too. */
  public enum Visibility {
    VISIBLE,
    HIDDEN,
    VERY_HIDDEN
  }

  private static final CellKind[] KINDS = CellKind.values();
  private static final CellError[] ERRORS = CellError.values();

  private final String name;
  private final Visibility visibility;
  private final Column[] columns;
  private final List<String> strings;
  private final List<CellFormula> formulas;
  private final List<CellRange> merges;
  private final IntList hiddenRows;
  private final boolean filtered;
  private final int rowCount;

  Sheet(
      String name,
      Visibility visibility,
      Column[] columns,
      List<String> strings,
      List<CellFormula> formulas,
      List<CellRange> merges,
      IntList hiddenRows,
      boolean filtered) {
    this.name = name;
    this.visibility = visibility;
    this.columns = columns;
    this.strings = strings;
    this.formulas = formulas;
    this.merges = merges;
    this.hiddenRows = hiddenRows;
    this.filtered = filtered;
    int rows = 0;
    for (Column column : columns) {
      if (column.size() > 0) {
        rows = Math.max(rows, column.row(column.size() - 1) + 1);
      }
    }
    this.rowCount = rows;
  }

  public String name() {
    return name;
  }

  public Visibility visibility() {
    return visibility;
  }

  /** One more than the last row that has a cell. */
  public int rowCount() {
    return rowCount;
  }

  /** One more than the last column that has a cell. */
  public int columnCount() {
    return columns.length;
  }

  public List<CellRange> merges() {
    return merges;
  }

  /** Rows that are hidden, ascending. */
  public IntList hiddenRows() {
    return hiddenRows;
  }

  /** Whether a filter may have hidden some of the hidden rows; else people did. */
  public boolean isFiltered() {
    return filtered;
  }

  /** The distinct formulas of the sheet; {@link #formulaIndex} points into this list. */
  public List<CellFormula> formulas() {
    return formulas;
  }

  public CellKind kind(int row, int column) {
    int slot = slot(row, column);
    return slot < 0 ? CellKind.BLANK : KINDS[columns[column].kind(slot)];
  }

  /** The number of a cell of kind {@link CellKind#NUMBER}; 0 for any other. */
  public double number(int row, int column) {
    int slot = slot(row, column);
    return slot < 0 || columns[column].kind(slot) != CellKind.NUMBER.ordinal()
        ? 0
        : Double.longBitsToDouble(columns[column].payload(slot));
  }

  /** The text of a cell of kind {@link CellKind#TEXT}; the empty text for any other. */
  public String text(int row, int column) {
    int slot = slot(row, column);
    return slot < 0 || columns[column].kind(slot) != CellKind.TEXT.ordinal()
        ? ""
        : strings.get((int) columns[column].payload(slot));
  }

  public CellValue value(int row, int column) {
    int slot = slot(row, column);
    return slot < 0
        ? CellValue.Blank.BLANK
        : value(columns[column].kind(slot), columns[column].payload(slot));
  }

  private CellValue value(int kind, long payload) {
    return switch (KINDS[kind]) {
      case BLANK -> CellValue.Blank.BLANK;
      case NUMBER -> new CellValue.Number(Double.longBitsToDouble(payload));
      case TEXT -> new CellValue.Text(strings.get((int) payload));
      case BOOL -> new CellValue.Bool(payload != 0);
      case ERROR -> new CellValue.Error(ERRORS[(int) payload]);
    };
  }

  /** Index of the cell's style in {@link Workbook#styles()}. */
  public int style(int row, int column) {
    int slot = slot(row, column);
    return slot < 0 ? 0 : columns[column].style(slot);
  }

  /** Index of the cell's formula in {@link #formulas()}, or -1. */
  public int formulaIndex(int row, int column) {
    int slot = slot(row, column);
    return slot < 0 ? Column.NO_FORMULA : columns[column].formula(slot);
  }

  public Optional<CellFormula> formula(int row, int column) {
    int index = formulaIndex(row, column);
    return index < 0 ? Optional.empty() : Optional.of(formulas.get(index));
  }

  /** Whether the file has this cell at all, if only for its format. */
  public boolean exists(int row, int column) {
    return slot(row, column) >= 0;
  }

  /** Calls the visitor for every cell that exists in a column between two rows, ascending. */
  public void visit(int column, int firstRow, int lastRow, CellVisitor visitor) {
    if (column >= columns.length) {
      return;
    }
    Column cells = columns[column];
    int slot = cells.slot(firstRow);
    for (int i = slot < 0 ? -slot - 1 : slot; i < cells.size() && cells.row(i) <= lastRow; i++) {
      visitor.visit(cells.row(i), KINDS[cells.kind(i)], cells.payload(i), cells.formula(i));
    }
  }

  /** Receives cells without making an object of each. */
  @FunctionalInterface
  public interface CellVisitor {
    /**
     * Takes one cell.
     *
     * @param payload the bits of the number, the index of the text in {@link Sheet#string}, 0 or 1,
     *     or the ordinal of the error
     * @param formula index into {@link Sheet#formulas()}, or -1
     */
    void visit(int row, CellKind kind, long payload, int formula);
  }

  /** The text behind a payload of kind {@link CellKind#TEXT}. */
  public String string(long payload) {
    return strings.get((int) payload);
  }

  Column column(int index) {
    return columns[index];
  }

  List<String> strings() {
    return strings;
  }

  /** A sheet that differs from this one in values only: the form a recalculation returns. */
  public SheetValues edit() {
    return new SheetValues(this);
  }

  private int slot(int row, int column) {
    return column < columns.length ? columns[column].slot(row) : -1;
  }
}
