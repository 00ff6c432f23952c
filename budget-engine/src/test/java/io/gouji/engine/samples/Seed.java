package io.gouji.engine.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The published narrative of the sample unit as plain text: paragraphs, and one table whose cells
 * stand on lines of their own, each begun by a tab.
 */
final class Seed {
  /** Cells of one project in the table of performance targets. */
  static final int CELLS = 15;

  private final List<String> before = new ArrayList<>();
  private final List<List<String>> projects = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  private Seed() {}

  static Seed read() {
    try (InputStream in = Seed.class.getResourceAsStream("liujiang-2025.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Seed seed = new Seed();
      seed.split(text.lines().toList());
      return seed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void split(List<String> lines) {
    List<String> cells = new ArrayList<>();
    for (String line : lines) {
      boolean cell = line.stripLeading().length() < line.length() && line.contains("\t");
      if (cell) {
        cells.add(line.substring(line.indexOf('\t') + 1));
      } else if (cells.isEmpty()) {
        before.add(line);
      } else if (after.isEmpty() && cells.size() % CELLS != 0) {
        // A second indicator in the same cell.
        cells.add(cells.remove(cells.size() - 1) + "\n" + line);
      } else if (!line.isEmpty() || !after.isEmpty()) {
        after.add(line);
      }
    }
    for (int i = 0; i < cells.size(); i += CELLS) {
      projects.add(List.copyOf(cells.subList(i, i + CELLS)));
    }
  }

  /** Paragraphs above the table. */
  List<String> before() {
    return before;
  }

  /** The projects, fifteen cells each. */
  List<List<String>> projects() {
    return projects;
  }

  /** Paragraphs below the table. */
  List<String> after() {
    return after;
  }
}
