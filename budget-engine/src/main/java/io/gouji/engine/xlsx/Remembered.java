package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the hidden sheet of a marked copy remembers. Names point at the marked cells in one format,
 * formulas in the other; a copy that was saved in the other format still has what it came with, so
 * both count in either.
 *
 * @param cells lines that tell of marked cells, by their row on the sheet
 * @param sheets lines that tell of sheets of ours, alike
 * @param bare cells whose look from before an earlier mark was forgotten then
 * @param left cells where something of an earlier mark was left then
 * @param kept sheets of ours that stayed then
 */
record Remembered(
    Sheet ledger,
    Map<Integer, Line> cells,
    Map<Integer, Place> sheets,
    Set<Place> bare,
    Set<Place> left,
    Set<String> kept) {
  /**
   * What a line says of one cell.
   *
   * @param place where the cell is now
   * @param made whether the mark made the cell
   */
  record Line(Place place, Optional<XlsLook> look, String note, boolean made) {}

  /** What a workbook remembers; empty where it has no such sheet, or no longer. */
  static Optional<Remembered> of(Workbook book) {
    return ledger(book).map(ledger -> of(book, ledger));
  }

  /** The sheet itself. */
  static Optional<Sheet> ledger(Workbook book) {
    return book.names().stream()
        .filter(name -> name.name().equals(MarkLedger.LEDGER))
        .flatMap(name -> Place.of(name.formula()).stream())
        .flatMap(place -> book.sheet(place.sheet()).stream())
        .findFirst()
        .or(() -> book.sheets().stream().filter(MarkedCopy::isLedger).findFirst());
  }

  private static Remembered of(Workbook book, Sheet ledger) {
    Map<Integer, Line> cells = new TreeMap<>();
    Map<Integer, Place> sheets = new TreeMap<>();
    Set<Place> bare = new LinkedHashSet<>();
    Set<Place> left = new LinkedHashSet<>();
    Set<String> kept = new LinkedHashSet<>();
    for (DefinedName name : book.names()) {
      Optional<Place> place = Place.of(name.formula());
      int own = row(name, MarkLedger.OWN);
      int row = row(name, MarkLedger.PREFIX);
      if (own > 0 && name.sheet() == DefinedName.GLOBAL) {
        place.ifPresent(at -> sheets.put(own, at));
      } else if (row > 0) {
        place.ifPresent(at -> cells.put(row, line(ledger, row, at)));
      } else if (row(name, MarkLedger.BARE) > 0) {
        place.ifPresent(bare::add);
      } else if (row(name, MarkLedger.LEFT) > 0) {
        place.ifPresent(left::add);
      } else if (row(name, MarkLedger.KEPT) > 0) {
        place.ifPresent(at -> kept.add(at.sheet()));
      }
    }
    for (int i = 1; i < ledger.rowCount(); i++) {
      int row = i;
      pointed(ledger, row)
          .ifPresent(
              at -> {
                switch (ledger.text(row, XlsLedger.MARK)) {
                  case XlsLedger.OWN -> sheets.put(row, at);
                  case XlsLedger.BARE -> bare.add(at);
                  case XlsLedger.LEFT -> left.add(at);
                  case XlsLedger.KEPT -> kept.add(at.sheet());
                  default -> cells.put(row, line(ledger, row, at));
                }
              });
    }
    cells.values().removeIf(line -> book.sheet(line.place().sheet()).isEmpty());
    sheets.values().removeIf(place -> book.sheet(place.sheet()).isEmpty());
    bare.removeIf(place -> book.sheet(place.sheet()).isEmpty());
    left.removeIf(place -> book.sheet(place.sheet()).isEmpty());
    kept.removeIf(sheet -> book.sheet(sheet).isEmpty());
    return new Remembered(ledger, cells, sheets, bare, left, kept);
  }

  /** Whether a name of ours points at a cell that was marked. */
  static boolean isOfMark(DefinedName name) {
    return row(name, MarkLedger.PREFIX) > 0;
  }

  /** The row that the number in a name tells, from zero; none, which is negative, for another. */
  private static int row(DefinedName name, String prefix) {
    return name.name().startsWith(prefix)
        ? Chars.wholeNumber(name.name().substring(prefix.length()), 0) - 1
        : -1;
  }

  /** The cell that the formula of a line follows. */
  private static Optional<Place> pointed(Sheet ledger, int row) {
    return ledger
        .formula(row, 0)
        .map(formula -> formula.text())
        .filter(text -> text.startsWith(XlsLedger.CALL) && text.endsWith(")"))
        .map(text -> text.substring(XlsLedger.CALL.length(), text.length() - 1))
        .flatMap(Place::of);
  }

  private static Line line(Sheet ledger, int row, Place place) {
    return new Line(
        place,
        XlsLook.parse(ledger.text(row, XlsLedger.MARK)),
        ledger.text(row, XlsLedger.WORDS),
        !ledger.text(row, XlsLedger.MADE).isEmpty());
  }
}
