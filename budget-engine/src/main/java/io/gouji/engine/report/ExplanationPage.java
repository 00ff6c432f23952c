package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.Explaining.ExplanationSheet;
import io.gouji.engine.binding.Explanations;
import io.gouji.engine.binding.Explanations.Column;
import io.gouji.engine.finding.Explanation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Snapshot;
import io.gouji.engine.report.ExplanationRows.Text;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sheet people explain findings in: a row for each, prepared up to the reason. A sheet that is
 * there only gets rows below its last; what people wrote is theirs.
 */
final class ExplanationPage {
  private static final List<Integer> WIDTHS = List.of(17, 34, 22, 40, 48, 12, 13, 8);

  /** What people write themselves. */
  private static final List<Column> WRITTEN = List.of(Column.REASON, Column.WHO, Column.DATE);

  private final Wording wording;
  private final Evaluation evaluation;

  ExplanationPage(Wording wording, Evaluation evaluation) {
    this.wording = wording;
    this.evaluation = evaluation;
  }

  /** What one row says. */
  private record Line(Map<Column, String> texts, Optional<Cell> cell) {
    String text(Column column) {
      return texts.getOrDefault(column, "");
    }
  }

  List<Edit> edits() {
    Optional<ExplanationSheet> present = evaluation.explaining().sheet();
    if (present.isEmpty()) {
      List<Line> lines = lines(List.of());
      return lines.isEmpty() ? List.of() : List.of(sheet(lines));
    }
    ExplanationSheet sheet = present.get();
    return sheet.content().map(content -> below(sheet.name(), content)).orElse(List.of());
  }

  /** Findings that are or must be explained and have no row for their values and year yet. */
  private List<Line> lines(List<Explanation> present) {
    List<Explanation> known = new ArrayList<>(present);
    List<Line> lines = new ArrayList<>();
    for (Explained done : evaluation.explained()) {
      add(done.finding(), done.explanation(), known, lines);
    }
    for (Finding open : evaluation.toExplain()) {
      String values = Snapshot.of(open);
      Explanation blank =
          new Explanation(open.fingerprint(), values, "", "", "", evaluation.year(), "");
      add(open, blank, known, lines);
    }
    return lines;
  }

  private void add(Finding finding, Explanation one, List<Explanation> known, List<Line> lines) {
    boolean there =
        known.stream().anyMatch(row -> row.fits(finding) && row.year().equals(one.year()));
    if (!there) {
      known.add(one);
      lines.add(line(finding, one));
    }
  }

  private Line line(Finding finding, Explanation one) {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    texts.put(Column.FINGERPRINT, one.fingerprint());
    texts.put(Column.RELATION, wording.subject(finding));
    Optional<Cell> cell = finding.principal();
    texts.put(Column.PLACE, cell.map(at -> Addresses.of(List.of(at), wording)).orElse(""));
    texts.put(Column.VALUES, one.values());
    texts.put(Column.REASON, one.reason());
    texts.put(Column.WHO, one.who());
    texts.put(Column.DATE, one.date());
    texts.put(Column.YEAR, one.year());
    return new Line(texts, cell);
  }

  /** What is explained and does not stand in the workbook yet; see {@link ExplanationRows}. */
  Optional<ExplanationRows> said() {
    Optional<ExplanationSheet> present = evaluation.explaining().standing();
    if (present.isEmpty()) {
      return Optional.of(fresh());
    }
    String name = present.get().name();
    return present
        .get()
        .content()
        .map(content -> new ExplanationRows(name, false, unsaid(content)));
  }

  private ExplanationRows fresh() {
    List<Text> texts = new ArrayList<>();
    int row = 0;
    for (List<NewCell> heading : heading()) {
      for (int column = 0; column < heading.size(); column++) {
        texts.add(new Text(new CellRef(row, column).a1(), heading.get(column).text()));
      }
      row++;
    }
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      columns.put(column, column.ordinal());
    }
    List<Text> lines = unsaid(new Explanations(List.of(), columns, row));
    texts.addAll(lines);
    String name = wording.label("explain.sheet");
    return new ExplanationRows(name, true, lines.isEmpty() ? List.of() : texts);
  }

  /** A row that was prepared is filled in; for the others there are new ones. */
  private List<Text> unsaid(Explanations content) {
    List<Text> texts = new ArrayList<>();
    int end = content.end();
    for (Explained done : evaluation.explained()) {
      Line line = line(done.finding(), done.explanation());
      Optional<Explanation> row =
          content.list().stream()
              .filter(one -> one.fits(done.finding()))
              .filter(one -> one.year().equals(done.explanation().year()))
              .findFirst();
      if (row.isEmpty()) {
        texts.addAll(texts(line, content, List.of(Column.values()), end));
        end++;
      } else if (!row.get().isBegun()) {
        String place = row.get().place();
        int prepared = CellRef.parse(place.substring(place.lastIndexOf('!') + 1)).row();
        texts.addAll(texts(line, content, WRITTEN, prepared));
      }
    }
    return texts;
  }

  private static List<Text> texts(Line line, Explanations content, List<Column> which, int row) {
    return which.stream()
        .filter(column -> content.columns().containsKey(column) && !line.text(column).isEmpty())
        .map(
            column ->
                new Text(new CellRef(row, content.columns().get(column)).a1(), line.text(column)))
        .toList();
  }

  private List<List<NewCell>> heading() {
    List<NewCell> heads = new ArrayList<>();
    for (Column column : Column.values()) {
      String name = column.name().toLowerCase(java.util.Locale.ROOT);
      heads.add(NewCell.of(Role.HEAD, wording.label("explain.head." + name)));
    }
    return List.of(
        List.of(NewCell.of(Role.TITLE, wording.label("explain.title"))),
        List.of(NewCell.of(Role.MUTED, wording.label("explain.hint"))),
        heads);
  }

  private Edit sheet(List<Line> lines) {
    List<List<NewCell>> rows = new ArrayList<>(heading());
    int frozen = rows.size();
    lines.forEach(line -> rows.add(cells(line)));
    return new Edit.AddSheet(wording.label("explain.sheet"), WIDTHS, frozen, rows);
  }

  private static List<NewCell> cells(Line line) {
    List<NewCell> cells = new ArrayList<>();
    for (Column column : Column.values()) {
      Optional<Cell> linked = column == Column.PLACE ? line.cell() : Optional.empty();
      NewCell plain = NewCell.of(Role.TEXT, line.text(column));
      cells.add(
          linked
              .map(at -> new NewCell(line.text(column), Role.LINK, ResultSheet.target(at)))
              .orElse(plain));
    }
    return cells;
  }

  private List<Edit> below(String sheet, Explanations content) {
    List<Edit> edits = new ArrayList<>();
    int row = content.end();
    for (Line line : lines(content.list())) {
      for (Map.Entry<Column, Integer> column : new EnumMap<>(content.columns()).entrySet()) {
        CellRef at = new CellRef(row, column.getValue());
        String text = line.text(column.getKey());
        if (!text.isEmpty()) {
          edits.add(cell(sheet, at, text, column.getKey() == Column.PLACE ? line.cell() : none()));
        }
      }
      row++;
    }
    return edits;
  }

  private static Optional<Cell> none() {
    return Optional.empty();
  }

  /** A link can be added to a sheet that is there only as a formula. */
  private static Edit cell(String sheet, CellRef at, String text, Optional<Cell> target) {
    CellValue value = new CellValue.Text(text);
    return target
        .<Edit>map(
            to ->
                new Edit.SetFormula(
                    sheet,
                    at,
                    "HYPERLINK(%s,%s)"
                        .formatted(quoted("#" + ResultSheet.target(to)), quoted(text)),
                    value))
        .orElseGet(() -> new Edit.SetValue(sheet, at, value));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
