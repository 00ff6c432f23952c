package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.RuleChange;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.xlsx.LineSums;
import io.gouji.engine.xlsx.SheetWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sheet of results: the verdict, every finding with a link, then what was not judged. */
final class ResultSheet {
  /** Widths in characters of: severity, rule, where, what, three figures, unit, why, do. */
  private static final List<Integer> WIDTHS = List.of(11, 10, 34, 46, 14, 14, 13, 7, 36, 38);

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
          "sheet.why",
          "sheet.do");

  private final Wording wording;

  ResultSheet(Wording wording) {
    this.wording = wording;
  }

  /**
   * The sheet.
   *
   * @param footer its last line, which is sealed; empty for none
   * @param remarks what is said of the copy itself
   * @param notes of the copy, so that their lines are known without a record
   */
  Edit of(Evaluation evaluation, String footer, List<String> remarks, List<String> notes) {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(List.of(NewCell.of(Role.TITLE, title(evaluation))));
    rows.add(legend(evaluation));
    remarks.forEach(remark -> rows.add(text(remark)));
    rows.add(text(Totals.pack(evaluation, wording)));
    Totals.prior(evaluation, wording)
        .ifPresent(last -> rows.add(text(wording.label("sheet.prior", Map.of("prior", last)))));
    rows.add(text(wording.label("relations", Totals.of(evaluation))));
    String joint = JointWords.of(evaluation.joint(), wording);
    if (!joint.isEmpty()) {
      rows.add(text(wording.label("sheet.joint", Map.of("joint", joint))));
    }
    List<List<NewCell>> suspects = new SuspectRows(evaluation, wording).rows();
    if (!suspects.isEmpty()) {
      rows.add(text(wording.label("sheet.suspects")));
    }
    rows.add(HEADS.stream().map(head -> NewCell.of(Role.HEAD, wording.label(head))).toList());
    int frozen = rows.size();
    rows.addAll(suspects);
    evaluation.findings().stream()
        .filter(finding -> !Rounding.covers(finding))
        .forEach(finding -> rows.add(row(finding)));
    Rounding rounding = Rounding.of(evaluation);
    if (rounding.count() > 0) {
      rows.add(List.of());
      rows.add(text(rounding.sentence(wording)));
      rounding.findings().forEach(finding -> rows.add(row(finding)));
    }
    rows.addAll(section("changes", evaluation.selection().changes(), this::row));
    rows.addAll(section("explained", evaluation.explained(), this::row));
    rows.addAll(section("undecided", evaluation.undecided(), this::row));
    rows.addAll(
        section("notApplicable", Gaps.skipped(evaluation.notApplicable(), wording), this::row));
    rows.addAll(section("faults", evaluation.faults(), this::row));
    String name = SheetName.free(wording.label("sheet.name"), evaluation.workbook().sheets());
    Edit.AddSheet sheet = new Edit.AddSheet(name, WIDTHS, frozen, rows);
    return footer.isEmpty() ? sheet : sealed(sheet, footer, notes);
  }

  /** With the last line, which also says by a stamp whether somebody wrote into the others. */
  private static Edit.AddSheet sealed(Edit.AddSheet sheet, String footer, List<String> notes) {
    List<List<NewCell>> rows = new ArrayList<>(sheet.rows());
    rows.add(LineSums.cells(notes).stream().map(sums -> NewCell.of(Role.SEAL, sums)).toList());
    Edit.AddSheet all = with(sheet, rows);
    rows.add(List.of());
    rows.add(List.of(NewCell.of(Role.MUTED, footer + " " + SheetWords.stamp(all))));
    return with(sheet, rows);
  }

  private static Edit.AddSheet with(Edit.AddSheet sheet, List<List<NewCell>> rows) {
    return new Edit.AddSheet(sheet.name(), sheet.widths(), sheet.frozenRows(), rows);
  }

  private String title(Evaluation evaluation) {
    String verdict = wording.label("verdict." + evaluation.verdict().outcome());
    return wording.label("sheet.title", Map.of("verdict", verdict));
  }

  /** The looks of marked cells: how many findings each stands for, and the cells that take part. */
  private List<NewCell> legend(Evaluation evaluation) {
    List<NewCell> cells = new ArrayList<>();
    int suspected = SuspectRows.cells(evaluation);
    cells.add(NewCell.of(Role.KEY_SUSPECT, wording.label("mark.suspect") + " " + suspected));
    for (Severity severity : Severity.values()) {
      Role key = Role.valueOf("KEY_" + severity.name());
      cells.add(NewCell.of(key, mark(severity) + " " + Totals.told(evaluation, severity)));
    }
    cells.add(NewCell.of(Role.INVOLVED, wording.label("sheet.involved")));
    return cells;
  }

  /** A severity with the shape that tells it where colours do not. */
  private String mark(Severity severity) {
    return wording.label("mark." + severity.word());
  }

  private static List<NewCell> text(String text) {
    return List.of(NewCell.of(Role.MUTED, text));
  }

  private <T> List<List<NewCell>> section(
      String label, List<T> items, Function<T, List<NewCell>> row) {
    List<List<NewCell>> rows = new ArrayList<>();
    if (!items.isEmpty()) {
      rows.add(List.of());
      rows.add(text(wording.label("section." + label)));
      items.forEach(item -> rows.add(row.apply(item)));
    }
    return rows;
  }

  /** As the finding itself, with the reason given in the place of ours. */
  private List<NewCell> row(Explained done) {
    List<NewCell> cells = new ArrayList<>(row(done.finding()));
    cells.set(0, NewCell.of(Role.INVOLVED, wording.label("sheet.explained")));
    int why = HEADS.indexOf("sheet.why");
    cells.set(why, NewCell.of(Role.TEXT, wording.explained("sheet.reason", done)));
    cells.set(HEADS.indexOf("sheet.do"), NewCell.of(Role.TEXT, ""));
    return cells;
  }

  private List<NewCell> row(Undecided gap) {
    String where = (gap.instance().row() + " " + gap.instance().column()).strip();
    String missing = wording.list(gap.missing());
    String why = wording.label("undecided.missing", Map.of("missing", missing));
    return row("sheet.undecided", gap.rule().value(), where, wording.name(gap.rule()), why);
  }

  private List<NewCell> row(Gaps.Skipped gap) {
    String count = Integer.toString(gap.rules().size());
    String rules = wording.label("sheet.rules", Map.of("count", count));
    return row("sheet.notApplicable", rules, gap.cause(), wording.list(gap.rules()), "");
  }

  private List<NewCell> row(RuleChange change) {
    return row(
        "change." + change.kind().word(),
        change.rule().value(),
        RuleChanges.place(change, wording),
        RuleChanges.name(change, wording),
        change.reason());
  }

  private List<NewCell> row(Fault fault) {
    return row("sheet.fault", fault.where(), "", fault.message(), "");
  }

  /** A row without figures. */
  private List<NewCell> row(String label, String rule, String where, String what, String why) {
    return Stream.of(wording.label(label), rule, where, what, "", "", "", "", why, "")
        .map(text -> NewCell.of(Role.TEXT, text))
        .toList();
  }

  private List<NewCell> row(Finding finding) {
    String unit = unit(finding);
    return List.of(
        NewCell.of(
            role(finding.severity()),
            Rounding.covers(finding) ? wording.label("mark.rounding") : mark(finding.severity())),
        NewCell.of(Role.TEXT, finding.rule().value()),
        where(finding),
        NewCell.of(Role.TEXT, what(finding)),
        number(finding.left().map(Side::quantity), unit),
        number(finding.right().map(Side::quantity), unit),
        number(finding.difference(), unit),
        NewCell.of(Role.TEXT, unit),
        NewCell.of(Role.TEXT, Rounding.covers(finding) ? "" : wording.why(finding)),
        NewCell.of(Role.TEXT, wording.remedy(finding)));
  }

  /** What is wrong, and where the figures of the year before stand: no link can lead there. */
  private String what(Finding finding) {
    String what = wording.subject(finding);
    String prior = Addresses.of(new Sides(finding).prior(), wording);
    return prior.isEmpty()
        ? what
        : wording.label("sheet.what.prior", Map.of("what", what, "prior", prior));
  }

  /** The unit all figures of a finding share; empty where each must name its own. */
  private static String unit(Finding finding) {
    List<String> units =
        Stream.of(
                finding.left().map(Side::quantity),
                finding.right().map(Side::quantity),
                finding.difference())
            .flatMap(Optional::stream)
            .map(Quantity::unit)
            .distinct()
            .toList();
    return units.size() == 1 ? units.get(0) : "";
  }

  private NewCell where(Finding finding) {
    List<Cell> cells = new Sides(finding).own();
    if (cells.isEmpty()) {
      return NewCell.of(Role.TEXT, "");
    }
    Cell first = finding.principal().orElseThrow();
    String place = place(first, wording);
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

  /** A cell with its address first, which a narrow column still shows. */
  static String place(Cell cell, Wording wording) {
    return wording.label("sheet.cell", Map.of("cell", cell.ref().a1(), "sheet", cell.sheet()));
  }

  /** A place inside the workbook as Excel's links name it. */
  static String target(Cell cell) {
    return "'" + cell.sheet().replace("'", "''") + "'!" + cell.ref().a1();
  }

  /** A figure in the row's unit as a number; with its own unit where the row has none. */
  static NewCell number(Optional<Quantity> quantity, String unit) {
    return NewCell.of(
        Role.NUMBER,
        quantity.map(one -> one.unit().equals(unit) ? one.text() : Wording.amount(one)).orElse(""));
  }

  private static Role role(Severity severity) {
    return Role.valueOf(severity.name());
  }
}
