package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Item;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings by rule and by table, those with most of the gravest first, and how much room they take.
 *
 * @param sizes bytes of all first findings of the files, of all second ones, and so on, about
 * @param frame bytes of the rest, about
 */
record RunTally(Map<String, Count> rules, Map<String, Count> tables, List<Long> sizes, long frame) {
  /** Outcomes of a file, best first, as reports name them. */
  static final List<String> OUTCOMES =
      List.of(
          "clean",
          "verify",
          "warnings",
          "incomplete",
          "errors",
          "unreadable",
          "timed-out",
          "fault");

  /** Bytes of a finding beyond its own sentence, and of a file beyond its path, about. */
  private static final int AROUND = 160;

  /**
   * Findings of one kind.
   *
   * @param name what the kind is called, where its key does not say so
   * @param bySeverity gravest first
   */
  record Count(String name, int[] bySeverity) {}

  static RunTally of(Iterable<FileResult> results) {
    Map<String, Count> rules = new TreeMap<>();
    Map<String, Count> tables = new TreeMap<>();
    long[] sizes = new long[16];
    long frame = 0;
    for (FileResult result : results) {
      int place = 0;
      for (Item item : result.findings()) {
        count(rules, item.rule(), RunWords.name(item), item.severity());
        count(tables, item.table(), "", item.severity());
        sizes = place < sizes.length ? sizes : Arrays.copyOf(sizes, sizes.length * 2);
        sizes[place] += AROUND + 3L * item.text().length() + 16L * item.places().size();
        place++;
      }
      frame += 2L * AROUND + 12L * result.path().length() + 3L * length(result.suspects());
      frame += 3L * (length(result.undecided()) + length(result.problems()));
    }
    int last = sizes.length;
    while (last > 0 && sizes[last - 1] == 0) {
      last--;
    }
    List<Long> taken = Arrays.stream(sizes).limit(last).boxed().toList();
    return new RunTally(gravestFirst(rules), gravestFirst(tables), taken, frame);
  }

  private static long length(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }

  private static void count(Map<String, Count> counts, String key, String name, Severity severity) {
    Count count =
        counts.computeIfAbsent(key, id -> new Count(name, new int[Severity.values().length]));
    count.bySeverity()[severity.ordinal()]++;
  }

  private static Map<String, Count> gravestFirst(Map<String, Count> counts) {
    return counts.entrySet().stream()
        .sorted(
            (one, two) -> Arrays.compare(two.getValue().bySeverity(), one.getValue().bySeverity()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, LinkedHashMap::new));
  }

  /** Findings of the file that has most. */
  int most() {
    return sizes.size();
  }

  /** How many findings of each file fit; the gravest stand first. */
  int perFile(long room) {
    long left = room - frame;
    int fit = 0;
    while (fit < sizes.size() && sizes.get(fit) <= left) {
      left -= sizes.get(fit);
      fit++;
    }
    return fit;
  }
}
