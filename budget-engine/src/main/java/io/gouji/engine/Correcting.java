package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.StaleCell;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.rule.FormulaReview;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactState;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import io.gouji.engine.xlsx.WorkbookReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what is sure into a copy of a workbook: the amounts of the only explanation, and formulas
 * back in the place of numbers that say the same. The copy is evaluated before anybody sees it; if
 * anything newly breaks, nothing is corrected (DESIGN D7).
 */
final class Correcting {
  /** The digits a spreadsheet keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private final BudgetEngine engine;
  private final byte[] original;
  private final Evaluation before;
  private final Options options;
  private List<Sheet> stood = List.of();

  Correcting(BudgetEngine engine, byte[] original, Evaluation before, Options options) {
    this.engine = engine;
    this.original = original;
    this.before = before;
    this.options = options;
  }

  Corrected corrected(Set<Integer> rejected) throws Refusal {
    try {
      stood = read(original).sheets();
      List<Correction> corrections = corrections(rejected);
      corrections.addAll(restorations(corrections));
      if (corrections.isEmpty()) {
        return new Corrected(original, List.of(), List.of(), Optional.empty());
      }
      byte[] bytes = fresh(patched(corrections));
      Evaluation after = engine.evaluate(bytes, before.workbook().name(), options);
      List<Finding> broken = broken(after);
      return broken.isEmpty()
          ? new Corrected(bytes, corrections, List.of(), Optional.of(after.verdict()))
          : new Corrected(original, List.of(), broken, Optional.empty());
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }

  private List<Correction> corrections(Set<Integer> rejected) throws UnreadableException {
    List<Correction> all = new ArrayList<>();
    for (int index = 0; index < before.suspicions().size(); index++) {
      Suspicion suspicion = before.suspicions().get(index);
      Optional<SuspectSet> sure = suspicion.correction();
      if (sure.isPresent() && !rejected.contains(index)) {
        List<Correction> set =
            corrections(suspicion, sure.get()).stream().map(this::logged).toList();
        if (isWritable(set)) {
          all.addAll(set);
        }
      }
    }
    return all;
  }

  /** What taking one set of a suspicion for true corrects; all its amounts are known. */
  static List<Correction> corrections(Suspicion suspicion, SuspectSet set) {
    List<RuleId> rules =
        suspicion.failing().stream().map(Suspicion.Failing::rule).distinct().toList();
    return set.cells().stream().map(cell -> correction(cell, rules)).toList();
  }

  private static Correction correction(Suspect suspect, List<RuleId> rules) {
    Evidence cell = suspect.cell();
    return new Correction(
        new Location.Cell(
            cell.sheet(),
            cell.cell(),
            cell.fact().table(),
            cell.fact().row().text(),
            cell.fact().column(),
            Location.Role.SUBJECT,
            cell.state() == FactState.BLANK
                ? Optional.empty()
                : Optional.of(cell.amount().in(cell.unit(), cell.decimals()))),
        "",
        suspect.value().orElseThrow().in(cell.unit(), cell.decimals()),
        suspect.formula(),
        suspect.clues(),
        rules);
  }

  /** With the formula that stands there now. */
  private Correction logged(Correction correction) {
    CellRef at = correction.cell().ref();
    return stood.stream()
        .filter(sheet -> sheet.name().equals(correction.cell().sheet()))
        .flatMap(sheet -> sheet.formula(at.row(), at.column()).stream())
        .map(
            formula ->
                WrittenFormula.of(formula).map(written -> written.at(at)).orElse(formula.text()))
        .findFirst()
        .map(correction::replacing)
        .orElse(correction);
  }

  /** Not in an array formula, and not where .xls cannot hold the new one. */
  private boolean isWritable(List<Correction> set) throws UnreadableException {
    try {
      patched(set);
      return true;
    } catch (IllegalArgumentException shared) {
      return false;
    }
  }

  /** Formulas in the place of numbers and of wrong formulas that give the same today. */
  private List<Correction> restorations(List<Correction> taken) throws UnreadableException {
    List<Correction> wanted = new ArrayList<>();
    Set<Correction> typed = new HashSet<>();
    for (Finding finding : before.findings()) {
      String formula = finding.arguments().getOrDefault(FormulaReview.PROPOSED, "");
      Optional<Location.Cell> cell = finding.principal();
      if (FormulaReview.restores(finding.message())
          && !finding.arguments().containsKey(FormulaReview.BURIED)
          && cell.isPresent()
          && cell.get().quantity().isPresent()
          && taken.stream().noneMatch(other -> isAt(other, cell.get().sheet(), cell.get().ref()))) {
        Quantity same = cell.get().quantity().get();
        Correction correction =
            logged(new Correction(cell.get(), "", same, formula, List.of(), List.of()));
        if (!formula.isEmpty()) {
          wanted.add(correction);
          if (finding.rule().value().equals(FormulaReview.OVERWRITTEN)) {
            typed.add(correction);
          }
        }
      }
    }
    List<Correction> writable = writable(wanted);
    if (writable.isEmpty()) {
      return List.of();
    }
    Workbook fresh = Calculator.recalculate(read(patched(writable))).workbook();
    return writable.stream()
        .flatMap(one -> saying(fresh, one, typed.contains(one)).stream())
        .toList();
  }

  /** Mostly all of them can be written, which is tried at once. */
  private List<Correction> writable(List<Correction> wanted) throws UnreadableException {
    if (isWritable(wanted)) {
      return wanted;
    }
    List<Correction> writable = new ArrayList<>();
    for (Correction one : wanted) {
      if (isWritable(List.of(one))) {
        writable.add(one);
      }
    }
    return writable;
  }

  private static boolean isAt(Correction correction, String sheet, CellRef cell) {
    return correction.cell().sheet().equals(sheet) && correction.cell().ref().equals(cell);
  }

  /**
   * A restored formula with what it yields, if what stands in its place says the same: as it is,
   * or, where somebody typed it, as it was rounded to be typed.
   */
  private static Optional<Correction> saying(Workbook fresh, Correction correction, boolean typed) {
    CellRef at = correction.cell().ref();
    Sheet sheet = fresh.sheet(correction.cell().sheet()).orElseThrow();
    if (!(sheet.value(at.row(), at.column()) instanceof CellValue.Number number)) {
      return Optional.empty();
    }
    BigDecimal yields = new BigDecimal(number.value()).round(DIGITS);
    BigDecimal stands = correction.right().value();
    if (yields.compareTo(stands) == 0) {
      return Optional.of(correction);
    }
    return typed && yields.setScale(stands.scale(), RoundingMode.HALF_UP).compareTo(stands) == 0
        ? Optional.of(correction.yielding(yields.stripTrailingZeros()))
        : Optional.empty();
  }

  private byte[] patched(List<Correction> corrections) throws UnreadableException {
    List<Edit> edits = new ArrayList<>();
    for (Correction one : corrections) {
      String sheet = one.cell().sheet();
      CellRef at = one.cell().ref();
      CellValue value = new CellValue.Number(one.right().value().doubleValue());
      edits.add(
          one.formula().isEmpty()
              ? new Edit.SetValue(sheet, at, value)
              : new Edit.SetFormula(sheet, at, one.formula(), value));
    }
    try {
      return WorkbookPatcher.patch(original, edits, Limits.DEFAULT);
    } catch (IllegalArgumentException shared) {
      edits.addAll(sharing(corrections));
      return WorkbookPatcher.patch(original, edits, Limits.DEFAULT);
    }
  }

  /**
   * The formulas of cells that share one with a cell to be corrected, each for itself as it reads
   * there: what Excel fills down or to the right hangs on its first cell.
   */
  private List<Edit> sharing(List<Correction> corrections) throws UnreadableException {
    List<Edit> edits = new ArrayList<>();
    Workbook workbook = read(original);
    for (Correction one : corrections) {
      Sheet sheet = workbook.sheet(one.cell().sheet()).orElseThrow();
      CellRef at = one.cell().ref();
      int index = sheet.formulaIndex(at.row(), at.column());
      if (index >= 0) {
        cells(sheet, index).stream()
            .filter(cell -> corrections.stream().noneMatch(c -> isAt(c, sheet.name(), cell)))
            .forEach(cell -> edits.addAll(alone(sheet, index, cell)));
      }
    }
    return edits;
  }

  private static List<CellRef> cells(Sheet sheet, int index) {
    List<CellRef> cells = new ArrayList<>();
    for (int column = 0; column < sheet.columnCount(); column++) {
      int in = column;
      sheet.visit(
          column,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, formula) -> {
            if (formula == index) {
              cells.add(new CellRef(row, in));
            }
          });
    }
    return cells;
  }

  private static List<Edit> alone(Sheet sheet, int index, CellRef cell) {
    return WrittenFormula.of(sheet.formulas().get(index)).stream()
        .<Edit>map(
            formula ->
                new Edit.SetFormula(
                    sheet.name(), cell, formula.at(cell), sheet.value(cell.row(), cell.column())))
        .toList();
  }

  /** The same with the value in every formula's cell that it now yields. */
  static byte[] fresh(byte[] bytes) throws UnreadableException {
    List<Edit> edits = new ArrayList<>();
    for (StaleCell cell : Calculator.recalculate(read(bytes)).stale()) {
      edits.add(new Edit.SetValue(cell.sheet(), cell.cell(), cell.fresh()));
    }
    return WorkbookPatcher.patch(bytes, edits, Limits.DEFAULT);
  }

  private static Workbook read(byte[] bytes) throws UnreadableException {
    return WorkbookReader.read(bytes, Limits.DEFAULT);
  }

  /** What is found now and was not before; mere information breaks nothing. */
  private List<Finding> broken(Evaluation after) {
    Set<String> known = new HashSet<>();
    before.findings().forEach(finding -> known.add(finding.fingerprint()));
    before.explained().forEach(done -> known.add(done.finding().fingerprint()));
    return after.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .filter(finding -> !known.contains(finding.fingerprint()))
        .toList();
  }
}
