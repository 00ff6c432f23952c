package io.gouji.engine.batch;

import java.util.concurrent.Semaphore;

/**
 * Shares the memory there is among the files at work: each takes as much as one of its size may
 * need, and waits for it. The largest files work alone.
 */
final class Heap {
  /** Bytes of memory that a byte of a packed workbook may need while it is checked and marked. */
  private static final int EXPANSION = 30;

  private static final int MEGABYTE = 1 << 20;

  /** What any file needs, in megabytes. */
  private static final int LEAST = 4;

  private final int capacity;
  private final Semaphore free;

  Heap(long bytes) {
    capacity = (int) Math.max(LEAST, bytes / 2 / MEGABYTE);
    free = new Semaphore(capacity, true);
  }

  /** Takes what a file of that size needs. */
  int take(long size) throws InterruptedException {
    long needs = LEAST + Math.min(size, Integer.MAX_VALUE) * EXPANSION / MEGABYTE;
    int share = (int) Math.min(needs, capacity);
    free.acquire(share);
    return share;
  }

  /** Takes all there is: nobody works beside the taker. */
  int takeAll() throws InterruptedException {
    free.acquire(capacity);
    return capacity;
  }

  /** Whether somebody may have worked beside the taker of a share. */
  boolean isShared(int share) {
    return share < capacity;
  }

  void giveBack(int share) {
    free.release(share);
  }
}
