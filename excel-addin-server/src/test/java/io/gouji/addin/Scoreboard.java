package io.gouji.addin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures that the page on robustness tells, as the tests must find them. */
final class Scoreboard {
  private static final Path FILE =
      Path.of(System.getProperty("gouji.home"), "budget-engine", "docs", "robustness.csv");

  private Scoreboard() {}

  /** How many there are of something. */
  static int of(String what) {
    try {
      List<String> lines = Files.readAllLines(FILE);
      return lines.stream()
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[1].equals(what))
          .mapToInt(cells -> Integer.parseInt(cells[2]))
          .findFirst()
          .orElseThrow(() -> new AssertionError("not in " + FILE + ": " + what));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
