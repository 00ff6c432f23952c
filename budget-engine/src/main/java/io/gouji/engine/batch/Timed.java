package io.gouji.engine.batch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that may take so long and no longer. Each piece has a thread of its own; one that overruns
 * is interrupted, which ends a check at its next check point, and left alone: whatever it still
 * comes to is not looked at.
 */
record Timed(Duration limit) {
  /** Deep workbooks go through deep recursion in a library. */
  private static final long STACK = 16L << 20;

  <T> T call(Callable<T> work, Supplier<T> late) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "gouji-file", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException overrun) {
      task.cancel(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      return late.get();
    }
  }
}
