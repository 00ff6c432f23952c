package io.gouji.engine.batch;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns for paths below a folder. One without a slash is about names in whatever folder; {@code
 * **} stands for any number of folders, none among them.
 */
public final class Globs {
  private final List<PathMatcher> paths = new ArrayList<>();
  private final List<PathMatcher> names = new ArrayList<>();

  /**
   * Patterns as a user writes them.
   *
   * @throws PatternSyntaxException if one is none
   */
  public Globs(List<String> patterns) {
    FileSystem system = FileSystems.getDefault();
    for (String pattern : patterns) {
      List<PathMatcher> into = pattern.indexOf('/') < 0 ? names : paths;
      into.add(system.getPathMatcher("glob:" + pattern));
      if (pattern.startsWith("**/")) {
        paths.add(system.getPathMatcher("glob:" + pattern.substring("**/".length())));
      }
    }
  }

  boolean isEmpty() {
    return paths.isEmpty() && names.isEmpty();
  }

  /** Whether any pattern is about this path, which is relative. */
  boolean match(Path path) {
    Path name = path.getFileName();
    return paths.stream().anyMatch(one -> one.matches(path))
        || name != null && names.stream().anyMatch(one -> one.matches(name));
  }
}
