package io.gouji.addin;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of workbooks are kept in memory, and how many may be. */
final class Budget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Budget(long most) {
    this.most = most;
  }

  /** Takes room for more; a negative number gives it back. */
  void take(long bytes) throws Problem {
    if (taken.addAndGet(bytes) > most && bytes > 0) {
      taken.addAndGet(-bytes);
      throw new Problem(Problem.BUSY, "memory");
    }
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
