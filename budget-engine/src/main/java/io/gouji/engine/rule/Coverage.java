package io.gouji.engine.rule;

import io.gouji.engine.formula.ConditionalSum;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a block a total's formula adds, and whether these are what the total is made of.
 */
final class Coverage {
  private final FormulaGrid grid;

  Coverage(FormulaGrid grid) {
    this.grid = grid;
  }

  /**
   * The rows that a formula adds in its own column, each as often as it does; empty where it does
   * anything else, or reads other columns.
   */
  Optional<List<Integer>> rows(Place place, WrittenFormula formula) {
    CellRef cell = grid.block().cell(place.row(), place.column());
    if (formula.isSum()) {
      return sum(formula.adds(cell), cell.column());
    }
    return formula.conditional(cell).flatMap(sum -> conditional(sum, cell.column()));
  }

  private Optional<List<Integer>> sum(List<CellRange> ranges, int column) {
    List<Integer> rows = new ArrayList<>();
    for (CellRange range : ranges) {
      if (range.firstColumn() != column || range.lastColumn() != column) {
        return Optional.empty();
      }
      rows.addAll(grid.rows(range));
    }
    return Optional.of(rows);
  }

  private Optional<List<Integer>> conditional(ConditionalSum sum, int column) {
    if (sum.summed().column() != column) {
      return Optional.empty();
    }
    List<Integer> rows = new ArrayList<>();
    for (int sheetRow : sum.rows(grid.sheet())) {
      rows.addAll(grid.rows(new CellRange(sheetRow, column, sheetRow, column)));
    }
    return Optional.of(rows);
  }

  /** Whether the rows a formula adds are what its total is made of, none of it twice. */
  private boolean isRight(Place total, WrittenFormula formula, List<Integer> rows) {
    BitSet once = new BitSet();
    for (int row : rows) {
      if (!grid.block().isData(row) || !grid.tree().addLeaves(row, once)) {
        return false;
      }
    }
    return once.equals(grid.tree().leaves(grid.tree().parts(total.row())))
        || !formula.isSum() && once.equals(grid.tree().leaves(proper(total.row())));
  }

  /**
   * The parts of a total without rows that only stand alone because their code, or that of the row
   * above them, is wrong: they are of a lower level than the others.
   */
  List<Integer> proper(int total) {
    List<Integer> parts = grid.tree().parts(total);
    Optional<String> highest = parts.stream().map(this::level).min(Comparator.naturalOrder());
    return parts.stream().filter(row -> level(row).equals(highest.orElse(""))).toList();
  }

  private String level(int row) {
    return grid.block().label(row, LabelColumn.LEVEL);
  }

  /** Whether a formula adds what its total is made of; true where it does something else. */
  boolean mayBeRight(Place total, WrittenFormula formula) {
    List<Integer> parts = grid.tree().parts(total.row());
    Optional<List<Integer>> rows = rows(total, formula);
    return parts.isEmpty()
        || rows.isEmpty()
        || rows.get().stream().anyMatch(row -> !grid.block().isData(row))
        || isRight(total, formula, rows.get());
  }

  /** Whether a formula adds what its total is made of, and nothing else. */
  boolean isRight(Place total, WrittenFormula formula) {
    return rows(total, formula).filter(rows -> isRight(total, formula, rows)).isPresent();
  }
}
