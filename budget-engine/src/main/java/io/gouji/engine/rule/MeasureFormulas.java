package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaTrial.Answer;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Percentages worked out otherwise than most of their column: by another year, say, which rounding
 * may hide today.
 */
final class MeasureFormulas {
  private static final String INCONSISTENT = "FML02";

  private final FormulaGrid grid;
  private final WrittenFormulas formulas;
  private final FormulaTelling telling;
  private final Trial trial;
  private final List<String> columns;

  MeasureFormulas(
      FormulaGrid grid,
      WrittenFormulas formulas,
      FormulaTelling telling,
      Trial trial,
      List<String> columns) {
    this.grid = grid;
    this.formulas = formulas;
    this.telling = telling;
    this.trial = trial;
    this.columns = columns;
  }

  void find() {
    columns.forEach(this::find);
  }

  private void find(String column) {
    Map<String, List<Integer>> byShape = new LinkedHashMap<>();
    int count = 0;
    for (int row = 0; row < grid.block().rowCount(); row++) {
      Optional<WrittenFormula> formula = formula(row, column);
      if (formula.isPresent() && !formula.get().isFigure()) {
        byShape.computeIfAbsent(formula.get().shape(), shape -> new ArrayList<>()).add(row);
        count++;
      }
    }
    int half = count / 2;
    Optional<List<Integer>> usual =
        byShape.values().stream()
            .filter(rows -> rows.size() >= 2 && rows.size() > half)
            .findFirst();
    if (usual.isPresent() && byShape.size() > 1) {
      byShape.values().stream()
          .filter(rows -> rows != usual.get())
          .flatMap(List::stream)
          .forEach(row -> judge(row, column, usual.get()));
    }
  }

  private void judge(int row, String column, List<Integer> usual) {
    CellRef cell = grid.block().measureCell(row, column);
    WrittenFormula formula = formula(row, column).orElseThrow();
    int neighbour =
        usual.stream().min(Comparator.comparingInt(other -> Math.abs(other - row))).orElseThrow();
    WrittenFormula model = formula(neighbour, column).orElseThrow();
    WrittenFormula meant = model.copied(cell);
    // A percentage may be rounded where it is worked out or where it is shown.
    if (formula.rounds() == meant.rounds()
        && !formula.doesAs(meant, cell)
        && trial.compare(cell, formula, meant) == Answer.OTHER) {
      CellRef beside = grid.block().measureCell(neighbour, column);
      telling.tellMeasure(
          INCONSISTENT,
          row,
          neighbour,
          column,
          Map.of(
              "formula",
              formula.at(cell),
              "neighbour",
              beside.a1(),
              "model",
              model.at(beside),
              FormulaReview.PROPOSED,
              meant.at(cell)));
    }
  }

  private Optional<WrittenFormula> formula(int row, String column) {
    CellRef cell = grid.block().measureCell(row, column);
    int index = grid.sheet().formulaIndex(cell.row(), cell.column());
    return index < 0 ? Optional.empty() : formulas.of(grid.sheet(), index);
  }
}
