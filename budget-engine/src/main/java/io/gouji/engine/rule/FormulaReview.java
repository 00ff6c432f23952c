package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.formula.FormulaTrial;
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
import java.util.Set;
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

  /** Rules of formulas of which it is certain what cells they should take together. */
  private static final Set<String> CERTAIN = Set.of(OVERWRITTEN, "FML03", "FML04", "FML05");

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

  /** Formulas with cells of another column where they should have those of their own. */
  private final Map<Place, WrittenFormula> slipped = new LinkedHashMap<>();

  private final Trial trial;
  private final Coverage coverage;
  private final MeasureFormulas measures;

  private FormulaReview(
      FormulaGrid grid,
      IntendedFormulas intended,
      WrittenFormulas formulas,
      boolean ofTemplate,
      StrayCells strays,
      FormulaTrial trial,
      Messages messages) {
    this.grid = grid;
    this.intended = intended;
    this.ofTemplate = ofTemplate;
    this.strays = strays;
    this.trial = new Trial(trial, grid);
    this.coverage = new Coverage(grid);
    this.telling = new FormulaTelling(grid.block(), messages);
    this.measures = new MeasureFormulas(grid, formulas, telling, this.trial, intended.measures());
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
    FormulaTrial trial = new FormulaTrial(workbook);
    boolean ofTemplate = agreement.isPlain(workbook.creator().equals(MAKER));
    List<Finding> findings = new ArrayList<>();
    grids.forEach(
        (grid, intended) ->
            findings.addAll(
                new FormulaReview(
                        grid, intended, formulas, ofTemplate, strays, trial, pack.messages())
                    .findings()));
    return findings;
  }

  /**
   * Whether the formula that a finding proposes may be written where it yields what stands there.
   *
   * @param message id of the finding's sentences
   */
  public static boolean restores(String message) {
    return CERTAIN.contains(message.split("\\.", 2)[0]);
  }

  /**
   * Whether a finding is about a formula that leaves out the cells it names.
   *
   * @param message id of the finding's sentences
   */
  public static boolean leavesOut(String message) {
    return message.equals(FormulaRanges.TOO_SHORT);
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
    measures.find();
    Deviations deviations = new Deviations(grid, telling, trial);
    deviations.find(template);
    new InconsistentFormulas(grid, telling, deviations, template).find();
    deviations.tellChanged();
    slipped.forEach(
        (place, formula) -> {
          if (!telling.isTold(place.row(), place.column())) {
            plugs(place, formula);
          }
        });
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
    List<Place> texts = texts(place, formula);
    if (!texts.isEmpty()) {
      String cells =
          texts.stream()
              .map(text -> grid.block().cell(text.row(), text.column()).a1())
              .collect(Collectors.joining(", "));
      Map<String, String> blanks = Map.of("formula", formula.at(cell), "cells", cells);
      telling.tell(TEXT, place, blanks, texts);
    }
    plugs(place, formula);
    if (grid.tree().isTotal(place.row())) {
      ranges.judge(place, formula);
    }
  }

  /** Figures in a formula that belong to no row of the table. */
  private void plugs(Place place, WrittenFormula formula) {
    CellRef cell = grid.block().cell(place.row(), place.column());
    List<String> constants = formula.constants();
    if (!constants.isEmpty() && !formula.isSum() && !isCalculated(place, formula)) {
      constants =
          formula.aggregates()
              ? constants.stream().filter(FormulaReview::isAdded).toList()
              : List.of();
    }
    List<CellRef> stray = strays.of(grid, place, formula);
    if (constants.isEmpty() && stray.isEmpty()) {
      return;
    }
    if (constants.isEmpty()
        && strays.areSlips(grid, place, formula, stray)
        && !slipped.containsKey(place)) {
      slipped.put(place, formula);
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
    return grid.tree().isTotal(place.row()) || intended.at(place.row(), place.column()).isPresent();
  }

  /** Whether a constant is a figure of its own, no rate that other figures are multiplied by. */
  private static boolean isAdded(String constant) {
    return !constant.startsWith("*") && !constant.startsWith("/");
  }

  /** Numbers stored as text that a sum passes over, each where somebody typed it. */
  private List<Place> texts(Place place, WrittenFormula formula) {
    if (!grid.hasTextNumbers()) {
      return List.of();
    }
    CellRef cell = grid.block().cell(place.row(), place.column());
    List<Place> texts = new ArrayList<>();
    for (CellRange range : formula.passesTexts(cell)) {
      for (int row : grid.rows(range)) {
        for (int column : grid.columns()) {
          CellRef summed = grid.block().cell(row, column);
          if (range.contains(summed.row(), summed.column()) && grid.isTextNumber(row, column)) {
            add(new Place(row, column), texts);
          }
        }
      }
    }
    if (formula.conditional(cell).isPresent()) {
      for (int row : coverage.rows(place, formula).orElse(List.of())) {
        if (grid.isTextNumber(row, place.column())) {
          add(new Place(row, place.column()), texts);
        }
      }
    }
    return texts;
  }

  /** Adds the place of a text, or of the one that its formula only repeats. */
  private void add(Place text, List<Place> texts) {
    Place typed = text;
    for (int steps = 0; steps <= grid.block().rowCount(); steps++) {
      CellRef cell = grid.block().cell(typed.row(), typed.column());
      List<CellRange> adds =
          grid.formula(typed.row(), typed.column()).map(f -> f.adds(cell)).orElse(List.of());
      List<Place> repeated =
          adds.size() == 1 && adds.get(0).equals(CellRange.of(adds.get(0).first()))
              ? grid.places(List.of(adds.get(0).first()))
              : List.of();
      if (repeated.isEmpty()) {
        break;
      }
      typed = repeated.get(0);
    }
    if (!texts.contains(typed)) {
      texts.add(typed);
    }
  }
}
