package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The counts of a narrative's evaluation as values for the blanks of sentences. */
final class NarrativeTotals {
  private static final int NAMED = 6;

  /** Findings that tell why last year's workbook is none to compare with. */
  private static final Set<String> REFUSALS = Set.of("L01", "L02", "L03");

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

  /** Amounts that were not compared, the first of them by place; empty where there are none. */
  static String uncompared(NarrativeEvaluation evaluation, Wording wording) {
    List<Location.Prose> places = evaluation.uncompared();
    if (places.isEmpty()) {
      return "";
    }
    String named =
        places.stream()
            .limit(NAMED)
            .map(
                place ->
                    wording.label(
                        "prose.uncompared.place",
                        Map.of(
                            "number", Integer.toString(place.paragraph()),
                            "words", place.words())))
            .collect(Collectors.joining(wording.label("prose.uncompared.between")));
    String more = places.size() > NAMED ? wording.label("prose.uncompared.more") : "";
    return wording.label(
        "prose.uncompared",
        Map.of("count", Integer.toString(places.size()), "places", named + more));
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
    String verdict = wording.label("verdict." + workbook.verdict().outcome());
    return wording.label(
        "prose.beside", Map.of("file", workbook.workbook().name(), "verdict", verdict));
  }

  /** Last year's workbook, or why it was not compared with; empty where none was given. */
  static Optional<String> prior(NarrativeEvaluation evaluation, Wording wording) {
    return evaluation.workbook().flatMap(workbook -> prior(workbook, wording));
  }

  private static Optional<String> prior(Evaluation workbook, Wording wording) {
    Optional<String> refused = refused(workbook, wording);
    return refused.isPresent() ? refused : Totals.prior(workbook, wording);
  }

  /** Why last year's workbook could not be compared with; empty where it was, or none was given. */
  static Optional<String> refused(Evaluation workbook, Wording wording) {
    return workbook
        .workbook()
        .prior()
        .filter(last -> !last.used())
        .flatMap(
            last ->
                workbook.findings().stream()
                    .filter(finding -> REFUSALS.contains(finding.rule().value()))
                    .map(wording::what)
                    .findFirst());
  }

  /** Where in the text a finding is. */
  static Location.Prose place(Finding finding) {
    return (Location.Prose) finding.locations().get(0);
  }
}
