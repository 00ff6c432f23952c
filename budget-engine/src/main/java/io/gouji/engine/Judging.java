package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Checker;
import io.gouji.engine.rule.Checking;
import io.gouji.engine.rule.FormulaReview;
import io.gouji.engine.rule.TooManyException;
import io.gouji.engine.rule.WrittenFormulas;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Judges what was read: its figures, and beside them, if another core is free, its formulas. */
record Judging(
    Pack pack,
    PackRules rules,
    Recalculation fresh,
    Binding binding,
    WrittenFormulas written,
    CheckPoint checkPoint) {
  /**
   * What came of it.
   *
   * @param formulas what is wrong with formulas
   */
  record Judged(Checking checking, List<Finding> formulas) {}

  /**
   * Judges.
   *
   * @param book the figures, with last year's if there are any
   * @throws Refusal if a rule is wrong, or more is found than anybody could read
   */
  Judged judged(BudgetBook book) throws Refusal {
    ForkJoinTask<List<Finding>> review =
        ForkJoinPool.commonPool()
            .submit(() -> FormulaReview.of(fresh.workbook(), binding.book(), pack, written));
    try {
      return new Judged(checked(book), review.join());
    } finally {
      review.cancel(false);
    }
  }

  private Checking checked(BudgetBook book) throws Refusal {
    try {
      return Checker.check(rules.get(), book, checkPoint);
    } catch (TooManyException found) {
      Map<String, String> blanks =
          Map.of("max", Integer.toString(found.most()), "sheet", found.sheet());
      throw new Refusal(List.of(new Refusal.Problem("file.too-many", blanks, Map.of())));
    }
  }
}
