package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaTrial.Answer;
import io.gouji.engine.formula.FormulaTrial.Weights;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a formula does otherwise than the one that is meant, however either is written: cells it
 * leaves out, also if they are blank today, cells it takes in, constants, decimals it cuts off.
 */
final class Deviations {
  private static final String TOO_SHORT = "FML03";
  private static final String TOO_LONG = "FML04";
  private static final String TWICE = "FML05";
  private static final String CONSTANT = "FML08";
  private static final String CUT = "FML02.round";
  private static final String CHANGED = "FML02.template";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final Trial trial;
  private final Coverage coverage;
  private final Set<Place> right = new HashSet<>();
  private final Map<Place, WrittenFormula> changed = new LinkedHashMap<>();

  Deviations(FormulaGrid grid, FormulaTelling telling, Trial trial) {
    this.grid = grid;
    this.telling = telling;
    this.trial = trial;
    this.coverage = new Coverage(grid);
  }

  /** Whether a formula was found to do what is meant. */
  boolean isRight(Place place) {
    return right.contains(place);
  }

  /**
   * Looks at totals, and at rows unlike the others.
   *
   * @param template its formulas, if the workbook was made of it
   */
  void find(Optional<IntendedFormulas> template) {
    for (int column : grid.columns()) {
      Set<String> usual = new HashSet<>(2);
      for (int row = 0; row < grid.block().rowCount(); row++) {
        Optional<WrittenFormula> formula = grid.formula(row, column);
        if (formula.isPresent()
            && !telling.isTold(row, column)
            && (grid.tree().isTotal(row) || !usual.contains(formula.get().shape()))) {
          Optional<WrittenFormula> meant =
              template.isPresent() ? template.get().readAt(row, column) : Optional.empty();
          if (meant.isPresent() && isUsual(formula.get(), meant.get(), row, column)) {
            usual.add(formula.get().shape());
          } else if (!formula.get().isFigure()) {
            look(new Place(row, column), formula.get(), meant);
          }
        }
      }
    }
  }

  private boolean isUsual(WrittenFormula formula, WrittenFormula meant, int row, int column) {
    return formula == meant
        || meant.doesAs(formula, cell(row, column)) && formula.rounds() == meant.rounds();
  }

  private void look(Place place, WrittenFormula formula, Optional<WrittenFormula> template) {
    Optional<WrittenFormula> meant = template.isPresent() ? template : exact(place, formula);
    if (meant.isPresent() && meant.get().doesAs(formula, cell(place.row(), place.column()))) {
      cuts(place, formula, meant.get());
    } else if (meant.isPresent()) {
      judge(place, formula, meant.get(), true);
    }
  }

  /**
   * The sum of a total's parts, where its formula rounds it, or takes rows of its column together
   * in a way of its own.
   */
  private Optional<WrittenFormula> exact(Place place, WrittenFormula formula) {
    if (!grid.tree().isTotal(place.row())) {
      return Optional.empty();
    }
    boolean own =
        formula.isSum()
            ? formula.rounds()
            : grid.vertical(place.row(), place.column()).isPresent()
                && coverage.rows(place, formula).isEmpty();
    return own
        ? grid.sum(grid.tree().parts(place.row()), place.column())
            .flatMap(
                text -> WrittenFormula.of(CellFormula.at(cell(place.row(), place.column()), text)))
        : Optional.empty();
  }

  /**
   * Tells what a formula does otherwise; nothing where that cannot be told.
   *
   * @param sure whether the other is known to be meant, not only found beside it
   */
  void judge(Place place, WrittenFormula formula, WrittenFormula meant, boolean sure) {
    Answer answer = trial.compare(place, formula, meant);
    if (answer == Answer.SAME) {
      right.add(place);
      cuts(place, formula, meant);
    } else if (answer == Answer.OTHER) {
      Optional<Weights> does = trial.weights(place, formula, formula, meant);
      Optional<Weights> should = trial.weights(place, meant, formula, meant);
      if (does.isPresent() && should.isPresent()) {
        compare(place, formula, meant, does.get(), should.get(), sure);
      }
    }
  }

  private void compare(
      Place place,
      WrittenFormula formula,
      WrittenFormula meant,
      Weights does,
      Weights should,
      boolean sure) {
    Map<CellRef, Integer> more = new TreeMap<>(does.cells());
    should.cells().forEach((cell, weight) -> more.merge(cell, -weight, Integer::sum));
    Set<CellRef> missing = new TreeSet<>();
    Set<CellRef> extra = new TreeSet<>();
    more.values().removeIf(weight -> weight == 0);
    more.forEach((cell, weight) -> (weight < 0 ? missing : extra).add(cell));
    BigDecimal constant = does.constant().subtract(should.constant());
    if (missing.isEmpty() && extra.isEmpty()) {
      if (constant.signum() != 0) {
        plug(place, formula, constant);
      } else {
        cuts(place, formula, meant);
        changed.put(place, meant);
      }
    } else if (does.cells().isEmpty() || !sure || constant.signum() != 0) {
      return;
    } else if (subtracts(does) || subtracts(should)) {
      changed.put(place, meant);
    } else if (extra.isEmpty()) {
      boolean later = missing.stream().allMatch(this::isBlank);
      Map<String, String> blanks = blanks(place, formula, meant, missing);
      if (later) {
        telling.tellLater(TOO_SHORT, place, blanks, grid.places(missing));
      } else {
        telling.tellNow(TOO_SHORT, place, blanks, grid.places(missing));
      }
    } else if (missing.isEmpty()) {
      boolean twice = extra.stream().anyMatch(cell -> isTwice(cell, does));
      tell(twice ? TWICE : TOO_LONG, place, formula, meant, extra);
    } else {
      changed.put(place, meant);
    }
  }

  private static boolean subtracts(Weights weights) {
    return weights.cells().values().stream().anyMatch(weight -> weight < 0);
  }

  /** Tells of formulas that do something else altogether, if nobody found what they are unlike. */
  void tellChanged() {
    changed.forEach(
        (place, meant) -> {
          if (!telling.isTold(place.row(), place.column())) {
            WrittenFormula formula = grid.formula(place.row(), place.column()).orElseThrow();
            tell(CHANGED, place, formula, meant, Set.of());
          }
        });
  }

  /**
   * A formula that yields less decimals than the one that is meant, where that makes a difference.
   */
  private void cuts(Place place, WrittenFormula formula, WrittenFormula meant) {
    if (formula.rounds() && !meant.rounds() && trial.changes(place, meant)) {
      tell(CUT, place, formula, meant, Set.of());
    }
  }

  private void plug(Place place, WrittenFormula formula, BigDecimal constant) {
    String text = constant.stripTrailingZeros().toPlainString();
    CellRef cell = cell(place.row(), place.column());
    Map<String, String> blanks = Map.of("formula", formula.at(cell), "constant", text);
    telling.tell(CONSTANT, place, blanks, List.of());
  }

  private boolean isBlank(CellRef cell) {
    return grid.sheet().kind(cell.row(), cell.column()) == CellKind.BLANK
        && grid.sheet().formulaIndex(cell.row(), cell.column()) < 0;
  }

  /** Whether a cell is added twice, or is part of another that is added. */
  private boolean isTwice(CellRef cell, Weights does) {
    return does.cells().get(cell) > 1
        || does.cells().keySet().stream().anyMatch(other -> isPart(cell, other));
  }

  private boolean isPart(CellRef cell, CellRef of) {
    return !cell.equals(of)
        && grid.places(List.of(of)).stream()
            .flatMap(place -> grid.formula(place.row(), place.column()).stream())
            .flatMap(formula -> formula.reads(of).stream())
            .anyMatch(range -> range.contains(cell.row(), cell.column()));
  }

  private void tell(
      String message,
      Place place,
      WrittenFormula formula,
      WrittenFormula meant,
      Set<CellRef> cells) {
    telling.tell(message, place, blanks(place, formula, meant, cells), grid.places(cells));
  }

  private Map<String, String> blanks(
      Place place, WrittenFormula formula, WrittenFormula meant, Set<CellRef> cells) {
    CellRef cell = cell(place.row(), place.column());
    Map<String, String> blanks = new HashMap<>();
    blanks.put("formula", formula.at(cell));
    blanks.put(FormulaReview.PROPOSED, meant.at(cell));
    if (!cells.isEmpty()) {
      blanks.put("cells", FormulaRanges.listed(cells));
    }
    return blanks;
  }

  private CellRef cell(int row, int column) {
    return grid.block().cell(row, column);
  }
}
