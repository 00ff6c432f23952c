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

  InconsistentFormulas(FormulaGrid grid, FormulaTelling telling) {
    this.grid = grid;
    this.telling = telling;
  }

  void find() {
    for (int row = 0; row < grid.block().rowCount(); row++) {
      if (grid.tree().isTotal(row)) {
        judge(acrossRow(row));
      }
    }
    for (int column : grid.columns()) {
      judge(downColumn(column));
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
    if (telling.isTold(place.row(), place.column())) {
      return;
    }
    Place neighbour = nearest(place, alike);
    String proposed = formula(neighbour).at(cell(place));
    // Dollar signs only say how to copy; they do not change what is read.
    if (withoutDollars(proposed).equals(withoutDollars(formula(place).at(cell(place))))) {
      return;
    }
    Map<String, String> blanks =
        Map.of(
            "formula", formula(place).at(cell(place)),
            "neighbour", cell(neighbour).a1(),
            "model", formula(neighbour).at(cell(neighbour)),
            "proposed", proposed);
    telling.tell(INCONSISTENT, place, blanks, List.of(neighbour));
  }

  private static String withoutDollars(String formula) {
    return formula.replace("$", "");
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
