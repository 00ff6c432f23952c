package io.gouji.addin;

import io.gouji.engine.BudgetEngine;

/** What all workbooks share: the engine, opened once, the workers and the memory there is. */
record Desk(
    BudgetEngine engine,
    Narratives narratives,
    Checks checks,
    Workshop workshop,
    Budget budget,
    Words words) {
  Desk(BudgetEngine engine, Checks checks, Workshop workshop, Budget budget) {
    this(engine, new Narratives(engine), checks, workshop, budget, Words.read());
  }
}
