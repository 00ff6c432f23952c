package io.gouji.engine.report;

import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of one severity as lines, table by table, like ones together. */
final class FindingText {
  /** Findings of one message in one table told in full; the others only by their cells. */
  private static final int TOLD = 5;

  private final Wording wording;
  private final Paint paint;

  FindingText(Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
  }

  List<String> byTable(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    group(findings, FindingText::table)
        .forEach(
            (table, here) -> {
              lines.add("  " + paint.on(Paint.Ink.STRONG, heading(table)));
              group(here, this::sentences).values().forEach(alike -> lines.addAll(alike(alike)));
            });
    return lines;
  }

  private static Map<String, List<Finding>> group(
      List<Finding> findings, java.util.function.Function<Finding, String> key) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      groups.computeIfAbsent(key.apply(finding), none -> new ArrayList<>()).add(finding);
    }
    return groups;
  }

  private static String table(Finding finding) {
    return new Sides(finding).principal().map(Cell::table).orElse("");
  }

  /** Like findings share their reason and remedy too, so that these are true of each. */
  private String sentences(Finding finding) {
    return finding.message() + wording.why(finding) + wording.remedy(finding);
  }

  private String heading(String table) {
    return table.isEmpty() ? wording.label("report.workbook") : wording.table(table);
  }

  /** Like findings: a relation is named once and told by its figures, a note by its sentence. */
  private List<String> alike(List<Finding> findings) {
    Finding first = findings.get(0);
    boolean relation = new Sides(first).complete();
    List<String> lines = new ArrayList<>();
    if (relation) {
      lines.add(heading(first, wording.name(first.rule())));
    }
    if (!first.claims().isEmpty()) {
      findings.forEach(finding -> lines.addAll(claims(finding)));
      addLine(lines, "finding.why", wording.why(first));
      addLine(lines, "finding.do", wording.remedy(first));
      return lines;
    }
    // What has no cell is known by its sentence only.
    boolean nameless = new Sides(first).principal().isEmpty();
    int told = nameless || findings.size() <= TOLD + 1 ? findings.size() : TOLD;
    for (Finding finding : findings.subList(0, told)) {
      if (relation && finding != first) {
        lines.add("");
      }
      lines.addAll(relation ? figures(finding) : List.of(note(finding)));
    }
    if (told < findings.size()) {
      lines.add("      " + rest(findings.subList(told, findings.size())));
    }
    addLine(lines, "finding.why", wording.why(first));
    addLine(lines, "finding.do", wording.remedy(first));
    return lines;
  }

  /** Each relation by its name, with both sides below it as for a relation that fails alone. */
  private List<String> claims(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(finding, wording.heading(finding)));
    for (Claim claim : finding.claims()) {
      lines.add("      " + claim.rule() + "  " + wording.name(claim.rule()));
      String sign = claim.sign().equals("=") ? "" : claim.sign() + " ";
      String right = sign + wording.side(claim.right());
      aligned(
              List.of(
                  line("finding.left", List.of(), claim.left()),
                  new Line(wording.label("finding.right"), right, claim.right().quantity(), "")))
          .forEach(line -> lines.add("  " + line));
    }
    String cells = Addresses.of(new Sides(finding).cells(), wording);
    addLine(lines, "finding.cells", cells);
    return lines;
  }

  private String heading(Finding finding, String text) {
    return "    " + paint.on(Paint.Ink.STRONG, finding.rule() + "  " + text);
  }

  private String note(Finding finding) {
    List<Cell> cells = new Sides(finding).cells();
    return heading(finding, wording.what(finding))
        + ("  " + Addresses.of(cells, wording)).stripTrailing();
  }

  private String rest(List<Finding> findings) {
    List<Cell> cells =
        findings.stream().flatMap(finding -> new Sides(finding).principal().stream()).toList();
    return wording.label(
        "finding.more",
        Map.of("count", Integer.toString(findings.size()), "cells", Addresses.of(cells, wording)));
  }

  private void addLine(List<String> lines, String label, String sentence) {
    if (!sentence.isEmpty()) {
      lines.add("      " + paint.on(Paint.Ink.MUTED, wording.label(label)) + "  " + sentence);
    }
  }

  /** The sides of a relation and their difference, aligned. */
  List<String> figures(Finding finding) {
    Sides sides = new Sides(finding);
    Side left = finding.left().orElseThrow();
    Side right = finding.right().orElseThrow();
    Quantity gap = finding.difference().orElseThrow();
    return aligned(
        List.of(
            line("finding.left", sides.leftCells(), left),
            line("finding.right", sides.rightCells(), right),
            new Line(
                wording.label("finding.difference"),
                "",
                gap,
                finding.tolerance().map(this::bound).orElse(""))));
  }

  private Line line(String label, List<Cell> cells, Side side) {
    return new Line(
        wording.label(label), wording.side(side), side.quantity(), Addresses.of(cells, wording));
  }

  private String bound(Quantity tolerance) {
    return wording.label("finding.tolerance", Map.of("tolerance", Wording.amount(tolerance)));
  }

  /**
   * One line of a relation.
   *
   * @param remark what stands behind the figure
   */
  private record Line(String label, String what, Quantity figure, String remark) {}

  private List<String> aligned(List<Line> lines) {
    int labels = width(lines.stream().map(Line::label).toList());
    int whats = width(lines.stream().map(Line::what).toList());
    int figures = width(lines.stream().map(line -> Wording.number(line.figure())).toList());
    return lines.stream()
        .map(
            line ->
                "      "
                    + paint.on(Paint.Ink.MUTED, DisplayWidth.padRight(line.label(), labels))
                    + "  "
                    + DisplayWidth.padRight(line.what(), whats)
                    + "  "
                    + DisplayWidth.padLeft(Wording.number(line.figure()), figures)
                    + (" " + line.figure().unit() + "  " + line.remark()).stripTrailing())
        .toList();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(DisplayWidth::of).max().orElse(0);
  }
}
