package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import io.gouji.engine.xlsx.SheetUnmarking.Line;
import io.gouji.engine.xlsx.SheetUnmarking.Signs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes marks out of a file that a spreadsheet program has saved, by what the ledger remembers. */
final class Unmarking {
  private static final Set<String> NOTES = Set.of("comments", "threadedComment");

  private final byte[] bytes;
  private final boolean log;
  private final Limits limits;
  private final Workbook book;
  private final OwnSheets own;
  private final Tally tally = new Tally();

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

  Plain plain() throws UnreadableException {
    Optional<Remembered> memory = Remembered.of(book);
    memory.ifPresent(own::sort);
    own.sortOthers(log);
    own.keepUsed();
    PackageEdit pack = new PackageEdit(WorkbookPackage.open(bytes, limits));
    WorkbookEdit workbook = new WorkbookEdit(pack);
    for (String sheet : List.copyOf(own.removed())) {
      if (isDrawnOn(pack, ZipPart.key(workbook.sheetPart(sheet)))) {
        own.keep(sheet);
      }
    }
    StylesEdit styles = new StylesEdit(workbook);
    unmark(workbook, styles, memory);
    styles.finish();
    List<String> removed = own.removed();
    memory.ifPresent(known -> removed.add(known.ledger().name()));
    boolean named = book.names().stream().anyMatch(MarkedCopy::isOurs);
    if (!named && removed.isEmpty() && tally.isEmpty()) {
      return tally.untouched(bytes, own);
    }
    new SheetRemoval(workbook).remove(removed);
    new SharedTexts(workbook)
        .emptyUnused(
            book.sheets().stream()
                .map(Sheet::name)
                .filter(sheet -> !removed.contains(sheet))
                .map(workbook::sheetPart)
                .toList());
    return tally.plain(pack.bytes(), own);
  }

  /**
   * Whether a sheet of ours has notes or drawings, which only somebody else can have put there;
   * LibreOffice gives every sheet with a filter a drawing with nothing in it.
   */
  private static boolean isDrawnOn(PackageEdit pack, String sheet) throws UnreadableException {
    for (Relationship relation : pack.pack().relationships(sheet)) {
      Optional<ZipPart> part = pack.pack().find(relation.key(sheet));
      boolean drawing = relation.is("drawing") && part.isPresent();
      if (NOTES.stream().anyMatch(relation::is)
          || drawing && !pack.outline(part.get().key(), 2).children().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The lines by sheet and by where the marked cells are now. */
  private Map<String, TreeMap<CellRef, Line>> lines(Remembered memory) {
    Map<String, TreeMap<CellRef, Line>> lines = new LinkedHashMap<>();
    memory
        .cells()
        .forEach(
            (row, told) -> {
              String sheet = book.sheet(told.place().sheet()).orElseThrow().name();
              Line line = new Line(told, memory.ledger().style(row, MarkLedger.FORMAT));
              lines.computeIfAbsent(sheet, none -> new TreeMap<>()).put(told.place().cell(), line);
            });
    return lines;
  }

  private void unmark(WorkbookEdit workbook, StylesEdit styles, Optional<Remembered> memory)
      throws UnreadableException {
    Map<String, TreeMap<CellRef, Line>> lines = memory.map(this::lines).orElse(Map.of());
    Map<String, Set<CellRef>> named = new HashMap<>();
    for (DefinedName name : book.names()) {
      Optional<Place> place = Place.of(name.formula()).filter(none -> Remembered.isOfMark(name));
      place
          .flatMap(at -> book.sheet(at.sheet()))
          .map(sheet -> named.computeIfAbsent(sheet.name(), none -> new TreeSet<>()))
          .ifPresent(cells -> cells.add(place.orElseThrow().cell()));
    }
    boolean told = memory.isPresent() || !named.isEmpty() || own.isAny();
    LineSums sums = LineSums.in(book, memory);
    TreeMap<CellRef, Line> twins = twins(lines);
    for (Sheet sheet : book.sheets()) {
      if (!own.holds(sheet) && memory.stream().noneMatch(known -> known.ledger() == sheet)) {
        Signs signs = new Signs(named.getOrDefault(sheet.name(), Set.of()), log, told, sums, twins);
        new SheetUnmarking(workbook, styles, workbook.sheetPart(sheet.name()), tally)
            .unmark(sheet, lines.getOrDefault(sheet.name(), new TreeMap<>()), signs);
      }
    }
  }

  /** The lines of cells that are marked on one sheet alone. */
  private static TreeMap<CellRef, Line> twins(Map<String, TreeMap<CellRef, Line>> lines) {
    TreeMap<CellRef, Line> twins = new TreeMap<>();
    Set<CellRef> several = new TreeSet<>();
    for (TreeMap<CellRef, Line> sheet : lines.values()) {
      sheet.forEach(
          (cell, line) -> {
            if (twins.put(cell, line) != null) {
              several.add(cell);
            }
          });
    }
    twins.keySet().removeAll(several);
    return twins;
  }
}
