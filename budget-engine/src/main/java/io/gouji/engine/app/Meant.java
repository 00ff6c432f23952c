package io.gouji.engine.app;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command or option that was meant by a word that is none. What picocli suggests of itself is
 * whatever is least unlike: {@code echo} for {@code check}.
 */
final class Meant {
  /** Letters that may be wrong; two that changed places are two. */
  private static final int SLIPS = 2;

  private Meant() {}

  /** The nearest name a command knows; empty where none is near. */
  static Optional<String> by(String word, CommandSpec command) {
    return Stream.concat(
            command.subcommands().entrySet().stream()
                .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey),
            command.optionsMap().keySet().stream())
        .filter(name -> name.length() > SLIPS && slips(word, name) <= SLIPS)
        .min(
            Comparator.comparingInt((String name) -> slips(word, name))
                .thenComparing(name -> name));
  }

  /** How many letters must be put in, left out or changed to make one of the other. */
  private static int slips(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
