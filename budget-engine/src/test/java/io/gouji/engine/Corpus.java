package io.gouji.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test material beside the project, read in place and never copied into it. */
public final class Corpus {
  private static final Path ROOT = Path.of("..", "..", "shared", "corpus");

  private Corpus() {}

  /** A file or folder of the corpus; skips or fails the test without it. */
  public static Path path(String name) {
    Path path = ROOT.resolve(name);
    demand(Files.exists(path), "../shared/corpus/" + name + " is not there");
    return path;
  }

  /** Files below a folder of the corpus whose name ends so; skips or fails the test without it. */
  public static List<Path> files(String folder, String... endings) {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Skips the test where a condition is not met; fails it under {@code -Dgouji.ci=true}. */
  public static void demand(boolean met, String message) {
    if (!met && Boolean.getBoolean("gouji.ci")) {
      throw new AssertionError(message);
    }
    assumeTrue(met, message);
  }
}
