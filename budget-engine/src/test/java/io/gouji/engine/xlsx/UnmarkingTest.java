package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Notes;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
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
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What is left of a marked .xlsx that another program has saved, part by part. */
class UnmarkingTest {
  private static final String SHEET = "表1";
  private static final CellRef B2 = CellRef.parse("B2");
  private static final CellRef C4 = CellRef.parse("C4");

  /** A table with a style of its own in each cell, without notes. */
  private static byte[] table() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet(SHEET);
      for (int row = 0; row < 5; row++) {
        for (int column = 0; column < 4; column++) {
          XSSFCell cell = sheet.createRow(row + 10 * column).createCell(column);
          cell.setCellValue(row + column);
        }
      }
      XSSFCellStyle percent = book.createCellStyle();
      percent.setDataFormat((short) 10);
      percent.setBorderBottom(BorderStyle.DOUBLE);
      sheet.createRow(1).createCell(1).setCellStyle(percent);
      sheet.getRow(1).getCell(1).setCellValue(0.5);
      sheet.createRow(3).createCell(2).setCellValue(7);
      book.createSheet("别的");
      return bytes(book);
    }
  }

  private static byte[] bytes(XSSFWorkbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  /** As another program saves it, which keeps no part of ours as it was. */
  private static byte[] saved(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      change.accept(book);
      return bytes(book);
    }
  }

  private static byte[] marked(byte[] file, Remains remains) throws Exception {
    return WorkbookPatcher.patch(
        file,
        List.of(
            new Edit.Note(SHEET, B2, "不平"),
            new Edit.Fill(SHEET, B2, Edit.Mark.ERROR),
            new Edit.Note(SHEET, C4, "请核实"),
            new Edit.Ledger("勾稽记录", "供以后取下标记", remains)),
        Limits.DEFAULT);
  }

  private static void note(XSSFWorkbook book, String text, int row, int column) {
    XSSFSheet sheet = book.getSheet(SHEET);
    XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 3);
    XSSFComment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setAddress(row, column);
    note.setAuthor("韦会计");
    note.setString(new XSSFRichTextString(text));
  }

  private static Plain plain(byte[] file) throws Exception {
    return MarkedCopy.plain(file, true, Limits.DEFAULT);
  }

  /** The parts that have to do with notes, and what speaks of them elsewhere. */
  private static List<String> traces(byte[] file) {
    List<String> traces = new ArrayList<>();
    Zips.texts(file)
        .forEach(
            (part, text) -> {
              if (part.contains("comments") || part.endsWith(".vml")) {
                traces.add(part);
              }
              for (String word : List.of("comments", "vmlDrawing", "legacyDrawing", "_gouji")) {
                boolean meant = !word.equals("vmlDrawing") || !part.startsWith("[");
                if (meant && !part.contains(word) && text.contains(word)) {
                  traces.add(part + ": " + word);
                }
              }
            });
    return traces;
  }

  /** The boxes of notes by row and column. */
  private static List<String> boxes(byte[] file) {
    return Zips.texts(file).entrySet().stream()
        .filter(part -> part.getKey().endsWith(".vml"))
        .flatMap(part -> List.of(part.getValue().split("<v:shape ")).stream().skip(1))
        .map(box -> box.replaceAll("(?s).*<x:Row>(\\d+)<.*<x:Column>(\\d+)<.*", "$1,$2"))
        .collect(Collectors.toList());
  }

  @Test
  void theLastNoteTakesItsPartsAlong() throws Exception {
    byte[] original = table();
    byte[] saved = saved(marked(original, Remains.NONE), book -> {});
    assertThat(traces(saved)).isNotEmpty();

    Plain plain = plain(saved);

    assertThat(traces(plain.bytes())).isEmpty();
    assertThat(traces(original)).isEmpty();
    assertThat(plain.exact()).isFalse();
    assertThat(plain.changed()).isTrue();
    assertThat(plain.cells()).isOne();
    assertThat(plain.notes()).isEqualTo(2);
    assertThat(plain.removed()).containsExactly("勾稽记录");
    assertThat(plain.bare()).isEmpty();
    assertThat(plain.left()).isEmpty();
    assertThat(looks(plain.bytes())).isEqualTo(looks(original));
    assertThat(plain(plain.bytes()).changed()).isFalse();
  }

  /** A person's note stays with its box, in whatever order the boxes stand. */
  @Test
  void notesOfOthersKeepTheirBoxes() throws Exception {
    byte[] original =
        saved(
            table(),
            book -> {
              note(book, "已核对", 1, 2);
              note(book, "再看", 3, 1);
            });
    byte[] saved = saved(marked(original, Remains.NONE), book -> note(book, "后来写的", 6, 2));
    assertThat(boxes(saved)).contains("1,1", "3,2", "1,2", "3,1", "6,2");

    Plain plain = plain(saved);

    assertThat(Notes.of(plain.bytes()).values()).containsExactlyInAnyOrder("已核对", "再看", "后来写的");
    assertThat(boxes(plain.bytes())).containsExactlyInAnyOrder("1,2", "3,1", "6,2");
    assertThat(plain.notes()).isEqualTo(2);
    assertThat(looks(plain.bytes())).isEqualTo(looks(original));
  }

  /** What an accountant wrote below ours stays, and with it the box. */
  @Test
  void whatOthersWroteIntoOurNoteStays() throws Exception {
    byte[] saved =
        saved(
            marked(table(), Remains.NONE),
            book -> {
              XSSFComment note = book.getSheet(SHEET).getRow(1).getCell(1).getCellComment();
              note.setString(new XSSFRichTextString(note.getString().getString() + "\n已改"));
            });
    Plain plain = plain(saved);
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!B2", "已改"));
    assertThat(boxes(plain.bytes())).containsExactly("1,1");
  }

  /** A look that somebody gave the cell since is not taken for ours. */
  @Test
  void aNewLookStaysAndWhatIsHalfOursIsTold() throws Exception {
    byte[] saved =
        saved(
            marked(table(), Remains.NONE),
            book -> {
              XSSFCell cell = book.getSheet(SHEET).getRow(1).getCell(1);
              XSSFCellStyle style = book.createCellStyle();
              style.cloneStyleFrom(cell.getCellStyle());
              style.setFillPattern(FillPatternType.NO_FILL);
              style.setBorderLeft(BorderStyle.DASHED);
              style.setLeftBorderColor((short) 10);
              cell.setCellStyle(style);
            });
    Plain plain = plain(saved);
    assertThat(looks(plain.bytes()).get("表1!B2")).contains("DASHED");
    assertThat(plain.left()).containsExactly(new Place(SHEET, B2));
    assertThat(plain.cells()).isZero();
  }

  /** What an earlier cleaning could not give back is told by every later one. */
  @Test
  void whatWasForgottenBeforeIsRemembered() throws Exception {
    Place bare = new Place(SHEET, CellRef.parse("A1"));
    Place left = new Place("别的", CellRef.parse("D4"));
    Remains remains = new Remains(List.of(bare), List.of(left), List.of("别的"));
    byte[] marked = marked(table(), remains);
    for (byte[] file : List.of(marked, saved(marked, book -> {}))) {
      Plain plain = plain(file);
      assertThat(plain.bare()).containsExactly(bare);
      assertThat(plain.left()).containsExactly(left);
      assertThat(plain.kept()).containsExactly("别的");
    }
    byte[] without =
        saved(
            marked,
            book -> {
              XSSFSheet sheet = book.getSheet("别的");
              book.removeSheetAt(book.getSheetIndex(sheet));
            });
    Plain plain = plain(without);
    assertThat(plain.bare()).containsExactly(bare);
    assertThat(plain.left()).as("its sheet is gone").isEmpty();
    assertThat(plain.kept()).isEmpty();
  }

  /** How each cell looks: format of numbers, lines, colour. */
  private static Map<String, String> looks(byte[] file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      Map<String, String> looks = new java.util.TreeMap<>();
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
          row.forEach(
              cell -> {
                XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
                looks.put(
                    sheet.getSheetName() + "!" + cell.getAddress(),
                    style.getDataFormatString()
                        + style.getFillPattern()
                        + (style.getFillForegroundColorColor() == null
                            ? ""
                            : style.getFillForegroundColorColor().getARGBHex())
                        + style.getBorderBottom()
                        + style.getBorderLeft()
                        + style.getBorderTop()
                        + style.getBorderRight());
              });
        }
      }
      return looks;
    }
  }
}
