package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that have an end: a pipe would be waited for, and a device read until all is full.
 */
public final class RegularFile {
  private RegularFile() {}

  /** Something that has a name among files and is neither file nor folder. */
  static final class SpecialFileException extends IOException {
    private static final long serialVersionUID = 1L;

    SpecialFileException(Path file) {
      super(file.toString());
    }
  }

  /**
   * All bytes of a file.
   *
   * @throws IOException if it cannot be read, or is a pipe or a device
   */
  public static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new SpecialFileException(file);
    }
    return Files.readAllBytes(file);
  }
}
