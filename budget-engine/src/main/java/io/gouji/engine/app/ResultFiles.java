package io.gouji.engine.app;

import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.ResultEnding;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Results in one folder. Each appears whole or not at all; one that is there already is replaced
 * only if it is exactly what we once wrote, so that nobody's edits are lost (DESIGN D7).
 */
final class ResultFiles {
  private final Path folder;
  private final Optional<char[]> password;
  private final Drafting drafting;
  private final Set<Path> written = new HashSet<>();
  private Optional<Path> passed = Optional.empty();
  private boolean swept;

  /**
   * Results in a folder.
   *
   * @param password that opens those that are locked; which of them are ours cannot be told without
   */
  ResultFiles(Path folder, Optional<char[]> password) {
    this(folder, password, Draft::toDisk);
  }

  ResultFiles(Path folder, Optional<char[]> password, Draft.Disk disk) {
    this(folder, password, content -> Draft.of(folder, content, disk));
  }

  private ResultFiles(Path folder, Optional<char[]> password, Drafting drafting) {
    this.folder = folder;
    this.password = password;
    this.drafting = drafting;
  }

  /** Results of a run; what it leaves if it is killed, the next run knows by its name. */
  static ResultFiles ofRun(Path folder, Optional<char[]> password) {
    return new ResultFiles(
        folder, password, content -> Draft.ofRun(folder, content, Draft::toDisk));
  }

  /** Writes a draft into the folder. */
  private interface Drafting {
    Draft of(byte[] content) throws IOException;
  }

  /**
   * Writes a result beside whatever else is in the folder; safe for several threads.
   *
   * @param original file name of the workbook
   * @param suffix what the result's name says beyond the original's
   * @param format {@code xlsx} or {@code xls}: what the bytes are, whatever the original is called
   * @return the file written
   */
  Path write(String original, String suffix, String format, byte[] content) throws IOException {
    Files.createDirectories(folder);
    sweep();
    int dot = original.lastIndexOf('.');
    String stem = dot > 0 ? original.substring(0, dot) : original;
    String ending = ResultEnding.of(original, format);
    // A name the file system cannot spell is told before anything is written.
    folder.resolve(stem + suffix + ending);
    try (Draft draft = drafting.of(content)) {
      return named(draft, stem + suffix, ending);
    }
  }

  private synchronized void sweep() {
    if (!swept) {
      swept = true;
      Draft.sweep(folder);
    }
  }

  /** Gives a draft, which is on the disk by now, the first name it may have. */
  private synchronized Path named(Draft draft, String stem, String ending) throws IOException {
    passed = Optional.empty();
    for (int number = 1; ; number++) {
      String which = number == 1 ? "" : "(" + number + ")";
      Path target = folder.resolve(stem + which + ending);
      if (takes(draft, target)) {
        written.add(target);
        return target;
      }
    }
  }

  /** The first file that kept its name from the last result: somebody changed it, or holds it. */
  Optional<Path> passed() {
    return passed;
  }

  Path folder() {
    return folder;
  }

  /** Whether the disk has less room than so many bytes need. */
  boolean lacks(long bytes) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < bytes;
    } catch (IOException unknown) {
      return false;
    }
  }

  private boolean takes(Draft draft, Path target) throws IOException {
    if (Files.notExists(target)) {
      return draft.appear(target);
    }
    if (written.contains(target)) {
      return false;
    }
    if (!isOurs(target)) {
      return passed(target);
    }
    try {
      draft.replace(target);
      return true;
    } catch (FileSystemException held) {
      // Windows lets no file go that a program has open; the result gets another name.
      return passed(target);
    }
  }

  private boolean passed(Path target) {
    passed = passed.or(() -> Optional.of(target));
    return false;
  }

  private boolean isOurs(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return AnnotatedWorkbook.isUntouched(Unlocked.of(bytes, password).bytes());
    } catch (IOException | Refusal held) {
      // Who keeps it from us, a program or a password, may have written into it.
      return false;
    }
  }
}
