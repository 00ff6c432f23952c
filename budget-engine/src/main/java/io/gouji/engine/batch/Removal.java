package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Takes away a folder with all that is in it, while others may do the same. */
public final class Removal extends SimpleFileVisitor<Path> {
  Removal() {}

  /**
   * Removes a folder; links in it go and what they lead to stays.
   *
   * @throws IOException if something cannot be removed; that it is gone already is none
   */
  public static void of(Path folder) throws IOException {
    Files.walkFileTree(folder, new Removal());
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes none) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
    unlessGone(failed);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failed)
      throws IOException {
    if (failed != null) {
      unlessGone(failed);
    }
    Files.deleteIfExists(left);
    return FileVisitResult.CONTINUE;
  }

  private static void unlessGone(IOException failed) throws IOException {
    if (!(failed instanceof NoSuchFileException)) {
      throw failed;
    }
  }
}
