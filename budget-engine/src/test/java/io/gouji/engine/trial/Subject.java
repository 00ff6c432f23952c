package io.gouji.engine.trial;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.binding.Binder;
import io.gouji.engine.binding.Doubt;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactState;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A workbook that errors are planted into.
 *
 * @param cells all amounts, by place
 * @param calculated those that formulas give
 * @param before what is wrong with it already, by rule and instance
 */
record Subject(
    String name,
    byte[] bytes,
    Map<Spot, Evidence> cells,
    Set<Spot> calculated,
    Set<Spot> totals,
    Set<Spot> suspects,
    Set<String> before) {

  /** A cell by its place. */
  record Spot(String sheet, CellRef cell) {
    Spot beside(int down, int right) {
      return new Spot(sheet, new CellRef(cell.row() + down, cell.column() + right));
    }
  }

  static Subject of(BudgetEngine engine, String name, byte[] bytes) throws Exception {
    Evaluation evaluation = engine.evaluate(bytes, name, Options.AUTO);
    Pack pack = evaluation.selection().pack();
    Set<Spot> formulas = new LinkedHashSet<>();
    Set<Spot> totals = new LinkedHashSet<>();
    Workbook workbook = WorkbookReader.read(bytes, Limits.DEFAULT);
    Workbook fresh = Calculator.recalculate(workbook).workbook();
    Map<Spot, Evidence> cells = new LinkedHashMap<>();
    for (Block block : Binder.of(pack).bind(fresh, Doubt.NONE).book().blocks()) {
      Sheet sheet = fresh.sheet(block.heading().sheet()).orElseThrow();
      for (int row = 0; row < block.rowCount(); row++) {
        for (int column = 0; column < block.columns().size(); column++) {
          gather(block, row, column, sheet, cells, formulas, totals);
        }
      }
    }
    return new Subject(
        name, bytes, cells, formulas, totals, suspects(evaluation), failing(evaluation));
  }

  private static void gather(
      Block block,
      int row,
      int column,
      Sheet sheet,
      Map<Spot, Evidence> cells,
      Set<Spot> formulas,
      Set<Spot> totals) {
    FactState state = block.state(row, column);
    if (state == FactState.STATED || state == FactState.BLANK) {
      CellRef cell = block.cell(row, column);
      boolean typed = sheet.formulaIndex(cell.row(), cell.column()) < 0;
      boolean there = !sheet.text(cell.row(), cell.column()).isEmpty() || state == FactState.STATED;
      Spot spot = new Spot(sheet.name(), cell);
      if (there) {
        cells.putIfAbsent(spot, block.evidence(row, column));
        if (!typed) {
          formulas.add(spot);
        }
        if (!block.isData(row)) {
          totals.add(spot);
        }
      }
    }
  }

  private static Set<Spot> suspects(Evaluation evaluation) {
    Set<Spot> suspects = new HashSet<>();
    evaluation.suspicions().stream()
        .flatMap(suspicion -> suspicion.sets().stream())
        .flatMap(set -> set.cells().stream())
        .forEach(cell -> suspects.add(Trial.spot(cell)));
    return suspects;
  }

  static Set<String> failing(Evaluation evaluation) {
    Set<String> failing = new HashSet<>();
    evaluation
        .suspicions()
        .forEach(suspicion -> suspicion.failing().forEach(one -> failing.add(one.toString())));
    return failing;
  }

  long fen(Spot spot) {
    return cells.get(spot).amount().fen();
  }

  boolean isFormula(Spot spot) {
    return calculated.contains(spot);
  }

  boolean isTotal(Spot spot) {
    return totals.contains(spot);
  }

  /** The cells in which somebody typed an amount. */
  List<Spot> amounts() {
    List<Spot> spots = new ArrayList<>(cells.keySet());
    spots.removeIf(spot -> fen(spot) == 0 || isFormula(spot));
    return spots;
  }

  /** The cells in which a formula gives an amount. */
  List<Spot> formulas() {
    return calculated.stream().filter(spot -> fen(spot) != 0).toList();
  }
}
