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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Marks on cells that no line of the record tells of, or not as they were. */
class StrayMarksTest {
  private static final String SHEET = "表1";
  private static final String NOTE = "【错误 X03】收入 ≠ 支出\n左边：合　计 12";
  private static final CellRef B2 = CellRef.parse("B2");
  private static final CellRef C3 = CellRef.parse("C3");
  private static final CellRef D4 = CellRef.parse("D4");

  /** Numbers with a format, lines and a colour of their own in B2, C3 and D4. */
  private static byte[] table() {
    XSSFWorkbook book = new XSSFWorkbook();
    XSSFSheet sheet = book.createSheet(SHEET);
    for (CellRef at : List.of(B2, C3, D4)) {
      XSSFCellStyle style = book.createCellStyle();
      style.setDataFormat((short) 10);
      style.setBorderBottom(BorderStyle.DOUBLE);
      style.setFillForegroundColor(new XSSFColor(new byte[] {1, 2, (byte) at.row()}));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      XSSFCell cell = sheet.createRow(at.row()).createCell(at.column());
      cell.setCellStyle(style);
      cell.setCellValue(0.5);
    }
    sheet.getRow(1).createCell(5).setCellValue("别处");
    book.createSheet("别的").createRow(1).createCell(1).setCellValue(1);
    return RandomWorkbook.bytes(book);
  }

  /** B2 with a note, C3 without, D4 only involved. */
  private static byte[] marked(byte[] file) throws UnreadableException {
    return marked(
        file,
        new Edit.Note(SHEET, B2, NOTE),
        new Edit.Fill(SHEET, B2, Mark.ERROR),
        new Edit.Fill(SHEET, C3, Mark.WARNING),
        new Edit.Fill(SHEET, D4, Mark.INVOLVED));
  }

  private static byte[] marked(byte[] file, Edit... marks) throws UnreadableException {
    List<Edit> edits = new ArrayList<>(List.of(marks));
    edits.add(new Edit.Ledger("勾稽记录", "供以后取下标记", Remains.NONE));
    return WorkbookPatcher.patch(file, edits, Limits.DEFAULT);
  }

  /** As another program saves it. */
  private static byte[] saved(byte[] file, Consumer<XSSFWorkbook> change) throws Exception {
    XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
    change.accept(book);
    return RandomWorkbook.bytes(book);
  }

  private static Plain plain(byte[] file) throws UnreadableException {
    return MarkedCopy.plain(file, true, Limits.DEFAULT);
  }

  private static XSSFCell cell(XSSFWorkbook book, String sheet, CellRef at) {
    XSSFSheet there = book.getSheet(sheet);
    if (there.getRow(at.row()) == null) {
      there.createRow(at.row());
    }
    XSSFCell cell = there.getRow(at.row()).getCell(at.column());
    return cell == null ? there.getRow(at.row()).createCell(at.column()) : cell;
  }

  /** The look of a cell: format of numbers, colour, the line below and the one on the left. */
  private static String look(byte[] file, String sheet, CellRef at) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      XSSFCellStyle style = cell(book, sheet, at).getCellStyle();
      XSSFColor colour = style.getFillForegroundXSSFColor();
      boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
      return style.getDataFormatString()
          + (filled && colour != null ? " " + colour.getARGBHex() : "")
          + (style.getBorderBottom() == BorderStyle.NONE ? "" : " " + style.getBorderBottom())
          + (style.getBorderLeft() == BorderStyle.NONE ? "" : " " + style.getBorderLeft());
    }
  }

  private static void copy(XSSFWorkbook book, CellRef from, CellRef to) {
    cell(book, SHEET, to).setCellStyle(cell(book, SHEET, from).getCellStyle());
  }

  private static void forget(XSSFWorkbook book, boolean names) {
    book.removeSheetAt(book.getSheetIndex("勾稽记录"));
    for (XSSFName name : List.copyOf(book.getAllNames())) {
      if (name.getNameName().equals("_gouji.ledger")
          || names && name.getNameName().startsWith("_gouji")) {
        book.removeName(name);
      }
    }
  }

  /** What was copied to a cell without a line goes, border and background, and is told. */
  @Test
  void aMarkThatWasCopiedGoesAndIsTold() throws Exception {
    CellRef at = CellRef.parse("F2");
    CellRef far = CellRef.parse("H40");
    byte[] original = table();
    byte[] file =
        saved(
            marked(original),
            book -> {
              copy(book, B2, at);
              copy(book, C3, far);
            });

    Plain plain = plain(file);

    assertThat(plain.bare()).containsExactly(new Place(SHEET, at), new Place(SHEET, far));
    assertThat(plain.left()).isEmpty();
    assertThat(plain.cells()).isEqualTo(5);
    for (CellRef cell : List.of(B2, C3, D4)) {
      assertThat(look(plain.bytes(), SHEET, cell)).isEqualTo(look(original, SHEET, cell));
    }
    assertThat(look(plain.bytes(), SHEET, at)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), SHEET, far)).isEqualTo("0.00%");
    assertThat(Notes.of(plain.bytes())).isEmpty();
  }

  /** The grey of involved cells may be anybody's: without a line it stays and is told. */
  @Test
  void aGreyCellNobodyTellsOfStays() throws Exception {
    CellRef at = CellRef.parse("F2");
    byte[] file = saved(marked(table()), book -> copy(book, D4, at));
    Plain plain = plain(file);
    assertThat(plain.left()).containsExactly(new Place(SHEET, at));
    assertThat(plain.bare()).isEmpty();
    assertThat(plain.cells()).isEqualTo(3);
    assertThat(look(plain.bytes(), SHEET, at)).isEqualTo("0.00% FFEDEDED DOUBLE");
  }

  /** Without the record, names of ours still point at the cells; their own looks are lost. */
  @Test
  void namesTellOfCellsWhoseRecordIsLost() throws Exception {
    byte[] file = saved(marked(table()), book -> forget(book, false));

    Plain plain = plain(file);

    assertThat(plain.bare())
        .containsExactly(new Place(SHEET, B2), new Place(SHEET, C3), new Place(SHEET, D4));
    assertThat(plain.left())
        .as("its text is not known to the letter")
        .isEqualTo(List.of(new Place(SHEET, B2)));
    assertThat(look(plain.bytes(), SHEET, B2)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), SHEET, C3)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), SHEET, D4)).isEqualTo("0.00% DOUBLE");
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!B2", NOTE));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(plain.bytes()))) {
      assertThat(book.getAllNames()).isEmpty();
    }
  }

  /** A note that reads as ours tells that the workbook was marked. */
  @Test
  void aNoteTellsOfMarksWhereAllElseIsLost() throws Exception {
    byte[] file = saved(marked(table()), book -> forget(book, true));

    Plain plain = plain(file);

    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, C3));
    assertThat(plain.left()).containsExactlyInAnyOrder(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(look(plain.bytes(), SHEET, D4)).isEqualTo("0.00% FFEDEDED DOUBLE");
  }

  /** With nothing that tells of marks, a colour is somebody's. */
  @Test
  void coloursAloneTellNothing() throws Exception {
    byte[] file =
        saved(
            marked(table()),
            book -> {
              forget(book, true);
              book.getSheet(SHEET).getRow(1).getCell(1).removeCellComment();
            });
    Plain plain = plain(file);
    assertThat(plain.changed()).isFalse();
    assertThat(plain.bytes()).isEqualTo(file);
    assertThat(plain.left()).isEmpty();
  }

  /** The sheet of results tells of marks, and by its sums of our notes to the letter. */
  @Test
  void sumsOfLinesTellOfNotesWhoseRecordIsLost() throws Exception {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(List.of(NewCell.of(Role.TITLE, "发现 1 处")));
    rows.add(
        LineSums.cells(List.of(NOTE)).stream().map(sum -> NewCell.of(Role.MUTED, sum)).toList());
    rows.add(List.of(NewCell.of(Role.MUTED, "勾稽 " + Seal.BLANK)));
    Edit.AddSheet results = new Edit.AddSheet("校验结果", List.of(9), 0, rows);
    byte[] all =
        marked(
            table(),
            new Edit.Note(SHEET, B2, NOTE),
            new Edit.Fill(SHEET, B2, Mark.ERROR),
            new Edit.Note(SHEET, D4, NOTE + " 另一条"),
            new Edit.Fill(SHEET, D4, Mark.INVOLVED),
            results);
    byte[] file = saved(all, book -> forget(book, true));

    Plain plain = plain(file);

    assertThat(plain.notes()).isEqualTo(2);
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!D4", " 另一条"));
    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(plain.left()).isEmpty();
    assertThat(look(plain.bytes(), SHEET, D4))
        .as("a note of ours was on it")
        .isEqualTo("0.00% DOUBLE");
    assertThat(plain.kept()).containsExactly("校验结果");
  }

  /** Of a sheet that was copied the copy gets its looks back, too. */
  @Test
  void aCopiedSheetIsRestoredByTheLinesOfTheOther() throws Exception {
    byte[] original = table();
    byte[] file = saved(marked(original), book -> book.cloneSheet(0, "表1 (2)"));

    Plain plain = plain(file);

    for (String sheet : List.of(SHEET, "表1 (2)")) {
      for (CellRef cell : List.of(B2, C3, D4)) {
        assertThat(look(plain.bytes(), sheet, cell)).isEqualTo(look(original, SHEET, cell));
      }
    }
    assertThat(plain.cells()).isEqualTo(6);
    assertThat(plain.bare()).isEmpty();
    assertThat(plain.left()).isEmpty();
    assertThat(Notes.of(plain.bytes())).isEmpty();
    assertThat(plain.notes()).isEqualTo(2);
  }

  /** Cells of one place marked on two sheets: which of them a third copies is not known. */
  @Test
  void aCopyOfOneOfTwoSheetsIsBared() throws Exception {
    byte[] all =
        marked(
            table(),
            new Edit.Fill(SHEET, B2, Mark.ERROR),
            new Edit.Fill(SHEET, C3, Mark.ERROR),
            new Edit.Fill("别的", B2, Mark.ERROR));
    byte[] file = saved(all, book -> book.cloneSheet(0, "表1 (2)"));

    Plain plain = plain(file);

    assertThat(plain.bare()).containsExactly(new Place("表1 (2)", B2));
    assertThat(look(plain.bytes(), "表1 (2)", B2)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), "表1 (2)", C3)).isEqualTo(look(table(), SHEET, C3));
    assertThat(plain.cells()).isEqualTo(5);
  }

  private static void restyle(XSSFWorkbook book, CellRef at, Consumer<XSSFCellStyle> change) {
    XSSFCell cell = cell(book, SHEET, at);
    XSSFCellStyle style = book.createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    change.accept(style);
    cell.setCellStyle(style);
  }

  /** What somebody changed stays; what is ours beside it goes. */
  @Test
  void backgroundAndBorderGoEachForItself() throws Exception {
    XSSFColor red = new XSSFColor(new byte[] {(byte) 0xC0, 0, 0});
    byte[] file =
        saved(
            marked(table()),
            book -> {
              restyle(book, B2, style -> style.setFillForegroundColor(red));
              restyle(
                  book,
                  C3,
                  style -> {
                    style.setBorderLeft(BorderStyle.DASHED);
                    style.setLeftBorderColor(red);
                  });
              restyle(book, D4, style -> style.setFillForegroundColor(red));
            });

    Plain plain = plain(file);

    assertThat(look(plain.bytes(), SHEET, B2)).isEqualTo("0.00% FFC00000 DOUBLE");
    assertThat(look(plain.bytes(), SHEET, C3)).isEqualTo("0.00% FF010202 MEDIUM_DASHED DASHED");
    assertThat(look(plain.bytes(), SHEET, D4)).isEqualTo("0.00% FFC00000 DOUBLE");
    assertThat(plain.cells()).as("of the third nothing was ours any more").isEqualTo(2);
    assertThat(plain.left()).as("three sides of our border").containsExactly(new Place(SHEET, C3));
  }

  /** A person's note on another cell of a marked sheet is nobody's business. */
  @Test
  void otherNotesStayWhateverTheySay() throws Exception {
    byte[] file =
        saved(
            marked(table()),
            book -> {
              XSSFSheet sheet = book.getSheet(SHEET);
              sheet.getCellComment(new CellAddress("B2")).setString(new XSSFRichTextString("改写了"));
            });
    Plain plain = plain(file);
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!B2", "改写了"));
    assertThat(plain.notes()).isZero();
    assertThat(plain.cells()).isEqualTo(3);
    assertThat(plain.left()).isEmpty();
  }
}
