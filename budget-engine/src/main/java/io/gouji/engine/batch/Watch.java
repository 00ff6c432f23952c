package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for changes in a folder and the folders below it, folders of outputs left out. Programs
 * save in several steps, often under another name first; a change is told once all has been quiet
 * for a while. What changed is not told: who looks again finds it, however it was written.
 */
public final class Watch implements Changes {
  private final Path folder;
  private final Duration quiet;
  private final WatchService service;

  private Watch(Path folder, Duration quiet, WatchService service) {
    this.folder = folder;
    this.quiet = quiet;
    this.service = service;
  }

  /**
   * Begins to watch.
   *
   * @param quiet how long nothing may change before a change counts as done
   */
  public static Watch of(Path folder, Duration quiet) throws IOException {
    Watch watch = new Watch(folder, quiet, folder.getFileSystem().newWatchService());
    try {
      watch.register();
      return watch;
    } catch (IOException failed) {
      watch.close();
      throw failed;
    }
  }

  /** Folders that are watched already stay so; new ones are added. */
  private void register() throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes)
              throws IOException {
            boolean hidden = !one.equals(folder) && one.getFileName().toString().startsWith(".");
            if (hidden || Files.exists(one.resolve(Manifest.NAME))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            one.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path one, IOException failed) {
            // What cannot be looked into, or is gone by now, is told by the run.
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void await() throws IOException, InterruptedException {
    while (!told(service.take())) {
      continue;
    }
    for (WatchKey more = next(); more != null; more = next()) {
      told(more);
    }
    register();
  }

  private @Nullable WatchKey next() throws InterruptedException {
    return service.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether any of it may be about a workbook: drafts and locks come and go by themselves. */
  private static boolean told(WatchKey key) {
    boolean counts = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      String name = String.valueOf(event.context());
      boolean passing = event.context() != null && (name.startsWith(".") || name.startsWith("~$"));
      counts |= !passing;
    }
    key.reset();
    return counts;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
