package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Checking;
import java.util.ArrayList;
import java.util.List;

/** Puts what the rooms found into one evaluation. */
record Gathering(
    Evaluation.Selection selection,
    Evaluation.Input input,
    Recalculation fresh,
    Binding binding,
    Checking checking) {
  Evaluation evaluation() {
    return new Evaluation(
        Version.current(),
        selection,
        input,
        binding.tables().stream().map(Gathering::table).toList(),
        findings(),
        checking.undecided(),
        checking.notApplicable(),
        checking.faults(),
        relations());
  }

  private List<Finding> findings() {
    Pack pack = selection.pack();
    List<Finding> findings = new ArrayList<>(binding.findings());
    findings.addAll(new FormulaFindings(binding.book(), pack.messages()).of(fresh));
    findings.addAll(checking.findings());
    return findings;
  }

  private static Evaluation.Table table(BoundTable table) {
    return new Evaluation.Table(
        table.id(),
        table.title(),
        table.sheet(),
        table.range().a1(),
        table.unit().label(),
        table.year(),
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
