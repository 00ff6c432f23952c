package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellAddress;

/** Writes notes onto one sheet of an .xls workbook, beside those that are there. */
final class XlsNotes {
  private static final int LAST_COLUMN = SpreadsheetVersion.EXCEL97.getLastColumnIndex();
  private static final int LAST_ROW = SpreadsheetVersion.EXCEL97.getLastRowIndex();

  /** An anchor counts in parts of a column's width and of a row's height. */
  private static final int ACROSS = 1024;

  private static final int DOWN = 256;

  private final HSSFSheet sheet;
  private final short font;
  private final Set<Shortfall> shortfalls;
  private final Map<CellAddress, HSSFComment> present;

  XlsNotes(HSSFSheet sheet, XlsStyles styles, Set<Shortfall> shortfalls) {
    this.sheet = sheet;
    this.font = styles.note();
    this.shortfalls = shortfalls;
    this.present = new HashMap<>(sheet.getCellComments());
  }

  /** Puts a note on a cell, which need not exist; a note of somebody else stays before it. */
  void write(CellRef cell, String note) {
    HSSFComment there = present.get(new CellAddress(cell.row(), cell.column()));
    if (there == null) {
      HSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor(cell, note));
      comment.setAddress(cell.row(), cell.column());
      comment.setAuthor(NotesEdit.AUTHOR);
      comment.setString(ours("", note));
    } else if (NotesEdit.AUTHOR.equals(there.getAuthor())) {
      there.setString(ours("", note));
    } else {
      extend(there, note);
    }
  }

  private HSSFRichTextString ours(String theirs, String note) {
    HSSFRichTextString text = new HSSFRichTextString(theirs + cut(note, theirs.length()));
    text.applyFont(Math.min(theirs.length(), text.length()), text.length(), font);
    return text;
  }

  private String cut(String note, int taken) {
    int room = Math.max(0, SpreadsheetVersion.EXCEL97.getMaxTextLength() - taken);
    if (note.length() <= room) {
      return note;
    }
    shortfalls.add(Shortfall.TEXTS);
    return room == 0 ? "" : note.substring(0, room - 1) + "\u2026";
  }

  /** A cell can have one note only, so ours follows what somebody wrote there. */
  private void extend(HSSFComment comment, String note) {
    HSSFRichTextString before = comment.getString();
    String signature = "\n\n" + NotesEdit.AUTHOR + ":\n";
    int earlier = before.getString().indexOf(signature);
    int kept = earlier < 0 ? before.length() : earlier;
    HSSFRichTextString both = ours(before.getString().substring(0, kept), signature + note);
    int runs = before.numFormattingRuns();
    for (int run = 0; run < runs; run++) {
      int start = before.getIndexOfFormattingRun(run);
      int end = run + 1 < runs ? before.getIndexOfFormattingRun(run + 1) : kept;
      if (start < Math.min(end, kept)) {
        both.applyFont(start, Math.min(end, kept), before.getFontOfFormattingRun(run));
      }
    }
    comment.setString(both);
  }

  private HSSFClientAnchor anchor(CellRef cell, String note) {
    int width = NoteBox.width(note);
    int height = NoteBox.height(note, width);
    int left = Math.min(cell.column() + 1, LAST_COLUMN - 1);
    int top = Math.min(Math.max(0, cell.row() - 1), LAST_ROW - 1);
    int[] right = NoteBox.walk(left, 15 + width, LAST_COLUMN, this::columnPixels);
    int[] bottom = NoteBox.walk(top, 4 + height, LAST_ROW, this::rowPixels);
    return new HSSFClientAnchor(
        part(15, columnPixels(left), ACROSS),
        part(4, rowPixels(top), DOWN),
        part(right[1], columnPixels(right[0]), ACROSS),
        part(bottom[1], rowPixels(bottom[0]), DOWN),
        (short) left,
        top,
        (short) right[0],
        bottom[0]);
  }

  private static int part(int pixels, int size, int whole) {
    return size == 0 ? 0 : Math.min(whole - 1, pixels * whole / size);
  }

  private int columnPixels(int column) {
    return sheet.isColumnHidden(column) ? 0 : Math.round(sheet.getColumnWidthInPixels(column));
  }

  private int rowPixels(int row) {
    HSSFRow known = sheet.getRow(row);
    if (known != null && known.getZeroHeight()) {
      return 0;
    }
    float points = known == null ? sheet.getDefaultRowHeightInPoints() : known.getHeightInPoints();
    return Math.round(points * 4 / 3);
  }
}
