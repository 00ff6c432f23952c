package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OddWorkbooksTest {
  private static final CellRef B2 = CellRef.parse("B2");
  private static final CellRef C3 = CellRef.parse("C3");

  @TestFactory
  Stream<DynamicTest> marks_lose_nothing() {
    return OddWorkbooks.all().entrySet().stream()
        .map(
            odd ->
                DynamicTest.dynamicTest(
                    odd.getKey(),
                    () ->
                        MarkCheck.holds(
                            new MarkedCorpus.Readable(
                                odd.getKey(),
                                odd.getValue(),
                                WorkbookReader.read(odd.getValue(), Limits.DEFAULT)))));
  }

  private static String part(byte[] file, String name) {
    return new String(Zips.parts(file).get(name), StandardCharsets.UTF_8);
  }

  private static byte[] patch(byte[] file, Edit... edits) throws UnreadableException {
    return WorkbookPatcher.patch(file, List.of(edits), Limits.DEFAULT);
  }

  @Test
  void a_conversation_keeps_its_text_and_the_caller_hears_of_it() throws Exception {
    byte[] original = OddWorkbooks.threaded();
    Edit.Note closed = new Edit.Note("S", B2, "勾稽");
    List<Edit> edits = List.of(closed, new Edit.Fill("S", B2, Edit.Mark.ERROR));
    Patched patched = WorkbookPatcher.patched(original, edits, Limits.DEFAULT);
    assertThat(patched.left()).isEqualTo(List.of(closed));
    assertThat(part(patched.bytes(), "xl/comments1.xml"))
        .isEqualTo(part(original, "xl/comments1.xml"));
    byte[] beside = patch(original, closed, new Edit.Note("S", C3, "勾稽"));
    assertThat(part(beside, "xl/comments1.xml")).contains("请核对</t>").contains("ref=\"C3\"");
  }

  @Test
  void every_note_of_a_marked_sheet_has_one_box() throws Exception {
    for (String odd : List.of("comments without boxes", "comments with a stray box")) {
      byte[] patched = patch(OddWorkbooks.all().get(odd), new Edit.Note("S", C3, "勾稽"));
      assertThat(boxes(patched)).as(odd).isEqualTo(List.of("1,1", "2,2"));
    }
    byte[] boxed =
        OddWorkbooks.comments(
            OddWorkbooks.note("B2"), OddWorkbooks.vml(OddWorkbooks.box("1", "1")));
    assertThat(boxes(patch(boxed, new Edit.Note("S", B2, "勾稽")))).isEqualTo(List.of("1,1"));
  }

  private static List<String> boxes(byte[] file) {
    List<String> boxes = new ArrayList<>();
    Pattern.compile("<x:Row>(\\d+)</x:Row><x:Column>(\\d+)</x:Column>")
        .matcher(part(file, "xl/drawings/vmlDrawing1.vml"))
        .results()
        .forEach(box -> boxes.add(box.group(1) + "," + box.group(2)));
    return boxes;
  }

  @Test
  void a_drawing_keeps_every_byte_whatever_its_encoding() throws Exception {
    byte[] theirs = "<xml><p>\u00b0\u00b4<br></xml>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] original = OddWorkbooks.drawing("");
    PackageBuilder builder = new PackageBuilder();
    Zips.parts(original).forEach(builder::part);
    byte[] gbk = builder.part("xl/drawings/vmlDrawing1.vml", theirs).bytes();
    byte[] vml =
        Zips.parts(patch(gbk, new Edit.Note("S", B2, "勾稽"))).get("xl/drawings/vmlDrawing1.vml");
    String text = new String(vml, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .startsWith("<xml>")
        .contains("<p>\u00b0\u00b4<br>")
        .contains("<v:shape xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
        .endsWith("</xml>");
  }

  @Test
  void shape_ids_lie_in_a_block_nobody_has() throws Exception {
    byte[] patched =
        patch(OddWorkbooks.drawing(OddWorkbooks.vml("")), new Edit.Note("S", B2, "勾稽"));
    assertThat(part(patched, "xl/drawings/vmlDrawing1.vml"))
        .contains("data='1,2'")
        .contains("_x0000_s2049");
  }

  @Test
  void relationships_that_lead_nowhere_give_way() throws Exception {
    byte[] patched =
        patch(
            OddWorkbooks.all().get("dangling relationships"),
            new Edit.Note("S", B2, "勾稽"),
            new Edit.Fill("S", B2, Edit.Mark.ERROR));
    assertThat(part(patched, "xl/worksheets/_rels/sheet1.xml.rels")).doesNotContain("comments9");
    assertThat(part(patched, "xl/_rels/workbook.xml.rels")).doesNotContain("gone.xml");
  }

  @Test
  void what_was_said_of_a_part_that_is_not_there_is_said_once() throws Exception {
    byte[] original =
        OddWorkbooks.cell().type("/XL/comments1.xml", Dialect.TYPES + "table+xml").bytes();
    assertThat(part(patch(original, new Edit.Note("S", B2, "勾稽")), "[Content_Types].xml"))
        .containsOnlyOnce("comments1.xml")
        .contains("comments+xml");
  }

  @Test
  void a_workbook_full_of_formats_gets_notes_without_colours() throws Exception {
    Edit.Fill fill = new Edit.Fill("S", B2, Edit.Mark.ERROR);
    Patched patched =
        WorkbookPatcher.patched(
            OddWorkbooks.styles(OddWorkbooks.fullOfFormats()),
            List.of(fill, new Edit.Note("S", B2, "勾稽")),
            Limits.DEFAULT);
    assertThat(patched.left()).isEqualTo(List.of(fill));
    assertThat(part(patched.bytes(), "xl/styles.xml")).contains("cellXfs count='64000'");
  }

  @Test
  void titles_list_the_new_sheet_behind_the_sheets() throws Exception {
    Edit added = new Edit.AddSheet("甲&乙", List.of(), 0, List.of());
    String titles = part(patch(OddWorkbooks.titles("工作表", "S"), added, added), "docProps/app.xml");
    assertThat(titles)
        .contains("<vt:i4>3</vt:i4>")
        .contains(
            "<vt:vector size=\"4\" baseType='lpstr'><vt:lpstr>S</vt:lpstr><vt:lpstr>甲&amp;乙</vt:lpstr>"
                + "<vt:lpstr>甲&amp;乙(2)</vt:lpstr><vt:lpstr>N</vt:lpstr>");
    byte[] stale = OddWorkbooks.titles("工作表", "旧名");
    assertThat(part(patch(stale, added), "docProps/app.xml"))
        .isEqualTo(part(stale, "docProps/app.xml"));
  }

  @Test
  void protection_stays() throws Exception {
    byte[] patched =
        patch(
            OddWorkbooks.all().get("protected"),
            new Edit.Note("S", B2, "勾稽"),
            new Edit.AddSheet("校验结果", List.of(), 0, List.of()));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(patched))) {
      assertThat(book.isStructureLocked()).isTrue();
      assertThat(book.getSheet("S").getProtect()).isTrue();
      assertThat(book.getSheet("校验结果").getProtect()).isFalse();
    }
  }

  @Test
  void a_sheet_of_our_name_that_is_somebody_elses_stays() throws Exception {
    byte[] original = OddWorkbooks.all().get("a chart sheet and hidden sheets");
    byte[] patched = patch(original, new Edit.AddSheet("校验结果", List.of(), 0, List.of()));
    List<Sheet> sheets = WorkbookReader.read(patched, Limits.DEFAULT).sheets();
    assertThat(sheets.stream().map(sheet -> sheet.name() + " " + sheet.visibility()).toList())
        .isEqualTo(List.of("S VISIBLE", "校验结果 HIDDEN", "V VERY_HIDDEN", "校验结果(2) VISIBLE"));
    assertThat(part(patched, "xl/workbook.xml")).contains("sheetId=\"4\"");
  }

  @Test
  void macros_and_the_type_of_the_file_stay() throws Exception {
    byte[] original = OddWorkbooks.all().get("macros");
    byte[] patched = patch(original, new Edit.Note("S", B2, "勾稽"));
    assertThat(PatchedWorkbooks.raw(patched).get("xl/vbaProject.bin"))
        .isEqualTo(PatchedWorkbooks.raw(original).get("xl/vbaProject.bin"));
    assertThat(part(patched, "[Content_Types].xml"))
        .contains("PartName='/xl/workbook.xml' ContentType='application/vnd.ms-excel.sheet.macro");
  }

  @Test
  void texts_longer_than_a_cell_or_note_holds_are_cut() throws Exception {
    String text = "长".repeat(32_766) + "𠮷 عربي";
    byte[] patched =
        patch(
            OddWorkbooks.cell().bytes(),
            new Edit.Note("S", B2, text),
            new Edit.AddSheet(
                "T",
                List.of(),
                0,
                List.of(List.of(Edit.NewCell.of(Edit.NewCell.Role.TEXT, text)))));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(patched))) {
      String cut = "长".repeat(32_766);
      assertThat(book.getSheet("S").getCellComments().values().iterator().next().getString())
          .hasToString(cut);
      assertThat(book.getSheet("T").getRow(0).getCell(0).getStringCellValue()).isEqualTo(cut);
    }
  }

  @Test
  void a_value_takes_the_place_of_a_picture_in_its_cell() throws Exception {
    byte[] original =
        PackageBuilder.sheet(
                "<sheetData><row r='2'><c r='B2' t='e' vm='1'><v>#VALUE!</v></c></row></sheetData>")
            .bytes();
    byte[] patched = patch(original, new Edit.SetValue("S", B2, new CellValue.Number(3)));
    assertThat(part(patched, "xl/worksheets/sheet1.xml")).contains("<c r='B2'><v>3</v></c>");
  }

  @Test
  void only_a_signature_of_the_file_counts_as_one() throws Exception {
    String origin =
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature";
    byte[] signed =
        OddWorkbooks.cell()
            .part(
                "_rels/.rels",
                PackageBuilder.relations("rId1", "officeDocument", "xl/workbook.xml")
                    .replace(
                        "</Relationships>",
                        "<Relationship Id='rId2' Type='%s/origin' Target='_xmlsignatures/origin.sigs'/></Relationships>"
                            .formatted(origin)))
            .part("_xmlsignatures/origin.sigs", "")
            .bytes();
    assertThat(
            Map.of(
                "signed", WorkbookPatcher.isSigned(new WorkbookFile(signed)),
                "macros",
                    WorkbookPatcher.isSigned(new WorkbookFile(OddWorkbooks.all().get("macros")))))
        .isEqualTo(Map.of("signed", true, "macros", false));
  }
}
