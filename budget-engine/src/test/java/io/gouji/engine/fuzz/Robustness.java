package io.gouji.engine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of what the page on robustness tells. Tests take their numbers from here, so that the page
 * and they cannot differ.
 *
 * @param kind file, fuzz, fault; of a room mutation or lines, in percent
 * @param where the test, by class and method; or the room
 */
record Robustness(String kind, String what, int number, String where) {
  static final Path FILE = Path.of("docs", "robustness.csv");

  static List<Robustness> all() {
    try {
      return Files.readAllLines(FILE).stream().skip(1).map(Robustness::of).toList();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static Robustness of(String line) {
    String[] cells = line.split(",", -1);
    return new Robustness(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]);
  }

  static int number(String what) {
    return all().stream()
        .filter(line -> line.what().equals(what))
        .mapToInt(Robustness::number)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in " + FILE + ": " + what));
  }
}
