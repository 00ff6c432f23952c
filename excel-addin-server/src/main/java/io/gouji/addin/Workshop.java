package io.gouji.addin;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where workbooks are checked: a few at a time, some waiting, no more. */
final class Workshop implements AutoCloseable {
  private static final int MOST_WAITING = 64;

  private final ThreadPoolExecutor pool;

  Workshop(int workers) {
    pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "gouji-check");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** As many as the computer has processors, but not all of a large one. */
  static Workshop ofComputer() {
    return new Workshop(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())));
  }

  <T> Future<T> submit(Callable<T> work) throws Problem {
    try {
      return pool.submit(work);
    } catch (RejectedExecutionException full) {
      throw new Problem(Problem.BUSY, "queue");
    }
  }

  /** Takes back what has not begun; what has begun is not wanted any more. */
  void withdraw(Future<?> work) {
    work.cancel(false);
    pool.purge();
  }

  /** The same of work that knows no check points: its thread is interrupted. */
  void interrupt(Future<?> work) {
    work.cancel(true);
    pool.purge();
  }

  /** How many wait for a worker. */
  int waiting() {
    return pool.getQueue().size();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
