package io.gouji.engine.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files were begun, noted before each: one that is begun again and again, and never done, is
 * what ends the process it is checked in.
 */
final class Attempts implements Closeable {
  /** How often a file may be at work when its process ends; other causes end processes, too. */
  private static final int MOST = 3;

  private static final String NAME = "begun";

  private final Map<String, Integer> begun = new ConcurrentHashMap<>();
  private final Journal journal;

  private Attempts(Path file) throws IOException {
    journal = Journal.open(file, (line, offset) -> count(new String(line, StandardCharsets.UTF_8)));
  }

  /** Opens the notes beside a record. */
  static Attempts open(Path folder) throws IOException {
    return new Attempts(folder.resolve(NAME));
  }

  private void count(String path) {
    begun.merge(path, 1, Integer::sum);
  }

  /** Whether a file was begun so often that nobody should begin it again. */
  boolean exhausted(String path) {
    return begun.getOrDefault(path, 0) >= MOST;
  }

  /** The same files, each noted before it is read. */
  Inputs noting(Inputs inputs) {
    return new Inputs() {
      @Override
      public byte[] read(Entry entry) throws IOException {
        note(entry.path());
        return inputs.read(entry);
      }

      @Override
      public Optional<byte[]> beside(Entry entry, String name) throws IOException {
        return inputs.beside(entry, name);
      }
    };
  }

  private synchronized void note(String path) throws IOException {
    count(path);
    // A process that ends leaves what is written; only a power failure would lose it.
    journal.append(path.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
