package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.rule.IntendedFormulas.Agreement;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** Argument with the figures that a formula adds and no row of its table tells. */
  public static final String BURIED = "constant";

  /** Rule of totals that were typed over. */
  public static final String OVERWRITTEN = "FML01";

  /** Who workbooks generated from a pack say made them. */
  public static final String MAKER = "Gouji";

  private static final String BROKEN = "FML06";
  private static final String TEXT = "FML07";
  private static final String CONSTANT = "FML08";
  private static final String STRAY = CONSTANT + ".cell";
  private static final String BOTH = CONSTANT + ".both";

  private final FormulaGrid grid;
  private final IntendedFormulas intended;
  private final boolean ofTemplate;
  private final FormulaTelling telling;
  private final FormulaRanges ranges;
  private final StrayCells strays;

  private FormulaReview(
      FormulaGrid grid,
      IntendedFormulas intended,
      boolean ofTemplate,
      StrayCells strays,
      Messages messages) {
    this.grid = grid;
    this.intended = intended;
    this.ofTemplate = ofTemplate;
    this.strays = strays;
    this.telling = new FormulaTelling(grid.block(), messages);
    this.ranges = new FormulaRanges(grid, telling, new Proposals(grid, intended));
  }

  /**
   * What is wrong with the formulas of all tables.
   *
   * @param book the same workbook by meaning
   */
  public static List<Finding> of(Workbook workbook, BudgetBook book, Pack pack) {
    return of(workbook, book, pack, new WrittenFormulas(new KnownFormulas(), workbook.names()));
  }

  /** The same with formulas of the workbook that were read before. */
  public static List<Finding> of(
      Workbook workbook, BudgetBook book, Pack pack, WrittenFormulas formulas) {
    if (workbook.sheets().stream().allMatch(sheet -> sheet.formulas().isEmpty())) {
      return List.of();
    }
    Map<FormulaGrid, IntendedFormulas> grids = new LinkedHashMap<>();
    Agreement agreement = Agreement.NONE;
    for (Block block : book.blocks()) {
      Optional<Sheet> sheet = workbook.sheet(block.heading().sheet());
      if (sheet.isPresent() && block.rowCount() > 0) {
        FormulaGrid grid = new FormulaGrid(block, sheet.get(), formulas);
        IntendedFormulas intended = new IntendedFormulas(spec(pack, block), grid);
        grids.put(grid, intended);
        agreement = agreement.and(intended.agreement());
      }
    }
    StrayCells strays = new StrayCells(book);
    boolean ofTemplate = agreement.isPlain(workbook.creator().equals(MAKER));
    List<Finding> findings = new ArrayList<>();
    grids.forEach(
        (grid, intended) ->
            findings.addAll(
                new FormulaReview(grid, intended, ofTemplate, strays, pack.messages()).findings()));
    return findings;
  }

  private static BlockSpec spec(Pack pack, Block block) {
    return pack.tables().stream()
        .flatMap(table -> table.blocks().stream())
        .filter(spec -> spec.name().equals(block.heading().name()))
        .findFirst()
        .orElseThrow();
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
    Optional<IntendedFormulas> template = ofTemplate ? Optional.of(intended) : Optional.empty();
    Optional<ChangedTotals> changed =
        template.map(known -> new ChangedTotals(grid, telling, known));
    changed.ifPresent(ChangedTotals::findCopies);
    new InconsistentFormulas(grid, telling).find();
    changed.ifPresent(ChangedTotals::find);
    new OverwrittenTotals(grid, telling, template).find();
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
    plugs(place, formula, cell);
    if (grid.tree().isTotal(place.row())) {
      ranges.judge(place, formula);
    }
  }

  /** Figures in a formula that belong to no row of the table. */
  private void plugs(Place place, WrittenFormula formula, CellRef cell) {
    List<String> constants = formula.constants();
    if (!constants.isEmpty() && !formula.isSum() && !isCalculated(place, formula)) {
      constants = List.of();
    }
    List<CellRef> stray = strays.of(grid, place, formula);
    if (constants.isEmpty() && stray.isEmpty()) {
      return;
    }
    Map<String, String> blanks = new HashMap<>(Map.of("formula", formula.at(cell)));
    if (!constants.isEmpty()) {
      blanks.put(BURIED, String.join(", ", constants));
    }
    if (!stray.isEmpty()) {
      blanks.put("cells", stray.stream().map(CellRef::a1).collect(Collectors.joining(", ")));
    }
    String message = constants.isEmpty() ? STRAY : stray.isEmpty() ? CONSTANT : BOTH;
    telling.tell(message, place, blanks, List.of());
  }

  /** Whether figures of the table make up the cell; elsewhere somebody may work out a figure. */
  private boolean isCalculated(Place place, WrittenFormula formula) {
    return formula.aggregates()
        || grid.tree().isTotal(place.row())
        || intended.at(place.row(), place.column()).isPresent();
  }

  private List<Place> texts(List<CellRange> summed) {
    if (summed.isEmpty() || !grid.hasTextNumbers()) {
      return List.of();
    }
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
