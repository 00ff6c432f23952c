package io.gouji.engine.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * A folder of one's own for what POI lays down while this thread writes a large workbook. The one
 * it takes otherwise is shared by all users of a computer and belongs to the first of them.
 */
final class Scratch implements Closeable {
  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, which nobody else may look into. */
  static Scratch open() throws IOException {
    Path folder = Files.createTempDirectory("gouji-");
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(folder.toFile()));
    return new Scratch(folder);
  }

  /** A place in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Takes the folder away with all that is left in it. */
  @Override
  public void close() throws IOException {
    TempFile.setThreadLocalTempFileCreationStrategy(null);
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
