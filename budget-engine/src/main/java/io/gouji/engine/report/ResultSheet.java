package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sheet of results: the verdict, every finding with a link, then what was not judged. */
final class ResultSheet {
  /** Widths in characters of: severity, rule, where, what, left, right, difference, unit, do. */
  private static final List<Integer> WIDTHS = List.of(8, 9, 20, 46, 16, 16, 13, 7, 44);

  private static final List<String> HEADS =
      List.of(
          "sheet.severity",
          "sheet.rule",
          "sheet.where",
          "sheet.what",
          "sheet.left",
          "sheet.right",
          "sheet.difference",
          "sheet.unit",
          "sheet.do");

  private final Wording wording;

  ResultSheet(Wording wording) {
    this.wording = wording;
  }

  Edit of(Evaluation evaluation, String footer) {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(List.of(NewCell.of(Role.TITLE, wording.label("sheet.title"))));
    rows.add(List.of(NewCell.of(verdict(evaluation.verdict()), verdict(evaluation))));
    rows.add(text(Totals.pack(evaluation, wording)));
    rows.add(text(wording.label("relations", Totals.of(evaluation))));
    rows.add(HEADS.stream().map(head -> NewCell.of(Role.HEAD, wording.label(head))).toList());
    int frozen = rows.size();
    evaluation.findings().stream()
        .filter(finding -> !Rounding.covers(finding))
        .forEach(finding -> rows.add(row(finding)));
    Rounding rounding = Rounding.of(evaluation);
    if (rounding.count() > 0) {
      rows.addAll(section("report.rounding", List.of(rounding.sentence(wording))));
      rounding.findings().forEach(finding -> rows.add(row(finding)));
    }
    rows.addAll(section("section.undecided", Gaps.undecided(evaluation.undecided(), wording)));
    rows.addAll(
        section("section.notApplicable", Gaps.notApplicable(evaluation.notApplicable(), wording)));
    rows.addAll(
        section(
            "section.faults",
            evaluation.faults().stream().map(f -> f.where() + ": " + f.message()).toList()));
    if (!footer.isEmpty()) {
      rows.add(List.of());
      rows.add(List.of(NewCell.of(Role.MUTED, footer)));
    }
    return new Edit.AddSheet(name(evaluation.workbook().sheets()), WIDTHS, frozen, rows);
  }

  /** A name no sheet of the workbook has yet. */
  private String name(List<String> taken) {
    String name = wording.label("sheet.name");
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "(" + number + ")")
        .filter(free -> taken.stream().noneMatch(free::equalsIgnoreCase))
        .findFirst()
        .orElseThrow();
  }

  private String verdict(Evaluation evaluation) {
    return wording.label("verdict." + evaluation.verdict().word())
        + wording.label("verdict.counts", Totals.of(evaluation));
  }

  private static Role verdict(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> Role.INFO;
      case WARNINGS -> Role.WARNING;
      case INCOMPLETE, ERRORS -> Role.ERROR;
    };
  }

  private static List<NewCell> text(String text) {
    return List.of(NewCell.of(Role.MUTED, text));
  }

  private List<List<NewCell>> section(String label, List<String> items) {
    List<List<NewCell>> rows = new ArrayList<>();
    if (!items.isEmpty()) {
      rows.add(List.of());
      rows.add(List.of(NewCell.of(Role.HEAD, wording.label(label))));
      items.forEach(item -> rows.add(text(item)));
    }
    return rows;
  }

  private List<NewCell> row(Finding finding) {
    Optional<Quantity> gap = finding.difference();
    return List.of(
        NewCell.of(role(finding.severity()), wording.severity(finding.severity())),
        NewCell.of(Role.TEXT, finding.rule().value()),
        where(finding),
        NewCell.of(Role.TEXT, wording.subject(finding)),
        number(finding.left().map(Side::quantity)),
        number(finding.right().map(Side::quantity)),
        number(gap),
        NewCell.of(Role.TEXT, gap.map(Quantity::unit).orElse("")),
        NewCell.of(Role.TEXT, wording.remedy(finding)));
  }

  private NewCell where(Finding finding) {
    List<Cell> cells = new Sides(finding).cells();
    if (cells.isEmpty()) {
      return NewCell.of(Role.TEXT, "");
    }
    Cell first = cells.get(0);
    String place = Addresses.of(List.of(first));
    String text =
        cells.size() == 1
            ? place
            : wording.label(
                "sheet.others",
                Map.of(
                    "cell", place,
                    "count", Integer.toString(cells.size()),
                    "more", Integer.toString(cells.size() - 1)));
    return new NewCell(text, Role.LINK, target(first));
  }

  /** A place inside the workbook as Excel's links name it. */
  private static String target(Cell cell) {
    return "'" + cell.sheet().replace("'", "''") + "'!" + cell.ref().a1();
  }

  private static NewCell number(Optional<Quantity> quantity) {
    return quantity
        .map(figure -> NewCell.of(Role.NUMBER, figure.text()))
        .orElse(NewCell.of(Role.TEXT, ""));
  }

  private static Role role(Severity severity) {
    return Role.valueOf(severity.name());
  }
}
