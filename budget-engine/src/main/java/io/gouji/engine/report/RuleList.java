package io.gouji.engine.report;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of packs, for a reader who wants to know what is checked and why. */
public final class RuleList {
  private final String language;

  public RuleList(String language) {
    this.language = language;
  }

  /** One line a rule, below the name of its pack. */
  public String write(List<Pack> packs) {
    return packs.stream().map(this::lines).collect(Collectors.joining("\n"));
  }

  private String lines(Pack pack) {
    Wording wording = new Wording(pack, language);
    return pack.id()
        + "\n"
        + pack.rules().stream()
            .map(rule -> "  " + line(rule, wording) + "\n")
            .collect(Collectors.joining());
  }

  private static String line(RuleSpec rule, Wording wording) {
    return DisplayWidth.padRight(rule.id().value(), 8)
        + DisplayWidth.padRight(wording.severity(rule.severity()), 9)
        + wording.name(rule.id());
  }

  /** All that is known of one rule, pack by pack; empty where no pack has it. */
  public String explain(List<Pack> packs, String id) {
    return packs.stream()
        .flatMap(
            pack ->
                pack.rules().stream()
                    .filter(rule -> rule.id().value().equalsIgnoreCase(id))
                    .map(rule -> explained(rule, pack)))
        .collect(Collectors.joining("\n"));
  }

  private String explained(RuleSpec rule, Pack pack) {
    Wording wording = new Wording(pack, language);
    RuleId id = rule.id();
    List<String> lines = new ArrayList<>();
    lines.add(id + "  " + wording.name(id) + "  " + wording.severity(rule.severity()));
    add(lines, wording, "rule.pack", pack.id());
    add(lines, wording, "rule.formula", rule.formula());
    if (checksOnly(rule, pack)) {
      lines.add("  " + wording.label("rule.checksOnly"));
    }
    add(lines, wording, "rule.condition", rule.condition());
    add(lines, wording, "finding.why", wording.why(id));
    add(lines, wording, "finding.do", wording.remedy(id));
    add(lines, wording, "rule.basis", rule.basis());
    add(lines, wording, "rule.source", wording.label("rule.place", place(rule)));
    return String.join("\n", lines) + "\n";
  }

  /** Whether the rule asks about labels: no figure can be found wrong by it. */
  private static boolean checksOnly(RuleSpec rule, Pack pack) {
    return pack.vocabulary().predicates().keySet().stream()
        .anyMatch(word -> rule.formula().startsWith(word + "("));
  }

  private static Map<String, String> place(RuleSpec rule) {
    return Map.of("file", rule.source().file(), "line", Long.toString(rule.source().line()));
  }

  private static void add(List<String> lines, Wording wording, String label, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + DisplayWidth.padRight(wording.label(label), 11) + text);
    }
  }
}
