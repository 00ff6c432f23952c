package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Single cells that a formula adds or subtracts beside what it takes together although nothing says
 * what they are, or although they belong to another row and another column of its table.
 */
final class StrayCells {
  private final BudgetBook book;
  private final Map<String, Map<Integer, BitSet>> figures = new HashMap<>();

  StrayCells(BudgetBook book) {
    this.book = book;
  }

  /** Rows by column where figures of tables stand on a sheet. */
  private Map<Integer, BitSet> figures(String sheet) {
    Map<Integer, BitSet> rows = new HashMap<>();
    for (Block block : book.blocks()) {
      for (int column = 0; column < block.columns().size(); column++) {
        if (block.heading().sheet().equals(sheet) && block.isPlaced(column)) {
          for (int row = 0; row < block.rowCount(); row++) {
            CellRef cell = block.cell(row, column);
            rows.computeIfAbsent(cell.column(), none -> new BitSet()).set(cell.row());
          }
        }
      }
    }
    return rows;
  }

  /** Those of one formula, each once. */
  List<CellRef> of(FormulaGrid grid, Place place, WrittenFormula formula) {
    CellRef cell = grid.block().cell(place.row(), place.column());
    if (formula.reads(cell).size() < 2) {
      return List.of();
    }
    List<CellRef> strays = new ArrayList<>();
    for (CellRef single : formula.singles(cell)) {
      boolean inLine = single.row() == cell.row() || single.column() == cell.column();
      if (!inLine && isStray(grid, place, single) && !strays.contains(single)) {
        strays.add(single);
      }
    }
    return strays;
  }

  /**
   * Whether strays stand where cells of the formula's own column should: other formulas of its row
   * take those of their column there.
   */
  boolean areSlips(FormulaGrid grid, Place place, WrittenFormula formula, List<CellRef> strays) {
    CellRef cell = grid.block().cell(place.row(), place.column());
    return strays.stream()
        .allMatch(
            stray ->
                !grid.places(List.of(stray)).isEmpty()
                    && !reads(formula, cell, stray.row())
                    && grid.columns().stream()
                        .filter(column -> column != place.column())
                        .flatMap(column -> grid.formula(place.row(), column).stream())
                        .anyMatch(other -> reads(other.copied(cell), cell, stray.row())));
  }

  /** Whether a formula reads its own column in a row. */
  private static boolean reads(WrittenFormula formula, CellRef cell, int row) {
    return formula.reads(cell).stream().anyMatch(range -> range.contains(row, cell.column()));
  }

  private boolean isStray(FormulaGrid grid, Place place, CellRef single) {
    Block block = grid.block();
    BitSet rows =
        figures
            .computeIfAbsent(block.heading().sheet(), this::figures)
            .getOrDefault(single.column(), new BitSet());
    if (!rows.get(single.row())) {
      return true;
    }
    boolean own =
        grid.hasRow(single.row())
            && grid.columns().stream()
                .anyMatch(column -> block.cell(place.row(), column).column() == single.column());
    return own && grid.vertical(place.row(), place.column()).isPresent();
  }
}
