package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import java.util.Map;
import java.util.TreeMap;

/** The counts of a narrative's evaluation as values for the blanks of sentences. */
final class NarrativeTotals {
  private NarrativeTotals() {}

  static Map<String, String> of(NarrativeEvaluation evaluation) {
    Map<String, String> blanks = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      blanks.put(severity.word(), Integer.toString(evaluation.count(severity)));
    }
    blanks.put("figures", Integer.toString(evaluation.figures()));
    blanks.put("compared", Integer.toString(evaluation.compared()));
    blanks.put("paragraphs", Integer.toString(evaluation.input().text().paragraphs().size()));
    return blanks;
  }

  static String pack(NarrativeEvaluation evaluation, Wording wording) {
    return wording.label(
        evaluation.automatic() ? "prose.pack.auto" : "prose.pack.given",
        Map.of(
            "id", evaluation.pack().id(),
            "title", evaluation.pack().properties().getOrDefault("title", "")));
  }

  /** The workbook the prose was compared with, and what is to be thought of it. */
  static String beside(NarrativeEvaluation evaluation, Wording wording) {
    if (evaluation.workbook().isEmpty()) {
      return wording.label("prose.beside.none");
    }
    Evaluation workbook = evaluation.workbook().get();
    String verdict = wording.label("verdict." + workbook.verdict().word());
    return wording.label(
        "prose.beside", Map.of("file", workbook.workbook().name(), "verdict", verdict));
  }

  /** Where in the text a finding is. */
  static Location.Prose place(Finding finding) {
    return (Location.Prose) finding.locations().get(0);
  }
}
