package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.RuleChange;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An evaluation for the reader of a terminal: the verdict first, then what to act on, then why. */
public final class TextReport {
  private final Wording wording;
  private final Paint paint;

  /**
   * A report in one language.
   *
   * @param paint the colours the reader's terminal shows
   */
  public TextReport(Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
  }

  /** The report on a workbook that is known by its name alone. */
  public String write(Evaluation evaluation) {
    return write(evaluation, evaluation.workbook().name());
  }

  /**
   * The report, each line ended by a line feed.
   *
   * @param path of the workbook as the caller gave it, which tells files of one name apart
   */
  public String write(Evaluation evaluation, String path) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(evaluation));
    lines.addAll(head(evaluation, path));
    // What to mend comes before why.
    lines.addAll(
        listed(
            "suspects",
            evaluation.suspicions().size(),
            new SuspectText(evaluation, wording, paint).lines(evaluation.suspicions())));
    for (Severity severity : Severity.values()) {
      lines.addAll(section(evaluation, severity));
    }
    List<RuleChange> changes = evaluation.selection().changes();
    lines.addAll(listed("changes", changes.size(), changes.stream().map(this::change).toList()));
    lines.addAll(
        listed(
            "explained",
            evaluation.explained().size(),
            evaluation.explained().stream().map(this::explained).toList()));
    lines.addAll(
        listed(
            "undecided",
            evaluation.undecided().size(),
            Gaps.undecided(evaluation.undecided(), wording)));
    lines.addAll(
        listed(
            "notApplicable",
            evaluation.notApplicable().size(),
            Gaps.notApplicable(evaluation.notApplicable(), wording)));
    lines.addAll(
        listed(
            "faults",
            evaluation.faults().size(),
            evaluation.faults().stream().map(TextReport::fault).toList()));
    return String.join("\n", lines) + "\n";
  }

  private String verdict(Evaluation evaluation) {
    Verdict verdict = evaluation.verdict();
    Map<String, String> blanks = new TreeMap<>(Totals.of(evaluation));
    blanks.put("verdict", wording.label("verdict." + verdict.outcome()));
    return paint.on(verdict, wording.label("verdict.line", blanks));
  }

  private List<String> head(Evaluation evaluation, String path) {
    List<String[]> rows = new ArrayList<>();
    rows.add(row("report.file", path));
    rows.add(row("report.pack", Totals.pack(evaluation, wording)));
    Totals.prior(evaluation, wording).ifPresent(last -> rows.add(row("report.prior", last)));
    Totals.choice(evaluation, wording).ifPresent(why -> rows.add(row("report.choice", why)));
    rows.add(row("report.tables", Totals.tables(evaluation, wording)));
    rows.add(row("report.relations", wording.label("relations", Totals.of(evaluation))));
    Rounding rounding = Rounding.of(evaluation);
    if (rounding.count() > 0) {
      rows.add(row("report.rounding", rounding.sentence(wording)));
    }
    String joint = JointWords.of(evaluation.joint(), wording);
    if (!joint.isEmpty()) {
      rows.add(row("report.joint", joint));
    }
    int width = rows.stream().mapToInt(cells -> DisplayWidth.of(cells[0])).max().orElse(0);
    return rows.stream()
        .map(
            cells ->
                paint.on(Paint.Ink.MUTED, DisplayWidth.padRight(cells[0], width)) + "  " + cells[1])
        .toList();
  }

  private String change(RuleChange change) {
    return RuleChanges.line(change, wording);
  }

  private String[] row(String label, String value) {
    return new String[] {wording.label(label), value};
  }

  private List<String> section(Evaluation evaluation, Severity severity) {
    List<Finding> told =
        evaluation.findings().stream()
            .filter(finding -> finding.severity() == severity && !Rounding.covers(finding))
            .toList();
    List<String> lines = new ArrayList<>();
    if (!told.isEmpty()) {
      lines.addAll(title(paint.on(severity, wording.severity(severity)), told.size()));
      lines.addAll(new FindingText(wording, paint).byTable(told));
    }
    return lines;
  }

  private List<String> listed(String label, int count, List<String> items) {
    List<String> lines = new ArrayList<>();
    if (!items.isEmpty()) {
      lines.addAll(title(wording.label("section." + label), count));
      items.forEach(item -> lines.add("  " + item));
    }
    return lines;
  }

  private List<String> title(String name, int count) {
    Map<String, String> blanks = Map.of("name", name, "count", Integer.toString(count));
    return List.of("", wording.label("section.counted", blanks));
  }

  private String explained(Explained done) {
    String where = Addresses.of(new Sides(done.finding()).principal().stream().toList(), wording);
    String reason = wording.explained("report.reason", done);
    return (done.finding().rule() + "  " + wording.subject(done.finding()) + "  " + where)
            .stripTrailing()
        + "\n    "
        + reason;
  }

  private static String fault(Fault fault) {
    return fault.where() + ": " + fault.message();
  }
}
