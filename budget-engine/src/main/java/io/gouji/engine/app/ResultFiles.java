package io.gouji.engine.app;

import io.gouji.engine.report.AnnotatedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Results in one folder. Each appears whole or not at all; one that is there already is replaced
 * only if it is exactly what we once wrote, so that nobody's edits are lost (DESIGN D7).
 */
final class ResultFiles {
  /** Endings under which a spreadsheet program opens a format without a warning. */
  private static final Map<String, List<String>> ENDINGS =
      Map.of("xlsx", List.of(".xlsx", ".xlsm", ".xltx", ".xltm"), "xls", List.of(".xls", ".et"));

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
   * @param format {@code xlsx} or {@code xls}: what the bytes are, whatever the original is called
   * @return the file written
   */
  Path write(String original, String suffix, String format, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path target = free(original, suffix, format);
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

  private Path free(String original, String suffix, String format) throws IOException {
    int dot = original.lastIndexOf('.');
    String stem = dot > 0 ? original.substring(0, dot) : original;
    String own = dot > 0 ? original.substring(dot) : "";
    List<String> fit = ENDINGS.getOrDefault(format, List.of());
    String ending = fit.contains(own.toLowerCase(Locale.ROOT)) ? own : "." + format;
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
