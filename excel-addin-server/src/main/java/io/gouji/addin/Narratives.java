package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the prose beside a workbook is checked. The wordings of the packs are compiled when the first
 * narrative comes, so that nobody waits for them who has none.
 */
final class Narratives {
  private final BudgetEngine engine;
  private @Nullable NarrativeEngine compiled;

  Narratives(BudgetEngine engine) {
    this.engine = engine;
  }

  private synchronized NarrativeEngine compiled() throws Problem {
    NarrativeEngine known = compiled;
    if (known == null) {
      try {
        known = NarrativeEngine.of(engine.packs());
      } catch (Refusal wordings) {
        throw new Problem(Problem.FAULT, "narrative.wordings");
      }
      compiled = known;
    }
    return known;
  }

  NarrativeEvaluation evaluate(NarrativeEvaluation.Input text, Evaluation tables, Options options)
      throws Problem {
    return compiled().evaluate(text, Optional.of(tables), options.pack(), options.checkPoint());
  }
}
