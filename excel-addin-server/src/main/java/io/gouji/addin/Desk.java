package io.gouji.addin;

import io.gouji.engine.BudgetEngine;

/** What all workbooks share: the engine, opened once, the workers and the memory there is. */
record Desk(BudgetEngine engine, Checks checks, Workshop workshop, Budget budget) {}
