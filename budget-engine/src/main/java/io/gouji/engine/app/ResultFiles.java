package io.gouji.engine.app;

import io.gouji.engine.report.AnnotatedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Results in one folder. Each appears whole or not at all; one that is there already is replaced
 * only if it is exactly what we once wrote, so that nobody's edits are lost (DESIGN D7).
 */
final class ResultFiles {
  private final Path folder;
  private final Set<Path> written = new HashSet<>();

  ResultFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a result beside whatever else is in the folder.
   *
   * @param original file name of the workbook
   * @param suffix what the result's name says beyond the original's
   * @return the file written
   */
  Path write(String original, String suffix, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path target = free(original, suffix);
    Path draft = folder.resolve(".gouji-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    written.add(target);
    return target;
  }

  private Path free(String original, String suffix) throws IOException {
    int dot = original.lastIndexOf('.');
    String stem = dot > 0 ? original.substring(0, dot) : original;
    String ending = dot > 0 ? original.substring(dot) : ".xlsx";
    for (int number = 1; ; number++) {
      String which = number == 1 ? "" : "(" + number + ")";
      Path target = folder.resolve(stem + suffix + which + ending);
      if (Files.notExists(target) || !written.contains(target) && isOurs(target)) {
        return target;
      }
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    return Files.isRegularFile(file) && AnnotatedWorkbook.isUntouched(Files.readAllBytes(file));
  }
}
