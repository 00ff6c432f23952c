package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.OwnRules;
import io.gouji.engine.batch.RegularFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Rules of the user's own, for every command that checks. */
final class RulesOption {
  @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "option.rules")
  private List<String> files = new ArrayList<>();

  /** Names of the files, as given. */
  List<String> files() {
    return List.copyOf(files);
  }

  /** Opens the packs with these rules; a file that cannot be had is told like a wrong command. */
  ExitCode withRules(Door door, Optional<String> pack, Function<BudgetEngine, ExitCode> action) {
    List<OwnRules> own = new ArrayList<>();
    for (String file : files) {
      try {
        own.add(new OwnRules(file, RegularFile.bytes(Path.of(file))));
      } catch (IOException | InvalidPathException e) {
        return door.usage("usage.rules", Map.of("file", file));
      }
    }
    return door.withRules(pack, own, action);
  }
}
