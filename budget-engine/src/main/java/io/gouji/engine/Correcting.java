package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.StaleCell;
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

  Correcting(BudgetEngine engine, byte[] original, Evaluation before, Options options) {
    this.engine = engine;
    this.original = original;
    this.before = before;
    this.options = options;
  }

  Corrected corrected(Set<Integer> rejected) throws Refusal {
    try {
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
        List<Correction> set = corrections(suspicion, sure.get());
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
        suspect.value().orElseThrow().in(cell.unit(), cell.decimals()),
        suspect.formula(),
        suspect.clues(),
        rules);
  }

  /** A formula that other cells share cannot be replaced in one of them. */
  private boolean isWritable(List<Correction> set) throws UnreadableException {
    try {
      patched(set);
      return true;
    } catch (IllegalArgumentException shared) {
      return false;
    }
  }

  /** Formulas that give the number that was typed over them. */
  private List<Correction> restorations(List<Correction> taken) throws UnreadableException {
    List<Correction> wanted = new ArrayList<>();
    for (Finding finding : before.findings()) {
      String formula = finding.arguments().getOrDefault(FormulaReview.PROPOSED, "");
      Optional<Location.Cell> cell = finding.principal();
      if (finding.rule().value().equals(FormulaReview.OVERWRITTEN)
          && cell.isPresent()
          && cell.get().quantity().isPresent()
          && taken.stream().noneMatch(other -> isAt(other, cell.get()))) {
        Quantity same = cell.get().quantity().get();
        wanted.add(new Correction(cell.get(), same, formula, List.of(), List.of()));
      }
    }
    if (wanted.isEmpty() || !isWritable(wanted)) {
      return List.of();
    }
    Workbook fresh = Calculator.recalculate(read(patched(wanted))).workbook();
    return wanted.stream().flatMap(one -> saying(fresh, one).stream()).toList();
  }

  private static boolean isAt(Correction correction, Location.Cell cell) {
    return correction.cell().sheet().equals(cell.sheet())
        && correction.cell().ref().equals(cell.ref());
  }

  /**
   * A restored formula with what it yields, if the number that was typed over it says the same: as
   * it is, or as it was rounded to be typed.
   */
  private static Optional<Correction> saying(Workbook fresh, Correction correction) {
    CellRef at = correction.cell().ref();
    Sheet sheet = fresh.sheet(correction.cell().sheet()).orElseThrow();
    if (!(sheet.value(at.row(), at.column()) instanceof CellValue.Number number)) {
      return Optional.empty();
    }
    BigDecimal yields = new BigDecimal(number.value()).round(DIGITS);
    BigDecimal typed = correction.right().value();
    if (yields.compareTo(typed) == 0) {
      return Optional.of(correction);
    }
    return yields.setScale(typed.scale(), RoundingMode.HALF_UP).compareTo(typed) == 0
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
    return WorkbookPatcher.patch(original, edits, Limits.DEFAULT);
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
