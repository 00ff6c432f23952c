package io.gouji.addin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files made of a workbook that a browser may fetch once, soon, without knowing the token. */
final class Downloads {
  static final Duration LIFE = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Budget budget;
  private final Map<String, Download> waiting = new HashMap<>();

  Downloads(InstantSource clock, Budget budget) {
    this.clock = clock;
    this.budget = budget;
  }

  /** A file and until when it may be fetched. */
  record Download(WorkbookJob of, String name, String type, byte[] bytes, Instant expires) {}

  /** The id under which a file may be fetched. */
  synchronized String offer(WorkbookJob of, String name, String type, byte[] bytes) throws Problem {
    sweep();
    budget.take(bytes.length);
    String id = UUID.randomUUID().toString();
    waiting.put(id, new Download(of, name, type, bytes, clock.instant().plus(LIFE)));
    return id;
  }

  /** A file, which is then gone. */
  synchronized Optional<Download> take(String id) {
    sweep();
    Optional<Download> found = Optional.ofNullable(waiting.remove(id));
    found.ifPresent(file -> budget.give(file.bytes().length));
    return found.filter(file -> !file.of().isForgotten());
  }

  /** Until when a file waits. */
  synchronized Instant expires(String id) {
    return waiting.get(id).expires();
  }

  /** Forgets what nobody fetched in time, or whose workbook is forgotten. */
  synchronized void sweep() {
    Instant now = clock.instant();
    waiting
        .values()
        .removeIf(
            file -> {
              boolean over = !now.isBefore(file.expires()) || file.of().isForgotten();
              if (over) {
                budget.give(file.bytes().length);
              }
              return over;
            });
  }
}
