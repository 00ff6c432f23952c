package io.gouji.bench;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.ResultCopies;
import io.gouji.engine.report.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All of a check: read, recalculate, bind, every relation, joint test, search, report, mark, write.
 */
final class Ours {
  /** How often a workbook is evaluated, once unless somebody tries whether the gates hold. */
  private static final int TIMES = Integer.getInteger("gouji.bench.slow", 1);

  private final BudgetEngine engine;

  private Ours(BudgetEngine engine) {
    this.engine = engine;
  }

  static Ours open() throws Refusal {
    return new Ours(BudgetEngine.open(Path.of("templates")));
  }

  /** The marked workbook, the report being written as well: what the command does. */
  byte[] full(byte[] workbook) throws Refusal {
    for (int more = 1; more < TIMES; more++) {
      evaluate(Unlocked.of(workbook, Optional.empty()));
    }
    Unlocked file = Unlocked.of(workbook, Optional.empty());
    Evaluation evaluation = evaluate(file);
    Wording wording = Wording.of(evaluation, "zh");
    if (new JsonReport(wording).write(evaluation, "budget.xlsx", List.of()).isEmpty()) {
      throw new IllegalStateException("no report");
    }
    return new ResultCopies(engine, file, evaluation, wording)
        .annotated()
        .copy()
        .orElseThrow()
        .bytes();
  }

  private Evaluation evaluate(Unlocked file) throws Refusal {
    return engine.evaluate(file, "budget.xlsx", Options.AUTO);
  }
}
