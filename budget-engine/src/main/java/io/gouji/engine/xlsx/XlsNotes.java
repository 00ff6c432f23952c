package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
  private final XlsStyles styles;
  private final Set<Shortfall> shortfalls;
  private final Map<CellAddress, HSSFComment> present;

  XlsNotes(HSSFSheet sheet, XlsStyles styles, Set<Shortfall> shortfalls) {
    this.sheet = sheet;
    this.styles = styles;
    this.shortfalls = shortfalls;
    this.present = new HashMap<>(sheet.getCellComments());
  }

  /**
   * Puts a note on a cell, which need not exist; a note that is there stays before it.
   *
   * @return what it now says of ours
   */
  String write(CellRef cell, String note) {
    HSSFComment there = present.get(new CellAddress(cell.row(), cell.column()));
    if (there != null) {
      return extend(there, note);
    }
    HSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor(cell, note));
    comment.setAddress(cell.row(), cell.column());
    comment.setAuthor(NotesEdit.AUTHOR);
    String text = cut(note, 0);
    comment.setString(ours("", text));
    return text;
  }

  /**
   * Takes a text of ours out of the note of a cell, and the note if nothing else is in it.
   *
   * @return whether it was there
   */
  boolean remove(CellRef cell, String note) {
    HSSFComment there = present.get(new CellAddress(cell.row(), cell.column()));
    return there != null && cut(there, OurText.pieces(there.getString().getString(), note));
  }

  /**
   * Takes out of all notes the lines that are known as ours.
   *
   * @param corrected whether the texts of a corrected copy go too
   * @param but cells whose notes stay as they are
   * @return cells of the notes that held some
   */
  Set<CellRef> removeOurs(boolean corrected, LineSums sums, Predicate<CellRef> but) {
    Set<CellRef> found = new TreeSet<>();
    for (HSSFComment note : List.copyOf(present.values())) {
      CellRef cell = new CellRef(note.getRow(), note.getColumn());
      if (!but.test(cell)
          && cut(note, OurNotes.in(note.getString().getString(), corrected, sums))) {
        found.add(cell);
      }
    }
    return found;
  }

  /** Cuts pieces out, from the last to the first, so that none is moved before its turn. */
  private boolean cut(HSSFComment there, List<OurText> pieces) {
    for (int last = pieces.size() - 1; last >= 0; last--) {
      cut(there, pieces.get(last));
    }
    return !pieces.isEmpty();
  }

  /**
   * The cells of notes in which a text of ours still seems to stand.
   *
   * @param corrected whether those of corrected copies count
   */
  Set<CellRef> holding(boolean corrected) {
    Set<CellRef> holding = new TreeSet<>();
    for (HSSFComment note : present.values()) {
      if (OurNotes.seemsIn(note.getString().getString(), corrected)) {
        holding.add(new CellRef(note.getRow(), note.getColumn()));
      }
    }
    return holding;
  }

  /** Takes a piece out of a note, and the note where nothing is left of it. */
  private void cut(HSSFComment there, OurText ours) {
    String text = there.getString().getString();
    int from = ours.from();
    int to = ours.to();
    String left = text.substring(0, from) + text.substring(to);
    if (left.isBlank()) {
      present.remove(there.getAddress());
      sheet.getDrawingPatriarch().removeShape(there);
      return;
    }
    HSSFRichTextString rest = new HSSFRichTextString(left);
    letters(there.getString(), 0, from, rest, 0);
    letters(there.getString(), to, text.length(), rest, from);
    there.setString(rest);
  }

  private HSSFRichTextString ours(String theirs, String note) {
    HSSFRichTextString text = new HSSFRichTextString(theirs + note);
    text.applyFont(Math.min(theirs.length(), text.length()), text.length(), styles.note());
    return text;
  }

  private String cut(String note, int taken) {
    int room = Math.max(0, SpreadsheetVersion.EXCEL97.getMaxTextLength() - taken);
    if (note.length() <= room) {
      return note;
    }
    shortfalls.add(Shortfall.TEXTS);
    return room == 0 ? "" : XmlText.cut(note, room - 1) + "\u2026";
  }

  /** A cell can have one note only, so ours follows what somebody wrote there. */
  private String extend(HSSFComment comment, String note) {
    HSSFRichTextString before = comment.getString();
    String lead = "\n\n" + NotesEdit.LEAD + "\n";
    String said = cut(lead + note, before.length());
    HSSFRichTextString both = ours(before.getString(), said);
    letters(before, 0, before.length(), both, 0);
    comment.setString(both);
    return said.length() > lead.length() ? said.substring(lead.length()) : "";
  }

  /** Gives a part of a text the letters it had, where it now begins. */
  private static void letters(
      HSSFRichTextString before, int from, int to, HSSFRichTextString now, int at) {
    int runs = before.numFormattingRuns();
    for (int run = 0; run < runs; run++) {
      int next = run + 1 < runs ? before.getIndexOfFormattingRun(run + 1) : before.length();
      int start = Math.max(from, before.getIndexOfFormattingRun(run));
      int end = Math.min(to, next);
      if (start < end) {
        now.applyFont(start - from + at, end - from + at, before.getFontOfFormattingRun(run));
      }
    }
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
