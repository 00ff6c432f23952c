package io.gouji.engine.batch;

import java.nio.file.Path;

/**
 * A file to be checked.
 *
 * @param path below the folder of the run, folders separated by {@code /}
 * @param file where it lies
 * @param size in bytes
 */
public record Entry(String path, Path file, long size) implements Comparable<Entry> {
  @Override
  public int compareTo(Entry other) {
    return path.compareTo(other.path);
  }
}
