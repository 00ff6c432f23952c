package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import io.gouji.engine.xlsx.SheetUnmarking.Line;
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
    PackageEdit pack = new PackageEdit(WorkbookPackage.open(bytes, limits));
    WorkbookEdit workbook = new WorkbookEdit(pack);
    StylesEdit styles = new StylesEdit(workbook);
    if (memory.isPresent()) {
      for (Map.Entry<String, TreeMap<CellRef, Line>> sheet : lines(memory.get()).entrySet()) {
        String part = workbook.sheetPart(sheet.getKey());
        new SheetUnmarking(workbook, styles, part, tally).remembered(sheet.getValue());
      }
    } else {
      forgotten(workbook, styles);
    }
    styles.finish();
    List<String> removed = own.removed();
    memory.ifPresent(known -> removed.add(known.ledger().name()));
    boolean named = book.names().stream().anyMatch(MarkedCopy::isOurs);
    if (!named && removed.isEmpty() && tally.isEmpty()) {
      return Plain.untouched(bytes, own.kept());
    }
    new SheetRemoval(workbook).remove(removed);
    return tally.plain(pack.bytes(), own);
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

  /** Without the record: what can be nobody's but ours goes, once anything tells of a mark. */
  private void forgotten(WorkbookEdit workbook, StylesEdit styles) throws UnreadableException {
    Map<String, Set<CellRef>> named = new HashMap<>();
    for (DefinedName name : book.names()) {
      Optional<Place> place = Place.of(name.formula()).filter(none -> MarkedCopy.isOurs(name));
      place
          .flatMap(at -> book.sheet(at.sheet()))
          .map(sheet -> named.computeIfAbsent(sheet.name(), none -> new TreeSet<>()))
          .ifPresent(cells -> cells.add(place.orElseThrow().cell()));
    }
    boolean told = !named.isEmpty() || !own.removed().isEmpty() || !own.kept().isEmpty();
    for (Sheet sheet : book.sheets()) {
      if (!own.removed().contains(sheet.name()) && !own.kept().contains(sheet.name())) {
        Set<CellRef> cells = named.getOrDefault(sheet.name(), Set.of());
        new SheetUnmarking(workbook, styles, workbook.sheetPart(sheet.name()), tally)
            .forgotten(sheet, cells, log, told);
      }
    }
  }
}
