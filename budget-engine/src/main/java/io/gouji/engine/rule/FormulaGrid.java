package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formulas of one block by its rows and columns, and how its rows belong together. */
final class FormulaGrid {
  private final Block block;
  private final Sheet sheet;
  private final WrittenFormulas formulas;
  private final RowTree tree;
  private final Map<Integer, Integer> rows = new HashMap<>();

  /**
   * The formulas of a block.
   *
   * @param formulas those of the workbook that were read before
   */
  FormulaGrid(Block block, Sheet sheet, WrittenFormulas formulas) {
    this.block = block;
    this.sheet = sheet;
    this.formulas = formulas;
    this.tree = new RowTree(block);
    for (int row = 0; row < block.rowCount(); row++) {
      rows.put(block.cell(row, 0).row(), row);
    }
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
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < block.columns().size(); column++) {
      if (block.hasColumn(column)) {
        columns.add(column);
      }
    }
    columns.sort((one, other) -> Integer.compare(place(one), place(other)));
    return columns;
  }

  private int place(int column) {
    return block.cell(0, column).column();
  }

  /** The formula of a cell that can be read; nothing where a figure was typed. */
  Optional<WrittenFormula> formula(int row, int column) {
    CellRef cell = block.cell(row, column);
    int index = sheet.formulaIndex(cell.row(), cell.column());
    return index < 0 ? Optional.empty() : formulas.of(sheet, index);
  }

  /** Whether a number was typed where another cell like it has a formula. */
  boolean isTyped(int row, int column) {
    CellRef cell = block.cell(row, column);
    return sheet.kind(cell.row(), cell.column()) == CellKind.NUMBER
        && sheet.formulaIndex(cell.row(), cell.column()) < 0;
  }

  /** Whether a text stands there that binding read as a number. */
  boolean isTextNumber(int row, int column) {
    CellRef cell = block.cell(row, column);
    return block.state(row, column) == FactState.STATED
        && sheet.kind(cell.row(), cell.column()) == CellKind.TEXT;
  }

  /** The formula of a cell if it takes other rows of its own column together. */
  Optional<WrittenFormula> vertical(int row, int column) {
    return formula(row, column).filter(formula -> isVertical(formula, block.cell(row, column)));
  }

  /** The formula of a cell if it does anything else. */
  Optional<WrittenFormula> horizontal(int row, int column) {
    return formula(row, column).filter(formula -> !isVertical(formula, block.cell(row, column)));
  }

  private static boolean isVertical(WrittenFormula formula, CellRef cell) {
    return formula.reads(cell).stream()
        .anyMatch(
            range ->
                range.firstColumn() <= cell.column()
                    && range.lastColumn() >= cell.column()
                    && (range.firstRow() != cell.row() || range.lastRow() != cell.row()));
  }

  /** The block's rows that a range reaches, from top to bottom. */
  List<Integer> rows(CellRange range) {
    List<Integer> reached = new ArrayList<>();
    for (int row = 0; row < block.rowCount(); row++) {
      int place = block.cell(row, 0).row();
      if (place >= range.firstRow() && place <= range.lastRow()) {
        reached.add(row);
      }
    }
    return reached;
  }

  /** Whether a row of the sheet is one of the block's. */
  boolean hasRow(int sheetRow) {
    return rows.containsKey(sheetRow);
  }

  /** A formula that adds the figures of rows in a column; a range where they stand together. */
  String sum(List<Integer> summed, int column) {
    List<CellRef> cells = summed.stream().map(row -> block.cell(row, column)).sorted().toList();
    CellRef first = cells.get(0);
    CellRef last = cells.get(cells.size() - 1);
    if (cells.size() == 1) {
      return first.a1();
    }
    return last.row() - first.row() == cells.size() - 1
        ? "SUM(" + first.a1() + ":" + last.a1() + ")"
        : cells.stream().map(CellRef::a1).collect(Collectors.joining(",", "SUM(", ")"));
  }
}
