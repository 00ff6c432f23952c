package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Notes;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.junit.jupiter.api.Test;

/** Marks in an .xls that no line of the record tells of, or not as they were. */
class XlsStrayMarksTest {
  private static final String SHEET = "表1";
  private static final String NOTE = "【错误 X03】收入 ≠ 支出\n左边：合　计 12";
  private static final CellRef B2 = CellRef.parse("B2");
  private static final CellRef C3 = CellRef.parse("C3");
  private static final CellRef D4 = CellRef.parse("D4");
  private static final CellRef F2 = CellRef.parse("F2");

  /** A change to a workbook as its user makes it. */
  private interface Change {
    void on(HSSFWorkbook book, HSSFSheet sheet);
  }

  private static byte[] bytes(HSSFWorkbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  private static HSSFWorkbook open(byte[] file) throws IOException {
    return new HSSFWorkbook(new ByteArrayInputStream(file));
  }

  private static byte[] saved(byte[] file, Change change) throws IOException {
    HSSFWorkbook book = open(file);
    change.on(book, book.getSheet(SHEET));
    return bytes(book);
  }

  private static byte[] table() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet(SHEET);
    short colour = 43;
    for (CellRef at : List.of(B2, C3, D4)) {
      HSSFCellStyle style = book.createCellStyle();
      style.setDataFormat((short) 10);
      style.setBorderBottom(BorderStyle.DOUBLE);
      style.setFillForegroundColor(colour++);
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      HSSFCell cell = sheet.createRow(at.row()).createCell(at.column());
      cell.setCellStyle(style);
      cell.setCellValue(0.5);
    }
    return bytes(book);
  }

  private static byte[] marked(byte[] file, Edit... marks) throws UnreadableException {
    List<Edit> edits = new ArrayList<>(List.of(marks));
    edits.add(new Edit.Ledger("勾稽记录", "供以后取下标记", Remains.NONE));
    return WorkbookPatcher.patch(file, edits, Limits.DEFAULT);
  }

  private static byte[] marked() throws Exception {
    return marked(
        table(),
        new Edit.Note(SHEET, B2, NOTE),
        new Edit.Fill(SHEET, B2, Mark.ERROR),
        new Edit.Fill(SHEET, C3, Mark.WARNING),
        new Edit.Fill(SHEET, D4, Mark.INVOLVED));
  }

  private static Edit.AddSheet results() {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(List.of(NewCell.of(Role.TITLE, "发现 1 处")));
    rows.add(
        LineSums.cells(List.of(NOTE)).stream().map(sum -> NewCell.of(Role.MUTED, sum)).toList());
    rows.add(List.of(NewCell.of(Role.MUTED, "勾稽 " + Seal.BLANK)));
    return new Edit.AddSheet("校验结果", List.of(9), 0, rows);
  }

  private static Plain plain(byte[] file) throws UnreadableException {
    return MarkedCopy.plain(file, true, Limits.DEFAULT);
  }

  private static HSSFCell cell(HSSFSheet sheet, CellRef at) {
    HSSFRow row = sheet.getRow(at.row());
    row = row == null ? sheet.createRow(at.row()) : row;
    HSSFCell cell = row.getCell(at.column());
    return cell == null ? row.createCell(at.column()) : cell;
  }

  private static String look(byte[] file, CellRef at) throws Exception {
    try (HSSFWorkbook book = open(file)) {
      HSSFRow row = book.getSheet(SHEET).getRow(at.row());
      if (row == null || row.getCell(at.column()) == null) {
        return "none";
      }
      HSSFCellStyle style = row.getCell(at.column()).getCellStyle();
      boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
      return style.getDataFormatString()
          + (filled ? " " + style.getFillForegroundColorColor().getHexString() : "")
          + (style.getBorderBottom() == BorderStyle.NONE ? "" : " " + style.getBorderBottom())
          + (style.getBorderLeft() == BorderStyle.NONE ? "" : " " + style.getBorderLeft());
    }
  }

  private static void copy(HSSFSheet sheet, CellRef from, CellRef to) {
    cell(sheet, to).setCellStyle(cell(sheet, from).getCellStyle());
  }

  private static void forget(HSSFWorkbook book) {
    book.removeSheetAt(book.getSheetIndex("勾稽记录"));
  }

  @Test
  void aMarkThatWasCopiedGoesAndIsTold() throws Exception {
    byte[] original = table();
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              copy(sheet, B2, F2);
              copy(sheet, D4, CellRef.parse("F4"));
            });

    Plain plain = plain(file);

    assertThat(plain.bare()).containsExactly(new Place(SHEET, F2));
    assertThat(plain.left()).containsExactly(new Place(SHEET, CellRef.parse("F4")));
    assertThat(plain.cells()).isEqualTo(4);
    for (CellRef cell : List.of(B2, C3, D4)) {
      assertThat(look(plain.bytes(), cell)).isEqualTo(look(original, cell));
    }
    assertThat(look(plain.bytes(), F2)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), CellRef.parse("F4"))).isEqualTo("0.00% EDED:EDED:EDED DOUBLE");
    assertThat(Notes.of(plain.bytes())).isEmpty();
  }

  /** A note that reads as ours tells of marks; without one colours are somebody's. */
  @Test
  void aNoteTellsOfMarksWhoseRecordIsLost() throws Exception {
    byte[] file = saved(marked(), (book, sheet) -> forget(book));
    Plain plain = plain(file);
    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, C3));
    assertThat(plain.left()).containsExactlyInAnyOrder(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(look(plain.bytes(), B2)).isEqualTo("0.00%");
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!B2", NOTE));

    byte[] silent =
        saved(
            marked(),
            (book, sheet) -> {
              forget(book);
              sheet.getRow(1).getCell(1).removeCellComment();
            });
    assertThat(plain(silent).changed()).isFalse();
    assertThat(plain(silent).bytes()).isEqualTo(silent);
    assertThat(MarkedCopy.plain(silent, false, Limits.DEFAULT).changed()).isFalse();
  }

  @Test
  void sumsOfLinesTellOfNotesWhoseRecordIsLost() throws Exception {
    byte[] all =
        marked(
            table(),
            new Edit.Note(SHEET, B2, NOTE),
            new Edit.Fill(SHEET, B2, Mark.ERROR),
            new Edit.Note(SHEET, D4, NOTE + " 另一条"),
            new Edit.Fill(SHEET, D4, Mark.INVOLVED),
            results());

    Plain plain = plain(saved(all, (book, sheet) -> forget(book)));

    assertThat(plain.notes()).isEqualTo(2);
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!D4", " 另一条"));
    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(plain.left()).isEmpty();
    assertThat(look(plain.bytes(), D4)).isEqualTo("0.00% DOUBLE");
    assertThat(plain.kept()).containsExactly("校验结果");
  }

  private static void restyle(HSSFCell cell, Consumer<HSSFCellStyle> change) {
    HSSFCellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    change.accept(style);
    cell.setCellStyle(style);
  }

  @Test
  void backgroundAndBorderGoEachForItself() throws Exception {
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              restyle(cell(sheet, B2), style -> style.setFillForegroundColor((short) 10));
              restyle(
                  cell(sheet, C3),
                  style -> {
                    style.setBorderLeft(BorderStyle.DASHED);
                    style.setLeftBorderColor((short) 10);
                  });
              restyle(cell(sheet, D4), style -> style.setFillForegroundColor((short) 10));
            });

    Plain plain = plain(file);

    assertThat(look(plain.bytes(), B2)).isEqualTo("0.00% FFFF:0:0 DOUBLE");
    assertThat(look(plain.bytes(), C3)).isEqualTo("0.00% 9999:CCCC:FFFF MEDIUM_DASHED DASHED");
    assertThat(look(plain.bytes(), D4)).isEqualTo("0.00% FFFF:0:0 DOUBLE");
    assertThat(plain.cells()).isEqualTo(2);
    assertThat(plain.left()).containsExactly(new Place(SHEET, C3));
  }

  /** Cells and rows that a mark made go with it, unless somebody used them since. */
  @Test
  void cellsThatAMarkMadeGoWithIt() throws Exception {
    CellRef far = CellRef.parse("B40");
    CellRef used = CellRef.parse("B41");
    CellRef beside = CellRef.parse("C2");
    byte[] all =
        marked(
            table(),
            new Edit.Fill(SHEET, far, Mark.ERROR),
            new Edit.Fill(SHEET, used, Mark.ERROR),
            new Edit.Fill(SHEET, beside, Mark.ERROR));
    byte[] file = saved(all, (book, sheet) -> cell(sheet, used).setCellValue(3));

    Plain plain = plain(file);

    assertThat(look(plain.bytes(), far)).isEqualTo("none");
    assertThat(look(plain.bytes(), beside)).isEqualTo("none");
    assertThat(look(plain.bytes(), used)).isEqualTo("General");
    try (HSSFWorkbook book = open(plain.bytes())) {
      assertThat(book.getSheet(SHEET).getPhysicalNumberOfRows()).as("a row went").isEqualTo(4);
    }
    assertThat(plain.cells()).isEqualTo(3);
  }

  /** A marked copy of the new format that was saved as .xls has names, not formulas. */
  @Test
  void namesOfTheNewFormatTellOfMarks() throws Exception {
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              forget(book);
              sheet.getRow(1).getCell(1).removeCellComment();
              name(book, "_gouji.2", "'表1'!$D$4");
              name(book, "_gouji.9", "'表1'!$A$1");
            });

    Plain plain = plain(file);

    assertThat(plain.bare())
        .containsExactlyInAnyOrder(
            new Place(SHEET, B2), new Place(SHEET, C3), new Place(SHEET, D4));
    assertThat(plain.named()).isFalse();
    try (HSSFWorkbook book = open(plain.bytes())) {
      assertThat(book.getAllNames()).isEmpty();
    }
  }

  private static void name(HSSFWorkbook book, String text, String formula) {
    HSSFName name = book.createName();
    name.setNameName(text);
    name.setRefersToFormula(formula);
  }

  /** Formulas call names by number: those before one that is called stay, and are hidden. */
  @Test
  void namesBeforeOneThatIsCalledStayHidden() throws Exception {
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              name(book, "总数", "'表1'!$B$2");
              name(book, "_gouji.2", "'表1'!$D$4");
              name(book, "合计", "'表1'!$C$3");
              cell(sheet, CellRef.parse("A9")).setCellFormula("合计*2");
            });

    Plain plain = plain(file);

    assertThat(plain.named()).isTrue();
    try (HSSFWorkbook book = open(plain.bytes())) {
      assertThat(book.getAllNames()).hasSize(3);
      assertThat(cell(book.getSheet(SHEET), CellRef.parse("A9")).getCellFormula())
          .isEqualTo("合计*2");
      List<Boolean> hidden = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        hidden.add(book.getInternalWorkbook().getNameRecord(i).isHiddenName());
      }
      assertThat(hidden).containsExactly(false, true, false);
    }
    byte[] last =
        saved(
            marked(),
            (book, sheet) -> {
              name(book, "总数", "'表1'!$B$2");
              name(book, "_gouji.2", "'表1'!$D$4");
            });
    assertThat(plain(last).named()).isFalse();
    try (HSSFWorkbook book = open(plain(last).bytes())) {
      assertThat(book.getAllNames()).extracting(HSSFName::getNameName).containsExactly("总数");
    }
  }

  private static void note(HSSFSheet sheet, CellRef cell, HSSFRichTextString text) {
    HSSFClientAnchor anchor = new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 1, (short) 4, 5);
    HSSFComment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString(text);
    note.setAddress(cell.row(), cell.column());
  }

  /** A sheet of ours on which somebody drew or noted stays. */
  @Test
  void aSheetOfOursThatIsDrawnOnStays() throws Exception {
    byte[] all = marked(table(), new Edit.Fill(SHEET, B2, Mark.ERROR), results());
    byte[] noted =
        saved(all, (book, sheet) -> note(book.getSheet("校验结果"), B2, new HSSFRichTextString("已核对")));
    assertThat(plain(noted).kept()).containsExactly("校验结果");
    assertThat(plain(noted).removed()).containsExactly("勾稽记录");
    assertThat(plain(all).kept()).isEmpty();
    assertThat(plain(all).removed()).containsExactly("校验结果", "勾稽记录");
    byte[] called = saved(all, (book, sheet) -> cell(sheet, F2).setCellFormula("'校验结果'!A1"));
    assertThat(plain(called).kept()).containsExactly("校验结果");
    assertThat(plain(called).left()).isEmpty();
  }

  /** What is left of a note keeps its letters, before ours and behind. */
  @Test
  void whatIsLeftOfANoteKeepsItsLetters() throws Exception {
    byte[] original =
        saved(
            table(),
            (book, sheet) -> {
              HSSFFont red = book.createFont();
              red.setColor((short) 10);
              HSSFRichTextString text = new HSSFRichTextString("已与财务核对");
              text.applyFont(1, 3, red);
              note(sheet, B2, text);
            });
    byte[] file =
        saved(
            marked(original, new Edit.Note(SHEET, B2, "不平")),
            (book, sheet) -> {
              HSSFComment note = sheet.getRow(1).getCell(1).getCellComment();
              HSSFRichTextString text =
                  new HSSFRichTextString(note.getString().getString() + "\n同意调整");
              HSSFFont blue = book.createFont();
              blue.setColor((short) 12);
              HSSFFont red = book.getFontAt(note.getString().getFontAtIndex(1));
              text.applyFont(1, 3, red);
              text.applyFont(text.length() - 2, text.length(), blue);
              note.setString(text);
            });

    Plain plain = plain(file);

    try (HSSFWorkbook book = open(plain.bytes())) {
      HSSFRichTextString text =
          book.getSheet(SHEET).getRow(1).getCell(1).getCellComment().getString();
      assertThat(text.getString()).isEqualTo("已与财务核对\n同意调整");
      List<Short> colours = new ArrayList<>();
      for (int at = 0; at < text.length(); at++) {
        short font = text.getFontAtIndex(at);
        boolean own = font != HSSFRichTextString.NO_FONT && font != 0;
        colours.add(own ? book.getFontAt(font).getColor() : 0);
      }
      assertThat(colours)
          .containsExactly(
              (short) 0,
              (short) 10,
              (short) 10,
              (short) 0,
              (short) 0,
              (short) 0,
              (short) 0,
              (short) 0,
              (short) 0,
              (short) 12,
              (short) 12);
    }
    assertThat(plain.notes()).isOne();
  }
}
