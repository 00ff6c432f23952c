package io.gouji.engine.narrative;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the year a document is about. */
final class Years {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20[0-4]\\d)(?!\\d)");

  /** A year is meant, not just mentioned, from this share of all mentions on. */
  private static final int ONE_IN = 6;

  private Years() {}

  /** The latest year that is often named; 0 if none is. */
  static int of(Prose prose) {
    Map<Integer, Integer> mentions = new TreeMap<>();
    int all = 0;
    for (Passage passage : prose.passages()) {
      Matcher found = YEAR.matcher(passage.text());
      while (found.find()) {
        mentions.merge(Integer.valueOf(found.group(1)), 1, Integer::sum);
        all++;
      }
    }
    int total = all;
    return mentions.entrySet().stream()
        .filter(mention -> mention.getValue() * ONE_IN >= total)
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElse(0);
  }
}
