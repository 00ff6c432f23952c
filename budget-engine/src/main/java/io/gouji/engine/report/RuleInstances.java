package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one rule comes to in one workbook, instance by instance, for who must be able to trust it.
 */
public final class RuleInstances {
  private final Wording wording;
  private final Paint paint;

  public RuleInstances(Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
  }

  /** Every instance with its figures; then why others were not judged. */
  public String write(RuleId rule, List<Judged> instances, Evaluation evaluation) {
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.label(
            "instances.head",
            Map.of(
                "file", evaluation.workbook().name(),
                "pack", Totals.pack(evaluation, wording),
                "count", Integer.toString(instances.size()),
                "failed", Long.toString(instances.stream().filter(RuleInstances::fails).count()))));
    // Whoever asks about a rule looks for where it fails, and some hold in hundreds of places.
    instances.stream()
        .sorted(Comparator.comparingInt(RuleInstances::rank))
        .forEach(instance -> lines.addAll(told(rule, instance)));
    evaluation.findings().stream()
        .filter(
            finding ->
                finding.rule().equals(rule) && finding.arguments().containsKey(Finding.SENTENCE))
        .forEach(
            finding ->
                lines.add(
                    "  "
                        + wording.what(finding)
                        + "  "
                        + Addresses.of(new Sides(finding).cells(), wording)));
    evaluation.undecided().stream()
        .filter(gap -> gap.rule().equals(rule))
        .forEach(
            gap ->
                lines.add(
                    "  "
                        + wording.label("section.undecided")
                        + "  "
                        + (gap.instance().row() + " ")
                        + wording.label(
                            "undecided.missing", Map.of("missing", wording.list(gap.missing())))));
    evaluation.notApplicable().stream()
        .filter(gap -> gap.rule().equals(rule))
        .forEach(gap -> lines.add("  " + wording.reason(gap)));
    return String.join("\n", lines) + "\n";
  }

  private static boolean fails(Judged judged) {
    return judged.kind().equals(Optional.of(FindingClass.ERROR));
  }

  private static int rank(Judged judged) {
    return fails(judged) ? 0 : judged.kind().isPresent() ? 1 : 2;
  }

  private List<String> told(RuleId rule, Judged judged) {
    Finding finding =
        new Finding(
            rule,
            rule.value(),
            judged.instance(),
            Severity.INFO,
            judged.kind().orElse(FindingClass.ERROR),
            Map.of(),
            Optional.of(judged.left()),
            Optional.of(judged.right()),
            Optional.of(judged.difference()),
            Optional.of(judged.tolerance()),
            judged.cells(),
            Optional.empty(),
            "");
    List<String> lines = new ArrayList<>();
    String verdict =
        wording.label("judged." + judged.kind().map(FindingClass::word).orElse("holds"));
    String where =
        String.join(
                " ", judged.instance().unit(), judged.instance().row(), judged.instance().column())
            .strip();
    Paint.Ink ink = judged.kind().isEmpty() ? Paint.Ink.GOOD : Paint.Ink.STRONG;
    lines.add("");
    lines.add("  " + (paint.on(ink, verdict) + "  " + where).stripTrailing());
    lines.addAll(new FindingText(wording, paint).figures(finding));
    new Sides(finding).cells().forEach(at -> lines.add("        " + cell(at)));
    return lines;
  }

  private String cell(Cell cell) {
    String place = DisplayWidth.padRight(Addresses.of(List.of(cell), wording), 26);
    String what = DisplayWidth.padRight(cell.row() + " · " + cell.column(), 40);
    return place + "  " + what + "  " + cell.quantity().map(Wording::amount).orElse("?");
  }
}
