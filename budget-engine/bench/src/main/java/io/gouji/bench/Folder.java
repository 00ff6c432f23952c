package io.gouji.bench;

import io.gouji.engine.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A folder of workbooks through POI, on two threads; and the folder itself. */
public final class Folder {
  static final int JOBS = 2;

  private Folder() {}

  /** So many different workbooks; those that are there already stay. */
  static Path write(Path folder, int workbooks) throws Exception {
    Files.createDirectories(folder);
    Pack pack = Size.pack();
    for (int number = 0; number < workbooks; number++) {
      Path file = folder.resolve("单位%04d.xlsx".formatted(number));
      if (Files.notExists(file)) {
        Files.write(file, Size.workbook(pack, number));
      }
    }
    return folder;
  }

  /** Input folder, output folder. */
  public static void main(String[] folders) throws Exception {
    Path out = Files.createDirectories(Path.of(folders[1]));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(folders[0]))) {
      files = all.sorted().toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(JOBS);
    try {
      List<Future<?>> works = new ArrayList<>();
      for (Path file : files) {
        works.add(pool.submit(() -> mark(file, out.resolve(file.getFileName()))));
      }
      for (Future<?> work : works) {
        work.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Path mark(Path file, Path marked) throws IOException {
    return Files.write(marked, Poi.full(Files.readAllBytes(file)));
  }
}
