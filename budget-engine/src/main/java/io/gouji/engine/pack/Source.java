package io.gouji.engine.pack;

/**
 * Where in a pack something is said.
 *
 * @param file file name inside the templates folder, {@code guangxi-unit-2025/rules.csv}
 * @param line from 1
 * @param column the column's heading, or empty
 */
public record Source(String file, long line, String column) implements Comparable<Source> {
  @Override
  public int compareTo(Source other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Long.compare(line, other.line);
    return byLine != 0 ? byLine : column.compareTo(other.column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source that
        && line == that.line
        && file.equals(that.file)
        && column.equals(that.column);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * file.hashCode() + Long.hashCode(line)) + column.hashCode();
  }
}
