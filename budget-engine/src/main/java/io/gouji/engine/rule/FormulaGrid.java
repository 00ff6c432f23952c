package io.gouji.engine.rule;

import static java.util.Collections.nCopies;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The formulas of one block by its rows and columns, and how its rows belong together. */
final class FormulaGrid {
  /** A sum of more ranges than these is no formula to propose. */
  private static final int MOST_RANGES = 30;

  private final Block block;
  private final Sheet sheet;
  private final RowTree tree;
  private final int[] places;

  /** Columns of the block, those this layout lacks among them. */
  private final int width;

  /** The block's rows as they go down the sheet; panes of a block stand side by side. */
  private final int[] down;

  private final BitSet rows = new BitSet();
  private final List<Integer> columns;
  private final List<Optional<WrittenFormula>> read;
  private final BitSet vertical = new BitSet();
  private final boolean textNumbers;

  /**
   * The formulas of a block.
   *
   * @param formulas those of the workbook that were read before
   */
  FormulaGrid(Block block, Sheet sheet, WrittenFormulas formulas) {
    this.block = block;
    this.sheet = sheet;
    this.tree = new RowTree(block);
    width = block.columns().size();
    places = new int[block.rowCount()];
    for (int row = 0; row < places.length; row++) {
      places[row] = block.cell(row, 0).row();
      rows.set(places[row]);
    }
    down = down(places);
    columns = sorted(block);
    read = new ArrayList<>(nCopies(places.length * block.columns().size(), Optional.empty()));
    read(formulas);
    textNumbers = anyTextNumber();
  }

  private boolean anyTextNumber() {
    for (int row = 0; row < places.length; row++) {
      for (int column : columns) {
        if (isTextNumber(row, column)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether any cell {@link #isTextNumber}. */
  boolean hasTextNumbers() {
    return textNumbers;
  }

  private static int[] down(int[] places) {
    long[] order = new long[places.length];
    for (int row = 0; row < order.length; row++) {
      order[row] = (long) places[row] << Integer.SIZE | row;
    }
    Arrays.sort(order);
    int[] down = new int[order.length];
    for (int i = 0; i < down.length; i++) {
      down[i] = (int) order[i];
    }
    return down;
  }

  private static List<Integer> sorted(Block block) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < block.columns().size(); column++) {
      if (block.hasColumn(column)) {
        columns.add(column);
      }
    }
    columns.sort(Comparator.comparingInt(column -> block.cell(0, column).column()));
    return List.copyOf(columns);
  }

  private void read(WrittenFormulas formulas) {
    for (int column : columns) {
      for (int row = 0; row < places.length; row++) {
        CellRef cell = block.cell(row, column);
        int index = sheet.formulaIndex(cell.row(), cell.column());
        Optional<WrittenFormula> formula = index < 0 ? Optional.empty() : formulas.of(sheet, index);
        if (formula.isPresent()) {
          read.set(number(row, column), formula);
          vertical.set(
              number(row, column),
              isVertical(formula.get(), cell) || tree.isTotal(row) && formula.get().hasNames());
        }
      }
    }
  }

  private int number(int row, int column) {
    return row * width + column;
  }

  Block block() {
    return block;
  }

  Sheet sheet() {
    return sheet;
  }

  RowTree tree() {
    return tree;
  }

  /** The columns this layout has, from left to right. */
  List<Integer> columns() {
    return columns;
  }

  /** The formula of a cell that can be read; nothing where a figure was typed. */
  Optional<WrittenFormula> formula(int row, int column) {
    return read.get(number(row, column));
  }

  /** Those of some cells that are the block's. */
  List<Place> places(Collection<CellRef> cells) {
    List<Place> places = new ArrayList<>();
    for (CellRef cell : cells) {
      for (int row : rows(CellRange.of(cell))) {
        for (int column : columns) {
          if (block.cell(row, column).equals(cell)) {
            places.add(new Place(row, column));
          }
        }
      }
    }
    return places;
  }

  /** Whether a number was typed where another cell like it has a formula. */
  boolean isTyped(int row, int column) {
    CellRef cell = block.cell(row, column);
    return sheet.kind(cell.row(), cell.column()) == CellKind.NUMBER
        && sheet.formulaIndex(cell.row(), cell.column()) < 0;
  }

  /** Whether the formula of a cell only works out a figure from numbers in it. */
  boolean isFigure(int row, int column) {
    return formula(row, column).filter(WrittenFormula::isFigure).isPresent();
  }

  /** Whether a text stands there, typed or calculated, that binding read as a number. */
  boolean isTextNumber(int row, int column) {
    CellRef cell = block.cell(row, column);
    return block.state(row, column) == FactState.STATED
        && sheet.kind(cell.row(), cell.column()) == CellKind.TEXT;
  }

  /** The formula of a cell if it takes other rows of its own column together. */
  Optional<WrittenFormula> vertical(int row, int column) {
    return vertical.get(number(row, column)) ? formula(row, column) : Optional.empty();
  }

  /** The formula of a cell if it does anything else. */
  Optional<WrittenFormula> horizontal(int row, int column) {
    return vertical.get(number(row, column)) ? Optional.empty() : formula(row, column);
  }

  private static boolean isVertical(WrittenFormula formula, CellRef cell) {
    for (CellRange range : formula.reads(cell)) {
      boolean own = range.firstColumn() <= cell.column() && range.lastColumn() >= cell.column();
      if (own && (range.firstRow() != cell.row() || range.lastRow() != cell.row())) {
        return true;
      }
    }
    return false;
  }

  /** The block's rows that a range reaches, from top to bottom. */
  List<Integer> rows(CellRange range) {
    List<Integer> reached = new ArrayList<>();
    for (int at = first(range.firstRow()); at < down.length; at++) {
      int row = down[at];
      if (places[row] > range.lastRow()) {
        break;
      }
      reached.add(row);
    }
    reached.sort(null);
    return reached;
  }

  /** Of the rows going down the sheet the first that is not above one of its rows. */
  private int first(int sheetRow) {
    int low = 0;
    int high = down.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[down[middle]] < sheetRow) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a row of the sheet is above or below all rows of the block. */
  boolean isBeyond(int sheetRow) {
    return rows.previousSetBit(sheetRow) < 0 || rows.nextSetBit(sheetRow) < 0;
  }

  /** Whether a row of the sheet is one of the block's. */
  boolean hasRow(int sheetRow) {
    return rows.get(sheetRow);
  }

  /**
   * A formula that adds the figures of rows in a column, rows that stand together as a range; empty
   * where it would be longer than anybody reads.
   */
  Optional<String> sum(List<Integer> summed, int column) {
    List<CellRef> cells = summed.stream().map(row -> block.cell(row, column)).sorted().toList();
    if (cells.size() == 1) {
      return Optional.of(cells.get(0).a1());
    }
    List<String> ranges = ranges(cells);
    return ranges.size() > MOST_RANGES
        ? Optional.empty()
        : Optional.of("SUM(" + String.join(",", ranges) + ")");
  }

  /**
   * Cells as text, in the order of columns and rows, those that stand below each other as ranges.
   */
  static List<String> ranges(Collection<CellRef> cells) {
    List<CellRef> sorted =
        cells.stream()
            .sorted(Comparator.comparingInt(CellRef::column).thenComparingInt(CellRef::row))
            .toList();
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < sorted.size(); ) {
      int from = i++;
      while (i < sorted.size()
          && sorted.get(i).column() == sorted.get(from).column()
          && sorted.get(i).row() == sorted.get(i - 1).row() + 1) {
        i++;
      }
      CellRef first = sorted.get(from);
      CellRef last = sorted.get(i - 1);
      ranges.add(
          first.equals(last)
              ? first.a1()
              : new CellRange(first.row(), first.column(), last.row(), last.column()).a1());
    }
    return ranges;
  }
}
