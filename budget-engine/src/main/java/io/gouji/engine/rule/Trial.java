package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaTrial;
import io.gouji.engine.formula.FormulaTrial.Answer;
import io.gouji.engine.formula.FormulaTrial.Weights;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tries formulas of one block: on which of its cells, and on which others. */
final class Trial {
  /** Lines left free that are looked at. */
  private static final int MOST_LINES = 400;

  private final FormulaTrial trial;
  private final FormulaGrid grid;

  Trial(FormulaTrial trial, FormulaGrid grid) {
    this.trial = trial;
    this.grid = grid;
  }

  /**
   * Whether a formula yields what another would in its place, whatever figures are typed into the
   * block; all other formulas stay.
   *
   * @param meant the other; cells it reads where the block has no row yet are filled too
   */
  Answer compare(Place place, WrittenFormula formula, WrittenFormula meant) {
    return compare(cell(place), formula, meant);
  }

  /** The same of a cell that is none of the block's amounts. */
  Answer compare(CellRef cell, WrittenFormula formula, WrittenFormula meant) {
    return trial.compare(grid.sheet(), cell, formula, meant, typed(cell, formula, meant));
  }

  /**
   * What a formula adds of the cells of its row, its column, and those outside of the block; empty
   * where it does anything else.
   *
   * @param reads whose single cells are looked at wherever they stand
   * @param free whose lines are looked at that the block does not have yet
   */
  Optional<Weights> weights(
      Place place, WrittenFormula formula, WrittenFormula reads, WrittenFormula free) {
    List<CellRef> cells = List.copyOf(inLine(place, reads, free));
    return trial.weights(
        grid.sheet(), cell(place), formula, cells, typed(cell(place), reads, free));
  }

  /** Whether the figure that stands in a cell is another than a formula would yield there today. */
  boolean changes(Place place, WrittenFormula formula) {
    return trial.changes(grid.sheet(), cell(place), formula);
  }

  /** The cells without formula of a block, of lines left free in it, and of those read beside. */
  private Set<CellRef> typed(CellRef cell, WrittenFormula formula, WrittenFormula meant) {
    Set<CellRef> typed = new TreeSet<>(formula.singles(cell));
    for (int column : grid.columns()) {
      int sheetColumn = grid.block().cell(0, column).column();
      for (int row = 0; row < grid.block().rowCount(); row++) {
        typed.add(grid.block().cell(row, column));
      }
      free(cell, meant).forEach(row -> typed.add(new CellRef(row, sheetColumn)));
    }
    typed.remove(cell);
    typed.removeIf(one -> grid.sheet().formulaIndex(one.row(), one.column()) >= 0);
    return typed;
  }

  /** The cells of such lines in the row and the column of one cell, as if all were typed. */
  private Set<CellRef> inLine(Place place, WrittenFormula formula, WrittenFormula meant) {
    CellRef cell = cell(place);
    Set<CellRef> cells = new TreeSet<>(formula.singles(cell));
    for (int row = 0; row < grid.block().rowCount(); row++) {
      // A total over subtotals must still see which of them are such.
      if (grid.formula(row, place.column()).filter(WrittenFormula::isPassedOver).isEmpty()) {
        cells.add(grid.block().cell(row, place.column()));
      }
    }
    grid.columns().forEach(column -> cells.add(grid.block().cell(place.row(), column)));
    for (CellRange range : formula.reads(cell)) {
      cells.addAll(within(range));
    }
    free(cell, meant).forEach(row -> cells.add(new CellRef(row, cell.column())));
    cells.remove(cell);
    return cells;
  }

  /** The cells of the block in a range. */
  private Set<CellRef> within(CellRange range) {
    Set<CellRef> within = new TreeSet<>();
    for (int row : grid.rows(range)) {
      for (int column : grid.columns()) {
        CellRef cell = grid.block().cell(row, column);
        if (range.contains(cell.row(), cell.column())) {
          within.add(cell);
        }
      }
    }
    return within;
  }

  /** Rows of the sheet that a formula adds and the block does not have yet. */
  private Set<Integer> free(CellRef cell, WrittenFormula meant) {
    Set<Integer> free = new TreeSet<>();
    for (CellRange range : meant.adds(cell)) {
      int last = Math.min(range.lastRow(), range.firstRow() + MOST_LINES);
      for (int row = range.firstRow(); row <= last; row++) {
        if (!grid.hasRow(row)) {
          free.add(row);
        }
      }
    }
    return free;
  }

  private CellRef cell(Place place) {
    return grid.block().cell(place.row(), place.column());
  }
}
