package io.gouji.engine.app;

import io.gouji.engine.batch.Outputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Results of a run in the same folders as the files they are about. */
final class BatchOutputs implements Outputs {
  private static final byte[] DOCUMENT = "{\"schema\":\"gouji/".getBytes(StandardCharsets.US_ASCII);

  private final Path root;
  private final Phrases phrases;
  private final Optional<char[]> password;
  private final Map<Path, ResultFiles> folders = new ConcurrentHashMap<>();

  BatchOutputs(Path root, Phrases phrases, Optional<char[]> password) {
    this.root = root;
    this.phrases = phrases;
    this.password = password;
  }

  @Override
  public String write(String folder, String name, String kind, String format, byte[] content)
      throws IOException {
    try {
      Path into = folder.isEmpty() ? root : root.resolve(folder);
      Path written =
          kind.equals("json")
              ? document(into, name, content)
              : workbook(into, name, phrases.say("output." + kind), format, content);
      return (folder.isEmpty() ? "" : folder + "/") + written.getFileName();
    } catch (InvalidPathException unspeakable) {
      throw new IOException(unspeakable.getMessage(), unspeakable);
    }
  }

  private Path workbook(Path into, String name, String suffix, String format, byte[] content)
      throws IOException {
    ResultFiles results = folders.computeIfAbsent(into, f -> ResultFiles.ofRun(f, password));
    return results.write(name, suffix, format, content);
  }

  private static Path document(Path into, String name, byte[] content) throws IOException {
    Files.createDirectories(into);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    try (Draft draft = Draft.ofRun(into, content, Draft::toDisk)) {
      for (int number = 1; ; number++) {
        Path target = into.resolve(stem + (number == 1 ? "" : "(" + number + ")") + ".json");
        if (Files.notExists(target) && draft.appear(target)) {
          return target;
        }
        if (isDocument(target)) {
          draft.replace(target);
          return target;
        }
      }
    }
  }

  private static boolean isDocument(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(DOCUMENT.length), DOCUMENT);
    }
  }

  @Override
  public boolean isThere(String path) {
    return Files.isRegularFile(root.resolve(path));
  }

  @Override
  public boolean lacks(long bytes) {
    try {
      return Files.getFileStore(root).getUsableSpace() < bytes;
    } catch (IOException unknown) {
      return false;
    }
  }
}
