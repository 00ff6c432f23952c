package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Role;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.repair.Hint;
import io.gouji.engine.repair.Localizer;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.repair.Weights;
import io.gouji.engine.rule.Checking;
import io.gouji.engine.rule.Derivations;
import io.gouji.engine.rule.FormulaReview;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.WrittenFormulas;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the rooms found into one evaluation. */
record Gathering(
    Evaluation.Selection selection,
    Evaluation.Input input,
    Recalculation fresh,
    WrittenFormulas written,
    Binding binding,
    Comparing comparing,
    Checking checking,
    CheckPoint checkPoint) {
  private static final String REPAIR = "repair";
  private static final RuleId NO_FIGURE = new RuleId("E03");

  /**
   * The evaluation.
   *
   * @param reviewed what is wrong with the formulas
   */
  Evaluation evaluation(List<Finding> reviewed) {
    List<Finding> formulas = new Deliberate(fresh.workbook(), binding.book()).marked(reviewed);
    List<Finding> findings = findings(formulas);
    List<Fault> faults = new ArrayList<>(fresh.faults());
    faults.addAll(checking.faults());
    List<Suspicion> suspicions = suspicions(formulas, codes(findings), faults);
    return new Evaluation(
        Version.current(),
        selection,
        input.beside(comparing.with()),
        binding.tables().stream().map(Gathering::table).toList(),
        findings,
        checking.undecided(),
        checking.notApplicable(),
        faults,
        relations(),
        checking.joint(),
        suspicions,
        Explaining.NONE,
        comparing.book());
  }

  /** Who may be to blame; that we fail to find out hides nothing of what was found. */
  private List<Suspicion> suspicions(
      List<Finding> formulas, List<Location.Cell> codes, List<Fault> faults) {
    Ledger ledger = checking.ledger();
    try {
      return Localizer.suspicions(
          ledger,
          Derivations.of(fresh.workbook(), ledger, written),
          hints(formulas),
          codes,
          comparing.book()::lastYear,
          Weights.of(selection.pack().vocabulary().weights()),
          checkPoint);
    } catch (CheckPoint.Cancelled cancelled) {
      throw cancelled;
    } catch (RuntimeException e) {
      faults.add(new Fault(REPAIR, String.valueOf(e)));
      return List.of();
    }
  }

  /** Codes and names that are not as they should be: what they belong to adds up wrongly then. */
  private static List<Location.Cell> codes(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.kind() == FindingClass.LABEL)
        .filter(finding -> finding.severity().compareTo(Severity.VERIFY) < 0)
        .flatMap(finding -> finding.principal().stream())
        .toList();
  }

  /** Cells whose formula is not as it should be, with what belongs there where that is known. */
  private static List<Hint> hints(List<Finding> formulas) {
    List<Hint> hints = new ArrayList<>();
    for (Finding finding : formulas) {
      Optional<Location.Cell> cell = finding.principal();
      if (cell.isPresent() && finding.severity() != Severity.INFO) {
        Map<String, String> told = finding.arguments();
        // What is buried on purpose is not taken out by itself.
        String formula =
            told.containsKey(FormulaReview.BURIED)
                ? ""
                : told.getOrDefault(FormulaReview.PROPOSED, "");
        List<CellRef> missing =
            FormulaReview.leavesOut(finding.message())
                ? finding.locations().stream()
                    .filter(at -> at instanceof Location.Cell other && other.role() == Role.PART)
                    .map(at -> ((Location.Cell) at).ref())
                    .toList()
                : List.of();
        hints.add(new Hint(cell.get().sheet(), cell.get().ref(), formula, missing));
      }
    }
    return hints;
  }

  private List<Finding> findings(List<Finding> formulas) {
    Pack pack = selection.pack();
    List<Finding> findings = new ArrayList<>(binding.findings());
    findings.addAll(comparing.findings());
    findings.addAll(new FormulaFindings(binding.book(), pack.messages()).of(fresh));
    findings.addAll(formulas);
    findings.addAll(unforced(checking.findings(), formulas));
    if (!binding.tables().isEmpty()
        && binding.book().blocks().stream().noneMatch(Block::hasMoney)) {
      findings.add(nothingFilledIn(pack));
    }
    return findings;
  }

  /**
   * Without the differences that a figure buried in a formula makes: it is told with the formula,
   * and was not made by rounding.
   */
  private static List<Finding> unforced(List<Finding> checked, List<Finding> formulas) {
    List<Location.Cell> forced =
        formulas.stream()
            .filter(formula -> formula.arguments().containsKey(FormulaReview.BURIED))
            .flatMap(formula -> formula.principal().stream())
            .toList();
    return checked.stream()
        .filter(
            finding ->
                finding.kind() != FindingClass.ROUNDING
                    || finding.principal().stream().noneMatch(cell -> isAmong(cell, forced)))
        .toList();
  }

  private static boolean isAmong(Location.Cell cell, List<Location.Cell> others) {
    return others.stream()
        .anyMatch(one -> one.sheet().equals(cell.sheet()) && one.ref().equals(cell.ref()));
  }

  /** Zeros agree with each other; a form nobody filled in must not look like a set that passed. */
  private static Finding nothingFilledIn(Pack pack) {
    return Finding.note(
        NO_FIGURE,
        Instance.WHOLE,
        pack.messages().severity(NO_FIGURE.value()),
        FindingClass.STRUCTURE,
        Map.of(),
        List.of(new Location.File("")));
  }

  private static Evaluation.Table table(BoundTable table) {
    return new Evaluation.Table(
        table.id(),
        table.title(),
        table.sheet(),
        table.range().a1(),
        table.unit().label(),
        table.year(),
        table.scope(),
        table.rows(),
        table.empty());
  }

  private Evaluation.Relations relations() {
    return new Evaluation.Relations(
        checking.declared(),
        checking.instances(),
        checking.judged(),
        checking.instances() - checking.judged(),
        checking.notApplicable().size());
  }
}
