package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Totals of a workbook made of the template whose formula is another one of which nobody can say
 * what rows it takes, and yields another figure.
 */
final class ChangedTotals {
  private static final String CHANGED = "FML02.template";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final IntendedFormulas template;
  private final Coverage coverage;

  ChangedTotals(FormulaGrid grid, FormulaTelling telling, IntendedFormulas template) {
    this.grid = grid;
    this.telling = telling;
    this.template = template;
    this.coverage = new Coverage(grid);
  }

  void find() {
    for (int row = 0; row < grid.block().rowCount(); row++) {
      for (int column : grid.columns()) {
        if (grid.tree().isTotal(row) && !telling.isTold(row, column)) {
          Place place = new Place(row, column);
          grid.vertical(row, column).ifPresent(formula -> judge(place, formula));
        }
      }
    }
  }

  private void judge(Place place, WrittenFormula formula) {
    Optional<String> intended = template.at(place.row(), place.column());
    if (intended.isEmpty() || coverage.rows(place, formula).isPresent()) {
      return;
    }
    CellRef cell = grid.block().cell(place.row(), place.column());
    Optional<List<Integer>> rows =
        WrittenFormula.of(CellFormula.at(cell, intended.get()))
            .flatMap(meant -> coverage.rows(place, meant));
    if (rows.isPresent() && differs(place, rows.get())) {
      Map<String, String> blanks =
          Map.of("formula", formula.at(cell), FormulaReview.PROPOSED, intended.get());
      telling.tell(CHANGED, place, blanks, List.of());
    }
  }

  /** Whether a total is not the sum of rows, each of which may hold less than a fen more. */
  private boolean differs(Place total, List<Integer> rows) {
    Block block = grid.block();
    long sum = -block.fen(total.row(), total.column());
    boolean known = isKnown(total.row(), total.column());
    for (int row : rows) {
      known &= isKnown(row, total.column());
      sum += block.fen(row, total.column());
    }
    return known && Math.abs(sum) > rows.size();
  }

  private boolean isKnown(int row, int column) {
    FactState state = grid.block().state(row, column);
    return state == FactState.STATED || state == FactState.BLANK;
  }
}
