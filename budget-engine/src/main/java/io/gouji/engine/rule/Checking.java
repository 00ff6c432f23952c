package io.gouji.engine.rule;

import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Undecided;
import java.util.List;

/**
 * What came of checking a workbook against all rules of a pack; whatever is not listed was judged
 * and holds.
 *
 * @param findings in order of table, row, column and rule
 * @param undecided by rule
 * @param notApplicable one for each rule of which no instance applies
 * @param faults our own mistakes; a rule that is listed here says nothing else
 * @param declared number of rules
 * @param instances number of single relations that apply: judged or undecided
 * @param joint what came of testing together those that hold alone
 * @param ledger the relations as rows over cells, for those who look for the culprit
 */
public record Checking(
    List<Finding> findings,
    List<Undecided> undecided,
    List<NotApplicable> notApplicable,
    List<Fault> faults,
    int declared,
    int instances,
    int judged,
    Joint joint,
    Ledger ledger) {
  public Checking {
    findings = List.copyOf(findings);
    undecided = List.copyOf(undecided);
    notApplicable = List.copyOf(notApplicable);
    faults = List.copyOf(faults);
  }
}
