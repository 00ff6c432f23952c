package io.gouji.bench;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.nio.file.Path;
import java.util.List;

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

  Evaluation evaluate(byte[] workbook) throws Refusal {
    return engine.evaluate(workbook, "budget.xlsx", Options.AUTO);
  }

  /** The marked workbook, the report being written as well. */
  byte[] full(byte[] workbook) throws Refusal {
    Evaluation evaluation = evaluate(workbook);
    for (int more = 1; more < TIMES; more++) {
      evaluation = evaluate(workbook);
    }
    Wording wording = Wording.of(evaluation, "zh");
    if (new JsonReport(wording).write(evaluation, "budget.xlsx", List.of()).isEmpty()) {
      throw new IllegalStateException("no report");
    }
    return new AnnotatedWorkbook(wording).write(workbook, evaluation);
  }
}
