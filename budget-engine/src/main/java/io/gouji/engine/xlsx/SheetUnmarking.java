package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.SheetOutline.CellSpan;
import io.gouji.engine.xlsx.SheetOutline.RowSpan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes our marks out of one sheet of a package: looks of cells, then texts in notes. */
final class SheetUnmarking {
  private static final XlsLook INVOLVED = XlsLook.of(Mark.INVOLVED);

  private final WorkbookEdit workbook;
  private final StylesEdit styles;
  private final String part;
  private final String name;
  private final Tally tally;

  SheetUnmarking(WorkbookEdit workbook, StylesEdit styles, String part, Tally tally) {
    this.workbook = workbook;
    this.styles = styles;
    this.part = part;
    this.name = workbook.sheetName(part);
    this.tally = tally;
  }

  /**
   * What the ledger says of one cell.
   *
   * @param format that the cell wore below the mark
   */
  record Line(Remembered.Line told, int format) {}

  /**
   * What tells of marks that no line tells of.
   *
   * @param named cells that a name of ours still points at
   * @param corrected whether marks of a corrected copy go too
   * @param told whether something else tells that the workbook was marked
   * @param sums lines that are known as ours
   * @param twins what is remembered of cells of the same place on one other sheet: this one may be
   *     a copy of it, or the one that was copied
   */
  record Signs(
      Set<CellRef> named,
      boolean corrected,
      boolean told,
      LineSums sums,
      SortedMap<CellRef, Line> twins) {}

  /**
   * Takes out what is remembered of each cell, then what can be nobody's but ours: marks that were
   * copied along with cells, and all of them where there is no record.
   */
  void unmark(Sheet sheet, SortedMap<CellRef, Line> own, Signs signs) throws UnreadableException {
    Splices splices = splices();
    Optional<MarkLook> looks = looks();
    Map<CellRef, Boolean> others = looks.isPresent() ? marked(sheet, looks.get()) : new TreeMap<>();
    boolean copied = own.isEmpty() && others.containsValue(true);
    SortedMap<CellRef, Line> lines = copied ? signs.twins() : own;
    others.keySet().removeAll(lines.keySet());
    Set<CellRef> touched = new TreeSet<>(lines.keySet());
    touched.addAll(others.keySet());
    SheetOutline outline = outline(rows(touched));
    NotesRemoval.Taken notes = notes(outline, splices, new Texts(lines, signs));
    Set<CellRef> noted = notes.found();
    boolean told = signs.told() || !noted.isEmpty() || !notes.left().isEmpty();
    for (RowSpan row : outline.rows()) {
      for (CellSpan span : row.cells()) {
        CellRef cell = new CellRef(row.row(), span.column());
        Line line = lines.get(cell);
        if (line != null && line.told().look().isPresent() && looks.isPresent()) {
          undress(span.element(), line, looks.get(), splices);
        } else if (told && others.containsKey(cell)) {
          boolean sure = signs.named().contains(cell) || noted.contains(cell) || others.get(cell);
          forget(span.element(), cell, sure, others.get(cell), splices);
        }
      }
    }
    put(splices);
  }

  /** Takes a mark away that nothing remembers, where it is sure that it is one. */
  private void forget(
      Outline element, CellRef cell, boolean sure, boolean bordered, Splices splices) {
    if (sure) {
      int now = Chars.wholeNumber(element.attribute("s"), 0);
      wear(element, styles.bare(now, bordered), splices);
      tally.bared(name, cell);
    } else {
      tally.left(name, cell);
    }
  }

  /** Gives a cell its look back; what somebody has given it since stays. */
  private void undress(Outline cell, Line line, MarkLook looks, Splices splices) {
    XlsLook look = line.told().look().orElseThrow();
    int now = Chars.wholeNumber(cell.attribute("s"), 0);
    boolean filled = looks.isFilled(now, look);
    boolean bordered = looks.isBordered(now, look);
    if (filled || bordered) {
      wear(cell, styles.dressed(now, line.format(), filled, bordered), splices);
      tally.dressed();
    }
    if (!bordered && looks.isPartlyBordered(now, look)) {
      tally.left(name, line.told().place().cell());
    }
  }

  /** Cells that look marked, and whether border and background tell that nobody else did it. */
  private static Map<CellRef, Boolean> marked(Sheet sheet, MarkLook looks) {
    Map<Integer, Optional<Boolean>> formats = new TreeMap<>();
    Map<CellRef, Boolean> marked = new TreeMap<>();
    for (int column = 0; column < sheet.columnCount(); column++) {
      int at = column;
      sheet.visit(
          column,
          0,
          sheet.rowCount(),
          (row, kind, payload, formula) ->
              formats
                  .computeIfAbsent(sheet.style(row, at), format -> sure(format, looks))
                  .ifPresent(sure -> marked.put(new CellRef(row, at), sure)));
    }
    return marked;
  }

  private static Optional<Boolean> sure(int format, MarkLook looks) {
    if (looks.worn(format).isPresent()) {
      return Optional.of(true);
    }
    return looks.isFilled(format, INVOLVED) ? Optional.of(false) : Optional.empty();
  }

  /** What is taken out of a note: the text its line remembers, or lines that are known. */
  private record Texts(SortedMap<CellRef, Line> lines, Signs signs) implements NotesRemoval.Taking {
    @Override
    public boolean take(CellRef cell, NoteText text) {
      String note = lines.containsKey(cell) ? lines.get(cell).told().note() : "";
      return note.isEmpty() ? text.takeOurs(corrected(), signs.sums()) : text.take(note);
    }

    @Override
    public boolean corrected() {
      return signs.corrected();
    }
  }

  private NotesRemoval.Taken notes(SheetOutline sheet, Splices splices, NotesRemoval.Taking taking)
      throws UnreadableException {
    NotesRemoval.Taken taken = new NotesRemoval(workbook, part, sheet, splices).remove(taking);
    tally.noted(taken.found().size());
    taken.left().forEach(cell -> tally.left(name, cell));
    return taken;
  }

  private static void wear(Outline cell, int format, Splices splices) {
    String tag = splices.text(cell.start(), cell.open());
    splices.replace(cell.start(), cell.open(), StartTag.with(tag, "s", Integer.toString(format)));
  }

  private static Set<Integer> rows(Set<CellRef> cells) {
    return cells.stream().map(CellRef::row).collect(Collectors.toCollection(TreeSet::new));
  }

  private Splices splices() throws UnreadableException {
    return new Splices(workbook.pack().content(ZipPart.key(part)));
  }

  private SheetOutline outline(Set<Integer> rows) throws UnreadableException {
    PackageEdit pack = workbook.pack();
    return SheetOutline.read(part, pack.content(ZipPart.key(part)), rows, pack.limits());
  }

  private Optional<MarkLook> looks() throws UnreadableException {
    Optional<ZipPart> look = workbook.related("styles");
    return look.isPresent()
        ? Optional.of(new MarkLook(workbook.pack().outline(look.get().key(), 5)))
        : Optional.empty();
  }

  private void put(Splices splices) throws UnreadableException {
    if (!splices.isEmpty()) {
      workbook.pack().put(part, splices.result());
    }
  }
}
