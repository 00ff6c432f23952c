package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.CheckPoint;
import java.util.concurrent.Semaphore;

/** The engine's own checks; while they are held each goes on until it is called off. */
final class Stoppable implements Checks {
  final Semaphore begun = new Semaphore(0);
  final Semaphore ended = new Semaphore(0);
  volatile boolean held;

  @Override
  public Evaluation evaluate(BudgetEngine engine, byte[] bytes, String name, Options options)
      throws Refusal {
    if (!held) {
      return engine.evaluate(bytes, name, options);
    }
    begun.release();
    try {
      for (; ; ) {
        engine.evaluate(bytes, name, options);
      }
    } catch (CheckPoint.Cancelled calledOff) {
      ended.release();
      throw calledOff;
    }
  }
}
