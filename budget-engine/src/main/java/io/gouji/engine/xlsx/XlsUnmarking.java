package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import io.gouji.engine.xlsx.Remembered.Line;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFCombobox;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;

/** Takes marks out of an .xls file that a program has saved, by what its ledger remembers. */
final class XlsUnmarking {
  /** What the strings of a marked copy hold: the sign of its ledger, or a seal. */
  private static final List<String> SIGNS = List.of(XlsLedger.SIGN, Seal.MARK);

  /** The format of cells that have none, by its number in every workbook ([MS-XLS] 2.4.353). */
  static final int PLAIN = 15;

  private static final Set<Patched.Shortfall> NONE = EnumSet.noneOf(Patched.Shortfall.class);

  private final byte[] bytes;
  private final Workbook model;
  private final OwnSheets own;
  private final Tally tally = new Tally();

  private XlsUnmarking(byte[] bytes, Workbook model) {
    this.bytes = bytes;
    this.model = model;
    this.own = new OwnSheets(model);
  }

  /** Whether a file seems to carry marks; it is not read for that. */
  static boolean isMarked(byte[] file) throws UnreadableException {
    for (byte[] stream : XlsFile.streams(file).values()) {
      for (String sign : SIGNS) {
        if (!BiffSeal.in(stream, Pattern.compile(Pattern.quote(sign)), sign).seals().isEmpty()) {
          return true;
        }
      }
      if (OurNotes.perhaps(stream)) {
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

  private Plain plain(boolean log) throws UnreadableException, IOException {
    Optional<Remembered> memory = Remembered.of(model);
    try (XlsFile file = XlsFile.open(bytes)) {
      HSSFWorkbook book = file.book();
      memory.ifPresent(own::sort);
      own.sortOthers(log);
      own.keepUsed();
      for (String sheet : List.copyOf(own.removed())) {
        if (isDrawnOn(book.getSheet(sheet))) {
          own.keep(sheet);
        }
      }
      List<String> removed = own.removed();
      XlsStyles styles = new XlsStyles(book, new XlsColours(book, file.stream()), NONE);
      if (memory.isPresent()) {
        remembered(book, memory.get(), styles);
        removed.add(memory.get().ledger().name());
      }
      new XlsForgotten(model, memory, own, tally).unmark(book, styles, log);
      if (removed.isEmpty() && tally.isEmpty()) {
        return tally.untouched(bytes, own);
      }
      if (!XlsNames.drop(book, removed)) {
        tally.named();
      }
      for (String sheet : removed) {
        book.removeSheetAt(book.getSheetIndex(sheet));
      }
      XlsTexts.emptyUnused(book);
      XlsUndo.forget(file.container().getRoot());
      return tally.plain(file.bytes(), own);
    }
  }

  /** Whether a sheet of ours has notes or drawings; the arrows of its filter are ours. */
  private static boolean isDrawnOn(HSSFSheet sheet) {
    HSSFPatriarch drawn = sheet.getDrawingPatriarch();
    return drawn != null
        && drawn.getChildren().stream().anyMatch(shape -> !(shape instanceof HSSFCombobox));
  }

  private void remembered(HSSFWorkbook book, Remembered memory, XlsStyles styles) {
    HSSFSheet ledger = book.getSheet(memory.ledger().name());
    Map<HSSFSheet, XlsNotes> noted = new LinkedHashMap<>();
    memory
        .cells()
        .forEach(
            (number, line) -> {
              HSSFSheet sheet = book.getSheet(line.place().sheet());
              if (sheet == null) {
                return;
              }
              HSSFRow row = ledger.getRow(number);
              HSSFCell format = row == null ? null : row.getCell(XlsLedger.FORMAT);
              line.look().ifPresent(look -> undress(sheet, line, format, look, styles));
              XlsNotes there = noted.computeIfAbsent(sheet, one -> new XlsNotes(one, styles, NONE));
              if (!line.note().isEmpty() && there.remove(line.place().cell(), line.note())) {
                tally.noted(1);
              }
            });
  }

  /** Gives a cell its look back; what somebody has given it since stays. */
  private void undress(
      HSSFSheet sheet, Line line, @Nullable HSSFCell format, XlsLook look, XlsStyles styles) {
    HSSFRow row = sheet.getRow(line.place().cell().row());
    HSSFCell cell = row == null ? null : row.getCell(line.place().cell().column());
    if (cell == null) {
      return;
    }
    if (styles.isPartlyBordered(cell.getCellStyle(), look)) {
      tally.left(sheet.getSheetName(), line.place().cell());
    }
    boolean filled = styles.isFilled(cell.getCellStyle(), look);
    if (!filled && !styles.isBordered(cell.getCellStyle(), look)) {
      return;
    }
    tally.dressed();
    if (filled && line.made() && cell.getCellType() == CellType.BLANK) {
      row.removeCell(cell);
      if (row.getPhysicalNumberOfCells() == 0 && !row.isFormatted()) {
        sheet.removeRow(row);
      }
    } else {
      // Programs leave out empty cells of the plain format.
      HSSFCellStyle then =
          format == null ? sheet.getWorkbook().getCellStyleAt(PLAIN) : format.getCellStyle();
      cell.setCellStyle(styles.dressed(cell.getCellStyle(), then, look));
    }
  }
}
