package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Totals typed as numbers where the cells beside them, or the template the workbook was made of,
 * show that a formula belongs there.
 */
final class OverwrittenTotals {
  private static final String BY_TEMPLATE = FormulaReview.OVERWRITTEN + ".template";
  private static final String AS_FORMULA = FormulaReview.OVERWRITTEN + ".figures";
  private static final String WHOLE_TABLE = FormulaReview.OVERWRITTEN + ".table";

  /** Of subtotals whose formula is gone, with figures to add up or without. */
  private static final String DELETED = FormulaReview.OVERWRITTEN + ".deleted";

  private static final String DELETED_ZERO = FormulaReview.OVERWRITTEN + ".unused";

  /** Fewer cells are told one by one. */
  private static final int MANY = 6;

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
    if (isWhole()) {
      return;
    }
    for (int column : grid.columns()) {
      Optional<Place> pattern = rowTotals(column);
      for (int row = 0; row < grid.block().rowCount(); row++) {
        if (isTyped(row, column) && !telling.isTold(row, column)) {
          judge(new Place(row, column), pattern);
        } else if (isEmptied(row, column) && !telling.isTold(row, column)) {
          judgeEmptied(new Place(row, column));
        }
      }
    }
  }

  private boolean isTyped(int row, int column) {
    boolean text = grid.isTextNumber(row, column) && grid.formula(row, column).isEmpty();
    return text || grid.isTyped(row, column) || grid.isFigure(row, column);
  }

  /** Tells of a table without any formula, as one of values pasted over all of it. */
  private boolean isWhole() {
    List<Place> typed = new ArrayList<>();
    for (int column : grid.columns()) {
      for (int row = 0; row < grid.block().rowCount(); row++) {
        if (grid.formula(row, column).isPresent()) {
          return false;
        }
        Place place = new Place(row, column);
        if (isTyped(row, column)
            && template.flatMap(t -> t.at(place.row(), place.column())).isPresent()) {
          typed.add(place);
        }
      }
    }
    if (typed.size() < MANY) {
      return false;
    }
    Set<CellRef> cells = new TreeSet<>();
    typed.forEach(place -> cells.add(cell(place)));
    Map<String, String> blanks =
        Map.of("count", Integer.toString(typed.size()), "cells", FormulaRanges.listed(cells));
    telling.tell(WHOLE_TABLE, typed.get(0), blanks, typed.subList(1, typed.size()));
    return true;
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
    } else if (grid.isFigure(place.row(), place.column())) {
      proposal(place).ifPresent(formula -> tellFigure(place, formula, List.of()));
    } else {
      proposal(place)
          .ifPresent(
              formula ->
                  telling.tell(
                      BY_TEMPLATE, place, Map.of(FormulaReview.PROPOSED, formula), List.of()));
    }
  }

  /** Whether nothing stands in a subtotal of codes. */
  private boolean isEmptied(int row, int column) {
    CellRef cell = cell(new Place(row, column));
    return grid.tree().isParent(row)
        && grid.block().key(row) instanceof RowKey.Code
        && grid.formula(row, column).isEmpty()
        && grid.sheet().kind(cell.row(), cell.column()) == CellKind.BLANK
        && grid.sheet().formulaIndex(cell.row(), cell.column()) < 0;
  }

  /** A blank subtotal of which the cells beside it, or another subtotal, show what is missing. */
  private void judgeEmptied(Place place) {
    List<Integer> parts = grid.tree().parts(place.row());
    boolean figures = parts.stream().anyMatch(row -> grid.block().fen(row, place.column()) != 0);
    boolean formulas =
        parts.stream().anyMatch(row -> grid.formula(row, place.column()).isPresent());
    if (!figures && !(formulas && template.isPresent())) {
      return;
    }
    Optional<Place> beside = inRow(place).filter(other -> fits(place, formula(other)));
    Optional<Place> model = beside.or(() -> sibling(place));
    Optional<String> proposed =
        beside
            .map(other -> formula(other).at(cell(place)))
            .or(() -> grid.sum(parts, place.column()));
    if (model.isPresent() && proposed.isPresent()) {
      telling.tell(
          figures ? DELETED : DELETED_ZERO,
          place,
          Map.of(
              "neighbour",
              cell(model.get()).a1(),
              "formula",
              formula(model.get()).at(cell(model.get())),
              FormulaReview.PROPOSED,
              proposed.get()),
          List.of(model.get()));
    }
  }

  private Optional<String> proposal(Place place) {
    return template.flatMap(known -> known.proposal(place.row(), place.column()));
  }

  private void tellFigure(Place place, String proposed, List<Place> neighbours) {
    Map<String, String> blanks =
        Map.of("formula", formula(place).at(cell(place)), FormulaReview.PROPOSED, proposed);
    telling.tell(AS_FORMULA, place, blanks, neighbours);
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
        int at = row;
        // A figure that is worked out from none of its row's, or fetched elsewhere, is as typed.
        Optional<WrittenFormula> formula =
            grid.horizontal(row, column).filter(f -> !f.isFigure() && !f.readsElsewhere());
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
    if (grid.isFigure(place.row(), place.column())) {
      tellFigure(place, proposed, List.of(model));
      return;
    }
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
