package io.gouji.engine.rule;

import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * What a formula of a block does, found out by trying it on other figures than today's: whatever it
 * is written with, two that always yield the same are the same to an accountant. Figures differ
 * from cell to cell and are always the same ones, so that equal workbooks are told alike.
 */
final class Trial {
  /** Whether two formulas do the same. */
  enum Answer {
    SAME,
    OTHER,
    /** One of them yields no figure, or trying would take too long. */
    UNKNOWN
  }

  /**
   * What a formula adds.
   *
   * @param cells how often it adds each cell, without those it does not add
   * @param constant what it adds besides
   */
  record Weights(Map<CellRef, Integer> cells, double constant) {}

  /** Cells to calculate in all trials of a workbook, so that trying ends soon. */
  private static final long MOST_WORK = 4_000_000;

  /** Cells that are told apart in one go: each counts four times as much as the one before. */
  private static final int TOGETHER = 20;

  private static final int MOST_CELLS = 400;

  /** Figures that may be exchanged in one go. */
  private static final int MOST_FIGURES = 20_000;

  private static final double SAME = 1e-6;

  private final Workbook workbook;
  private long size;
  private long work;

  Trial(Workbook workbook) {
    this.workbook = workbook;
  }

  /**
   * Whether a formula yields what another would in its place, whatever figures are typed into the
   * block; all other formulas stay.
   *
   * @param meant the other; cells it reads where the block has no row yet are filled too
   */
  Answer compare(FormulaGrid grid, Place place, WrittenFormula formula, WrittenFormula meant) {
    Set<CellRef> typed = typed(grid, place, formula, meant);
    if (typed.size() > MOST_FIGURES) {
      return Answer.UNKNOWN;
    }
    for (int seed = 1; seed <= 2; seed++) {
      int of = seed;
      Map<CellRef, Double> figures = figures(typed, cell -> figure(cell, of) / 100.0);
      Optional<Double> one = result(grid, place, formula, figures);
      Optional<Double> other = result(grid, place, meant, figures);
      if (one.isEmpty() || other.isEmpty()) {
        return Answer.UNKNOWN;
      }
      if (!alike(one.get(), other.get())) {
        return Answer.OTHER;
      }
    }
    return Answer.SAME;
  }

  /**
   * What a formula adds of the cells of its row, its column, and those outside of the block; empty
   * where it does anything else.
   *
   * @param reads whose single cells are looked at wherever they stand
   * @param free whose lines are looked at that the block does not have yet
   */
  Optional<Weights> weights(
      FormulaGrid grid,
      Place place,
      WrittenFormula formula,
      WrittenFormula reads,
      WrittenFormula free) {
    List<CellRef> cells = List.copyOf(inLine(grid, place, reads, free));
    if (cells.size() > MOST_CELLS) {
      return Optional.empty();
    }
    Map<CellRef, Double> base = figures(cells, cell -> figure(cell, 1));
    Optional<Double> first = result(grid, place, formula, base);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<CellRef, Integer> weights = new LinkedHashMap<>();
    for (int from = 0; from < cells.size(); from += TOGETHER) {
      List<CellRef> some = cells.subList(from, Math.min(from + TOGETHER, cells.size()));
      Map<CellRef, Double> more = new LinkedHashMap<>(base);
      for (int i = 0; i < some.size(); i++) {
        more.merge(some.get(i), Math.pow(4, i), Double::sum);
      }
      Optional<Double> second = result(grid, place, formula, more);
      if (second.isEmpty() || !told(second.get() - first.get(), some, weights)) {
        return Optional.empty();
      }
    }
    Weights found = new Weights(weights, first.get() - sum(weights, base));
    Map<CellRef, Double> others = figures(cells, cell -> figure(cell, 2));
    return result(grid, place, formula, others)
        .filter(third -> alike(third, sum(weights, others) + found.constant()))
        .map(third -> found);
  }

  /** What a formula would yield today. */
  Optional<Double> today(FormulaGrid grid, Place place, WrittenFormula formula) {
    return result(grid, place, formula, Map.of());
  }

  /** Reads how often cells were added from what their powers of four come to together. */
  private static boolean told(double more, List<CellRef> some, Map<CellRef, Integer> weights) {
    long rest = Math.round(more);
    if (Math.abs(more - rest) > 1e-2) {
      return false;
    }
    for (CellRef cell : some) {
      int digit = (int) Math.floorMod(rest, 4L);
      int weight = digit == 3 ? -1 : digit;
      rest = (rest - weight) / 4;
      if (weight != 0) {
        weights.put(cell, weight);
      }
    }
    return rest == 0;
  }

  private static double sum(Map<CellRef, Integer> weights, Map<CellRef, Double> figures) {
    double sum = 0;
    for (Map.Entry<CellRef, Integer> weight : weights.entrySet()) {
      sum += weight.getValue() * figures.get(weight.getKey());
    }
    return sum;
  }

  private static boolean alike(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one));
  }

  /** Whole numbers from 1 to 9999 without any order. */
  private static double figure(CellRef cell, int seed) {
    long mixed = (cell.row() * 16_411L + cell.column() * 65_537L + seed) * 0x9E3779B97F4A7C15L;
    return 1 + Math.floorMod(mixed ^ mixed >>> 29, 9_999L);
  }

  private static Map<CellRef, Double> figures(
      Collection<CellRef> cells, ToDoubleFunction<CellRef> figure) {
    Map<CellRef, Double> figures = new LinkedHashMap<>();
    cells.forEach(cell -> figures.put(cell, figure.applyAsDouble(cell)));
    return figures;
  }

  /** The cells without formula of a block, of lines left free in it, and of those read beside. */
  private static Set<CellRef> typed(
      FormulaGrid grid, Place place, WrittenFormula formula, WrittenFormula meant) {
    Set<CellRef> typed = new TreeSet<>(formula.singles(cell(grid, place)));
    for (int column : grid.columns()) {
      int sheetColumn = grid.block().cell(0, column).column();
      for (int row = 0; row < grid.block().rowCount(); row++) {
        typed.add(grid.block().cell(row, column));
      }
      free(grid, place, meant).forEach(row -> typed.add(new CellRef(row, sheetColumn)));
    }
    typed.remove(cell(grid, place));
    typed.removeIf(one -> grid.sheet().formulaIndex(one.row(), one.column()) >= 0);
    return typed;
  }

  /** The cells of such lines in the row and the column of one cell, as if all were typed. */
  private static Set<CellRef> inLine(
      FormulaGrid grid, Place place, WrittenFormula formula, WrittenFormula meant) {
    CellRef cell = cell(grid, place);
    Set<CellRef> cells = new TreeSet<>(formula.singles(cell));
    for (int row = 0; row < grid.block().rowCount(); row++) {
      // A total over subtotals must still see which of them are such.
      if (grid.formula(row, place.column()).filter(WrittenFormula::isPassedOver).isEmpty()) {
        cells.add(grid.block().cell(row, place.column()));
      }
    }
    grid.columns().forEach(column -> cells.add(grid.block().cell(place.row(), column)));
    free(grid, place, meant).forEach(row -> cells.add(new CellRef(row, cell.column())));
    cells.remove(cell);
    return cells;
  }

  /** Rows of the sheet that a formula adds and the block does not have yet. */
  private static Set<Integer> free(FormulaGrid grid, Place place, WrittenFormula meant) {
    Set<Integer> free = new TreeSet<>();
    for (CellRange range : meant.adds(cell(grid, place))) {
      int last = Math.min(range.lastRow(), range.firstRow() + MOST_CELLS);
      for (int row = range.firstRow(); row <= last; row++) {
        if (!grid.hasRow(row)) {
          free.add(row);
        }
      }
    }
    return free;
  }

  private static CellRef cell(FormulaGrid grid, Place place) {
    return grid.block().cell(place.row(), place.column());
  }

  /** What a formula yields in a cell while other cells hold these figures. */
  private Optional<Double> result(
      FormulaGrid grid, Place place, WrittenFormula formula, Map<CellRef, Double> figures) {
    if (size == 0) {
      workbook.sheets().forEach(sheet -> size += size(sheet));
    }
    work += size + figures.size();
    if (work > MOST_WORK) {
      return Optional.empty();
    }
    CellRef cell = cell(grid, place);
    Sheet tried = filled(grid.sheet(), figures, CellFormula.at(cell, formula.at(cell)));
    List<Sheet> sheets =
        workbook.sheets().stream()
            .map(sheet -> sheet.name().equals(tried.name()) ? tried : sheet)
            .toList();
    return Calculator.result(workbook.withSheets(sheets), tried.name(), cell)
        .flatMap(
            value ->
                value instanceof CellValue.Number number
                    ? Optional.of(number.value())
                    : Optional.empty());
  }

  private static long size(Sheet sheet) {
    long[] cells = {1};
    for (int column = 0; column < sheet.columnCount(); column++) {
      sheet.visit(
          column, 0, CellRef.MAX_ROWS, (row, kind, payload, formula) -> cells[0]++);
    }
    return cells[0];
  }

  /** A copy of a sheet with figures in cells, and a formula in one. */
  private static Sheet filled(Sheet sheet, Map<CellRef, Double> figures, CellFormula formula) {
    SheetBuilder copy = new SheetBuilder(sheet.name());
    sheet.formulas().forEach(copy::formula);
    sheet.hiddenRows().forEach(copy::hideRow);
    if (sheet.isFiltered()) {
      copy.filter();
    }
    for (int column = 0; column < sheet.columnCount(); column++) {
      int in = column;
      sheet.visit(
          column,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, index) -> {
            CellRef cell = new CellRef(row, in);
            if (!figures.containsKey(cell) && !cell.equals(formula.anchor())) {
              copy.cell(row, in, sheet.value(row, in), 0, index);
            }
          });
    }
    figures.forEach((cell, figure) -> copy.number(cell.row(), cell.column(), figure, 0, -1));
    CellRef at = formula.anchor();
    copy.number(at.row(), at.column(), 0, 0, copy.formula(formula));
    return copy.build();
  }
}
