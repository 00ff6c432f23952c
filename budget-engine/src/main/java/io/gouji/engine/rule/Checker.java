package io.gouji.engine.rule;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.List;

/** Judges a workbook's figures by the rules of a pack. */
public final class Checker {
  private static final String JOINT = "joint";
  private static final String LEDGER = "ledger";

  private Checker() {}

  /** Every judged instance of one rule, in the order of the workbook's rows. */
  public static List<Judged> instances(RuleSet rules, BudgetBook book, RuleId id) {
    List<Judged> judged = new ArrayList<>();
    RuleRun.Watch watch =
        (occasion, verdict, judge) ->
            judged.add(
                new Telling(occasion, verdict)
                    .judged(judge.bound(occasion.left(), occasion.right())));
    Scopes scopes = new Scopes(book, rules.schema());
    rules.rules().stream()
        .filter(rule -> rule.spec().id().equals(id))
        .forEach(
            rule -> new RuleRun(rules, rule, book.missing(), new Outcome(), watch).run(scopes));
    return judged;
  }

  /** Judges every rule; one that fails by our own mistake hides no other. */
  public static Checking check(RuleSet rules, BudgetBook book) {
    return check(rules, book, CheckPoint.NONE);
  }

  /**
   * The same, unless it is given up.
   *
   * @param checkPoint passed before each rule and before they are judged together
   * @throws TooManyException if more is found than anybody could read
   */
  public static Checking check(RuleSet rules, BudgetBook book, CheckPoint checkPoint) {
    Scopes scopes = new Scopes(book, rules.schema());
    Outcome all = new Outcome();
    for (Rule rule : rules.rules()) {
      checkPoint.pass();
      Outcome outcome = new Outcome();
      try {
        new RuleRun(rules, rule, book.missing(), outcome).run(scopes);
      } catch (TooManyException crowded) {
        throw crowded;
      } catch (RuntimeException e) {
        outcome = new Outcome();
        outcome.faults.add(new Fault(rule.spec().id().value(), String.valueOf(e)));
      }
      all.add(outcome);
    }
    checkPoint.pass();
    Joint joint = together(rules, all);
    return all.checking(rules.rules().size(), joint, ledger(rules, all));
  }

  private static Ledger ledger(RuleSet rules, Outcome all) {
    try {
      return Bookkeeper.of(rules, all);
    } catch (RuntimeException e) {
      all.faults.add(new Fault(LEDGER, String.valueOf(e)));
      return Ledger.EMPTY;
    }
  }

  private static Joint together(RuleSet rules, Outcome all) {
    try {
      return new JointCheck(rules, all).run();
    } catch (RuntimeException e) {
      all.faults.add(new Fault(JOINT, String.valueOf(e)));
      return Joint.NONE;
    }
  }
}
