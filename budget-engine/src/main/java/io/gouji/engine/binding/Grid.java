package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sheet as binding looks at it: where it has content, what its texts say, what a merge covers.
 */
final class Grid {
  private static final int NONE = Integer.MAX_VALUE;

  private final Sheet sheet;
  private final CellRange window;
  private final Map<CellRef, CellRef> places;
  private final Optional<CellRange> extent;
  private final int rows;
  private final int columns;
  private final int[] texts;
  private final int[] numbers;
  private final int[] firstColumn;
  private final int[] lastColumn;

  Grid(Sheet sheet) {
    this(
        sheet,
        new CellRange(
            0, 0, Math.max(sheet.rowCount() - 1, 0), Math.max(sheet.columnCount() - 1, 0)));
  }

  /** A part of a sheet: what stands outside the window is not there. */
  Grid(Sheet sheet, CellRange window) {
    this(sheet, window, Map.of(), Optional.empty());
  }

  /**
   * A table written anew in another form.
   *
   * @param places where its cells really stand
   * @param extent the table's cells in the real sheet
   */
  Grid(Sheet sheet, Map<CellRef, CellRef> places, CellRange extent) {
    this(
        sheet,
        new CellRange(0, 0, sheet.rowCount() - 1, sheet.columnCount() - 1),
        places,
        Optional.of(extent));
  }

  private Grid(
      Sheet sheet, CellRange window, Map<CellRef, CellRef> places, Optional<CellRange> extent) {
    this.sheet = sheet;
    this.window = window;
    this.places = places;
    this.extent = extent;
    texts = new int[sheet.rowCount()];
    numbers = new int[sheet.rowCount()];
    firstColumn = new int[sheet.rowCount()];
    lastColumn = new int[sheet.rowCount()];
    Arrays.fill(firstColumn, NONE);
    for (int c = window.firstColumn(); c <= window.lastColumn(); c++) {
      int column = c;
      sheet.visit(
          c,
          window.firstRow(),
          window.lastRow(),
          (row, kind, payload, formula) -> {
            if (kind == CellKind.TEXT ? !sheet.string(payload).isBlank() : kind != CellKind.BLANK) {
              count(row, column, kind);
            }
          });
    }
    int last = texts.length;
    while (last > 0 && isBlank(last - 1)) {
      last--;
    }
    rows = last;
    columns = Arrays.stream(lastColumn).max().orElse(-1) + 1;
  }

  /** The sheets of a workbook. */
  static List<Grid> of(Workbook workbook) {
    List<Grid> sheets = new ArrayList<>();
    for (Sheet sheet : workbook.sheets()) {
      sheets.add(new Grid(sheet));
    }
    return sheets;
  }

  private void count(int row, int column, CellKind kind) {
    (kind == CellKind.TEXT ? texts : numbers)[row]++;
    firstColumn[row] = Math.min(firstColumn[row], column);
    lastColumn[row] = column;
  }

  Sheet sheet() {
    return sheet;
  }

  /** Where a cell stands in the workbook. */
  CellRef place(int row, int column) {
    CellRef cell = new CellRef(row, column);
    return places.isEmpty() ? cell : places.getOrDefault(cell, cell);
  }

  /** The cells of the workbook that a table written anew was read from. */
  Optional<CellRange> extent() {
    return extent;
  }

  /** The first column of the part of the sheet this is. */
  int left() {
    return window.firstColumn();
  }

  /** Whether this is the sheet as a whole. */
  boolean isWhole() {
    return window.firstRow() == 0
        && window.firstColumn() == 0
        && window.lastRow() >= sheet.rowCount() - 1
        && window.lastColumn() >= sheet.columnCount() - 1;
  }

  /** One more than the last row with content. */
  int rows() {
    return rows;
  }

  /** One more than the last column with content. */
  int columns() {
    return columns;
  }

  boolean isBlank(int row) {
    return row >= texts.length || texts[row] + numbers[row] == 0;
  }

  boolean isBlank(int row, int column) {
    CellKind kind = sheet.kind(row, column);
    return kind == CellKind.TEXT ? sheet.text(row, column).isBlank() : kind == CellKind.BLANK;
  }

  /** How many cells of the row hold text. */
  int texts(int row) {
    return row < texts.length ? texts[row] : 0;
  }

  /** How many cells of the row hold a number, a truth value or an error. */
  int numbers(int row) {
    return row < numbers.length ? numbers[row] : 0;
  }

  boolean hasNumbers() {
    return Arrays.stream(numbers, 0, rows).anyMatch(count -> count > 0);
  }

  /** First column of the row with content. */
  int firstColumn(int row) {
    return firstColumn[row];
  }

  int lastColumn(int row) {
    return lastColumn[row];
  }

  /** The cell's own text, normalised; a merge lends its text to no other cell. */
  String text(int row, int column) {
    String raw = window.contains(row, column) ? sheet.text(row, column) : "";
    return raw.isEmpty() ? raw : Labels.text(raw);
  }

  /** All texts of a row from left to right, as typed. */
  List<String> rawTexts(int row) {
    List<String> found = new ArrayList<>();
    for (int c = firstColumn[row]; c <= lastColumn[row]; c++) {
      String raw = sheet.text(row, c);
      if (!raw.isBlank()) {
        found.add(raw);
      }
    }
    return found;
  }

  /** Last row of the merge a cell is the first of; its own row when it is merged with nothing. */
  int bottom(int row, int column) {
    for (CellRange merge : sheet.merges()) {
      if (merge.firstRow() == row && merge.firstColumn() == column) {
        return merge.lastRow();
      }
    }
    return row;
  }

  /**
   * The text that stands over a cell without content of its own: that of the merge which covers it,
   * or of its neighbour on the left where that one is merged with nothing.
   */
  String textOver(int row, int column) {
    for (CellRange merge : sheet.merges()) {
      if (merge.contains(row, column)) {
        return text(merge.firstRow(), merge.firstColumn());
      }
    }
    for (int left = column - 1; left >= 0; left--) {
      String text = text(row, left);
      if (!text.isEmpty()) {
        return isMerged(row, left) ? "" : text;
      }
    }
    return "";
  }

  private boolean isMerged(int row, int column) {
    for (CellRange merge : sheet.merges()) {
      if (merge.contains(row, column)) {
        return true;
      }
    }
    return false;
  }
}
