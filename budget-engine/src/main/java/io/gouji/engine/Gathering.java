package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Checking;
import io.gouji.engine.rule.FormulaReview;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts what the rooms found into one evaluation. */
record Gathering(
    Evaluation.Selection selection,
    Evaluation.Input input,
    Recalculation fresh,
    Binding binding,
    Comparing comparing,
    Checking checking) {
  private static final RuleId NO_FIGURE = new RuleId("E03");

  Evaluation evaluation() {
    return new Evaluation(
        Version.current(),
        selection,
        input.beside(comparing.with()),
        binding.tables().stream().map(Gathering::table).toList(),
        findings(),
        checking.undecided(),
        checking.notApplicable(),
        checking.faults(),
        relations(),
        checking.joint());
  }

  private List<Finding> findings() {
    Pack pack = selection.pack();
    List<Finding> findings = new ArrayList<>(binding.findings());
    findings.addAll(comparing.findings());
    findings.addAll(new FormulaFindings(binding.book(), pack.messages()).of(fresh));
    findings.addAll(FormulaReview.of(fresh.workbook(), binding.book(), pack.messages()));
    findings.addAll(checking.findings());
    if (!binding.tables().isEmpty()
        && binding.book().blocks().stream().noneMatch(Block::hasMoney)) {
      findings.add(nothingFilledIn(pack));
    }
    return findings;
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
