package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaReview;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.BudgetBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells formulas that add a single cell without a name from those that take in a wrong row: whoever
 * put a figure beside or below the table and adds it meant to, as with a constant, and knows where
 * it belongs. Nothing takes it out unasked (decision 0033).
 */
final class Deliberate {
  private final Workbook workbook;
  private final Meanings meanings;

  Deliberate(Workbook workbook, BudgetBook book) {
    this.workbook = workbook;
    this.meanings = new Meanings(book);
  }

  /** The findings, those about such a formula with the cells that it buries. */
  List<Finding> marked(List<Finding> formulas) {
    return formulas.stream().map(this::marked).toList();
  }

  private Finding marked(Finding finding) {
    Optional<Location.Cell> cell = finding.principal();
    boolean proposed = finding.arguments().containsKey(FormulaReview.PROPOSED);
    if (cell.isEmpty() || !proposed || finding.arguments().containsKey(FormulaReview.BURIED)) {
      return finding;
    }
    String buried =
        buried(cell.get(), finding.arguments().get(FormulaReview.PROPOSED)).stream()
            .map(CellRef::a1)
            .collect(Collectors.joining(", "));
    if (buried.isEmpty()) {
      return finding;
    }
    Map<String, String> arguments = new HashMap<>(finding.arguments());
    arguments.put(FormulaReview.BURIED, buried);
    return finding.with(arguments);
  }

  /**
   * Single cells of no table that the formula of a cell adds and the one proposed does not read.
   */
  private List<CellRef> buried(Location.Cell cell, String proposed) {
    CellRef at = cell.ref();
    Optional<WrittenFormula> stands =
        workbook
            .sheet(cell.sheet())
            .flatMap(sheet -> sheet.formula(at.row(), at.column()))
            .flatMap(WrittenFormula::of);
    Optional<WrittenFormula> meant = WrittenFormula.of(CellFormula.at(at, proposed));
    if (stands.isEmpty() || meant.isEmpty()) {
      return List.of();
    }
    return stands.get().singles(at).stream()
        .filter(single -> meanings.of(cell.sheet(), single).row().isEmpty())
        .filter(
            single ->
                meant.get().reads(at).stream()
                    .noneMatch(range -> range.contains(single.row(), single.column())))
        .distinct()
        .toList();
  }
}
