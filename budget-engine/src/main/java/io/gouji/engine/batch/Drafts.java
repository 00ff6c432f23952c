package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of a run on their way to their names. They are called otherwise than what other commands
 * write: below a folder of outputs only the run that holds its record makes such files, so that
 * whoever holds it next knows all that is there to be left by one that was killed.
 */
public final class Drafts {
  private static final String HEAD = ".gouji-run-";
  private static final String TAIL = ".tmp";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(HEAD) + "[0-9a-f-]{36}" + Pattern.quote(TAIL));

  private Drafts() {}

  /** A name nobody has. */
  public static String name() {
    return HEAD + UUID.randomUUID() + TAIL;
  }

  /**
   * Makes a folder unless it is there, and writes a draft into it and away again.
   *
   * @throws IOException if nothing can be written there, so that it is known before any work
   */
  public static void probe(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (AtomicFile draft = new AtomicFile(folder)) {
      draft.out().write('\n');
      draft.sealed();
    }
  }

  /**
   * Removes what killed runs left; only for who holds the record of the folder. Folders below that
   * have a record of their own belong to other runs, and in a folder below that of another run all
   * may be the other's. What cannot be removed is for the next run.
   */
  static void sweep(Path output) throws IOException {
    if (isBelowAnother(output.toRealPath())) {
      return;
    }
    Files.walkFileTree(
        output,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean others = !folder.equals(output) && Files.exists(folder.resolve(Manifest.NAME));
            return others ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && NAME.matcher(file.getFileName().toString()).matches()) {
              remove(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isBelowAnother(Path output) {
    for (Path above = output.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(Manifest.NAME))) {
        return true;
      }
    }
    return false;
  }

  private static void remove(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException held) {
      // A draft in the way of nobody; the run is worth more.
      return;
    }
  }
}
