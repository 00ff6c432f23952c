package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import io.gouji.engine.xlsx.OwnSheets.Place;
import io.gouji.engine.xlsx.SheetOutline.CellSpan;
import io.gouji.engine.xlsx.SheetOutline.RowSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes marks out of a file that a spreadsheet program has saved, by what the ledger remembers. */
final class Unmarking {
  private final byte[] bytes;
  private final boolean log;
  private final Limits limits;
  private final Workbook book;
  private final OwnSheets own;
  private int cells;
  private int notes;

  /**
   * For a file.
   *
   * @param log whether the log of corrections goes too
   */
  Unmarking(byte[] bytes, boolean log, Limits limits) throws UnreadableException {
    this.bytes = bytes;
    this.log = log;
    this.limits = limits;
    this.book = WorkbookReader.read(bytes, limits);
    this.own = new OwnSheets(book);
  }

  /** What the ledger says of one cell. */
  private record Line(Optional<Mark> mark, int format, String note) {}

  Plain plain() throws UnreadableException {
    Optional<Sheet> ledger =
        book.names().stream()
            .filter(name -> name.name().equals(MarkLedger.LEDGER))
            .flatMap(name -> place(name).stream())
            .flatMap(place -> book.sheet(place.sheet()).stream())
            .findFirst();
    sortOwnSheets(ledger);
    List<String> removed = own.removed();
    boolean named = MarkedCopy.isMarked(book);
    if (!named && removed.isEmpty()) {
      return new Plain(bytes, false, false, 0, 0, removed, own.kept());
    }
    PackageEdit pack = new PackageEdit(WorkbookPackage.open(bytes, limits));
    WorkbookEdit workbook = new WorkbookEdit(pack);
    if (ledger.isPresent()) {
      StylesEdit styles = new StylesEdit(workbook);
      for (Map.Entry<String, TreeMap<CellRef, Line>> sheet : lines(ledger.get()).entrySet()) {
        unmark(workbook, styles, workbook.sheetPart(sheet.getKey()), sheet.getValue());
      }
      styles.finish();
    }
    new SheetRemoval(workbook).remove(removed);
    ledger.ifPresent(sheet -> removed.remove(sheet.name()));
    return new Plain(pack.bytes(), true, false, cells, notes, removed, own.kept());
  }

  /** Our sheets go, but for those somebody wrote into. */
  private void sortOwnSheets(Optional<Sheet> ledger) {
    for (DefinedName name : book.names()) {
      Optional<Sheet> sheet =
          Optional.of(name)
              .filter(one -> one.name().startsWith(MarkLedger.OWN) && ledger.isPresent())
              .flatMap(Unmarking::place)
              .flatMap(place -> book.sheet(place.sheet()));
      if (sheet.isPresent() && name.sheet() == DefinedName.GLOBAL) {
        String line = name.name().substring(MarkLedger.OWN.length());
        own.sort(sheet.get(), ledger.orElseThrow(), Chars.wholeNumber(line, 1) - 1);
      }
    }
    own.sortOthers(log);
    ledger.ifPresent(sheet -> own.removed().add(sheet.name()));
  }

  /** The lines of the ledger by sheet and by where the marked cells are now. */
  private Map<String, TreeMap<CellRef, Line>> lines(Sheet ledger) {
    Map<String, TreeMap<CellRef, Line>> lines = new LinkedHashMap<>();
    for (DefinedName name : book.names()) {
      int row = Chars.wholeNumber(name.name().substring(prefix(name)), 0) - 1;
      Optional<Place> place = place(name);
      if (prefix(name) > 0 && row > 0 && place.flatMap(at -> book.sheet(at.sheet())).isPresent()) {
        Optional<Mark> mark = mark(ledger.text(row, MarkLedger.MARK));
        int format = ledger.style(row, MarkLedger.FORMAT);
        Line line = new Line(mark, format, ledger.text(row, MarkLedger.WORDS));
        String sheet = book.sheet(place.get().sheet()).orElseThrow().name();
        lines.computeIfAbsent(sheet, none -> new TreeMap<>()).put(place.get().cell(), line);
      }
    }
    return lines;
  }

  private static int prefix(DefinedName name) {
    return name.name().startsWith(MarkLedger.PREFIX) ? MarkLedger.PREFIX.length() : 0;
  }

  private static Optional<Mark> mark(String word) {
    return List.of(Mark.values()).stream().filter(mark -> mark.name().equals(word)).findFirst();
  }

  private static Optional<Place> place(DefinedName name) {
    return Place.of(name.formula());
  }

  private void unmark(
      WorkbookEdit workbook, StylesEdit styles, String part, TreeMap<CellRef, Line> lines)
      throws UnreadableException {
    PackageEdit pack = workbook.pack();
    byte[] content = pack.content(ZipPart.key(part));
    Set<Integer> rows = lines.keySet().stream().map(CellRef::row).collect(Collectors.toSet());
    SheetOutline sheet = SheetOutline.read(part, content, rows, pack.limits());
    Splices splices = new Splices(content);
    Optional<ZipPart> look = workbook.related("styles");
    if (look.isPresent()) {
      MarkLook looks = new MarkLook(pack.outline(look.get().key(), 5));
      for (RowSpan row : sheet.rows()) {
        for (CellSpan cell : row.cells()) {
          Line line = lines.get(new CellRef(row.row(), cell.column()));
          if (line != null && line.mark().isPresent()) {
            undress(cell.element(), line, looks, styles, splices);
          }
        }
      }
    }
    TreeMap<CellRef, String> texts = new TreeMap<>();
    lines.forEach((cell, line) -> texts.put(cell, line.note()));
    texts.values().removeIf(String::isEmpty);
    notes += new NotesRemoval(workbook, part, sheet, splices).remove(texts);
    if (!splices.isEmpty()) {
      pack.put(part, splices.result());
    }
  }

  /** Gives a cell its look back, unless somebody has given it another one since. */
  private void undress(
      Outline cell, Line line, MarkLook looks, StylesEdit styles, Splices splices) {
    Mark mark = line.mark().orElseThrow();
    int now = Chars.wholeNumber(cell.attribute("s"), 0);
    if (!looks.isFilled(now, mark)) {
      return;
    }
    int then = styles.dressed(now, line.format(), looks.isBordered(now, mark));
    String tag = StartTag.with(splices.text(cell.start(), cell.open()), "s", then + "");
    splices.replace(cell.start(), cell.open(), tag);
    cells++;
  }
}
