package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks, colours and boxes of notes that are written into an .xls. */
class XlsWrittenTest {
  private static final String SHEET = "表1";
  private static final CellRef B2 = CellRef.parse("B2");

  private static byte[] bytes(Workbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  private static HSSFWorkbook table() {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet(SHEET).createRow(1).createCell(1).setCellValue(1);
    return book;
  }

  private static HSSFWorkbook open(byte[] file) throws IOException {
    return new HSSFWorkbook(new ByteArrayInputStream(file));
  }

  private static byte[] patch(byte[] file, Edit... edits) throws UnreadableException {
    return WorkbookPatcher.patch(file, List.of(edits), Limits.DEFAULT);
  }

  private static String colour(Color colour) {
    if (colour instanceof HSSFColor old) {
      short[] parts = old.getTriplet();
      return "%02X%02X%02X".formatted(parts[0], parts[1], parts[2]);
    }
    return colour instanceof XSSFColor rgb ? rgb.getARGBHex().substring(2) : "none";
  }

  private static Color colour(Workbook book, Font font) {
    return font instanceof HSSFFont old
        ? old.getHSSFColor((HSSFWorkbook) book)
        : ((XSSFFont) font).getXSSFColor();
  }

  /** What a cell looks like, in words that are the same for both formats. */
  private static String look(Workbook book, Cell cell) {
    CellStyle style = cell.getCellStyle();
    Font font = book.getFontAt(style.getFontIndex());
    Color letters = colour(book, font);
    boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
    return String.join(
        " ",
        font.getFontName(),
        String.valueOf(font.getFontHeight()),
        String.valueOf(font.getBold()),
        String.valueOf(font.getUnderline()),
        letters == null ? "none" : colour(letters),
        String.valueOf(font.getCharSet()),
        filled ? colour(style.getFillForegroundColorColor()) : "none",
        style.getBorderLeft() + "/" + style.getBorderRight(),
        style.getBorderTop() + "/" + style.getBorderBottom(),
        style.getDataFormatString(),
        style.getAlignment() + "/" + style.getVerticalAlignment(),
        style.getWrapText() + "/" + style.getLocked() + "/" + style.getIndention());
  }

  private static Edit.AddSheet roles() {
    List<NewCell> cells = new ArrayList<>();
    for (Role role : Role.values()) {
      cells.add(NewCell.of(role, role == Role.NUMBER ? "12.50" : "甲"));
    }
    cells.add(NewCell.of(Role.NUMBER, "12"));
    return new Edit.AddSheet("新", List.of(), 0, List.of(cells));
  }

  private static List<String> looks(byte[] file) throws IOException {
    List<String> looks = new ArrayList<>();
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      for (Cell cell : book.getSheet("新").getRow(0)) {
        looks.add(look(book, cell));
      }
    }
    return looks;
  }

  /** An .xls shows the sheets of ours as an .xlsx does. */
  @Test
  void rolesLookTheSameInBothFormats() throws Exception {
    XSSFWorkbook newer = new XSSFWorkbook();
    newer.createSheet(SHEET);
    List<String> looks = looks(patch(bytes(table()), roles()));
    assertThat(looks).isEqualTo(looks(patch(bytes(newer), roles())));
    assertThat(looks).hasSize(Role.values().length + 1);
  }

  /** What is there already is used again: fonts, formats and colours of the palette. */
  @Test
  void nothingIsMadeTwice() throws Exception {
    Edit[] edits = {roles(), new Edit.Note(SHEET, B2, "不平"), new Edit.Fill(SHEET, B2, Mark.INFO)};
    byte[] once = patch(bytes(table()), edits);
    byte[] twice = patch(once, roles(), new Edit.Note(SHEET, CellRef.parse("C3"), "又"));
    try (HSSFWorkbook first = open(once);
        HSSFWorkbook second = open(twice)) {
      assertThat(second.getNumberOfFonts()).isEqualTo(first.getNumberOfFonts());
      assertThat(second.getNumCellStyles()).isEqualTo(first.getNumCellStyles());
      for (int index = 8; index < 64; index++) {
        assertThat(second.getCustomPalette().getColor(index).getTriplet())
            .isEqualTo(first.getCustomPalette().getColor(index).getTriplet());
      }
    }
    try (HSSFWorkbook plain = open(bytes(table()));
        HSSFWorkbook first = open(once)) {
      assertThat(first.getNumberOfFonts() - plain.getNumberOfFonts())
          .as("title, head, text, link, muted and note")
          .isEqualTo(6);
    }
  }

  /** A font that differs in anything is not ours. */
  @ParameterizedTest
  @CsvSource({"italic", "struck", "raised", "bold", "underlined", "larger", "red", "other", "same"})
  void onlyTheVeryFontIsUsedAgain(String differing) throws Exception {
    HSSFWorkbook book = table();
    while (book.getNumberOfFonts() < 7) {
      book.createFont().setFontHeight((short) (300 + book.getNumberOfFonts()));
    }
    HSSFFont font = book.createFont();
    font.setFontName(differing.equals("other") ? "SimSun" : "Microsoft YaHei");
    font.setFontHeight((short) (differing.equals("larger") ? 220 : 200));
    font.setItalic(differing.equals("italic"));
    font.setStrikeout(differing.equals("struck"));
    font.setTypeOffset(differing.equals("raised") ? Font.SS_SUPER : Font.SS_NONE);
    font.setBold(differing.equals("bold"));
    font.setUnderline(differing.equals("underlined") ? Font.U_SINGLE : Font.U_NONE);
    font.setColor(differing.equals("red") ? Font.COLOR_RED : Font.COLOR_NORMAL);
    int fonts = book.getNumberOfFonts();
    Edit.AddSheet text =
        new Edit.AddSheet("新", List.of(), 0, List.of(List.of(NewCell.of(Role.TEXT, "甲"))));
    try (HSSFWorkbook patched = open(patch(bytes(book), text))) {
      boolean same = differing.equals("same");
      assertThat(patched.getNumberOfFonts()).isEqualTo(fonts + (same ? 0 : 1));
      HSSFCell cell = patched.getSheet("新").getRow(0).getCell(0);
      assertThat(look(patched, cell)).startsWith("Microsoft YaHei 200 false 0 none");
    }
  }

  /** Marks clone a format once, and leave all else of it. */
  @Test
  void equalMarksShareAFormat() throws Exception {
    HSSFWorkbook book = table();
    HSSFSheet sheet = book.getSheet(SHEET);
    HSSFCellStyle style = book.createCellStyle();
    style.setAlignment(org.apache.poi.ss.usermodel.HorizontalAlignment.RIGHT);
    for (int column = 1; column < 4; column++) {
      sheet.getRow(1).createCell(column).setCellStyle(style);
    }
    int formats = book.getNumCellStyles();
    Edit[] marks = {
      new Edit.Fill(SHEET, B2, Mark.WARNING),
      new Edit.Fill(SHEET, CellRef.parse("C2"), Mark.WARNING),
      new Edit.Fill(SHEET, CellRef.parse("D2"), Mark.INVOLVED)
    };
    try (HSSFWorkbook marked = open(patch(bytes(book), marks))) {
      assertThat(marked.getNumCellStyles()).isEqualTo(formats + 2);
      HSSFSheet now = marked.getSheet(SHEET);
      HSSFCellStyle warning = now.getRow(1).getCell(1).getCellStyle();
      assertThat(now.getRow(1).getCell(2).getCellStyle().getIndex()).isEqualTo(warning.getIndex());
      assertThat(colour(warning.getFillForegroundColorColor())).isEqualTo("FFEB9C");
      assertThat(warning.getFillBackgroundColor()).isEqualTo((short) 64);
      assertThat(warning.getBorderLeft()).isEqualTo(BorderStyle.MEDIUM_DASHED);
      assertThat(warning.getAlignment().name()).isEqualTo("RIGHT");
      for (short line :
          new short[] {
            warning.getLeftBorderColor(),
            warning.getRightBorderColor(),
            warning.getTopBorderColor(),
            warning.getBottomBorderColor()
          }) {
        assertThat(colour(marked.getCustomPalette().getColor(line))).isEqualTo("7F4F00");
      }
      HSSFCellStyle involved = now.getRow(1).getCell(3).getCellStyle();
      assertThat(involved.getBorderLeft()).isEqualTo(BorderStyle.NONE);
    }
  }

  /** New cells look as their row does, else as their column. */
  @Test
  void newCellsTakeTheFormatOfRowOrColumn() throws Exception {
    HSSFWorkbook book = table();
    HSSFSheet sheet = book.getSheet(SHEET);
    HSSFCellStyle percent = book.createCellStyle();
    percent.setDataFormat((short) 10);
    HSSFCellStyle date = book.createCellStyle();
    date.setDataFormat((short) 14);
    sheet.createRow(4).setRowStyle(percent);
    sheet.setDefaultColumnStyle(3, date);
    byte[] patched =
        patch(
            bytes(book),
            new Edit.SetValue(SHEET, CellRef.parse("D5"), new CellValue.Number(1)),
            new Edit.SetValue(SHEET, CellRef.parse("D7"), new CellValue.Number(1)),
            new Edit.SetValue(SHEET, CellRef.parse("A7"), new CellValue.Number(1)));
    try (HSSFWorkbook now = open(patched)) {
      List<Short> formats = new ArrayList<>();
      for (String cell : List.of("D5", "D7", "A7")) {
        CellRef at = CellRef.parse(cell);
        formats.add(
            now.getSheet(SHEET)
                .getRow(at.row())
                .getCell(at.column())
                .getCellStyle()
                .getDataFormat());
      }
      assertThat(formats).containsExactly((short) 10, (short) 14, (short) 0);
    }
  }

  /** Places of the palette that something uses keep their colours, however it names them. */
  @ParameterizedTest
  @CsvSource({"font, true", "border, true", "format, true", "nothing, false"})
  void coloursInUseKeepTheirPlaces(String user, boolean all) throws Exception {
    HSSFWorkbook book = table();
    if (user.equals("format")) {
      book.createDataFormat().getFormat("[Color 12]0.00");
    }
    for (int index = 8; index < 64; index++) {
      if (user.equals("font")) {
        book.createFont().setColor((short) index);
      } else if (user.equals("border")) {
        HSSFCellStyle style = book.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setTopBorderColor((short) index);
      }
    }
    byte[] original = bytes(book);
    byte[] patched = patch(original, new Edit.Fill(SHEET, B2, Mark.ERROR));
    List<Integer> changed = new ArrayList<>();
    try (HSSFWorkbook before = open(original);
        HSSFWorkbook after = open(patched)) {
      for (int index = 8; index < 64; index++) {
        String was = colour(before.getCustomPalette().getColor(index));
        if (!was.equals(colour(after.getCustomPalette().getColor(index)))) {
          changed.add(index);
        }
      }
    }
    assertThat(changed.isEmpty()).isEqualTo(all);
    assertThat(changed).allMatch(index -> index >= 40);
  }

  /** From the palette Excel begins with, the nearest that is as light or as dark. */
  @ParameterizedTest
  @CsvSource({
    "SUSPECT, FF99CC",
    "ERROR, FF99CC",
    "WARNING, FFFF99",
    "VERIFY, CCFFFF",
    "INFO, C0C0C0",
    "INVOLVED, C0C0C0"
  })
  void withoutRoomTheNearestColourIsTaken(Mark mark, String fill) throws Exception {
    HSSFWorkbook book = table();
    for (int index = 8; index < 64; index++) {
      book.createCellStyle().setFillForegroundColor((short) index);
    }
    try (HSSFWorkbook marked = open(patch(bytes(book), new Edit.Fill(SHEET, B2, mark)))) {
      HSSFCellStyle style = marked.getSheet(SHEET).getRow(1).getCell(1).getCellStyle();
      assertThat(colour(style.getFillForegroundColorColor())).isEqualTo(fill);
    }
  }

  /** The corners of a box in pixels: column, pixels, row, pixels. */
  private static List<Integer> box(HSSFSheet sheet, String cell) {
    CellRef at = CellRef.parse(cell);
    HSSFClientAnchor anchor =
        (HSSFClientAnchor)
            sheet.getCellComments().get(new CellAddress(at.row(), at.column())).getClientAnchor();
    return List.of(
        (int) anchor.getCol1(),
        anchor.getDx1(),
        anchor.getRow1(),
        anchor.getDy1(),
        (int) anchor.getCol2(),
        anchor.getDx2(),
        anchor.getRow2(),
        anchor.getDy2());
  }

  /** Parts of a column count to 1,024, of a row to 256. */
  @Test
  void boxesStandBesideTheirCells() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet(SHEET);
    sheet.setDefaultRowHeightInPoints(15);
    for (int column = 0; column < 256; column++) {
      sheet.setColumnWidth(column, 64 * 256 / 7);
    }
    sheet.setColumnHidden(5, true);
    sheet.createRow(19).setHeightInPoints(30);
    sheet.createRow(29).setZeroHeight(true);
    List<Edit> notes = new ArrayList<>();
    for (String cell : List.of("B2", "A1", "IV65536", "IU9", "D5", "A20", "A30")) {
      notes.add(new Edit.Note(SHEET, CellRef.parse(cell), "短"));
    }
    notes.add(new Edit.Note(SHEET, CellRef.parse("A10"), "短\n二\n三"));
    byte[] patched = patch(bytes(book), notes.toArray(Edit[]::new));
    try (HSSFWorkbook now = open(patched)) {
      HSSFSheet noted = now.getSheet(SHEET);
      int wide = Math.round(noted.getColumnWidthInPixels(1));
      int rest = 135 % wide;
      int across = 1024 * rest / wide;
      int left = 1024 * 15 / wide;
      assertThat(135 / wide).isEqualTo(2);
      assertThat(box(noted, "B2")).containsExactly(2, left, 0, 51, 4, across, 1, 217);
      assertThat(box(noted, "A1")).containsExactly(1, left, 0, 51, 3, across, 1, 217);
      assertThat(box(noted, "IV65536")).containsExactly(254, left, 65534, 51, 255, 0, 65535, 0);
      assertThat(box(noted, "IU9")).containsExactly(254, left, 7, 51, 255, 0, 8, 217);
      assertThat(box(noted, "D5")).containsExactly(4, left, 3, 51, 7, across, 4, 217);
      assertThat(box(noted, "A20")).containsExactly(1, left, 18, 51, 3, across, 19, 108);
      assertThat(box(noted, "A30")).containsExactly(1, left, 28, 51, 3, across, 30, 217);
      assertThat(box(noted, "A10")).containsExactly(1, left, 8, 51, 3, across, 11, 140);
      assertThat(noted.getCellComments().values())
          .allMatch(comment -> comment.getAuthor().equals("Gouji") && !comment.isVisible());
      int font = noted.getCellComment(new CellAddress(1, 1)).getString().getFontAtIndex(0);
      assertThat(now.getFontAt(font).getFontHeight()).isEqualTo((short) 180);
    }
  }

  /** A text that is cut ends with a whole letter. */
  @Test
  void longTextsKeepTheirLastLetterWhole() throws Exception {
    String text = "长".repeat(32_765) + "😀长";
    Patched patched =
        WorkbookPatcher.patched(
            bytes(table()),
            List.of(
                new Edit.Note(SHEET, B2, text),
                new Edit.SetValue(SHEET, B2, new CellValue.Text(text))),
            Limits.DEFAULT);
    assertThat(patched.shortfalls()).containsExactly(Patched.Shortfall.TEXTS);
    try (HSSFWorkbook book = open(patched.bytes())) {
      HSSFCell cell = book.getSheet(SHEET).getRow(1).getCell(1);
      assertThat(cell.getStringCellValue()).isEqualTo("长".repeat(32_765) + "…");
      assertThat(cell.getCellComment().getString().getString()).isEqualTo("长".repeat(32_765) + "…");
    }
  }
}
