package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.pack.Headline;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the check of one file came to, told in one language: plain values of which all reports about
 * many files are made, and which can be kept and read again.
 *
 * @param path of the file as the caller gives it, folders separated by {@code /}
 * @param sha256 of its bytes in hexadecimal; empty where they could not be read
 * @param verdict outcome of the {@link io.gouji.engine.Verdict}; empty unless it was checked
 * @param unit the budget unit it names, or empty
 * @param year the budget year it names, or empty
 * @param pack id of the pack it was checked by, or empty
 * @param counts findings by severity, roundings left out
 * @param relations single relations that apply, judged and undecided
 * @param headlines the pack's headline figures, those that are stated
 * @param findings gravest first, roundings left out
 * @param suspects what to mend, most probable first, a sentence for each group of failing relations
 * @param undecided what could not be judged, a sentence each
 * @param problems why it could not be read, or what went wrong while checking
 * @param outputs files written beside the report
 */
public record FileResult(
    String path,
    String sha256,
    State state,
    String verdict,
    String unit,
    String year,
    String pack,
    Map<Severity, Integer> counts,
    Relations relations,
    List<Figure> headlines,
    List<Item> findings,
    List<String> suspects,
    List<String> undecided,
    List<String> problems,
    List<JsonReport.Output> outputs) {
  /** How far the check of a file got. */
  public enum State {
    CHECKED,
    /** The file is no workbook that can be read; its problems say why. */
    UNREADABLE,
    /** It took longer than was allowed. */
    TIMED_OUT,
    /** We failed. */
    FAULT
  }

  /**
   * How many single relations were judged, and how many could not be.
   *
   * @param rounded findings of a difference that rounding explains, which are none to act on
   */
  public record Relations(int judged, int undecided, int rounded) {}

  /**
   * A figure with what it is.
   *
   * @param name what it is: a side of a relation, or a headline
   * @param value decimal, without separators
   * @param unit of money
   */
  public record Figure(String name, String value, String unit) {}

  /** A cell of the file. */
  public record Place(String sheet, String ref) {}

  /**
   * A finding.
   *
   * @param name of the rule
   * @param kind word of the {@link io.gouji.engine.finding.FindingClass}
   * @param table number and name of the table it is told under, or empty
   * @param places its cells, the one to look at first
   */
  public record Item(
      String rule,
      String name,
      Severity severity,
      String kind,
      String table,
      String text,
      String why,
      String remedy,
      Optional<Figure> left,
      Optional<Figure> right,
      Optional<Figure> difference,
      List<Place> places,
      String fingerprint) {
    public Item {
      places = List.copyOf(places);
    }
  }

  public FileResult {
    counts = counts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(counts));
    headlines = List.copyOf(headlines);
    findings = List.copyOf(findings);
    suspects = List.copyOf(suspects);
    undecided = List.copyOf(undecided);
    problems = List.copyOf(problems);
    outputs = List.copyOf(outputs);
  }

  /** A file that was checked. */
  public static FileResult of(
      Evaluation evaluation, Wording wording, String path, List<JsonReport.Output> outputs) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, Totals.told(evaluation, severity));
    }
    Suspects suspects = new Suspects(evaluation, wording);
    return new FileResult(
        path,
        evaluation.workbook().sha256(),
        State.CHECKED,
        evaluation.verdict().outcome(),
        evaluation.unit(),
        evaluation.year(),
        evaluation.selection().pack().id(),
        counts,
        new Relations(
            evaluation.relations().judged(),
            evaluation.relations().undecided(),
            Totals.rounded(evaluation)),
        headlines(evaluation),
        evaluation.findings().stream()
            .filter(finding -> !Rounding.covers(finding))
            .map(finding -> item(finding, wording))
            .toList(),
        evaluation.suspicions().stream().map(suspects::first).toList(),
        Gaps.undecided(evaluation.undecided(), wording),
        evaluation.faults().stream().map(FileResult::told).toList(),
        outputs);
  }

  /** A file that was not checked, or not to the end. */
  public static FileResult not(State state, String path, String sha256, List<String> problems) {
    return new FileResult(
        path,
        sha256,
        state,
        "",
        "",
        "",
        "",
        Map.of(),
        new Relations(0, 0, 0),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        problems,
        List.of());
  }

  public int count(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  private static String told(Fault fault) {
    return fault.where() + ": " + fault.message();
  }

  private static List<Figure> headlines(Evaluation evaluation) {
    List<Figure> figures = new ArrayList<>();
    for (Headline headline : Headline.of(evaluation.selection().pack())) {
      for (Block block : evaluation.book().blocks(headline.block())) {
        int row = block.row(headline.row());
        int column = block.column(headline.column());
        if (row >= 0 && column >= 0 && block.state(row, column) == FactState.STATED) {
          Quantity amount = Suspects.printed(block.evidence(row, column));
          figures.add(new Figure(headline.row(), amount.text(), amount.unit()));
        }
      }
    }
    return figures;
  }

  private static Item item(Finding finding, Wording wording) {
    Sides sides = new Sides(finding);
    List<Cell> cells = new ArrayList<>(sides.principal().filter(Cell::isOwn).stream().toList());
    sides.own().stream().filter(cell -> !cells.contains(cell)).forEach(cells::add);
    return new Item(
        finding.rule().value(),
        wording.name(finding.rule()),
        finding.severity(),
        finding.kind().word(),
        cells.isEmpty() ? "" : wording.table(cells.get(0).table()),
        wording.what(finding),
        wording.why(finding),
        wording.remedy(finding),
        finding.left().map(side -> figure(side, wording)),
        finding.right().map(side -> figure(side, wording)),
        finding.difference().map(amount -> new Figure("", amount.text(), amount.unit())),
        cells.stream().map(cell -> new Place(cell.sheet(), cell.ref().a1())).toList(),
        finding.fingerprint());
  }

  private static Figure figure(Side side, Wording wording) {
    return new Figure(wording.side(side), side.quantity().text(), side.quantity().unit());
  }
}
