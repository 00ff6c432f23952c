package io.gouji.engine.report;

import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Undecided;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was not judged, grouped by its cause, so that one missing table is told once. */
final class Gaps {
  private Gaps() {}

  /** Each cause, and below it the rules that wait for it. */
  static List<String> undecided(List<Undecided> gaps, Wording wording) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (Undecided gap : gaps) {
      String cause =
          wording.label("undecided.missing", Map.of("missing", wording.list(gap.missing())));
      add(rules, cause, gap.rule() + "  " + wording.name(gap.rule()));
    }
    List<String> lines = new ArrayList<>();
    rules.forEach(
        (cause, lacking) -> {
          lines.add(wording.label("gap.cause", Map.of("cause", cause)));
          lacking.forEach(rule -> lines.add("  " + rule));
        });
    return lines;
  }

  /** Rules that do not apply for one kind of cause. */
  record Skipped(String cause, List<String> rules) {}

  /** By kind of cause and by number only; JSON tells each rule's own. */
  static List<Skipped> skipped(List<NotApplicable> gaps, Wording wording) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (NotApplicable gap : gaps) {
      add(rules, wording.label("skipped." + gap.reason()), gap.rule().value());
    }
    return rules.entrySet().stream()
        .map(cause -> new Skipped(cause.getKey(), cause.getValue()))
        .toList();
  }

  /** How many for each kind of cause, and where their ids are: nobody has to act on them. */
  static List<String> notApplicable(List<NotApplicable> gaps, Wording wording) {
    List<String> lines = new ArrayList<>();
    for (Skipped gap : skipped(gaps, wording)) {
      String count = Integer.toString(gap.rules().size());
      lines.add(wording.label("gap.count", Map.of("cause", gap.cause(), "count", count)));
    }
    if (!lines.isEmpty()) {
      lines.add(wording.label("gap.where"));
    }
    return lines;
  }

  private static void add(Map<String, List<String>> rules, String cause, String rule) {
    List<String> known = rules.computeIfAbsent(cause, none -> new ArrayList<>());
    if (!known.contains(rule)) {
      known.add(rule);
    }
  }
}
