package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Totals typed as numbers where the cells beside them, or the template the workbook was made of,
 * show that a formula belongs there.
 */
final class OverwrittenTotals {
  private static final String BY_TEMPLATE = FormulaReview.OVERWRITTEN + ".template";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final Coverage coverage;
  private final Optional<IntendedFormulas> template;

  /**
   * Totals of a block.
   *
   * @param template its formulas, if the workbook was made of it
   */
  OverwrittenTotals(FormulaGrid grid, FormulaTelling telling, Optional<IntendedFormulas> template) {
    this.grid = grid;
    this.telling = telling;
    this.coverage = new Coverage(grid);
    this.template = template;
  }

  void find() {
    for (int column : grid.columns()) {
      Optional<Place> pattern = rowTotals(column);
      for (int row = 0; row < grid.block().rowCount(); row++) {
        if (grid.isTyped(row, column) || grid.isTextNumber(row, column)) {
          judge(new Place(row, column), pattern);
        }
      }
    }
  }

  private void judge(Place place, Optional<Place> pattern) {
    Optional<String> intended = template.flatMap(known -> known.at(place.row(), place.column()));
    Optional<Place> model =
        inRow(place).filter(other -> intended.isEmpty() || fits(place, formula(other)));
    if (model.isEmpty() && grid.block().isData(place.row())) {
      model = pattern;
    }
    if (model.isPresent()) {
      tell(place, model.get(), formula(model.get()).at(cell(place)));
      return;
    }
    Optional<Place> sibling = sibling(place);
    Optional<String> sum =
        sibling.flatMap(other -> grid.sum(grid.tree().parts(place.row()), place.column()));
    if (sum.isPresent()) {
      tell(place, sibling.get(), sum.get());
    } else {
      intended.ifPresent(
          formula ->
              telling.tell(BY_TEMPLATE, place, Map.of(FormulaReview.PROPOSED, formula), List.of()));
    }
  }

  /** Whether a neighbour's formula would add what the total is made of. */
  private boolean fits(Place place, WrittenFormula formula) {
    return coverage.mayBeRight(place, formula.copied(cell(place)));
  }

  /** The nearest cell of a total's row that sums its own column. */
  private Optional<Place> inRow(Place place) {
    if (!grid.tree().isTotal(place.row())) {
      return Optional.empty();
    }
    int here = cell(place).column();
    return grid.columns().stream()
        .map(column -> new Place(place.row(), column))
        .filter(other -> grid.vertical(other.row(), other.column()).isPresent())
        .min(Comparator.comparingInt(other -> Math.abs(cell(other).column() - here)));
  }

  /** A subtotal of the same level that sums rows of the same column. */
  private Optional<Place> sibling(Place place) {
    RowTree tree = grid.tree();
    if (!tree.isParent(place.row())) {
      return Optional.empty();
    }
    String level = grid.block().label(place.row(), LabelColumn.LEVEL);
    for (int row = 0; row < grid.block().rowCount(); row++) {
      if (tree.isParent(row)
          && grid.block().label(row, LabelColumn.LEVEL).equals(level)
          && grid.vertical(row, place.column()).isPresent()) {
        return Optional.of(new Place(row, place.column()));
      }
    }
    return Optional.empty();
  }

  /** A data row whose formula most data rows of the column have, each for its own row. */
  private Optional<Place> rowTotals(int column) {
    Map<String, List<Integer>> byShape = new HashMap<>();
    int figures = 0;
    for (int row = 0; row < grid.block().rowCount(); row++) {
      if (grid.block().isData(row)) {
        Optional<WrittenFormula> formula = grid.horizontal(row, column);
        int at = row;
        formula.ifPresent(f -> byShape.computeIfAbsent(f.shape(), s -> new ArrayList<>()).add(at));
        figures += formula.isPresent() || grid.isTyped(row, column) ? 1 : 0;
      }
    }
    int half = figures / 2;
    return byShape.values().stream()
        .filter(rows -> rows.size() >= 2 && rows.size() > half)
        .findFirst()
        .map(rows -> new Place(rows.get(0), column));
  }

  private void tell(Place place, Place model, String proposed) {
    Map<String, String> blanks =
        Map.of(
            "neighbour",
            cell(model).a1(),
            "formula",
            formula(model).at(cell(model)),
            FormulaReview.PROPOSED,
            proposed);
    telling.tell(FormulaReview.OVERWRITTEN, place, blanks, List.of(model));
  }

  private WrittenFormula formula(Place place) {
    return grid.formula(place.row(), place.column()).orElseThrow();
  }

  private CellRef cell(Place place) {
    return grid.block().cell(place.row(), place.column());
  }
}
