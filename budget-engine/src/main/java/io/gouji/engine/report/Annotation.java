package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Location.Role;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Remains;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation adds to a copy of its workbook: notes and fills where to look, and one sheet
 * that lists everything with links. No value changes (DESIGN D7). Cells of the file of the year
 * before are named, never linked: they are elsewhere.
 */
public final class Annotation {
  /** Findings told in one note; a note is no place to read more. */
  private static final int NOTED = 4;

  /** Cells of one finding that are marked one by one; beyond, the first says where to look. */
  private static final int MANY = 12;

  private final Wording wording;

  public Annotation(Wording wording) {
    this.wording = wording;
  }

  /**
   * The edits, in order of sheet and cell.
   *
   * @param footer the last line of the sheet of results; empty for none
   */
  public List<Edit> edits(Evaluation evaluation, String footer) {
    return edits(evaluation, footer, List.of(), Remains.NONE);
  }

  /**
   * The same.
   *
   * @param remarks what the sheet of results says of the copy itself, a line each
   * @param remains of an earlier check
   */
  List<Edit> edits(Evaluation evaluation, String footer, List<String> remarks, Remains remains) {
    List<Edit> edits = new ArrayList<>();
    marks(evaluation).forEach((place, mark) -> edits.addAll(mark.edits(place)));
    List<String> notes = new ArrayList<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.Note note) {
        notes.add(note.text());
      }
    }
    edits.add(new ResultSheet(wording).of(evaluation, footer, remarks, notes));
    edits.addAll(new ExplanationPage(wording, evaluation).edits());
    String ledger = SheetName.free(wording.label("ledger.sheet"), evaluation.workbook().sheets());
    edits.add(new Edit.Ledger(ledger, wording.label("ledger.about"), remains));
    edits.add(new Edit.Reversible());
    return edits;
  }

  /** A cell by its sheet's place in the workbook. */
  private record Spot(int order, String sheet, CellRef cell) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
        Comparator.comparingInt(Spot::order).thenComparing(Spot::cell);

    @Override
    public int compareTo(Spot other) {
      return ORDER.compare(this, other);
    }
  }

  /** What is said at one cell: gravest first, as the findings are. */
  private final class Mark {
    private final Map<String, Finding> told = new LinkedHashMap<>();
    private final List<Explained> explained = new ArrayList<>();
    private final List<String> suspected = new ArrayList<>();
    private Edit.Mark gravest = Edit.Mark.INVOLVED;

    void fill(Edit.Mark mark) {
      gravest = mark.compareTo(gravest) < 0 ? mark : gravest;
    }

    void tell(Finding finding) {
      fill(mark(finding));
      told.putIfAbsent(finding.fingerprint(), finding);
    }

    void suspect(String line) {
      fill(Edit.Mark.SUSPECT);
      suspected.add(line);
    }

    void explain(Explained done) {
      explained.add(done);
    }

    List<Edit> edits(Spot place) {
      List<Edit> edits = new ArrayList<>();
      edits.add(new Edit.Fill(place.sheet(), place.cell(), gravest));
      List<String> lines = new ArrayList<>(suspected);
      if (!told.isEmpty()) {
        lines.add(note(List.copyOf(told.values())));
      }
      explained.forEach(done -> lines.add(wording.explained("note.explained", done)));
      if (!lines.isEmpty()) {
        edits.add(new Edit.Note(place.sheet(), place.cell(), String.join("\n", lines)));
      }
      return edits;
    }
  }

  private TreeMap<Spot, Mark> marks(Evaluation evaluation) {
    TreeMap<Spot, Mark> marks = new TreeMap<>();
    List<String> sheets = evaluation.workbook().sheets();
    for (Finding finding : evaluation.findings()) {
      if (!Rounding.covers(finding)) {
        mark(finding, sheets, marks);
      }
    }
    suspects(evaluation, marks);
    for (Explained done : evaluation.explained()) {
      new Sides(done.finding()).principal().ifPresent(at -> at(at, sheets, marks).explain(done));
    }
    return marks;
  }

  /** Tells the cells most probably wrong what they should say; of blocks the first. */
  private void suspects(Evaluation evaluation, TreeMap<Spot, Mark> marks) {
    Suspects words = new Suspects(evaluation, wording);
    SuspectAdvice advice = new SuspectAdvice(wording, words);
    for (Suspicion suspicion : evaluation.suspicions()) {
      // A remainder of rounding names nobody.
      long told = suspicion.kind() == Suspicion.Kind.TAIL ? 0 : 1;
      for (SuspectSet likeliest : suspicion.sets().stream().limit(told).toList()) {
        boolean block = suspicion.kind() == Suspicion.Kind.BLOCK;
        for (Suspect suspect : likeliest.cells().stream().limit(block ? 1 : MANY).toList()) {
          String should = block ? words.block(likeliest) : words.should(suspicion, suspect);
          Mark mark = at(words.cell(suspect.cell()), evaluation.workbook().sheets(), marks);
          mark.suspect(advice.note(suspicion, should));
        }
      }
    }
  }

  /** Tells the cells to look at what is wrong; the others are only shown as involved. */
  private void mark(Finding finding, List<String> sheets, TreeMap<Spot, Mark> marks) {
    Sides sides = new Sides(finding);
    List<Cell> told = told(sides);
    List<Cell> others = sides.own().stream().filter(cell -> !told.contains(cell)).toList();
    told.forEach(cell -> at(cell, sheets, marks).tell(finding));
    boolean figures = sides.complete() || !finding.claims().isEmpty();
    if (!figures && finding.severity() != Severity.INFO) {
      others.forEach(cell -> at(cell, sheets, marks).fill(mark(finding)));
    } else if (figures && others.size() <= MANY) {
      others.forEach(cell -> at(cell, sheets, marks).fill(Edit.Mark.INVOLVED));
    }
  }

  /** All but the parts of a sum; one alone where they are many. */
  private static List<Cell> told(Sides sides) {
    List<Cell> told = sides.own().stream().filter(cell -> cell.role() != Role.PART).toList();
    boolean few = !told.isEmpty() && told.size() <= MANY;
    return few ? told : sides.principal().stream().toList();
  }

  private Mark at(Cell cell, List<String> sheets, TreeMap<Spot, Mark> marks) {
    Spot place = new Spot(sheets.indexOf(cell.sheet()), cell.sheet(), cell.ref());
    return marks.computeIfAbsent(place, none -> new Mark());
  }

  private static Edit.Mark mark(Finding finding) {
    return Edit.Mark.valueOf(finding.severity().name());
  }

  private String note(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings.subList(0, Math.min(NOTED, findings.size()))) {
      lines.addAll(new NoteLines(wording).of(finding));
    }
    if (findings.size() > NOTED) {
      String more = Integer.toString(findings.size() - NOTED);
      lines.add(wording.label("note.more", Map.of("count", more)));
    }
    return String.join("\n", lines);
  }
}
