package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import io.gouji.engine.xlsx.OwnSheets.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;

/** Takes marks out of an .xls file that a program has saved, by what its ledger remembers. */
final class XlsUnmarking {
  private static final Pattern SIGN = Pattern.compile(Pattern.quote(XlsLedger.SIGN));

  /** The format of cells that have none, by its number in every workbook ([MS-XLS] 2.4.353). */
  private static final int PLAIN = 15;

  private final byte[] bytes;
  private final Workbook model;
  private final OwnSheets own;
  private int cells;
  private int notes;

  private XlsUnmarking(byte[] bytes, Workbook model) {
    this.bytes = bytes;
    this.model = model;
    this.own = new OwnSheets(model);
  }

  /** Whether a file seems to carry marks; it is not read for that. */
  static boolean isMarked(byte[] file) throws UnreadableException {
    for (byte[] stream : XlsFile.streams(file).values()) {
      if (!BiffSeal.in(stream, SIGN, XlsLedger.SIGN).seals().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The file without marks.
   *
   * @param log whether the log of corrections goes too
   */
  static Plain plain(byte[] bytes, boolean log, Limits limits) throws UnreadableException {
    XlsUnmarking unmarking = new XlsUnmarking(bytes, WorkbookReader.read(bytes, limits));
    try {
      return unmarking.plain(log);
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  /** What a line of the ledger says of one cell. */
  private record Line(
      Place place, Optional<XlsLook> look, @Nullable HSSFCell format, String note, boolean made) {}

  private Plain plain(boolean log) throws UnreadableException, IOException {
    Optional<Sheet> ledger = model.sheets().stream().filter(MarkedCopy::isLedger).findFirst();
    try (XlsFile file = XlsFile.open(bytes)) {
      HSSFWorkbook book = file.book();
      List<Line> lines = ledger.isPresent() ? lines(book, ledger.get()) : List.of();
      own.sortOthers(log);
      List<String> removed = own.removed();
      if (ledger.isEmpty() && removed.isEmpty()) {
        return new Plain(bytes, false, false, 0, 0, removed, own.kept());
      }
      unmark(book, file.stream(), lines);
      for (String sheet : removed) {
        book.removeSheetAt(book.getSheetIndex(sheet));
      }
      ledger.ifPresent(sheet -> book.removeSheetAt(book.getSheetIndex(sheet.name())));
      XlsUndo.forget(file.container().getRoot());
      return new Plain(file.bytes(), true, false, cells, notes, removed, own.kept());
    }
  }

  /** The lines that tell of cells; those that tell of sheets of ours are seen to. */
  private List<Line> lines(HSSFWorkbook book, Sheet ledger) {
    HSSFSheet sheet = book.getSheet(ledger.name());
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= sheet.getLastRowNum(); i++) {
      HSSFRow row = sheet.getRow(i);
      Optional<Place> place = row == null ? Optional.empty() : place(row.getCell(0));
      if (place.isPresent() && ledger.text(i, XlsLedger.MARK).equals(XlsLedger.OWN)) {
        int line = i;
        model.sheet(place.get().sheet()).ifPresent(one -> own.sort(one, ledger, line));
      } else if (place.isPresent()) {
        Optional<XlsLook> look = XlsLook.parse(ledger.text(i, XlsLedger.MARK));
        HSSFCell format = row.getCell(XlsLedger.FORMAT);
        String note = ledger.text(i, XlsLedger.WORDS);
        boolean made = !ledger.text(i, XlsLedger.MADE).isEmpty();
        lines.add(new Line(place.get(), look, format, note, made));
      }
    }
    return lines;
  }

  /** Where the cell of a line is now. */
  private static Optional<Place> place(HSSFCell cell) {
    if (cell == null || cell.getCellType() != CellType.FORMULA) {
      return Optional.empty();
    }
    String formula = cell.getCellFormula();
    return formula.startsWith(XlsLedger.CALL) && formula.endsWith(")")
        ? Place.of(formula.substring(XlsLedger.CALL.length(), formula.length() - 1))
        : Optional.empty();
  }

  private void unmark(HSSFWorkbook book, byte[] stream, List<Line> lines) {
    Set<Patched.Shortfall> none = EnumSet.noneOf(Patched.Shortfall.class);
    XlsStyles styles = new XlsStyles(book, new XlsColours(book, stream), none);
    Map<HSSFSheet, XlsNotes> noted = new HashMap<>();
    for (Line line : lines) {
      HSSFSheet sheet = book.getSheet(line.place().sheet());
      if (sheet != null) {
        line.look().ifPresent(look -> undress(sheet, line, look, styles));
        if (!line.note().isEmpty()) {
          XlsNotes there = noted.computeIfAbsent(sheet, one -> new XlsNotes(one, styles, none));
          notes += there.remove(line.place().cell(), line.note()) ? 1 : 0;
        }
      }
    }
  }

  /** Gives a cell its look back, unless somebody has given it another one since. */
  private void undress(HSSFSheet sheet, Line line, XlsLook look, XlsStyles styles) {
    HSSFRow row = sheet.getRow(line.place().cell().row());
    HSSFCell cell = row == null ? null : row.getCell(line.place().cell().column());
    if (cell == null || !styles.isFilled(cell.getCellStyle(), look)) {
      return;
    }
    cells++;
    if (line.made() && cell.getCellType() == CellType.BLANK) {
      row.removeCell(cell);
      if (row.getPhysicalNumberOfCells() == 0 && !row.isFormatted()) {
        sheet.removeRow(row);
      }
    } else {
      // Programs leave out empty cells of the plain format.
      HSSFCellStyle then =
          line.format() == null
              ? sheet.getWorkbook().getCellStyleAt(PLAIN)
              : line.format().getCellStyle();
      cell.setCellStyle(styles.dressed(cell.getCellStyle(), then, look));
    }
  }
}
