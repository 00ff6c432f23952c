package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;

/** The one thing the bridge asks of the engine again and again; tests let it fail. */
interface Checks {
  Evaluation evaluate(BudgetEngine engine, byte[] bytes, String name, Options options)
      throws Refusal;
}
