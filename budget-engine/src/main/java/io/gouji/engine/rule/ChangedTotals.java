package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaTrial;
import io.gouji.engine.formula.LinearForm;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells of a workbook made of the template whose formula was exchanged for one that yields no
 * figure, another figure, or the figure of another cell, or that were emptied.
 */
final class ChangedTotals {
  private static final String CHANGED = "FML02.template";
  private static final String FOREIGN = "FML02.foreign";
  private static final String EMPTIED = "FML01.blank";

  /** Of a formula that would yield nothing today. */
  private static final String EMPTIED_ZERO = "FML01.later";

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

  /** Tells of totals that copy the figure of another cell, whatever stands beside them. */
  void findCopies() {
    for (int row = 0; row < grid.block().rowCount(); row++) {
      for (int column : grid.columns()) {
        if (grid.tree().isTotal(row)) {
          Place place = new Place(row, column);
          grid.formula(row, column).ifPresent(formula -> copy(place, formula));
        }
      }
    }
  }

  private void copy(Place place, WrittenFormula formula) {
    if (readsOneCell(place, formula)) {
      template
          .readAt(place.row(), place.column())
          .filter(meant -> isForeign(place, formula, meant))
          .ifPresent(meant -> tell(FOREIGN, place, formula.at(cell(place)), meant.at(cell(place))));
    }
  }

  private boolean readsOneCell(Place place, WrittenFormula formula) {
    List<CellRange> adds = formula.adds(cell(place));
    return adds.size() == 1 && adds.get(0).equals(CellRange.of(adds.get(0).first()));
  }

  /** Tells of the others that nobody told of. */
  void find() {
    for (int row = 0; row < grid.block().rowCount(); row++) {
      for (int column : grid.columns()) {
        if (!telling.isTold(row, column)) {
          judge(new Place(row, column));
        }
      }
    }
  }

  private void judge(Place place) {
    Optional<WrittenFormula> formula = grid.formula(place.row(), place.column());
    boolean failed = formula.isPresent() && kind(place) != CellKind.NUMBER;
    boolean total = grid.tree().isTotal(place.row());
    if (formula.isPresent() ? !failed && !total : kind(place) != CellKind.BLANK) {
      return;
    }
    Optional<String> intended = template.at(place.row(), place.column());
    if (intended.isEmpty()) {
      return;
    }
    CellRef cell = cell(place);
    WrittenFormula meant = template.readAt(place.row(), place.column()).orElseThrow();
    if (formula.isEmpty()) {
      blank(place, meant);
    } else if (!meant.doesAs(formula.get(), cell)) {
      judge(place, formula.get(), meant, failed);
    }
  }

  private void blank(Place place, WrittenFormula meant) {
    Block block = grid.block();
    if (block.isData(place.row()) && block.label(place.row(), LabelColumn.NAME).isEmpty()) {
      return;
    }
    Optional<Long> yields = yields(place, meant);
    if (differs(place, coverage.rows(place, meant)) || yields.filter(fen -> fen != 0).isPresent()) {
      tell(EMPTIED, place, "", template.proposal(place.row(), place.column()).orElseThrow());
    } else if (yields.isPresent() && grid.tree().isTotal(place.row()) && block.hasMoney()) {
      tell(EMPTIED_ZERO, place, "", template.proposal(place.row(), place.column()).orElseThrow());
    }
  }

  /** What a formula that only adds and subtracts figures of the block comes to, in fen. */
  private Optional<Long> yields(Place place, WrittenFormula meant) {
    Optional<LinearForm> form = meant.linear(cell(place));
    if (form.isEmpty()) {
      return Optional.empty();
    }
    long sum = 0;
    for (LinearForm.Term term : form.get().terms()) {
      if (!term.sheet().isEmpty()) {
        return Optional.empty();
      }
      for (int row : grid.rows(term.range())) {
        for (int column : grid.columns()) {
          CellRef read = cell(new Place(row, column));
          if (term.range().contains(read.row(), read.column())) {
            if (!isKnown(row, column)) {
              return Optional.empty();
            }
            sum += term.sign() * grid.block().fen(row, column);
          }
        }
      }
    }
    return Optional.of(sum);
  }

  private void judge(Place place, WrittenFormula formula, WrittenFormula meant, boolean failed) {
    boolean error =
        failed
            && kind(place) != CellKind.BLANK
            && !hidesZero(place, meant)
            && !(readsError(place, formula) && readsError(place, meant));
    boolean other =
        coverage.rows(place, formula).isEmpty()
            && grid.vertical(place.row(), place.column()).isPresent()
            && differs(place, coverage.rows(place, meant));
    if (error || other) {
      tell(CHANGED, place, formula.at(cell(place)), meant.at(cell(place)));
    }
  }

  /** Whether a formula reads a figure that is an error itself, and so only passes it on. */
  private boolean readsError(Place place, WrittenFormula formula) {
    return formula.reads(cell(place)).stream()
        .anyMatch(range -> grid.rows(range).stream().anyMatch(row -> hasError(row, range)));
  }

  private boolean hasError(int row, CellRange range) {
    return grid.columns().stream()
        .map(column -> new Place(row, column))
        .filter(other -> range.contains(cell(other).row(), cell(other).column()))
        .anyMatch(other -> kind(other) == CellKind.ERROR);
  }

  /** Whether the cell shows nothing, or a dash, where the sum that is meant is zero. */
  private boolean hidesZero(Place place, WrittenFormula meant) {
    CellRef cell = cell(place);
    return kind(place) == CellKind.TEXT
        && FormulaTrial.showsNothing(grid.sheet().text(cell.row(), cell.column()))
        && (coverage.rows(place, meant).isPresent()
            ? !differs(place, coverage.rows(place, meant))
            : yields(place, meant).filter(fen -> fen == 0).isPresent());
  }

  /** Whether it only reads cells of the same sheet that have nothing to do with its column. */
  private boolean isForeign(Place place, WrittenFormula formula, WrittenFormula meant) {
    CellRef cell = cell(place);
    List<CellRange> reads = formula.reads(cell);
    return !reads.isEmpty()
        && !formula.readsElsewhere()
        && reads.stream().noneMatch(range -> isInLine(range, cell))
        && (meant.conditional(cell).isPresent()
            || meant.reads(cell).stream().allMatch(range -> isInLine(range, cell)));
  }

  /** Whether a range reaches the column of a cell. */
  private static boolean isInLine(CellRange range, CellRef cell) {
    return range.contains(range.firstRow(), cell.column());
  }

  /** Whether a total is not the sum of rows, each of which may hold less than a fen more. */
  private boolean differs(Place total, Optional<List<Integer>> rows) {
    if (rows.isEmpty()) {
      return false;
    }
    Block block = grid.block();
    long sum = -block.fen(total.row(), total.column());
    boolean known = isKnown(total.row(), total.column());
    for (int row : rows.get()) {
      known &= isKnown(row, total.column());
      sum += block.fen(row, total.column());
    }
    long rounded = block.halfWidth(total.row(), total.column());
    return known && 2 * Math.abs(sum) > rounded + 2L * rows.get().size();
  }

  private boolean isKnown(int row, int column) {
    FactState state = grid.block().state(row, column);
    return state == FactState.STATED || state == FactState.BLANK;
  }

  private CellKind kind(Place place) {
    CellRef cell = cell(place);
    return grid.sheet().kind(cell.row(), cell.column());
  }

  private CellRef cell(Place place) {
    return grid.block().cell(place.row(), place.column());
  }

  private void tell(String message, Place place, String formula, String intended) {
    telling.tell(
        message, place, Map.of("formula", formula, FormulaReview.PROPOSED, intended), List.of());
  }
}
