package io.gouji.addin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Tells the time it was when the service began and what has gone by since. Somebody who sets the
 * computer's clock, or a server that does, makes no ticket, session or download last longer or
 * shorter.
 *
 * @param began the time at the beginning
 * @param then nanoseconds of the counter at the beginning
 * @param nanoseconds a counter that only ever goes on
 */
record SteadyClock(Instant began, long then, LongSupplier nanoseconds) implements InstantSource {
  static SteadyClock of(InstantSource wall, LongSupplier nanoseconds) {
    return new SteadyClock(wall.instant(), nanoseconds.getAsLong(), nanoseconds);
  }

  static SteadyClock ofComputer() {
    return of(InstantSource.system(), System::nanoTime);
  }

  @Override
  public Instant instant() {
    return began.plusNanos(nanoseconds.getAsLong() - then);
  }
}
