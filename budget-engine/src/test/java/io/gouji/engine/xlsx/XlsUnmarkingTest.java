package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class XlsUnmarkingTest {
  private static final CellRef B2 = CellRef.parse("B2");
  private static final CellRef B3 = CellRef.parse("B3");

  /** Its formats do not stand together, so that POI gives cells those of their neighbours. */
  private static final String MISCOUNTED = "tests__samples__corrupted_error.xls";

  @TempDir private Path folder;

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

  private static MarkedCopy.Plain plain(byte[] file) throws UnreadableException {
    return MarkedCopy.plain(file, true, Limits.DEFAULT);
  }

  /** A marked copy as the product writes it, sealed. */
  private static byte[] marked(byte[] original, List<Edit> marks) throws UnreadableException {
    byte[] draft = WorkbookPatcher.patch(original, edits(marks, Seal.BLANK), Limits.DEFAULT);
    String seal = Seal.of(draft, Limits.DEFAULT);
    return WorkbookPatcher.patch(original, edits(marks, seal), Limits.DEFAULT);
  }

  private static List<Edit> edits(List<Edit> marks, String seal) {
    List<Edit> edits = new ArrayList<>(marks);
    List<List<NewCell>> rows =
        List.of(
            List.of(NewCell.of(Role.TITLE, "发现 1 处")),
            List.of(NewCell.of(Role.ERROR, "X03"), NewCell.of(Role.NUMBER, "263.37")),
            List.of(NewCell.of(Role.MUTED, "勾稽 " + seal)));
    edits.add(new Edit.AddSheet("校验结果", List.of(10, 20), 1, rows));
    edits.add(new Edit.Ledger("勾稽记录", "请勿删除", Remains.NONE));
    edits.add(new Edit.Reversible());
    return edits;
  }

  private static List<Edit> marks(String sheet, CellRef... cells) {
    List<Edit> marks = new ArrayList<>();
    for (CellRef cell : cells) {
      marks.add(new Edit.Fill(sheet, cell, Edit.Mark.ERROR));
      marks.add(new Edit.Note(sheet, cell, "X03 不平\n" + cell));
    }
    return marks;
  }

  /** A table of two figures and their sum, with a look and a note of its own. */
  private static byte[] table() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet("表1");
    sheet.createRow(0).createCell(0).setCellValue("合计");
    HSSFCell first = sheet.createRow(1).createCell(1);
    first.setCellValue(12.5);
    HSSFCellStyle style = book.createCellStyle();
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setFillForegroundColor((short) 43);
    style.setBorderTop(BorderStyle.DOUBLE);
    first.setCellStyle(style);
    sheet.createRow(2).createCell(1).setCellValue(7.5);
    sheet.createRow(3).createCell(1).setCellFormula("SUM(B2:B3)");
    HSSFComment note =
        sheet
            .createDrawingPatriarch()
            .createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 1, (short) 4, 5));
    note.setString(new HSSFRichTextString("已与财务核对"));
    note.setAuthor("张三");
    note.setAddress(1, 1);
    book.createName().setNameName("总数");
    book.getName("总数").setRefersToFormula("表1!$B$4");
    sheet.getRow(0).createCell(3).setCellFormula("总数*2");
    return bytes(book);
  }

  private static byte[] saved(byte[] file) throws IOException {
    try (HSSFWorkbook book = open(file)) {
      book.getSheetAt(0).createRow(60_000).createCell(0).setCellValue("已核对");
      book.getSheetAt(0).removeRow(book.getSheetAt(0).getRow(60_000));
      return bytes(book);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyOldWorkbookComesBack() {
    return OldCorpus.each(XlsUnmarkingTest::back);
  }

  private static void back(Path file, byte[] original, Workbook before) throws Exception {
    List<Edit> marks = new ArrayList<>();
    for (Sheet sheet : before.sheets()) {
      marks.addAll(marks(sheet.name(), new CellRef(0, 0), B2, CellRef.parse("AZ5000")));
    }
    byte[] marked = marked(original, marks);

    MarkedCopy.Plain untouched = plain(marked);
    assertThat(untouched.exact()).isTrue();
    assertThat(streams(untouched.bytes())).isEqualTo(streams(original));
    assertThat(marked(untouched.bytes(), marks)).isEqualTo(marked);

    if (file.endsWith(MISCOUNTED)) {
      return;
    }
    assertThat(unmarked(marked)).containsAll(unmarked(original));
    MarkedCopy.Plain edited = plain(saved(marked));
    assertThat(edited.changed()).isTrue();
    assertThat(edited.kept()).isEmpty();
    assertThat(edited.notes()).isEqualTo(3 * before.sheets().size());
    assertSame(edited.bytes(), original);
    assertThat(Seal.isIntact(edited.bytes(), Limits.DEFAULT)).isFalse();
    assertThat(plain(edited.bytes()).changed()).isFalse();
  }

  /** What is told of cells that get no mark. */
  private static Set<String> unmarked(byte[] file) throws IOException {
    return XlsSight.of(file).stream()
        .filter(line -> line.startsWith("cell ") && !line.matches("cell .* (0 0|1 1) .*"))
        .collect(Collectors.toSet());
  }

  /** The lines that differ are enough to read; their order is told last. */
  private static void assertSame(byte[] now, byte[] before) throws IOException {
    List<String> is = XlsSight.of(now);
    List<String> was = XlsSight.of(before);
    List<String> more = is.stream().filter(line -> !was.contains(line)).limit(9).toList();
    List<String> less = was.stream().filter(line -> !is.contains(line)).limit(9).toList();
    assertThat(more).isEqualTo(less);
    assertThat(is).isEqualTo(was);
  }

  private static SortedMap<String, String> streams(byte[] file) throws UnreadableException {
    SortedMap<String, String> streams = new TreeMap<>();
    XlsFile.streams(file).forEach((name, content) -> streams.put(name, hex(content)));
    return streams;
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(content);
  }

  @Test
  void marksFollowTheirCellsAndWhatPeopleDidStays() throws Exception {
    byte[] marked = marked(table(), marks("表1", B2, B3));
    HSSFWorkbook book = open(marked);
    HSSFSheet sheet = book.getSheetAt(0);
    sheet.shiftRows(1, 3, 2);
    book.setSheetName(0, "表一 收支");
    HSSFCell second = sheet.getRow(4).getCell(1);
    HSSFCellStyle green = book.createCellStyle();
    green.cloneStyleFrom(second.getCellStyle());
    green.setFillForegroundColor((short) 42);
    second.setCellStyle(green);
    HSSFComment note = second.getCellComment();
    note.setString(new HSSFRichTextString(note.getString().getString() + "\n同意，已改"));

    MarkedCopy.Plain plain = plain(bytes(book));

    assertThat(plain.exact()).isFalse();
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
    // The second keeps its new background and has its own border back.
    assertThat(plain.cells()).isEqualTo(2);
    try (HSSFWorkbook clean = open(plain.bytes())) {
      HSSFSheet now = clean.getSheetAt(0);
      assertThat(clean.getNumberOfSheets()).isEqualTo(1);
      HSSFCell first = now.getRow(3).getCell(1);
      assertThat(first.getCellStyle().getFillForegroundColor()).isEqualTo((short) 43);
      assertThat(first.getCellStyle().getBorderTop()).isEqualTo(BorderStyle.DOUBLE);
      assertThat(first.getCellComment().getString().getString()).isEqualTo("已与财务核对");
      HSSFCell other = now.getRow(4).getCell(1);
      assertThat(other.getCellStyle().getFillForegroundColor()).isEqualTo((short) 42);
      assertThat(other.getCellComment().getString().getString().strip()).isEqualTo("同意，已改");
      assertThat(now.getRow(0).getCell(3).getCellFormula()).isEqualTo("总数*2");
      assertThat(clean.getName("总数").getRefersToFormula()).contains("$B$6");
    }
  }

  @Test
  void aSheetSomebodyWroteIntoStaysAndIsNamed() throws Exception {
    HSSFWorkbook book = open(marked(table(), marks("表1", B2)));
    book.getSheet("校验结果").getRow(1).createCell(6).setCellValue("已与主管部门核对");

    MarkedCopy.Plain plain = plain(bytes(book));

    assertThat(plain.kept()).containsExactly("校验结果");
    assertThat(plain.removed()).containsExactly("勾稽记录");
    try (HSSFWorkbook clean = open(plain.bytes())) {
      assertThat(clean.getSheet("校验结果").getRow(1).getCell(6).getStringCellValue())
          .isEqualTo("已与主管部门核对");
      assertThat(clean.getSheet("勾稽记录")).isNull();
    }
  }

  @Test
  void deletedRowsTakeTheirMarksAlong() throws Exception {
    HSSFWorkbook book = open(marked(table(), marks("表1", B2, B3)));
    HSSFSheet sheet = book.getSheetAt(0);
    sheet.removeRow(sheet.getRow(2));
    book.getSheet("勾稽记录").getRow(3).getCell(0).setCellFormula("ROWS(#REF!)");

    MarkedCopy.Plain plain = plain(bytes(book));

    assertThat(plain.cells()).isEqualTo(1);
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
  }

  @Test
  void aCopyOfACopyIsUndoneLayerByLayer() throws Exception {
    byte[] once = marked(table(), marks("表1", B2));
    byte[] corrected =
        WorkbookPatcher.patch(
            once,
            List.of(
                new Edit.Fill("表1", B3, Edit.Mark.VERIFY),
                new Edit.Ledger("勾稽记录", "请勿删除", Remains.NONE),
                new Edit.Reversible()),
            Limits.DEFAULT);

    assertThat(XlsFile.streams(corrected)).containsKeys("/GoujiUndo1", "/GoujiUndo2");
    assertThat(XlsFile.streams(plain(corrected).bytes())).doesNotContainKey("/GoujiUndo1");
  }

  @Test
  void whatLibreOfficeHasSavedComesBackToo() throws Exception {
    Office.demand();
    byte[] original = Office.convert(table(), "xls", folder);
    byte[] marked = marked(original, marks("表1", B2, B3, CellRef.parse("F9")));

    byte[] saved = Office.convert(marked, "xls", folder);
    MarkedCopy.Plain plain = plain(saved);

    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
    assertThat(plain.cells()).isEqualTo(3);
    assertThat(plain.notes()).isEqualTo(3);
    byte[] round = Office.convert(original, "xls", folder);
    assertSame(plain.bytes(), round);
  }
}
