package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookPatcherTest {
  private static final CellRef B2 = CellRef.parse("B2");

  private static Workbook read(byte[] bytes) throws UnreadableException {
    return WorkbookReader.read(bytes, Limits.DEFAULT);
  }

  private static byte[] patch(byte[] bytes, Edit... edits) throws UnreadableException {
    return WorkbookPatcher.patch(bytes, List.of(edits), Limits.DEFAULT);
  }

  private static XSSFWorkbook poi(byte[] bytes) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static String part(byte[] bytes, String name) {
    return new String(Zips.parts(bytes).get(name), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void marks_change_no_value_and_no_other_part(long seed) throws Exception {
    byte[] original = RandomWorkbook.of(seed);
    Workbook before = read(original);
    byte[] patched =
        WorkbookPatcher.patch(original, PatchedWorkbooks.marks(before, seed, 30), Limits.DEFAULT);
    assertThat(PatchedWorkbooks.content(read(patched))).isEqualTo(PatchedWorkbooks.content(before));
    assertThat(untouched(patched)).isEqualTo(untouched(original));
  }

  /** The parts marks must not touch, raw. */
  private static Map<String, List<Byte>> untouched(byte[] file) throws UnreadableException {
    Map<String, List<Byte>> raw = PatchedWorkbooks.raw(file);
    raw.keySet()
        .removeIf(
            Pattern.compile(
                    "\\[Content_Types].xml|xl/styles.xml|xl/worksheets/.*|xl/comments.*|.*\\.vml")
                .asMatchPredicate());
    return raw;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void poi_finds_every_note_and_fill_and_the_rest_of_the_format(long seed) throws Exception {
    byte[] original = RandomWorkbook.of(seed);
    List<Edit> edits = PatchedWorkbooks.marks(read(original), seed, 20);
    TreeMap<String, String> expected = new TreeMap<>();
    Map<String, Edit.Mark> gravest = new HashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.Note note) {
        expected.merge(note.sheet() + note.cell(), note.text(), (one, two) -> one + "\n\n" + two);
      } else if (edit instanceof Edit.Fill fill) {
        gravest.merge(
            fill.sheet() + fill.cell(),
            fill.mark(),
            (one, two) -> one.compareTo(two) < 0 ? one : two);
      }
    }
    gravest.forEach(
        (cell, mark) -> expected.merge(cell, "|" + MarkLook.colour(mark), String::concat));
    TreeMap<String, String> actual = new TreeMap<>();
    try (XSSFWorkbook book = poi(WorkbookPatcher.patch(original, edits, Limits.DEFAULT))) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        sheet
            .getCellComments()
            .forEach(
                (address, comment) -> {
                  XSSFCell cell =
                      ((XSSFSheet) sheet).getRow(address.getRow()).getCell(address.getColumn());
                  actual.put(
                      sheet.getSheetName() + address.formatAsString(),
                      comment.getString()
                          + "|"
                          + cell.getCellStyle().getFillForegroundXSSFColor().getARGBHex());
                });
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void a_mark_keeps_every_other_part_of_the_format() throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFCellStyle style = book.createCellStyle();
      style.setDataFormat(book.createDataFormat().getFormat("#,##0.000"));
      style.setWrapText(true);
      style.setLocked(false);
      style.setFont(book.createFont());
      book.createSheet("S").createRow(1).createCell(1).setCellStyle(style);
      byte[] patched = patch(RandomWorkbook.bytes(book), new Edit.Fill("S", B2, Edit.Mark.VERIFY));
      try (XSSFWorkbook marked = poi(patched)) {
        XSSFCellStyle now = marked.getSheet("S").getRow(1).getCell(1).getCellStyle();
        assertThat(
                List.of(
                    now.getDataFormatString(),
                    now.getWrapText(),
                    now.getLocked(),
                    now.getFontIndex(),
                    now.getFillForegroundXSSFColor().getARGBHex()))
            .isEqualTo(List.of("#,##0.000", true, false, 1, "FFDDEBF7"));
      }
    }
  }

  @Test
  void equal_input_gives_equal_bytes() throws Exception {
    byte[] original = RandomWorkbook.of(5);
    List<Edit> edits = PatchedWorkbooks.marks(read(original), 5, 10);
    assertThat(WorkbookPatcher.patch(original, edits, Limits.DEFAULT))
        .isEqualTo(WorkbookPatcher.patch(original, edits, Limits.DEFAULT));
  }

  @Test
  void notes_of_others_stay_and_ours_stand_beside_them() throws Exception {
    byte[] original = withComments();
    byte[] patched =
        patch(
            original,
            new Edit.Note("S", B2, "ours, on a cell that has one"),
            new Edit.Note("S", CellRef.parse("C3"), "ours"),
            new Edit.Note("T", CellRef.parse("A1"), "on another sheet"));
    List<String> found = new ArrayList<>();
    try (XSSFWorkbook book = poi(patched)) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        new TreeMap<>(sheet.getCellComments())
            .forEach(
                (at, comment) ->
                    found.add(
                        sheet.getSheetName()
                            + at
                            + " "
                            + comment.getAuthor()
                            + ": "
                            + comment.getString()));
      }
    }
    assertThat(found)
        .isEqualTo(
            List.of(
                "SB2 Li: theirs\n\nGouji:\nours, on a cell that has one",
                "SC3 Gouji: ours",
                "SD4 Li: also theirs",
                "TA1 Gouji: on another sheet"));
  }

  @Test
  void shape_ids_are_used_once_in_the_whole_workbook() throws Exception {
    byte[] patched =
        patch(
            withComments(),
            new Edit.Note("S", CellRef.parse("C3"), "ours"),
            new Edit.Note("T", CellRef.parse("A1"), "ours"));
    List<String> ids = new ArrayList<>();
    Zips.parts(patched)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".vml")) {
                Pattern.compile("<v:shape [^>]*?id=\"(\\w+)\"")
                    .matcher(new String(content, StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> ids.add(match.group(1)));
              }
            });
    assertThat(ids).hasSize(4).hasSameSizeAs(new TreeSet<>(ids));
  }

  private static byte[] withComments() {
    XSSFWorkbook book = new XSSFWorkbook();
    XSSFSheet sheet = book.createSheet("S");
    for (String cell : List.of("B2", "D4")) {
      CellRef at = CellRef.parse(cell);
      ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
      anchor.setCol1(at.column() + 1);
      anchor.setCol2(at.column() + 3);
      anchor.setRow2(at.row() + 3);
      Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setAddress(at.row(), at.column());
      comment.setAuthor("Li");
      comment.setString(
          book.getCreationHelper()
              .createRichTextString(cell.equals("B2") ? "theirs" : "also theirs"));
    }
    book.createSheet("T");
    return RandomWorkbook.bytes(book);
  }

  @Test
  void values_and_formulas_are_written_into_cells_new_and_old() throws Exception {
    byte[] original =
        PackageBuilder.sheet(
                "<dimension ref='B2:C2'/><sheetData><row r='2' spans='2:3'>"
                    + "<c r='B2' t='s'><v>0</v></c><c r='C2'><f>B2*2</f><v>9</v></c></row>"
                    + "<row r='5'/></sheetData><mergeCells><mergeCell ref='A9:B9'/></mergeCells>")
            .bytes();
    byte[] patched =
        WorkbookPatcher.patch(
            shared(original),
            List.of(
                new Edit.SetValue("s", B2, new CellValue.Number(263.37)),
                new Edit.SetValue("S", CellRef.parse("C2"), new CellValue.Text(" <甲> ")),
                new Edit.SetFormula(
                    "S", CellRef.parse("A2"), "SUM(B2:B2)<>\"\"", new CellValue.Bool(true)),
                new Edit.SetValue("S", CellRef.parse("D4"), new CellValue.Error(CellError.NA)),
                new Edit.SetValue("S", CellRef.parse("A5"), new CellValue.Text("_x0041_\u0001")),
                new Edit.SetValue("S", CellRef.parse("B7"), new CellValue.Number(1e-7))),
            Limits.DEFAULT);
    Sheet sheet = read(patched).sheets().get(0);
    List<CellValue> values = new ArrayList<>();
    for (String cell : List.of("A2", "B2", "C2", "D4", "A5", "B7")) {
      CellRef at = CellRef.parse(cell);
      values.add(sheet.value(at.row(), at.column()));
    }
    assertThat(values)
        .isEqualTo(
            List.of(
                new CellValue.Bool(true),
                new CellValue.Number(263.37),
                new CellValue.Text(" <甲> "),
                new CellValue.Error(CellError.NA),
                new CellValue.Text("_x0041_\u0001"),
                new CellValue.Number(1e-7)));
    assertThat(sheet.formulas())
        .isEqualTo(
            List.of(
                CellFormula.at(CellRef.parse("A2"), "SUM(B2:B2)<>\"\""),
                CellFormula.at(CellRef.parse("C2"), "B2*2")));
    assertThat(part(patched, "xl/worksheets/sheet1.xml")).contains("ref=\"A2:D7\"");
    poi(patched).close();
  }

  private static byte[] shared(byte[] original) {
    PackageBuilder builder = new PackageBuilder();
    Zips.parts(original).forEach(builder::part);
    return builder
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1",
                "worksheet",
                "worksheets/sheet1.xml",
                "rId2",
                "sharedStrings",
                "/xl/sharedStrings.xml",
                "rId3",
                "calcChain",
                "calcChain.xml"))
        .part("xl/calcChain.xml", "<calcChain><c r='C2' i='1'/></calcChain>")
        .part(
            "xl/sharedStrings.xml",
            "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>x</t></si></sst>")
        .bytes();
  }

  @Test
  void the_calculation_chain_goes_when_a_formula_comes() throws Exception {
    byte[] original = shared(PackageBuilder.sheet("<sheetData/>").bytes());
    CellValue one = new CellValue.Number(1);
    byte[] valued = patch(original, new Edit.SetValue("S", B2, one));
    byte[] formula = patch(original, new Edit.SetFormula("S", B2, "1", one));
    assertThat(
            List.of(
                Zips.parts(valued).containsKey("xl/calcChain.xml"),
                Zips.parts(formula).containsKey("xl/calcChain.xml"),
                part(formula, "xl/_rels/workbook.xml.rels").contains("calcChain")))
        .isEqualTo(List.of(true, false, false));
  }

  @Test
  void a_formula_others_share_is_never_overwritten() {
    byte[] original =
        PackageBuilder.sheet(
                "<sheetData><row r='2'><c r='B2'><f t='shared' ref='B2:B3' si='0'>A2</f></c></row>"
                    + "<row r='3'><c r='B3'><f t='shared' si='0'/></c></row></sheetData>")
            .bytes();
    assertThatThrownBy(
            () -> patch(original, new Edit.SetFormula("S", B2, "1", new CellValue.Number(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("B2");
  }

  @Test
  void prefixed_single_quoted_and_styleless_sheets_are_marked_alike() throws Exception {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    byte[] original =
        PackageBuilder.sheet("")
            .part(
                "xl/worksheets/sheet1.xml",
                "<?xml version='1.0'?>\n<x:worksheet xmlns:x='"
                    + main
                    + "'><x:cols><x:col min='3' max='3' width='9'/></x:cols><x:sheetData>"
                    + "<x:row r='2' ><x:c r='B2' ><x:v>1</x:v></x:c></x:row></x:sheetData>"
                    + "<x:pageMargins left='1' right='1' top='1' bottom='1' header='1' footer='1'/>"
                    + "<x:extLst/></x:worksheet>")
            .bytes();
    byte[] patched =
        patch(
            original,
            new Edit.Fill("S", B2, Edit.Mark.ERROR),
            new Edit.Fill("S", CellRef.parse("C2"), Edit.Mark.INFO),
            new Edit.Note("S", B2, "说明"));
    try (XSSFWorkbook book = poi(patched)) {
      XSSFSheet sheet = book.getSheet("S");
      assertThat(
              List.of(
                  sheet.getCellComment(new CellAddress("B2")).getString().getString(),
                  sheet
                      .getRow(1)
                      .getCell(1)
                      .getCellStyle()
                      .getFillForegroundXSSFColor()
                      .getARGBHex(),
                  sheet
                      .getRow(1)
                      .getCell(2)
                      .getCellStyle()
                      .getFillForegroundXSSFColor()
                      .getARGBHex(),
                  sheet.getRow(1).getCell(1).getNumericCellValue()))
          .isEqualTo(List.of("说明", "FFFFC7CE", "FFE2EFDA", 1.0));
    }
    assertThat(part(patched, "xl/worksheets/sheet1.xml"))
        .containsPattern("footer='1'/><x:legacyDrawing [^>]*/><x:extLst/>");
  }

  @Test
  void a_new_sheet_has_its_texts_links_and_print_setup() throws Exception {
    byte[] original = RandomWorkbook.of(2);
    Edit.AddSheet sheet =
        new Edit.AddSheet(
            "校验结果",
            List.of(8, 60, 20),
            2,
            List.of(
                List.of(NewCell.of(Role.TITLE, "校验结果")),
                List.of(NewCell.of(Role.HEAD, "级别"), NewCell.of(Role.HEAD, "说明")),
                List.of(
                    NewCell.of(Role.ERROR, "错误"),
                    new NewCell("收入 <> 支出", Role.LINK, "'表1'!B7"),
                    NewCell.of(Role.NUMBER, "-1,234.50"),
                    NewCell.of(Role.NUMBER, "无"))));
    byte[] patched = patch(original, sheet, sheet);
    try (XSSFWorkbook book = poi(patched)) {
      XSSFSheet made = book.getSheet("校验结果");
      XSSFCell number = made.getRow(2).getCell(2);
      assertThat(
              List.of(
                  book.getSheetName(book.getNumberOfSheets() - 1),
                  made.getRow(2).getCell(1).getStringCellValue(),
                  made.getRow(2).getCell(1).getHyperlink().getLocation(),
                  number.getNumericCellValue(),
                  number.getCellStyle().getDataFormatString(),
                  made.getRow(2).getCell(3).getStringCellValue(),
                  made.getPaneInformation().getHorizontalSplitPosition(),
                  made.getPrintSetup().getLandscape(),
                  made.getFitToPage(),
                  made.getColumnWidth(1) / 256))
          .isEqualTo(
              List.of(
                  "校验结果(2)",
                  "收入 <> 支出",
                  "'表1'!B7",
                  -1234.5,
                  "#,##0.00",
                  "无",
                  (short) 2,
                  true,
                  true,
                  60));
    }
    Map<String, String> before = PatchedWorkbooks.content(read(original));
    Map<String, String> after = PatchedWorkbooks.content(read(patched));
    after.keySet().removeIf(key -> key.startsWith("校验结果"));
    assertThat(after.remove("names"))
        .contains("_xlnm.Print_Titles, sheet=1, formula='校验结果'!$2:$2")
        .contains("_xlnm.Print_Titles, sheet=2, formula='校验结果(2)'!$2:$2");
    before.remove("names");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void sheet_names_are_cut_and_cleaned_as_excel_demands() throws Exception {
    byte[] patched =
        patch(
            PackageBuilder.sheet("<sheetData/>").bytes(),
            new Edit.AddSheet("a/b:[c]" + "长".repeat(40), List.of(), 0, List.of()),
            new Edit.AddSheet("s", List.of(), 0, List.of()));
    assertThat(read(patched).sheets().stream().map(Sheet::name).toList())
        .isEqualTo(List.of("S", "a b  c " + "长".repeat(24), "s(2)"));
  }

  @Test
  void zip64_entries_are_copied_with_their_new_place() throws Exception {
    byte[] original = Zips.zip64(RandomWorkbook.of(3));
    byte[] patched = patch(original, new Edit.Fill("表1", B2, Edit.Mark.ERROR));
    assertThat(PatchedWorkbooks.content(read(patched)))
        .isEqualTo(PatchedWorkbooks.content(read(original)));
    assertThat(untouched(patched)).isEqualTo(untouched(original));
  }

  @Test
  void an_edit_of_a_sheet_that_is_not_there_is_our_fault() {
    assertThatThrownBy(() -> patch(RandomWorkbook.of(1), new Edit.Fill("没有", B2, Edit.Mark.ERROR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("没有");
  }
}
