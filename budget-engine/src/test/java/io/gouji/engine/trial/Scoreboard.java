package io.gouji.engine.trial;

import java.util.Map;
import java.util.TreeMap;

/** Scores of many trials, by whatever they have in common. */
final class Scoreboard {
  private static final String LINE = "%-34s %6d %6d %6d %6d %6d %6d %6d%n";

  private final Map<String, int[]> rows = new TreeMap<>();

  void add(String group, Trial.Score score) {
    int[] row = rows.computeIfAbsent(group, none -> new int[7]);
    boolean[] points = {
      true,
      score.detected(),
      score.inside(),
      score.first(),
      score.corrected(),
      score.miscorrected(),
      score.givenUp()
    };
    for (int i = 0; i < points.length; i++) {
      row[i] += points[i] ? 1 : 0;
    }
  }

  int trials(String group) {
    return count(group, 0);
  }

  int inside(String group) {
    return count(group, 2);
  }

  int first(String group) {
    return count(group, 3);
  }

  int miscorrected(String group) {
    return count(group, 5);
  }

  private int count(String group, int column) {
    return rows.containsKey(group) ? rows.get(group)[column] : 0;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-34s %6s %6s %6s %6s %6s %6s %6s%n"
            .formatted("", "trials", "found", "inside", "first", "right", "wrong", "given up"));
    rows.forEach(
        (group, r) ->
            table.append(LINE.formatted(group, r[0], r[1], r[2], r[3], r[4], r[5], r[6])));
    return table.toString();
  }
}
