package io.gouji.engine.report;

import io.gouji.engine.RuleChange;
import java.util.Map;

/** Words for what a user's own file changed about the rules. */
final class RuleChanges {
  private RuleChanges() {}

  static String line(RuleChange change, Wording wording) {
    return wording.label(
        change.reason().isEmpty() ? "change.line" : "change.line.reason",
        Map.of(
            "change", wording.label("change." + change.kind().word()),
            "rule", change.rule().value(),
            "name", name(change, wording),
            "reason", change.reason(),
            "place", place(change, wording)));
  }

  static String place(RuleChange change, Wording wording) {
    return wording.label(
        "rule.place", Map.of("file", change.file(), "line", Long.toString(change.line())));
  }

  /** In the reader's language; a rule that is not among the pack's has the name its file gives. */
  static String name(RuleChange change, Wording wording) {
    String name = wording.name(change.rule());
    return name.equals(change.rule().value()) ? change.name() : name;
  }
}
