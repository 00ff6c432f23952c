package io.gouji.addin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sees the class-data archive come that {@code bin/gouji} makes by itself after a first run. */
final class ArchiveWatch implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final Path folder;
  private final WatchService events;

  /**
   * Watches from now on, so that nothing that comes later is missed.
   *
   * @param cache folder of the user's caches
   */
  ArchiveWatch(Path cache) throws IOException {
    folder = Files.createDirectories(cache.resolve("gouji"));
    events = folder.getFileSystem().newWatchService();
    folder.register(events, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /** The archive, as soon as it is there. */
  Path await() throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    Optional<Path> archive = archive();
    while (archive.isEmpty()) {
      WatchKey key = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (key == null) {
        throw new AssertionError("no archive in " + folder);
      }
      key.pollEvents();
      key.reset();
      archive = archive();
    }
    return archive.get();
  }

  private Optional<Path> archive() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
