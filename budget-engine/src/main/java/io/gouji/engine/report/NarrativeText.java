package io.gouji.engine.report;

import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The evaluation of a narrative for the reader of a terminal: verdict, then what to mend. */
public final class NarrativeText {
  private static final String OPENING = "\u3010";
  private static final String CLOSING = "\u3011";

  /** Signs of a sentence told on each side of the words meant. */
  private static final int AROUND = 40;

  private final Wording wording;
  private final Paint paint;

  public NarrativeText(Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
  }

  /**
   * The report, each line ended by a line feed.
   *
   * @param path of the document as the caller gave it
   */
  public String write(NarrativeEvaluation evaluation, String path) {
    List<String> lines = new ArrayList<>();
    Map<String, String> blanks = NarrativeTotals.of(evaluation);
    blanks.put("verdict", wording.label("prose.verdict." + evaluation.verdict().outcome()));
    lines.add(paint.on(evaluation.verdict(), wording.label("prose.verdict", blanks)));
    lines.addAll(head(evaluation, path, blanks));
    for (Severity severity : Severity.values()) {
      List<Finding> told =
          evaluation.findings().stream().filter(one -> one.severity() == severity).toList();
      if (!told.isEmpty()) {
        String name = paint.on(severity, wording.severity(severity));
        lines.add("");
        lines.add(
            wording.label(
                "section.counted", Map.of("name", name, "count", Integer.toString(told.size()))));
        alike(told).values().forEach(group -> lines.addAll(findings(group)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> head(
      NarrativeEvaluation evaluation, String path, Map<String, String> blanks) {
    Map<String, String> rows = new TreeMap<>();
    rows.put("1report.file", path);
    rows.put("2report.pack", NarrativeTotals.pack(evaluation, wording));
    rows.put("3report.prose", wording.label("prose.figures", blanks));
    rows.put("4report.beside", NarrativeTotals.beside(evaluation, wording));
    NarrativeTotals.prior(evaluation, wording).ifPresent(last -> rows.put("5report.prior", last));
    String uncompared = NarrativeTotals.uncompared(evaluation, wording);
    if (!uncompared.isEmpty()) {
      rows.put("6report.uncompared", uncompared);
    }
    int width = rows.keySet().stream().mapToInt(key -> DisplayWidth.of(label(key))).max().orElse(0);
    return rows.entrySet().stream()
        .map(
            row ->
                paint.on(Paint.Ink.MUTED, DisplayWidth.padRight(label(row.getKey()), width))
                    + "  "
                    + row.getValue())
        .toList();
  }

  private String label(String key) {
    return wording.label(key.substring(1));
  }

  /** Findings of one rule that have reason and remedy in common. */
  private Map<String, List<Finding>> alike(List<Finding> findings) {
    return findings.stream()
        .collect(
            Collectors.groupingBy(
                finding -> finding.rule() + wording.why(finding) + wording.remedy(finding),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<String> findings(List<Finding> group) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : group) {
      boolean first = lines.isEmpty();
      lines.add("  " + paint.on(Paint.Ink.STRONG, finding.rule() + "  " + wording.what(finding)));
      Location.Prose place = NarrativeTotals.place(finding);
      String paragraph =
          wording.label("prose.place", Map.of("number", Integer.toString(place.paragraph())));
      line(lines, paragraph, quoted(place));
      line(lines, wording.label("finding.cells"), cells(finding));
      if (first) {
        line(lines, wording.label("finding.why"), wording.why(finding));
        line(lines, wording.label("finding.do"), wording.remedy(finding));
      }
    }
    return lines;
  }

  private String cells(Finding finding) {
    return Addresses.of(new Sides(finding).cells(), wording);
  }

  private void line(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add("      " + paint.on(Paint.Ink.MUTED, label) + "  " + text);
    }
  }

  /** The sentence with the words meant in brackets, long ones cut. */
  private static String quoted(Location.Prose place) {
    String quote = place.quote();
    if (place.words().isEmpty() || place.words().length() > 2 * AROUND) {
      return cut(quote, 2 * AROUND);
    }
    String before = quote.substring(0, place.at());
    String rest = quote.substring(place.at());
    String after = rest.startsWith(place.words()) ? rest.substring(place.words().length()) : "";
    String head =
        before.length() > AROUND ? "…" + before.substring(before.length() - AROUND) : before;
    boolean bracketed = place.words().startsWith(OPENING) && place.words().endsWith(CLOSING);
    String words = bracketed ? place.words() : OPENING + place.words() + CLOSING;
    return head + words + cut(after, AROUND);
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) + "…" : text;
  }
}
