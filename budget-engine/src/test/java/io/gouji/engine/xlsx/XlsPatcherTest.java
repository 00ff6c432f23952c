package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.Corpus;
import io.gouji.engine.Notes;
import io.gouji.engine.Office;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.UnknownRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsPatcherTest {
  private static final CellRef B2 = CellRef.parse("B2");

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

  private static byte[] patch(byte[] original, Edit... edits) throws UnreadableException {
    return WorkbookPatcher.patch(original, List.of(edits), Limits.DEFAULT);
  }

  /** A table of two figures and their sum. */
  private static HSSFWorkbook table() {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet("表1");
    sheet.createRow(0).createCell(0).setCellValue("合计");
    sheet.createRow(1).createCell(1).setCellValue(12.5);
    sheet.createRow(2).createCell(1).setCellValue(7.5);
    HSSFCell sum = sheet.createRow(3).createCell(1);
    sum.setCellFormula("SUM(B2:B3)");
    sum.setCellValue(20);
    return book;
  }

  @Test
  void aNoteOfSomebodyElseStaysBeforeOursInItsOwnLetters() throws Exception {
    HSSFWorkbook book = table();
    HSSFFont red = book.createFont();
    red.setColor((short) 10);
    HSSFComment note =
        book.getSheetAt(0)
            .createDrawingPatriarch()
            .createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 1, (short) 4, 5));
    HSSFRichTextString theirs = new HSSFRichTextString("已与财务核对");
    theirs.applyFont(1, 3, red);
    note.setString(theirs);
    note.setAuthor("张三");
    note.setAddress(1, 1);

    byte[] once = patch(bytes(book), new Edit.Note("表1", B2, "不平"));
    byte[] twice = patch(once, new Edit.Note("表1", B2, "又不平"));

    for (byte[] file : List.of(once, twice)) {
      try (HSSFWorkbook marked = open(file)) {
        HSSFComment both = marked.getSheetAt(0).getCellComments().values().iterator().next();
        assertThat(both.getAuthor()).isEqualTo("张三");
        assertThat(both.getString().getString())
            .isEqualTo("已与财务核对\n\nGouji:\n不平" + (file == once ? "" : "\n\nGouji:\n又不平"));
        assertThat(both.getString().getFontAtIndex(1)).isEqualTo((short) red.getIndex());
        assertThat(both.getString().getFontAtIndex(4)).isNotEqualTo((short) red.getIndex());
      }
    }
  }

  @Test
  void valuesChangeAndFormulasStay() throws Exception {
    byte[] patched =
        patch(
            bytes(table()),
            new Edit.SetValue("表1", B2, new CellValue.Number(13)),
            new Edit.SetValue("表1", CellRef.parse("B4"), new CellValue.Number(20.5)),
            new Edit.SetFormula("表1", CellRef.parse("B3"), "B2*2", new CellValue.Number(26)),
            new Edit.SetValue("表1", CellRef.parse("D9"), new CellValue.Text("补")));

    try (HSSFWorkbook book = open(patched)) {
      HSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(13);
      assertThat(sheet.getRow(2).getCell(1).getCellFormula()).isEqualTo("B2*2");
      assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(26);
      assertThat(sheet.getRow(3).getCell(1).getCellFormula()).isEqualTo("SUM(B2:B3)");
      assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(20.5);
      assertThat(sheet.getRow(8).getCell(3).getStringCellValue()).isEqualTo("补");
    }
  }

  /** Each kind of value, over a constant and as what a formula yields, as POI reads it back. */
  @Test
  void valuesOfEachKindAreWritten() throws Exception {
    CellRef constant = B2;
    CellRef sum = CellRef.parse("B4");
    List<CellValue> values =
        List.of(
            new CellValue.Number(-0.25),
            new CellValue.Text("甲"),
            new CellValue.Bool(true),
            new CellValue.Bool(false),
            new CellValue.Error(CellError.DIV0),
            CellValue.Blank.BLANK);
    for (CellValue value : values) {
      byte[] patched =
          patch(
              bytes(table()),
              new Edit.SetValue("表1", constant, value),
              new Edit.SetValue("表1", sum, value));
      Sheet read = WorkbookReader.read(patched, Limits.DEFAULT).sheets().get(0);
      assertThat(read.value(1, 1)).isEqualTo(value);
      assertThat(read.value(3, 1))
          .isEqualTo(value == CellValue.Blank.BLANK ? new CellValue.Text("") : value);
      assertThat(read.formula(3, 1)).isPresent();
      assertThat(read.formula(1, 1)).isEmpty();
      try (HSSFWorkbook book = open(patched)) {
        HSSFCell cell = book.getSheetAt(0).getRow(1).getCell(1);
        HSSFCell total = book.getSheetAt(0).getRow(3).getCell(1);
        CellType type =
            value instanceof CellValue.Number
                ? CellType.NUMERIC
                : value instanceof CellValue.Text
                    ? CellType.STRING
                    : value instanceof CellValue.Bool
                        ? CellType.BOOLEAN
                        : value instanceof CellValue.Error ? CellType.ERROR : CellType.BLANK;
        assertThat(cell.getCellType()).isEqualTo(type);
        assertThat(total.getCachedFormulaResultType())
            .isEqualTo(type == CellType.BLANK ? CellType.STRING : type);
      }
    }
  }

  /** Where a formula goes, its cell keeps its look; a new cell has that of its row. */
  @Test
  void aCellKeepsItsLookWhenItsFormulaGoes() throws Exception {
    HSSFWorkbook book = table();
    HSSFCellStyle percent = book.createCellStyle();
    percent.setDataFormat((short) 10);
    book.getSheetAt(0).getRow(3).getCell(1).setCellStyle(percent);
    book.getSheetAt(0).getRow(2).setRowStyle(percent);
    byte[] patched =
        patch(
            bytes(book),
            new Edit.SetFormula("表1", CellRef.parse("B4"), "", new CellValue.Number(20)),
            new Edit.SetValue("表1", CellRef.parse("C3"), new CellValue.Number(1)),
            new Edit.SetValue("表1", CellRef.parse("C2"), new CellValue.Number(1)));
    try (HSSFWorkbook read = open(patched)) {
      HSSFSheet sheet = read.getSheetAt(0);
      assertThat(sheet.getRow(3).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(sheet.getRow(3).getCell(1).getCellStyle().getDataFormat()).isEqualTo((short) 10);
      assertThat(sheet.getRow(2).getCell(2).getCellStyle().getDataFormat()).isEqualTo((short) 10);
      assertThat(sheet.getRow(1).getCell(2).getCellStyle().getDataFormat()).isZero();
    }
  }

  @Test
  void aFillChangesNothingElseOfAFormat() throws Exception {
    HSSFWorkbook book = table();
    HSSFCellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("#,##0.00_ "));
    style.setRotation((short) 30);
    style.setLocked(false);
    book.getSheetAt(0).getRow(1).getCell(1).setCellStyle(style);
    short colour = style.getFillForegroundColor();

    byte[] patched = patch(bytes(book), new Edit.Fill("表1", B2, Edit.Mark.ERROR));

    try (HSSFWorkbook marked = open(patched)) {
      HSSFCellStyle now = marked.getSheetAt(0).getRow(1).getCell(1).getCellStyle();
      assertThat(now.getDataFormatString()).isEqualTo("#,##0.00_ ");
      assertThat(now.getRotation()).isEqualTo((short) 30);
      assertThat(now.getLocked()).isFalse();
      assertThat(now.getFillForegroundColorColor().getHexString()).isEqualTo("FFFF:C7C7:CECE");
      assertThat(marked.getCellStyleAt(style.getIndex()).getFillForegroundColor())
          .isEqualTo(colour);
    }
  }

  @Test
  void coloursOfTheUserKeepTheirPlaces() throws Exception {
    HSSFWorkbook book = table();
    for (int index = 8; index < 64; index++) {
      HSSFCellStyle style = book.createCellStyle();
      style.setFillForegroundColor((short) index);
    }
    byte[] original = bytes(book);

    byte[] patched =
        patch(
            original,
            new Edit.Fill("表1", B2, Edit.Mark.ERROR),
            new Edit.Fill("表1", CellRef.parse("B3"), Edit.Mark.WARNING),
            new Edit.Fill("表1", CellRef.parse("B4"), Edit.Mark.INVOLVED));

    try (HSSFWorkbook before = open(original);
        HSSFWorkbook after = open(patched)) {
      for (int index = 8; index < 64; index++) {
        assertThat(after.getCustomPalette().getColor(index).getTriplet())
            .isEqualTo(before.getCustomPalette().getColor(index).getTriplet());
      }
      HSSFSheet sheet = after.getSheetAt(0);
      List<String> fills = new ArrayList<>();
      for (int row = 1; row < 4; row++) {
        fills.add(
            sheet
                .getRow(row)
                .getCell(1)
                .getCellStyle()
                .getFillForegroundColorColor()
                .getHexString());
      }
      assertThat(fills).containsExactly("FFFF:9999:CCCC", "FFFF:FFFF:9999", "C0C0:C0C0:C0C0");
    }
  }

  /** Colours of Excel 2007: of the letters it stays, of the background ours takes its place. */
  @Test
  void aMarkKeepsTheLettersOfNewerExcel() throws Exception {
    HSSFWorkbook book = table();
    HSSFCellStyle style = book.createCellStyle();
    book.getSheetAt(0).getRow(1).getCell(1).setCellStyle(style);
    ByteBuffer extension = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    extension.putShort(0, (short) 0x087D).putShort(14, style.getIndex()).putShort(18, (short) 2);
    extension.putShort(20, (short) 4).putShort(22, (short) 20).putInt(28, 0x00112233);
    extension.putShort(40, (short) 13).putShort(42, (short) 20).putInt(48, 0x00445566);
    InternalWorkbook inside = book.getInternalWorkbook();
    inside
        .getWorkbookRecordList()
        .add(inside.getNumRecords() - 1, new UnknownRecord(0x087D, extension.array()));

    byte[] once = patch(bytes(book), new Edit.Fill("表1", B2, Edit.Mark.ERROR));
    byte[] twice = patch(once, new Edit.Fill("表1", B2, Edit.Mark.ERROR));

    for (byte[] file : List.of(once, twice)) {
      try (HSSFWorkbook marked = open(file)) {
        int now = marked.getSheetAt(0).getRow(1).getCell(1).getCellStyle().getIndex();
        assertThat(now).isNotEqualTo(style.getIndex());
        byte[] said = new XlsExtensions(marked.getInternalWorkbook()).of(now);
        ByteBuffer letters = ByteBuffer.wrap(said).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(said).hasSize(40);
        assertThat(letters.getShort(18)).isEqualTo((short) 1);
        assertThat(letters.getShort(20)).isEqualTo((short) 13);
        assertThat(letters.getInt(28)).isEqualTo(0x00445566);
        assertThat(marked.getNumCellStyles()).isEqualTo(now + 1);
      }
    }
  }

  @Test
  void withoutRoomForFormatsTheNoteIsStillThere() throws Exception {
    HSSFWorkbook book = table();
    while (book.getNumCellStyles() < 3990) {
      book.createCellStyle().setIndention((short) (book.getNumCellStyles() % 15));
    }

    Patched patched =
        WorkbookPatcher.patched(
            bytes(book),
            List.of(new Edit.Fill("表1", B2, Edit.Mark.ERROR), new Edit.Note("表1", B2, "不平")),
            Limits.DEFAULT);

    assertThat(patched.shortfalls()).containsExactly(Shortfall.FILLS);
    assertThat(Notes.of(patched.bytes())).containsEntry("表1!B2", "不平");
  }

  @Test
  void aSheetThatIsTooLongEndsWithItsLastRow() throws Exception {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.addAll(Collections.nCopies(70_000, List.of(NewCell.of(NewCell.Role.MUTED, "行"))));
    rows.add(List.of(NewCell.of(NewCell.Role.MUTED, "末行")));

    Patched patched =
        WorkbookPatcher.patched(
            bytes(table()),
            List.of(new Edit.AddSheet("校验结果", List.of(10), 1, rows)),
            Limits.DEFAULT);

    assertThat(patched.shortfalls()).containsExactly(Shortfall.ROWS);
    try (HSSFWorkbook book = open(patched.bytes())) {
      HSSFSheet sheet = book.getSheet("校验结果");
      assertThat(sheet.getLastRowNum()).isEqualTo(65_535);
      assertThat(sheet.getRow(65_535).getCell(0).getStringCellValue()).isEqualTo("末行");
    }
  }

  @Test
  void aSheetOfTheUserKeepsItsName() throws Exception {
    Edit results =
        new Edit.AddSheet(
            "校验结果", List.of(10), 1, List.of(List.of(NewCell.of(NewCell.Role.TEXT, "不平"))));
    HSSFWorkbook book = table();
    book.createSheet("校验结果").createRow(0).createCell(0).setCellValue("我的");

    try (HSSFWorkbook beside = open(patch(bytes(book), results))) {
      assertThat(beside.getSheet("校验结果").getRow(0).getCell(0).getStringCellValue()).isEqualTo("我的");
      assertThat(beside.getSheet("校验结果(2)")).isNotNull();
    }
  }

  @Test
  void longTextsAreCutAndItIsSaid() throws Exception {
    String longest = "长".repeat(40_000);

    Patched patched =
        WorkbookPatcher.patched(
            bytes(table()),
            List.of(
                new Edit.Note("表1", B2, longest),
                new Edit.SetValue("表1", CellRef.parse("D1"), new CellValue.Text(longest))),
            Limits.DEFAULT);

    assertThat(patched.shortfalls()).containsExactly(Shortfall.TEXTS);
    assertThat(Notes.of(patched.bytes()).get("表1!B2")).hasSize(32_767).endsWith("长…");
  }

  @Test
  void aFormulaTheFormatDoesNotKnowIsRefused() throws Exception {
    byte[] original = bytes(table());
    Edit unknown = new Edit.SetFormula("表1", B2, "XLOOKUP(1,B2,B3)", new CellValue.Number(1));

    assertThatThrownBy(() -> patch(original, unknown)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCellOfAnArrayFormulaIsRefused() throws Exception {
    HSSFWorkbook book = table();
    book.getSheetAt(0).setArrayFormula("B2:B3*2", new CellRangeAddress(1, 2, 3, 3));
    byte[] original = bytes(book);
    Edit inside = new Edit.SetFormula("表1", CellRef.parse("D2"), "B2", new CellValue.Number(12.5));

    assertThatThrownBy(() -> patch(original, inside)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSheetThatIsNotThereIsRefused() throws Exception {
    byte[] original = bytes(table());

    assertThatThrownBy(() -> patch(original, new Edit.Note("表9", B2, "不平")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void macrosAndPropertiesStay() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem container =
        new POIFSFileSystem(new ByteArrayInputStream(bytes(table())))) {
      var vba = container.getRoot().createDirectory("_VBA_PROJECT_CUR").createDirectory("VBA");
      vba.createDocument("dir", new ByteArrayInputStream(new byte[] {1, 2, 3}));
      container.createDocument(new ByteArrayInputStream(new byte[] {9}), "_xmlsignatures");
      container.writeFilesystem(out);
    }
    var before = XlsFile.streams(out.toByteArray());

    var after = XlsFile.streams(patch(out.toByteArray(), new Edit.Note("表1", B2, "不平")));

    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach(
        (name, content) -> {
          if (!name.equals("/Workbook")) {
            assertThat(after.get(name)).isEqualTo(content);
          }
        });
    assertThat(after.get("/_VBA_PROJECT_CUR/VBA/dir")).containsExactly(1, 2, 3);
  }

  /** Texts before the seal push it over the end of a record, letter by letter. */
  @Test
  void aSealHoldsWhereverRecordsEnd() throws Exception {
    for (String footer : List.of("本表由勾稽写出 %s", "Written by Gouji %s")) {
      for (int letters = 3980; letters < 4120; letters += 1) {
        HSSFWorkbook book = new HSSFWorkbook();
        HSSFSheet sheet = book.createSheet("表1");
        sheet.createRow(0).createCell(0).setCellValue("长".repeat(letters));
        byte[] original = bytes(book);
        byte[] sealed = sealed(original, footer);

        assertThat(Seal.isIntact(sealed, Limits.DEFAULT)).as(footer + letters).isTrue();
      }
    }
  }

  private static byte[] sealed(byte[] original, String footer) throws UnreadableException {
    byte[] draft = patch(original, footer(footer.formatted(Seal.BLANK)));
    return patch(original, footer(footer.formatted(Seal.of(draft, Limits.DEFAULT))));
  }

  private static Edit footer(String text) {
    return new Edit.SetValue("表1", CellRef.parse("A3"), new CellValue.Text(text));
  }

  @Test
  void aSealBreaksWithAnyOtherByte() throws Exception {
    byte[] sealed = sealed(bytes(table()), "本表由勾稽写出 %s");
    assertThat(Seal.isIntact(sealed, Limits.DEFAULT)).isTrue();

    byte[] edited = patch(sealed, new Edit.SetValue("表1", B2, new CellValue.Number(1)));

    assertThat(Seal.isIntact(edited, Limits.DEFAULT)).isFalse();
    assertThat(Seal.isIntact(bytes(table()), Limits.DEFAULT)).isFalse();
  }

  @Test
  void libreOfficeOpensAMarkedCopy() throws Exception {
    Office.demand();
    byte[] patched =
        patch(
            bytes(table()),
            new Edit.Note("表1", B2, "X03 合计不等\n263.37 ≠ 263.36"),
            new Edit.Fill("表1", B2, Edit.Mark.ERROR),
            new Edit.Note("表1", CellRef.parse("M80"), "空单元格"),
            new Edit.AddSheet(
                "校验结果",
                List.of(10, 40),
                1,
                List.of(
                    List.of(
                        NewCell.of(NewCell.Role.HEAD, "级别"),
                        new NewCell("去看", NewCell.Role.LINK, "'表1'!B2")))));

    byte[] saved = Office.convert(patched, "xls", folder);

    assertThat(Notes.of(saved))
        .containsEntry("表1!B2", "X03 合计不等\n263.37 ≠ 263.36")
        .containsEntry("表1!M80", "空单元格");
    try (HSSFWorkbook book = open(saved)) {
      HSSFSheet table = book.getSheet("表1");
      assertThat(table.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(12.5);
      assertThat(table.getRow(3).getCell(1).getCellType()).isEqualTo(CellType.FORMULA);
      assertThat(
              table
                  .getRow(1)
                  .getCell(1)
                  .getCellStyle()
                  .getFillForegroundColorColor()
                  .getHexString())
          .isEqualTo("FFFF:C7C7:CECE");
      assertThat(book.getSheet("校验结果").getRow(0).getCell(1).getHyperlink().getAddress())
          .contains("表1");
    }
  }

  /** A published budget, one cell of it marked and one it does not have. */
  @Test
  void libreOfficeFindsEverythingOfARealWorkbookInItsMarkedCopy() throws Exception {
    Office.demand();
    byte[] original = Corpus.bytes(Corpus.path("budgets/commerce-2025.xls"));
    Workbook before = WorkbookReader.read(original, Limits.DEFAULT);
    String sheet = before.sheets().get(1).name();
    byte[] patched =
        patch(
            original,
            new Edit.Note(sheet, CellRef.parse("A1"), "有的格"),
            new Edit.Fill(sheet, CellRef.parse("A1"), Edit.Mark.ERROR),
            new Edit.Note(sheet, CellRef.parse("AA900"), "没有的格"),
            new Edit.Fill(sheet, CellRef.parse("AA900"), Edit.Mark.INFO));

    byte[] saved = Office.convert(patched, "xls", folder);

    assertThat(said(WorkbookReader.read(saved, Limits.DEFAULT))).isEqualTo(said(before));
    assertThat(Notes.of(saved)).isEqualTo(Map.of(sheet + "!A1", "有的格", sheet + "!AA900", "没有的格"));
  }

  /** Values and merges of all sheets. */
  private static Map<String, String> said(Workbook workbook) {
    Map<String, String> said = new TreeMap<>();
    for (Sheet sheet : workbook.sheets()) {
      said.put(
          sheet.name(),
          new TreeSet<>(sheet.merges().stream().map(m -> m.toString()).toList()).toString());
      for (int row = 0; row < sheet.rowCount(); row++) {
        for (int column = 0; column < sheet.columnCount(); column++) {
          CellValue value = sheet.value(row, column);
          if (!(value instanceof CellValue.Blank)) {
            said.put(sheet.name() + "!" + new CellRef(row, column), value.toString());
          }
        }
      }
    }
    return said;
  }
}
