package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaTrial.Answer;
import io.gouji.engine.formula.FormulaTrial.Weights;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.RowKey;
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
  private static final String FOREIGN = "FML02.foreign";

  /** Of a subtotal that is not the template's. */
  private static final String NO_PARTS = "FML02.parts";

  /** Of other cells of the row that add up to the same today. */
  private static final String ANOTHER_WAY = "FML02.other";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final Trial trial;
  private final Coverage coverage;
  private final Set<Place> right = new HashSet<>();
  private final Map<Place, Changed> changed = new LinkedHashMap<>();

  /** A formula that does something else altogether, to be told if nobody tells better. */
  private record Changed(String message, WrittenFormula meant) {}

  /** The formula that is meant in a cell, and how to tell that another one stands there. */
  private record Meant(WrittenFormula formula, boolean sure, String foreign, String changed) {}

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
      judge(
          place,
          formula,
          template.isPresent()
              ? new Meant(meant.get(), true, FOREIGN, CHANGED)
              : new Meant(meant.get(), true, NO_PARTS, NO_PARTS));
    }
  }

  /**
   * The sum of a total's parts, where its formula rounds it, takes rows of its column together in a
   * way of its own, or is one of a code that takes rows of other columns.
   */
  private Optional<WrittenFormula> exact(Place place, WrittenFormula formula) {
    if (!grid.tree().isTotal(place.row())) {
      return Optional.empty();
    }
    boolean vertical = grid.vertical(place.row(), place.column()).isPresent();
    boolean own =
        formula.isSum() && (vertical || !isOfCode(place))
            ? formula.rounds()
            : coverage.rows(place, formula).isEmpty()
                && (vertical || isOfCode(place) && takesElsewhere(place, formula));
    return own
        ? grid.sum(grid.tree().parts(place.row()), place.column())
            .flatMap(
                text -> WrittenFormula.of(CellFormula.at(cell(place.row(), place.column()), text)))
        : Optional.empty();
  }

  private boolean isOfCode(Place place) {
    return grid.block().key(place.row()) instanceof RowKey.Code;
  }

  /** Whether a formula takes another workbook's figure, or those of other rows of the sheet. */
  private boolean takesElsewhere(Place place, WrittenFormula formula) {
    CellRef cell = cell(place.row(), place.column());
    return formula.readsOtherBook()
        || !formula.readsElsewhere()
            && formula.reads(cell).stream()
                .anyMatch(range -> range.firstRow() != cell.row() || range.lastRow() != cell.row());
  }

  /** Tells what a formula does otherwise than its neighbours; nothing where that is not certain. */
  void judge(Place place, WrittenFormula formula, WrittenFormula neighbour) {
    judge(place, formula, new Meant(neighbour, false, CHANGED, CHANGED));
  }

  private void judge(Place place, WrittenFormula formula, Meant known) {
    WrittenFormula meant = known.formula();
    Answer answer = trial.compare(place, formula, meant);
    if (answer == Answer.SAME) {
      right.add(place);
      cuts(place, formula, meant);
    } else if (answer == Answer.OTHER) {
      Optional<Weights> does = trial.weights(place, formula, formula, meant);
      Optional<Weights> should = trial.weights(place, meant, formula, meant);
      if (does.isPresent() && should.isPresent()) {
        compare(place, formula, known, does.get(), should.get());
      } else if (known.sure() && should.isPresent() && addsParts(place, meant)) {
        changed.put(place, new Changed(known.changed(), meant));
      }
    } else if (known.sure()
        && formula.readsOtherBook()
        && formula.reads(cell(place.row(), place.column())).isEmpty()
        && addsParts(place, meant)) {
      tell(known.foreign(), place, formula, meant, Set.of());
    }
  }

  /** Whether a formula takes figures of another sheet, or of another column alone. */
  private boolean takesOthers(Place place, WrittenFormula formula) {
    CellRef cell = cell(place.row(), place.column());
    return formula.readsElsewhere()
        || formula.reads(cell).stream()
            .anyMatch(range -> !range.contains(range.firstRow(), cell.column()));
  }

  /** Whether a total's formula adds rows of its column. */
  private boolean addsParts(Place place, WrittenFormula meant) {
    return grid.tree().isTotal(place.row()) && coverage.rows(place, meant).isPresent();
  }

  private void compare(
      Place place, WrittenFormula formula, Meant known, Weights does, Weights should) {
    WrittenFormula meant = known.formula();
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
      } else if (formula.rounds() && !meant.rounds()) {
        cuts(place, formula, meant);
      } else {
        changed.put(place, new Changed(known.changed(), meant));
      }
    } else if (!known.sure()) {
      return;
    } else if (does.cells().isEmpty()) {
      if (!grid.tree().isTotal(place.row())) {
        return;
      }
      if (takesOthers(place, formula)) {
        tell(known.foreign(), place, formula, meant, Set.of());
      } else {
        changed.put(place, new Changed(known.changed(), meant));
      }
    } else if (constant.signum() != 0) {
      return;
    } else if (subtracts(does) || subtracts(should)) {
      changed.put(place, new Changed(known.changed(), meant));
    } else if (isAnotherWay(place, meant, does, should)) {
      right.add(place);
      changed.put(place, new Changed(ANOTHER_WAY, meant));
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
      changed.put(place, new Changed(known.changed(), meant));
    }
  }

  /** Whether a row is added up from other columns than meant, and comes to the same today. */
  private boolean isAnotherWay(Place place, WrittenFormula meant, Weights does, Weights should) {
    Set<CellRef> cells = new HashSet<>(does.cells().keySet());
    cells.addAll(should.cells().keySet());
    int row = cell(place.row(), place.column()).row();
    return !grid.tree().isTotal(place.row())
        && does.cells().size() > 1
        && cells.size() == does.cells().size() + should.cells().size()
        && cells.stream().allMatch(cell -> cell.row() == row)
        && !trial.changes(place, meant);
  }

  private static boolean subtracts(Weights weights) {
    return weights.cells().values().stream().anyMatch(weight -> weight < 0);
  }

  /** Tells of formulas that do something else altogether, if nobody found what they are unlike. */
  void tellChanged() {
    changed.forEach(
        (place, change) -> {
          if (!telling.isTold(place.row(), place.column())) {
            WrittenFormula formula = grid.formula(place.row(), place.column()).orElseThrow();
            tell(change.message(), place, formula, change.meant(), Set.of());
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
