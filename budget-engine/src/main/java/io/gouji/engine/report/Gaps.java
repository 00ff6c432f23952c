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

  static List<String> notApplicable(List<NotApplicable> gaps, Wording wording) {
    return skipped(gaps, wording).stream()
        .map(
            gap ->
                wording.label(
                    "gap", Map.of("cause", gap.cause(), "rules", wording.list(gap.rules()))))
        .toList();
  }

  private static void add(Map<String, List<String>> rules, String cause, String rule) {
    List<String> known = rules.computeIfAbsent(cause, none -> new ArrayList<>());
    if (!known.contains(rule)) {
      known.add(rule);
    }
  }
}
