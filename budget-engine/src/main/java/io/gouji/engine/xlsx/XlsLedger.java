package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in an .xls copy what marks covered, as {@link MarkLedger} does in the new format. Here
 * a formula of the hidden sheet points at each marked cell and follows it: names could not be taken
 * away again, since the formulas of this format call names by their number.
 */
final class XlsLedger {
  /** In the second cell of the first line; by it the sheet is known, in either format. */
  static final String SIGN = "_gouji.ledger:1";

  /** Around the cell in the formula of a line: 1 wherever the cell is, an error once it is gone. */
  static final String CALL = "ROWS(";

  /** Columns of a line: the formula, the mark, the format, the note or the words of a sheet. */
  static final int MARK = 1;

  static final int FORMAT = 2;
  static final int WORDS = 3;

  /** Filled where the mark made the cell. */
  static final int MADE = 4;

  /** In the place of a mark: the line tells of a sheet of ours. */
  static final String OWN = "SHEET";

  /** In the place of a mark: the line tells of a cell that lost the look it once had. */
  static final String BARE = "BARE";

  /** Likewise: of a cell where something of an earlier mark may be left. */
  static final String LEFT = "LEFT";

  /** Likewise: of a sheet of ours that stayed. */
  static final String KEPT = "KEPT";

  /** Characters to a cell. */
  private static final int CELL = 32_000;

  private static final int ROWS = SpreadsheetVersion.EXCEL97.getMaxRows();

  private final HSSFWorkbook book;
  private final Set<Shortfall> shortfalls;
  private final Map<HSSFSheet, Map<CellRef, Line>> cells = new LinkedHashMap<>();
  private final Map<HSSFSheet, Edit.AddSheet> own = new LinkedHashMap<>();

  private static final class Line {
    private @Nullable HSSFCellStyle before;
    private String mark = "";
    private String note = "";
    private boolean made;
  }

  XlsLedger(HSSFWorkbook book, Set<Shortfall> shortfalls) {
    this.book = book;
    this.shortfalls = shortfalls;
  }

  private Line line(HSSFSheet sheet, CellRef cell) {
    return cells
        .computeIfAbsent(sheet, none -> new TreeMap<>())
        .computeIfAbsent(cell, none -> new Line());
  }

  /**
   * Takes note of a mark.
   *
   * @param before the format that it covered
   * @param look the mark as it looks in this palette
   * @param made whether the cell was not there
   */
  void marked(HSSFSheet sheet, CellRef cell, HSSFCellStyle before, XlsLook look, boolean made) {
    Line line = line(sheet, cell);
    line.made = made;
    line.before = before;
    line.mark = look.toString();
  }

  /** Takes note of what was written into a note. */
  void noted(HSSFSheet sheet, CellRef cell, String text) {
    line(sheet, cell).note = text;
  }

  /** Takes note of a sheet that is ours alone. */
  void own(HSSFSheet sheet, Edit.AddSheet content) {
    own.put(sheet, content);
  }

  /** Writes the hidden sheet. */
  void write(Edit.Ledger hidden) {
    String name = WorkbookEdit.freeName(hidden.name(), taken -> book.getSheet(taken) != null);
    HSSFSheet sheet = book.createSheet(name);
    HSSFRow head = sheet.createRow(0);
    head.createCell(0).setCellValue(hidden.about());
    head.createCell(MARK).setCellValue(SIGN);
    int next = 1;
    for (Place bare : hidden.remains().bare()) {
      line(sheet, next++, bare).createCell(MARK).setCellValue(BARE);
    }
    for (Place left : hidden.remains().left()) {
      line(sheet, next++, left).createCell(MARK).setCellValue(LEFT);
    }
    for (String kept : hidden.remains().kept()) {
      Place place = new Place(kept, new CellRef(0, 0));
      line(sheet, next++, place).createCell(MARK).setCellValue(KEPT);
    }
    for (Map.Entry<HSSFSheet, Edit.AddSheet> one : own.entrySet()) {
      HSSFRow row = line(sheet, next++, place(one.getKey(), new CellRef(0, 0)));
      row.createCell(MARK).setCellValue(OWN);
      words(row, String.join(" ", SheetWords.of(one.getValue())));
    }
    for (Map.Entry<HSSFSheet, Map<CellRef, Line>> marks : cells.entrySet()) {
      for (Map.Entry<CellRef, Line> mark : marks.getValue().entrySet()) {
        if (next == ROWS) {
          shortfalls.add(Shortfall.ROWS);
          break;
        }
        write(line(sheet, next++, place(marks.getKey(), mark.getKey())), mark.getValue());
      }
    }
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
  }

  private static Place place(HSSFSheet sheet, CellRef cell) {
    return new Place(sheet.getSheetName(), cell);
  }

  private static HSSFRow line(HSSFSheet ledger, int number, Place place) {
    HSSFRow row = ledger.createRow(number);
    HSSFCell cell = row.createCell(0);
    cell.setCellFormula(CALL + place.formula() + ")");
    cell.setCellValue(1);
    return row;
  }

  private static void write(HSSFRow row, Line line) {
    row.createCell(MARK).setCellValue(line.mark);
    if (line.before != null) {
      row.createCell(FORMAT).setCellStyle(line.before);
    }
    row.createCell(WORDS).setCellValue(line.note);
    if (line.made) {
      row.createCell(MADE).setCellValue("+");
    }
  }

  /** A long text over several cells. */
  private static void words(HSSFRow row, String words) {
    int column = WORDS;
    int last = SpreadsheetVersion.EXCEL97.getLastColumnIndex();
    for (int at = 0; at < words.length() && column <= last; at += CELL) {
      String part = words.substring(at, Math.min(words.length(), at + CELL));
      row.createCell(column++).setCellValue(part);
    }
  }
}
