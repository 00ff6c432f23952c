package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formula that belongs into the cell of a total: what its neighbours have, if that is right.
 */
final class Proposals {
  private final FormulaGrid grid;
  private final Coverage coverage;
  private final IntendedFormulas intended;

  Proposals(FormulaGrid grid, IntendedFormulas intended) {
    this.grid = grid;
    this.coverage = new Coverage(grid);
    this.intended = intended;
  }

  /**
   * A formula for a total or subtotal: that of its row, else the template's, else the sum of its
   * parts. Never what stands there.
   */
  Optional<String> total(Place place, WrittenFormula stands) {
    Optional<String> neighbours =
        neighbour(place)
            .map(other -> formula(other).at(grid.block().cell(place.row(), place.column())));
    return neighbours
        .or(() -> intended.proposal(place.row(), place.column()))
        .or(() -> grid.sum(grid.tree().parts(place.row()), place.column()))
        .filter(text -> !text.equals(stands.at(cell(place))));
  }

  /** The cell of a total's row that most others of it are like, and that adds what it should. */
  Optional<Place> neighbour(Place place) {
    Map<String, List<Place>> byShape = new LinkedHashMap<>();
    for (int column : grid.columns()) {
      Place other = new Place(place.row(), column);
      if (column != place.column()
          && grid.vertical(place.row(), column).isPresent()
          && coverage.isRight(other, formula(other))) {
        byShape.computeIfAbsent(formula(other).shape(), shape -> new ArrayList<>()).add(other);
      }
    }
    return byShape.values().stream()
        .max(Comparator.comparingInt(List::size))
        .flatMap(alike -> alike.stream().min(Comparator.comparingInt(o -> distance(o, place))));
  }

  private int distance(Place one, Place other) {
    return Math.abs(cell(one).column() - cell(other).column());
  }

  private WrittenFormula formula(Place place) {
    return grid.formula(place.row(), place.column()).orElseThrow();
  }

  private CellRef cell(Place place) {
    return grid.block().cell(place.row(), place.column());
  }
}
