package io.gouji.engine.xlsx;

import static io.gouji.engine.xlsx.MarkedXls.B2;
import static io.gouji.engine.xlsx.MarkedXls.C3;
import static io.gouji.engine.xlsx.MarkedXls.D4;
import static io.gouji.engine.xlsx.MarkedXls.F2;
import static io.gouji.engine.xlsx.MarkedXls.SHEET;
import static io.gouji.engine.xlsx.MarkedXls.cell;
import static io.gouji.engine.xlsx.MarkedXls.forget;
import static io.gouji.engine.xlsx.MarkedXls.look;
import static io.gouji.engine.xlsx.MarkedXls.marked;
import static io.gouji.engine.xlsx.MarkedXls.name;
import static io.gouji.engine.xlsx.MarkedXls.note;
import static io.gouji.engine.xlsx.MarkedXls.open;
import static io.gouji.engine.xlsx.MarkedXls.plain;
import static io.gouji.engine.xlsx.MarkedXls.restyle;
import static io.gouji.engine.xlsx.MarkedXls.results;
import static io.gouji.engine.xlsx.MarkedXls.saved;
import static io.gouji.engine.xlsx.MarkedXls.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.junit.jupiter.api.Test;

/** Names, notes, texts and formats of an .xls once our marks are gone. */
class XlsLeftoversTest {
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

  /** Parts of the look that somebody changed since stay beside those that come back. */
  @Test
  void theWholeBorderAndBackgroundComeBack() throws Exception {
    byte[] original =
        saved(
            table(),
            (book, sheet) -> {
              HSSFCellStyle style = book.createCellStyle();
              style.setBorderLeft(BorderStyle.THIN);
              style.setBorderRight(BorderStyle.HAIR);
              style.setBorderTop(BorderStyle.DASH_DOT);
              style.setBorderBottom(BorderStyle.DOUBLE);
              style.setLeftBorderColor((short) 10);
              style.setRightBorderColor((short) 11);
              style.setTopBorderColor((short) 12);
              style.setBottomBorderColor((short) 14);
              style.setFillPattern(FillPatternType.BRICKS);
              style.setFillForegroundColor((short) 15);
              style.setFillBackgroundColor((short) 16);
              cell(sheet, B2).setCellStyle(style);
            });
    byte[] marked = marked(original, new Edit.Fill(SHEET, B2, Mark.ERROR));
    byte[] file =
        saved(marked, (book, sheet) -> restyle(cell(sheet, B2), s -> s.setIndention((short) 3)));

    Plain plain = plain(file);

    try (HSSFWorkbook was = open(original);
        HSSFWorkbook is = open(plain.bytes());
        HSSFWorkbook same = open(plain(marked).bytes())) {
      HSSFCellStyle before = cell(was.getSheet(SHEET), B2).getCellStyle();
      HSSFCellStyle now = cell(is.getSheet(SHEET), B2).getCellStyle();
      assertThat(now.getIndention()).isEqualTo((short) 3);
      now.setIndention((short) 0);
      assertThat(whole(now)).isEqualTo(whole(before));
      assertThat(cell(same.getSheet(SHEET), B2).getCellStyle().getIndex())
          .as("the very format where nothing changed")
          .isEqualTo(before.getIndex());
    }
  }

  private static List<Object> whole(HSSFCellStyle style) {
    return List.of(
        style.getBorderLeft(),
        style.getBorderRight(),
        style.getBorderTop(),
        style.getBorderBottom(),
        style.getLeftBorderColor(),
        style.getRightBorderColor(),
        style.getTopBorderColor(),
        style.getBottomBorderColor(),
        style.getFillPattern(),
        style.getFillForegroundColor(),
        style.getFillBackgroundColor(),
        style.getIndention());
  }

  /** Some programs leave out empty cells of the plain format, so that of the record, too. */
  @Test
  void aFormatThatTheRecordLacksIsThePlainOne() throws Exception {
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              HSSFSheet ledger = book.getSheet("勾稽记录");
              for (int row = 1; row <= ledger.getLastRowNum(); row++) {
                HSSFCell format = ledger.getRow(row).getCell(XlsLedger.FORMAT);
                if (format != null) {
                  ledger.getRow(row).removeCell(format);
                }
              }
            });
    Plain plain = plain(file);
    assertThat(look(plain.bytes(), B2)).isEqualTo("0.00%");
    assertThat(plain.cells()).isEqualTo(3);
  }

  /** Nothing of our texts is left in the table of texts; those of others keep their places. */
  @Test
  void ourTextsLeaveTheTableOfTexts() throws Exception {
    byte[] original = saved(table(), (book, sheet) -> cell(sheet, F2).setCellValue("合计"));
    byte[] file =
        saved(marked(original, new Edit.Fill(SHEET, B2, Mark.ERROR), results()), (b, s) -> {});
    assertThat(texts(file)).contains("合计", "发现 1 处", XlsLedger.SIGN);
    assertThat(MarkedCopy.plain(file, false, Limits.DEFAULT).changed()).isTrue();

    Plain plain = plain(file);

    assertThat(texts(plain.bytes())).containsOnly("合计", "");
    try (HSSFWorkbook book = open(plain.bytes())) {
      assertThat(book.getNumberOfSheets()).isOne();
      assertThat(cell(book.getSheet(SHEET), F2).getStringCellValue()).isEqualTo("合计");
    }
  }

  private static List<String> texts(byte[] file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (HSSFWorkbook book = open(file)) {
      SSTRecord table = (SSTRecord) book.getInternalWorkbook().findFirstRecordBySid(SSTRecord.sid);
      for (int number = 0; number < table.getNumUniqueStrings(); number++) {
        texts.add(table.getString(number).getString());
      }
    }
    return texts;
  }
}
