package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Workbook;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;

/** Takes out of an .xls workbook what no record tells of and can be nobody's but ours. */
final class XlsForgotten {
  private static final XlsLook INVOLVED = XlsLook.of(Mark.INVOLVED);

  private final OwnSheets own;
  private final Tally tally;
  private final LineSums sums;
  private final Map<Place, Remembered.Line> known;
  private final boolean recorded;
  private final Set<Place> named = new HashSet<>();

  /**
   * For a workbook.
   *
   * @param memory what is remembered, and taken away already
   */
  XlsForgotten(Workbook model, Optional<Remembered> memory, OwnSheets own, Tally tally) {
    this.own = own;
    this.tally = tally;
    this.sums = LineSums.in(model, memory);
    this.recorded = memory.isPresent();
    this.known =
        memory.stream()
            .flatMap(all -> all.cells().values().stream())
            .collect(Collectors.toMap(Remembered.Line::place, line -> line, (one, other) -> one));
    for (DefinedName name : model.names()) {
      if (Remembered.isOfMark(name)) {
        Place.of(name.formula()).ifPresent(named::add);
      }
    }
  }

  /**
   * Unmarks all sheets but ours.
   *
   * @param corrected whether marks of a corrected copy go too
   */
  void unmark(HSSFWorkbook book, XlsStyles styles, boolean corrected) {
    boolean told = recorded || !named.isEmpty() || own.isAny();
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      HSSFSheet sheet = book.getSheetAt(i);
      String name = sheet.getSheetName();
      if (!own.removed().contains(name) && !own.kept().contains(name)) {
        XlsNotes notes = new XlsNotes(sheet, styles, EnumSet.noneOf(Patched.Shortfall.class));
        Set<CellRef> noted =
            notes.removeOurs(corrected, sums, cell -> isNoted(new Place(name, cell)));
        tally.noted(noted.size());
        Set<CellRef> holding = notes.holding(corrected);
        holding.forEach(cell -> tally.left(name, cell));
        if (told || !noted.isEmpty() || !holding.isEmpty()) {
          bare(sheet, styles, noted);
        }
      }
    }
  }

  /** Whether the record tells what we wrote into the note of a cell. */
  private boolean isNoted(Place place) {
    return known.containsKey(place) && !known.get(place).note().isEmpty();
  }

  private void bare(HSSFSheet sheet, XlsStyles styles, Set<CellRef> noted) {
    HSSFCellStyle plain = sheet.getWorkbook().getCellStyleAt(XlsUnmarking.PLAIN);
    for (Row row : sheet) {
      for (Cell one : row) {
        HSSFCell cell = (HSSFCell) one;
        CellRef at = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
        HSSFCellStyle style = cell.getCellStyle();
        if (known.containsKey(new Place(sheet.getSheetName(), at))) {
          continue;
        }
        Optional<XlsLook> worn = worn(styles, style);
        boolean sure = noted.contains(at) || named.contains(new Place(sheet.getSheetName(), at));
        if (worn.isPresent()) {
          cell.setCellStyle(styles.dressed(style, plain, worn.get()));
          tally.bared(sheet.getSheetName(), at);
        } else if (sure && styles.isFilled(style, INVOLVED)) {
          cell.setCellStyle(styles.dressed(style, plain, INVOLVED));
          tally.bared(sheet.getSheetName(), at);
        } else if (styles.isFilled(style, INVOLVED)) {
          tally.left(sheet.getSheetName(), at);
        }
      }
    }
  }

  /** The mark whose background and border a format has; of a mark without one neither. */
  private static Optional<XlsLook> worn(XlsStyles styles, HSSFCellStyle style) {
    return Arrays.stream(Mark.values())
        .map(XlsLook::of)
        .filter(look -> styles.isBordered(style, look) && styles.isFilled(style, look))
        .findFirst();
  }
}
