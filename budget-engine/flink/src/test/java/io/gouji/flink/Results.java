package io.gouji.flink;

import io.gouji.engine.batch.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run left in its folder, to be set beside what another left. */
final class Results {
  private static final String RECORD = "gouji-run.jsonl";

  private Results() {}

  /** Digests of all files by path; of the record the lines about files, in order. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        String content =
            name.equals(RECORD)
                ? String.join("\n", record(folder))
                : new Digest().add(Files.readAllBytes(file)).hex();
        all.put(name, content);
      }
    }
    return all;
  }

  /** Lines of the record about files, sorted. */
  static List<String> record(Path folder) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(RECORD))) {
      return lines.filter(line -> line.contains("\"result\"")).sorted().toList();
    }
  }

  /** The last line of the record, which says how many files the run was over. */
  static String ending(Path folder) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(RECORD))) {
      return lines.reduce("", (before, line) -> line);
    }
  }
}
