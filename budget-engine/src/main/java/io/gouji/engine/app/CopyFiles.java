package io.gouji.engine.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Copies in a folder. Each appears whole or not at all, and under a name that is free or already
 * holds the very same bytes, so that nobody's edits are lost.
 */
record CopyFiles(Path folder) {
  /** Writes a copy; the file it is in now. */
  Path write(String stem, String ending, byte[] content) throws IOException {
    Files.createDirectories(folder);
    try (Draft draft = Draft.of(folder, content, Draft::toDisk)) {
      for (int number = 1; ; number++) {
        String which = number == 1 ? "" : "(" + number + ")";
        Path target = folder.resolve(stem + which + ending);
        if (holds(target, content) || Files.notExists(target) && draft.appear(target)) {
          return target;
        }
      }
    }
  }

  /** Whether a file holds these very bytes. */
  static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }
}
