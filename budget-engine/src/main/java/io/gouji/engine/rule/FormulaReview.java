package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges the formulas of a workbook by what their cells mean and by their neighbours. A workbook
 * without formulas has nothing to judge.
 */
public final class FormulaReview {
  /** Argument with the formula that belongs into the cell, without {@code =}. */
  public static final String PROPOSED = "proposed";

  /** Message of totals that were typed over. */
  public static final String OVERWRITTEN = "FML01";

  private static final String BROKEN = "FML06";
  private static final String TEXT = "FML07";
  private static final String CONSTANT = "FML08";

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final FormulaRanges ranges;

  private FormulaReview(FormulaGrid grid, Messages messages) {
    this.grid = grid;
    this.telling = new FormulaTelling(grid.block(), messages);
    this.ranges = new FormulaRanges(grid, telling);
  }

  /**
   * What is wrong with the formulas of all tables.
   *
   * @param book the same workbook by meaning
   */
  public static List<Finding> of(Workbook workbook, BudgetBook book, Messages messages) {
    return of(workbook, book, messages, new WrittenFormulas(new KnownFormulas()));
  }

  /** The same with formulas of the workbook that were read before. */
  public static List<Finding> of(
      Workbook workbook, BudgetBook book, Messages messages, WrittenFormulas formulas) {
    List<Finding> findings = new ArrayList<>();
    for (Block block : book.blocks()) {
      String name = block.heading().sheet();
      Optional<Sheet> sheet = workbook.sheet(name);
      if (sheet.isPresent() && block.rowCount() > 0 && !sheet.get().formulas().isEmpty()) {
        FormulaGrid grid = new FormulaGrid(block, sheet.get(), formulas);
        findings.addAll(new FormulaReview(grid, messages).findings());
      }
    }
    return findings;
  }

  private List<Finding> findings() {
    for (int column : grid.columns()) {
      for (int row = 0; row < grid.block().rowCount(); row++) {
        Optional<WrittenFormula> formula = grid.formula(row, column);
        if (formula.isPresent()) {
          judge(new Place(row, column), formula.get());
        }
      }
    }
    new InconsistentFormulas(grid, telling).find();
    new OverwrittenTotals(grid, telling).find();
    return telling.findings();
  }

  private void judge(Place place, WrittenFormula formula) {
    CellRef cell = grid.block().cell(place.row(), place.column());
    if (formula.isBroken()) {
      telling.tell(BROKEN, place, Map.of("formula", formula.at(cell)), List.of());
      return;
    }
    List<Place> texts = texts(formula.passesTexts(cell));
    if (!texts.isEmpty()) {
      String cells =
          texts.stream()
              .map(text -> grid.block().cell(text.row(), text.column()).a1())
              .collect(Collectors.joining(", "));
      Map<String, String> blanks = Map.of("formula", formula.at(cell), "cells", cells);
      telling.tell(TEXT, place, blanks, texts);
    }
    if (!formula.constants().isEmpty()) {
      String constants = String.join(", ", formula.constants());
      Map<String, String> blanks = Map.of("formula", formula.at(cell), "constant", constants);
      telling.tell(CONSTANT, place, blanks, List.of());
    }
    if (formula.isSum() && grid.tree().isTotal(place.row())) {
      ranges.judge(place, formula);
    }
  }

  private List<Place> texts(List<CellRange> summed) {
    List<Place> texts = new ArrayList<>();
    for (CellRange range : summed) {
      for (int row : grid.rows(range)) {
        for (int column : grid.columns()) {
          CellRef cell = grid.block().cell(row, column);
          if (range.contains(cell.row(), cell.column()) && grid.isTextNumber(row, column)) {
            texts.add(new Place(row, column));
          }
        }
      }
    }
    return texts;
  }
}
