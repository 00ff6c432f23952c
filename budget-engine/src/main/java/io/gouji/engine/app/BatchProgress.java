package io.gouji.engine.app;

import io.gouji.engine.batch.Progress;
import io.gouji.engine.report.FileResult;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How a run gets on: one line that changes on a terminal; elsewhere a line now and then. What
 * cannot be checked is told as it comes.
 */
final class BatchProgress implements Progress {
  /** How often a terminal is told anew, and another reader. */
  private static final Duration OFTEN = Duration.ofMillis(200);

  private static final Duration SELDOM = Duration.ofSeconds(10);

  private static final int BAR = 24;

  /** Back to the begin of the line, and nothing left behind what is written. */
  private static final String AFRESH = "\r\u001b[K";

  private final Door door;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private long told = begun;
  private int checked;
  private boolean open;

  BatchProgress(Door door, boolean terminal) {
    this.door = door;
    this.terminal = terminal;
  }

  @Override
  public synchronized void done(FileResult result, boolean reused, int done, int all) {
    checked += reused ? 0 : 1;
    if (!reused) {
      result.problems().forEach(this::note);
    }
    long now = System.nanoTime();
    Duration since = Duration.ofNanos(now - told);
    if (since.compareTo(terminal ? OFTEN : SELDOM) >= 0 || terminal && done == all) {
      told = now;
      tell(done, all, now);
    }
  }

  @Override
  public synchronized void note(String sentence) {
    clear();
    door.console().complain(sentence);
  }

  /** Takes the changing line away. */
  synchronized void clear() {
    if (open) {
      door.console().err().print(AFRESH);
      door.console().err().flush();
      open = false;
    }
  }

  private void tell(int done, int all, long now) {
    // Files known from before cost next to nothing and say nothing about the rest.
    double seconds = (now - begun) / 1e9;
    double rate = seconds > 0 ? checked / seconds : 0;
    String left = rate > 0 ? duration(Math.round((all - done) / rate)) : "–";
    Map<String, String> blanks =
        Map.of(
            "done", Integer.toString(done),
            "all", Integer.toString(all),
            "rate", String.format(Locale.ROOT, "%.1f", rate),
            "left", left);
    String line = door.phrases().say("batch.progress", blanks);
    if (terminal) {
      int full = all == 0 ? BAR : (int) ((long) BAR * done / all);
      String bar = "█".repeat(full) + "░".repeat(BAR - full);
      door.console().err().print(AFRESH + bar + " " + line);
      door.console().err().flush();
      open = true;
    } else {
      door.console().complain(line);
    }
  }

  private static String duration(long seconds) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
