package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that only the user reads, whole and ours.
 *
 * @param mark what every version of it contains
 */
record FileStep(String id, Journal journal, Path file, Content content, String mark)
    implements Step {
  /** What is to stand in a file; asked for when it is needed. */
  interface Content {
    byte[] bytes() throws IOException;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public State state() throws IOException {
    if (Files.notExists(file)) {
      return State.MISSING;
    } else if (!isOurs()) {
      return State.FOREIGN;
    }
    return Arrays.equals(Files.readAllBytes(file), content.bytes()) ? State.READY : State.MISSING;
  }

  @Override
  public void install() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    journal.make(folder);
    new Installation(folder).write(file.getFileName().toString(), content.bytes());
  }

  @Override
  public boolean isOurs() throws IOException {
    return Files.isRegularFile(file)
        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(mark);
  }

  @Override
  public void remove() throws IOException {
    Files.delete(file);
  }
}
