package io.gouji.engine.rule;

import io.gouji.engine.finding.Fault;
import io.gouji.engine.table.BudgetBook;

/** Judges a workbook's figures by the rules of a pack. */
public final class Checker {
  private Checker() {}

  /** Judges every rule; one that fails by our own mistake hides no other. */
  public static Checking check(RuleSet rules, BudgetBook book) {
    Scopes scopes = new Scopes(book);
    Outcome all = new Outcome();
    for (Rule rule : rules.rules()) {
      Outcome outcome = new Outcome();
      try {
        new RuleRun(rules, rule, book.missing(), outcome).run(scopes);
      } catch (RuntimeException e) {
        outcome = new Outcome();
        outcome.faults.add(new Fault(rule.spec().id().value(), String.valueOf(e)));
      }
      all.add(outcome);
    }
    return all.checking(rules.rules().size());
  }
}
