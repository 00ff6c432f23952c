package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the commands that fill in a template have in common: its pack, and the file it goes to. */
record Templates(Door door, String pack, String output) {
  private static final String ENDING = ".xlsx";

  /** Something done with a known pack and a file that may be written. */
  interface Action {
    ExitCode with(BudgetEngine engine, NewFile target);
  }

  /** Tells what is wrong with the name of the file; empty if nothing is. */
  Optional<ExitCode> refused() {
    Optional<ExitCode> refused = new NewFile(door, output).refused();
    if (refused.isEmpty() && !output.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      return Optional.of(door.usage("usage.ending", Map.of("file", output)));
    }
    return refused;
  }

  ExitCode with(Action action) {
    return door.among(pack, engine -> action.with(engine, new NewFile(door, output)));
  }
}
