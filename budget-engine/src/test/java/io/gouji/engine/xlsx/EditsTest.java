package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.Notes;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several edits come to, and what a workbook has no room or no leave for. */
class EditsTest {
  private static final CellRef A1 = CellRef.parse("A1");
  private static final CellRef B1 = CellRef.parse("B1");
  private static final String ROWS =
      "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData>";

  private static byte[] file(String format) throws IOException {
    if (format.equals("xlsx")) {
      return PackageBuilder.sheet(ROWS).bytes();
    }
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue(1);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] patch(byte[] file, Edit... edits) throws Exception {
    return WorkbookPatcher.patch(file, List.of(edits), Limits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void noEditsGiveACopy(String format) throws Exception {
    byte[] file = file(format);
    Patched patched = WorkbookPatcher.patched(file, List.of(), Limits.DEFAULT);
    assertThat(patched.bytes()).isEqualTo(file).isNotSameAs(file);
    assertThat(patched.left()).isEmpty();
    assertThat(patched.shortfalls()).isEmpty();
  }

  /** Notes on one cell become one in their order; sheets are named without regard to case. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void notesOnOneCellAreJoined(String format) throws Exception {
    byte[] patched =
        patch(
            file(format),
            new Edit.Note("S", A1, "一"),
            new Edit.Note("s", A1, "二"),
            new Edit.Note("S", B1, "三"),
            new Edit.Note("S", A1, "一"));
    assertThat(Notes.of(patched)).isEqualTo(Map.of("S!A1", "一\n\n二\n\n一", "S!B1", "三"));
  }

  /** Of several marks the gravest shows, in whatever order they come. */
  @ParameterizedTest
  @CsvSource({
    "xlsx, SUSPECT, INFO",
    "xlsx, INFO, ERROR",
    "xls, WARNING, VERIFY",
    "xls, INVOLVED, INFO"
  })
  void theGravestMarkShows(String format, Mark one, Mark other) throws Exception {
    Mark gravest = one.compareTo(other) < 0 ? one : other;
    byte[] expected = patch(file(format), new Edit.Fill("S", A1, gravest));
    assertThat(patch(file(format), new Edit.Fill("S", A1, one), new Edit.Fill("S", A1, other)))
        .isEqualTo(expected);
    assertThat(patch(file(format), new Edit.Fill("S", A1, other), new Edit.Fill("S", A1, one)))
        .isEqualTo(expected);
  }

  /** Of several values the last stays. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void theLastValueStays(String format) throws Exception {
    byte[] patched =
        patch(
            file(format),
            new Edit.SetFormula("S", A1, "B1", new CellValue.Number(3)),
            new Edit.SetValue("S", A1, new CellValue.Number(4)),
            new Edit.SetValue("S", B1, new CellValue.Text("x")));
    var sheet = WorkbookReader.read(patched, Limits.DEFAULT).sheets().get(0);
    assertThat(sheet.number(0, 0)).isEqualTo(4);
    assertThat(sheet.formula(0, 0).orElseThrow().text()).isEqualTo("B1");
    assertThat(sheet.text(0, 1)).isEqualTo("x");
    assertThat(sheet.formula(0, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aSheetThatIsNotThereIsOurFault(String format) throws Exception {
    byte[] file = file(format);
    assertThatThrownBy(() -> patch(file, new Edit.Note("T", A1, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no worksheet T");
  }

  /** Excel throws away what somebody writes beside a conversation, so nothing is. */
  @Test
  void aCellWithAConversationGetsNoNote() throws Exception {
    byte[] file =
        PackageBuilder.sheet(ROWS)
            .part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                PackageBuilder.relations(
                    "rId1",
                    "threadedComment",
                    "../t.xml",
                    "rId2",
                    "threadedComment",
                    "../gone.xml"))
            .part(
                "xl/t.xml",
                "<ThreadedComments><threadedComment ref='A1'/><threadedComment ref='?'/><other ref='B1'/></ThreadedComments>")
            .bytes();
    List<Edit> edits =
        List.of(
            new Edit.Note("S", A1, "一"),
            new Edit.Fill("S", A1, Mark.ERROR),
            new Edit.Note("S", B1, "二"),
            new Edit.SetValue("S", A1, new CellValue.Number(3)));
    Patched patched = WorkbookPatcher.patched(file, edits, Limits.DEFAULT);
    assertThat(patched.left()).containsExactly(new Edit.Note("S", A1, "一"));
    assertThat(Notes.of(patched.bytes())).isEqualTo(Map.of("S!B1", "二"));
    Patched none =
        WorkbookPatcher.patched(file, List.of(new Edit.Note("S", A1, "一")), Limits.DEFAULT);
    assertThat(none.left()).hasSize(1);
    assertThat(Zips.texts(none.bytes())).doesNotContainKey("xl/comments1.xml");
  }

  private static boolean signed(PackageBuilder file) throws Exception {
    return WorkbookPatcher.isSigned(new WorkbookFile(file.bytes()));
  }

  /** A signature is told by its relationship or by its parts; signed macros are none. */
  @Test
  void aSignatureIsSeen() throws Exception {
    String type =
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    String origin =
        PackageBuilder.relations("rId1", "officeDocument", "xl/workbook.xml")
            .replace(
                "</Relationships>",
                "<Relationship Id='rId2' Type='" + type + "' Target='o.sigs'/></Relationships>");
    assertThat(signed(PackageBuilder.sheet(ROWS))).isFalse();
    assertThat(signed(PackageBuilder.sheet(ROWS).part("_rels/.rels", origin))).isTrue();
    assertThat(signed(PackageBuilder.sheet(ROWS).part("_xmlsignatures/sig1.xml", "<a/>"))).isTrue();
    assertThat(signed(PackageBuilder.sheet(ROWS).part("xl/vbaProjectSignature.bin", "x")))
        .isFalse();
    assertThat(WorkbookPatcher.isSigned(new WorkbookFile(file("xls")))).isFalse();
  }

  /** The same file for the same edits, however the sheets are named and in whatever order. */
  @Test
  void sheetsAreChangedEachForItself() throws Exception {
    byte[] file =
        patch(
            file("xlsx"),
            new Edit.AddSheet("T", List.of(), 0, List.of()),
            new Edit.AddSheet("U", List.of(), 0, List.of()));
    List<Edit> edits = new ArrayList<>();
    for (String sheet : List.of("U", "S", "T", "u")) {
      edits.add(new Edit.SetValue(sheet, A1, new CellValue.Text(sheet)));
    }
    var book =
        WorkbookReader.read(WorkbookPatcher.patch(file, edits, Limits.DEFAULT), Limits.DEFAULT);
    assertThat(book.sheets()).extracting(one -> one.text(0, 0)).containsExactly("S", "T", "u");
  }
}
