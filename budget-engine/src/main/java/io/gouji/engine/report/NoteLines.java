package io.gouji.engine.report;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One finding as lines of a note: which relation, both sides, the difference, what to do. */
final class NoteLines {
  private final Wording wording;

  NoteLines(Wording wording) {
    this.wording = wording;
  }

  List<String> of(Finding finding) {
    List<String> lines = new ArrayList<>();
    boolean relation =
        new Sides(finding).complete()
            && finding.claims().isEmpty()
            && finding.kind() == FindingClass.ERROR
            && !finding.arguments().containsKey(Finding.SENTENCE);
    lines.add(
        wording.label(
            "note.finding",
            Map.of(
                "severity", wording.severity(finding.severity()),
                "rule", finding.rule().value(),
                "what", relation ? wording.name(finding.rule()) : wording.what(finding))));
    if (relation) {
      lines.add(side("note.left", finding.left().orElseThrow()));
      lines.add(side("note.right", finding.right().orElseThrow()));
      String difference = Wording.amount(finding.difference().orElseThrow());
      lines.add(wording.label("note.difference", Map.of("difference", difference)));
    }
    List<Cell> prior = new Sides(finding).prior();
    if (!prior.isEmpty()) {
      lines.add(Addresses.of(prior, wording));
    }
    String remedy = wording.remedy(finding);
    if (!remedy.isEmpty()) {
      lines.add(wording.label("note.do", Map.of("do", remedy)));
    }
    return lines;
  }

  private String side(String label, Side side) {
    return wording.label(
        label, Map.of("side", wording.side(side), "value", Wording.amount(side.quantity())));
  }
}
