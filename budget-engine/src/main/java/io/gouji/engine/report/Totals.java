package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The counts of an evaluation as values for the blanks of sentences. */
final class Totals {
  /** Findings that no pack fits, or several. */
  private static final Set<RuleId> NO_CHOICE = Set.of(new RuleId("E01"), new RuleId("E02"));

  private Totals() {}

  /** Findings of a severity that are told one by one: all but roundings, which nobody acts on. */
  static int told(Evaluation evaluation, Severity severity) {
    int all = evaluation.count(severity);
    return severity == Severity.INFO ? all - rounded(evaluation) : all;
  }

  /** Findings of a difference that rounding explains. */
  static int rounded(Evaluation evaluation) {
    return (int) evaluation.findings().stream().filter(Rounding::covers).count();
  }

  static Map<String, String> of(Evaluation evaluation) {
    Map<String, String> blanks = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      blanks.put(severity.word(), Integer.toString(told(evaluation, severity)));
    }
    Evaluation.Relations relations = evaluation.relations();
    blanks.put("declared", Integer.toString(relations.declared()));
    blanks.put("instances", Integer.toString(relations.instances()));
    blanks.put("judged", Integer.toString(relations.judged()));
    blanks.put("undecided", Integer.toString(relations.undecided()));
    blanks.put("notApplicable", Integer.toString(relations.notApplicable()));
    blanks.put("faults", Integer.toString(evaluation.faults().size()));
    return blanks;
  }

  /** The file of the year before and whether it was used; empty where none was given. */
  static Optional<String> prior(Evaluation evaluation, Wording wording) {
    return evaluation
        .workbook()
        .prior()
        .map(
            last ->
                wording.label(
                    last.used() ? "prior.used" : "prior.unused", Map.of("file", last.name())));
  }

  /** The pack by name, and who chose it. */
  static String pack(Evaluation evaluation, Wording wording) {
    Evaluation.Selection selection = evaluation.selection();
    if (evaluation.findings().stream().anyMatch(finding -> NO_CHOICE.contains(finding.rule()))) {
      return wording.label("pack.none");
    }
    return wording.label(
        selection.automatic() ? "pack.auto" : "pack.given",
        Map.of(
            "id", selection.pack().id(),
            "title", selection.pack().properties().getOrDefault("title", ""),
            "recognised", Integer.toString(evaluation.recognised()),
            "tables", Integer.toString(selection.pack().tables().size())));
  }

  /** Why the pack was chosen and not another; nothing where the caller chose. */
  static Optional<String> choice(Evaluation evaluation, Wording wording) {
    Evaluation.Selection selection = evaluation.selection();
    if (!selection.automatic() || selection.fits().isEmpty()) {
      return Optional.empty();
    }
    List<String> fits = selection.fits().stream().map(fit -> fit(fit, wording)).toList();
    boolean none =
        evaluation.findings().stream().anyMatch(finding -> NO_CHOICE.contains(finding.rule()));
    String why = none ? "choice.none" : selection.isByYear() ? "choice.year" : "choice.columns";
    return Optional.of(wording.label(why, Map.of("fits", wording.list(fits))));
  }

  private static String fit(Evaluation.Fit fit, Wording wording) {
    return wording.label(
        "choice.fit",
        Map.of(
            "id", fit.pack(),
            "recognised", Integer.toString(fit.recognised()),
            "tables", Integer.toString(fit.tables()),
            "columns", Integer.toString(fit.columns()),
            "ofColumns", Integer.toString(fit.ofColumns()),
            "inYear", Integer.toString(fit.inYear())));
  }

  /** How many tables were recognised, in which units of money. */
  static String tables(Evaluation evaluation, Wording wording) {
    List<String> units =
        evaluation.tables().stream()
            .collect(
                Collectors.groupingBy(Evaluation.Table::unit, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(unit -> unit.getKey() + " " + unit.getValue())
            .toList();
    return wording.label(
        units.isEmpty() ? "tables.recognised.none" : "tables.recognised",
        Map.of(
            "recognised", Integer.toString(evaluation.recognised()),
            "tables", Integer.toString(evaluation.selection().pack().tables().size()),
            "units", wording.list(units)));
  }
}
