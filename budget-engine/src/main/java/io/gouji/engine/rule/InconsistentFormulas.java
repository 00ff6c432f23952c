package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Formulas unlike those of their line: a row of totals, or a column of rows' own totals. */
final class InconsistentFormulas {
  private static final String INCONSISTENT = "FML02";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final Deviations deviations;
  private final Coverage coverage;
  private final Optional<IntendedFormulas> template;

  /**
   * Formulas of a block.
   *
   * @param deviations knows which of them do what is meant
   * @param template its formulas, if the workbook was made of it
   */
  InconsistentFormulas(
      FormulaGrid grid,
      FormulaTelling telling,
      Deviations deviations,
      Optional<IntendedFormulas> template) {
    this.grid = grid;
    this.telling = telling;
    this.deviations = deviations;
    this.coverage = new Coverage(grid);
    this.template = template;
  }

  /** Rows' own totals first: a row of subtotals copied from the row above is wrong as such. */
  void find() {
    for (int column : grid.columns()) {
      judge(downColumn(column));
    }
    for (int row = 0; row < grid.block().rowCount(); row++) {
      if (grid.tree().isTotal(row)) {
        judge(acrossRow(row));
      }
    }
  }

  /** The cells of a row that read other rows. */
  private List<Place> acrossRow(int row) {
    List<Place> line = new ArrayList<>();
    for (int column : grid.columns()) {
      CellRef cell = grid.block().cell(row, column);
      Optional<WrittenFormula> formula = grid.formula(row, column);
      if (formula.isPresent() && readsOtherRows(formula.get(), cell)) {
        line.add(new Place(row, column));
      }
    }
    return line;
  }

  private static boolean readsOtherRows(WrittenFormula formula, CellRef cell) {
    for (CellRange read : formula.reads(cell)) {
      if (read.firstRow() != cell.row() || read.lastRow() != cell.row()) {
        return true;
      }
    }
    return formula.hasNames();
  }

  /** The cells of a column that do not take its other rows together. */
  private List<Place> downColumn(int column) {
    List<Place> line = new ArrayList<>();
    for (int row = 0; row < grid.block().rowCount(); row++) {
      if (grid.horizontal(row, column).isPresent()) {
        line.add(new Place(row, column));
      }
    }
    return line;
  }

  /** Tells of the cells that differ from more than half of their line. */
  private void judge(List<Place> line) {
    Map<String, List<Place>> byShape = new LinkedHashMap<>();
    for (Place place : line) {
      byShape.computeIfAbsent(formula(place).shape(), s -> new ArrayList<>()).add(place);
    }
    for (List<Place> alike : byShape.values()) {
      if (alike.size() >= 2 && 2 * alike.size() > line.size()) {
        tellOthers(line, alike);
      }
    }
  }

  private void tellOthers(List<Place> line, List<Place> alike) {
    if (alike.size() < line.size()) {
      line.stream().filter(place -> !alike.contains(place)).forEach(p -> tell(p, alike));
    }
  }

  private void tell(Place place, List<Place> alike) {
    WrittenFormula formula = formula(place);
    if (telling.isTold(place.row(), place.column())
        || formula.isFigure()
        || grid.tree().isTotal(place.row())
            && (isFetched(place, formula) || coverage.isRight(place, formula))) {
      return;
    }
    Place neighbour = nearest(place, alike);
    WrittenFormula model = formula(neighbour).copied(cell(place));
    // Dollar signs only say how to copy; they do not change what is read.
    if (formula.doesAs(model, cell(place))
        || isTemplates(place, formula)
        || isLinked(place, formula) && isLinked(place, model)) {
      return;
    }
    deviations.judge(place, formula, model);
    if (deviations.isRight(place) || telling.isTold(place.row(), place.column())) {
      return;
    }
    String proposed =
        template
            .flatMap(known -> known.at(place.row(), place.column()))
            .orElseGet(() -> model.at(cell(place)));
    Map<String, String> blanks =
        Map.of(
            "formula", formula.at(cell(place)),
            "neighbour", cell(neighbour).a1(),
            "model", formula(neighbour).at(cell(neighbour)),
            "proposed", proposed);
    telling.tell(INCONSISTENT, place, blanks, List.of(neighbour));
  }

  /** Whether the template has the formula, however many others were changed around it. */
  private boolean isTemplates(Place place, WrittenFormula formula) {
    return template
        .flatMap(known -> known.readAt(place.row(), place.column()))
        .filter(meant -> meant.doesAs(formula, cell(place)))
        .isPresent();
  }

  /**
   * Whether a formula takes its figure from another sheet alone: such links lead to wherever the
   * figure stands there, which need not be as far away as for the row above.
   */
  private boolean isLinked(Place place, WrittenFormula formula) {
    return formula.readsElsewhere()
        && formula.reads(cell(place)).stream()
            .noneMatch(
                range ->
                    grid.columns().stream()
                        .map(column -> cell(new Place(place.row(), column)).column())
                        .anyMatch(column -> range.contains(range.firstRow(), column)));
  }

  /** Whether a total only repeats that of another table; relations compare it with its rows. */
  private boolean isFetched(Place place, WrittenFormula formula) {
    return formula.readsElsewhere()
        && formula.reads(cell(place)).isEmpty()
        && formula.linear(cell(place)).filter(form -> form.terms().size() == 1).isPresent();
  }

  private Place nearest(Place place, List<Place> alike) {
    CellRef here = cell(place);
    return alike.stream()
        .min(
            Comparator.comparingInt(
                other ->
                    Math.abs(cell(other).row() - here.row())
                        + Math.abs(cell(other).column() - here.column())))
        .orElseThrow();
  }

  private WrittenFormula formula(Place place) {
    return grid.formula(place.row(), place.column()).orElseThrow();
  }

  private CellRef cell(Place place) {
    return grid.block().cell(place.row(), place.column());
  }
}
