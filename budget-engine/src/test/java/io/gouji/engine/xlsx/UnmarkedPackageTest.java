package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a marked copy that a program has saved, once our marks are gone. */
class UnmarkedPackageTest {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String RESULTS = "xl/worksheets/sheet2.xml";
  private static final String RESULT_RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels";
  private static final String ROWS =
      "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData>";
  private static final CellRef A1 = CellRef.parse("A1");

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A workbook of one sheet, whose workbook part holds more before and behind the list. */
  private static byte[] original(String before, String behind) {
    String workbook =
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r="
            + "'http://schemas.openxmlformats.org/officeDocument/2006/relationships'>%s<sheets>"
            + "<sheet name='S' sheetId='1' r:id='rId1'/></sheets>%s</workbook>";
    return PackageBuilder.sheet(ROWS).part(WORKBOOK, workbook.formatted(before, behind)).bytes();
  }

  /** The parts of its marked copy: S, results, record. */
  private void mark(byte[] original) throws Exception {
    List<List<NewCell>> rows =
        List.of(
            List.of(NewCell.of(Role.TITLE, "校验结果")),
            List.of(NewCell.of(Role.HEAD, "级别"), NewCell.of(Role.HEAD, "说明")),
            List.of(NewCell.of(Role.ERROR, "错误"), NewCell.of(Role.TEXT, "收支不平")));
    List<Edit> edits =
        List.of(
            new Edit.Fill("S", A1, Mark.ERROR),
            new Edit.Note("S", A1, "不平"),
            new Edit.AddSheet("校验结果", List.of(9), 0, rows),
            new Edit.Ledger("勾稽记录", "供以后取下标记", Remains.NONE));
    parts.putAll(Zips.parts(WorkbookPatcher.patch(original, edits, Limits.DEFAULT)));
  }

  private void change(String part, UnaryOperator<String> change) {
    String before = text(part);
    String after = change.apply(before);
    assertThat(after).as("the change finds its place").isNotEqualTo(before);
    parts.put(part, after.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String part) {
    return new String(parts.get(part), StandardCharsets.UTF_8);
  }

  private void put(String part, String content) {
    parts.put(part, content.getBytes(StandardCharsets.UTF_8));
  }

  private Plain plain() throws Exception {
    PackageBuilder file = new PackageBuilder();
    parts.forEach(file::part);
    return MarkedCopy.plain(file.bytes(), true, Limits.DEFAULT);
  }

  /** All but formats that only marked cells had is as it was. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<definedNames><definedName name='n' localSheetId='0'>S!$A$1</definedName></definedNames>",
        "<definedNames><definedName name='g'>S!$A$1</definedName></definedNames><calcPr/>"
      })
  void partsAreAsTheyWere(String behind) throws Exception {
    byte[] original = original("<bookViews><workbookView/></bookViews>", behind);
    mark(original);

    Plain plain = plain();

    Map<String, String> was = Zips.texts(original);
    Map<String, String> is = Zips.texts(plain.bytes());
    assertThat(is.remove("xl/styles1.xml")).isNotNull();
    for (String changed : List.of("[Content_Types].xml", RELATIONS)) {
      String styles = "<(Override|Relationship) [^>]*styles[^>]*>|<Default [^>]*vml[^>]*>";
      assertThat(is.get(changed).replaceAll(styles, "")).isEqualTo(was.get(changed));
      is.remove(changed);
      was.remove(changed);
    }
    String sheet = "xl/worksheets/sheet1.xml";
    assertThat(is.remove(sheet).replace(" s=\"0\"", "")).isEqualTo(was.remove(sheet));
    is.values().removeIf(text -> text.endsWith("relationships\"></Relationships>"));
    assertThat(is).isEqualTo(was);
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
  }

  /** Sheets that were moved: names and views count sheets by their place. */
  @Test
  void whatCountsSheetsByPlaceIsCountedAnew() throws Exception {
    mark(
        original(
            "<bookViews><workbookView activeTab='0' firstSheet='0'/><workbookView/></bookViews>",
            "<definedNames><definedName name='n' localSheetId='0'>S!$A$1</definedName>"
                + "<definedName name='g'>S!$A$1</definedName></definedNames>"));
    change(
        WORKBOOK,
        xml -> {
          String ours = xml.replaceAll("(?s).*(<sheet [^>]*校验结果[^>]*>).*", "$1");
          return xml.replace(ours, "")
              .replace("<sheets>", "<sheets>" + ours)
              .replace(
                  "name=\"_xlnm.Print_Titles\" localSheetId=\"1\"", "name='p' localSheetId='0'")
              .replace(
                  "name=\"_xlnm._FilterDatabase\" localSheetId=\"1\"", "name='f' localSheetId='0'")
              .replace("name='n' localSheetId='0'", "name='n' localSheetId='1'")
              .replace("activeTab='0' firstSheet='0'", "activeTab='1' firstSheet='2'");
        });

    String xml = Zips.texts(plain().bytes()).get(WORKBOOK);

    assertThat(xml)
        .contains(
            "<workbookView activeTab=\"0\" firstSheet=\"0\"/><workbookView/>",
            "<sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets>",
            "<definedNames><definedName name='n' localSheetId=\"0\">S!$A$1</definedName>"
                + "<definedName name='g'>S!$A$1</definedName></definedNames>");
  }

  @Test
  void aViewOfASheetThatStaysIsMovedWithIt() throws Exception {
    mark(original("<bookViews><workbookView activeTab='3'/></bookViews>", ""));
    change(
        WORKBOOK,
        xml ->
            xml.replace(
                "</sheets>",
                "<sheet name='T' sheetId='77' r:id='rIdT'/><sheet name='U' sheetId='78' r:id='rIdU'/></sheets>"));
    change(
        RELATIONS,
        xml ->
            xml.replace(
                "</Relationships>",
                "<Relationship Id='rIdT' Type='http://schemas.openxmlformats.org/officeDocument/"
                    + "2006/relationships/worksheet' Target='worksheets/t.xml'/><Relationship "
                    + "Id='rIdU' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                    + "relationships/worksheet' Target='worksheets/t.xml'/></Relationships>"));
    put("xl/worksheets/t.xml", text("xl/worksheets/sheet1.xml").replaceAll("<legacy[^>]*>", ""));
    assertThat(Zips.texts(plain().bytes()).get(WORKBOOK))
        .contains("activeTab=\"1\"", "name='T'", "name='U'");
  }

  /** What belongs to a sheet of ours alone goes with it, what others may use stays. */
  @Test
  void partsOfASheetOfOursGoWithIt() throws Exception {
    mark(original("", ""));
    put(
        RESULT_RELATIONS,
        PackageBuilder.relations(
                "rId1",
                "printerSettings",
                "../printerSettings/p.bin",
                "rId2",
                "drawing",
                "../drawings/d.xml",
                "rId3",
                "image",
                "../media/i.png")
            .replace(
                "</Relationships>",
                "<Relationship Id='rId9' TargetMode='External' Type='http://x/printerSettings' "
                    + "Target='../media/i.png'/></Relationships>"));
    put("xl/printerSettings/p.bin", "p");
    put("xl/drawings/d.xml", "<wsDr/>");
    put("xl/media/i.png", "i");
    put("xl/calcChain.xml", "<calcChain/>");
    change(
        RELATIONS,
        xml ->
            xml.replace(
                "</Relationships>",
                "<Relationship Id='rId8' Type='http://schemas.openxmlformats.org/officeDocument/"
                    + "2006/relationships/calcChain' Target='calcChain.xml'/></Relationships>"));
    change(
        "[Content_Types].xml",
        xml ->
            xml.replace(
                "</Types>",
                "<Override PartName='/xl/drawings/d.xml' ContentType='x'/>"
                    + "<Override PartName='/xl/calcChain.xml' ContentType='y'/></Types>"));

    Plain plain = plain();

    Map<String, String> left = Zips.texts(plain.bytes());
    assertThat(plain.kept()).isEmpty();
    assertThat(left)
        .containsKey("xl/media/i.png")
        .doesNotContainKeys(
            RESULTS,
            RESULT_RELATIONS,
            "xl/printerSettings/p.bin",
            "xl/drawings/d.xml",
            "xl/calcChain.xml",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml");
    assertThat(left.get("[Content_Types].xml"))
        .doesNotContain("d.xml", "sheet2", "sheet3", "calcChain", "comments");
    assertThat(left.get(RELATIONS)).doesNotContain("sheet2", "sheet3", "calcChain");
  }

  /** Only somebody else can have drawn or noted something on a sheet of ours. */
  @ParameterizedTest
  @CsvSource({
    "drawing, <wsDr/>, false",
    "drawing, <wsDr><anchor/></wsDr>, true",
    "comments, <comments/>, true",
    "threadedComment, <ThreadedComments/>, true",
    "vmlDrawing, <xml/>, false"
  })
  void aSheetOfOursThatIsDrawnOnStays(String kind, String content, boolean kept) throws Exception {
    mark(original("", ""));
    put(RESULT_RELATIONS, PackageBuilder.relations("rId1", kind, "../d.xml"));
    put("xl/d.xml", content);
    Plain plain = plain();
    assertThat(plain.kept().contains("校验结果")).isEqualTo(kept);
    assertThat(plain.removed().contains("校验结果")).isNotEqualTo(kept);
    assertThat(plain.removed()).contains("勾稽记录");
    assertThat(Zips.texts(plain.bytes()).containsKey(RESULTS)).isEqualTo(kept);
  }

  @Test
  void aDrawingThatIsGoneKeepsNothing() throws Exception {
    mark(original("", ""));
    put(RESULT_RELATIONS, PackageBuilder.relations("rId1", "drawing", "../gone.xml"));
    assertThat(plain().kept()).isEmpty();
  }

  /** A sheet of ours that a formula or a name of others speaks of stays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r='B1'><f>校验结果!A1</f></c>||true",
        "<c r='B1'><f>'校验结果'!A1</f></c>||true",
        "<c r='B1'><f>'[1]校验结果'!A1</f></c>||true",
        "<c r='B1'><f>LEN(\"校验结果\")</f></c>||false",
        "<c r='B1'><v>2</v></c>|<definedName name='x'>校验结果!$A$1</definedName>|true",
        "<c r='B1'><v>2</v></c>|<definedName name='x' localSheetId='1'>校验结果!$A$1</definedName>|false",
        "<c r='B1'><v>2</v></c>|<definedName name='_xlnm.Print_Area'>校验结果!$A$1</definedName>|false"
      })
  void aSheetOfOursThatIsCalledStays(String cell, String name, boolean kept) throws Exception {
    mark(original("", ""));
    change("xl/worksheets/sheet1.xml", xml -> xml.replace("<c r='B1'><v>2</v></c>", cell + " "));
    if (name != null) {
      change(WORKBOOK, xml -> xml.replace("<definedNames>", "<definedNames>" + name));
    }
    assertThat(plain().kept().contains("校验结果")).isEqualTo(kept);
  }

  /** A row more is somebody's writing; one less, or other order, is not. */
  @Test
  void aSheetSomebodyWroteIntoStays() throws Exception {
    mark(original("", ""));
    change(RESULTS, xml -> xml.replace(">收支不平<", "> 收支 \n不平<"));
    assertThat(plain().kept()).as("blanks do not count").isEmpty();
    change(RESULTS, xml -> xml.replaceFirst("<row r=\"1\".*?</row>", ""));
    assertThat(plain().kept()).as("a row is gone").isEmpty();
    change(
        RESULTS,
        xml ->
            xml.replace(
                "</sheetData>", "<row r='9'><c r='A9' t='str'><v> </v></c></row></sheetData>"));
    assertThat(plain().kept()).as("a row of blanks").isEmpty();
    change(
        RESULTS,
        xml -> xml.replace("</sheetData>", "<row r='10'><c><v>5</v></c></row></sheetData>"));
    assertThat(plain().kept()).containsExactly("校验结果");
  }

  /** Cells call texts by number: those of ours that stay in the table are emptied in place. */
  @ParameterizedTest
  @CsvSource({"'', '', true", "x:, :x, true", "'', '', false"})
  void textsThatNoCellShowsAreEmptied(String prefix, String declared, boolean alone)
      throws Exception {
    mark(original("", ""));
    String item = "<%1$ssi><%1$st>%2$s</%1$st></%1$ssi>";
    String[] texts = {"不平", "错误", "合计", "旧文字"};
    StringBuilder table = new StringBuilder();
    for (String text : texts) {
      table.append(item.formatted(prefix, text));
    }
    put(
        "xl/sharedStrings.xml",
        "<%1$ssst xmlns%2$s='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>%3$s</%1$ssst>"
            .formatted(prefix, declared, table));
    change(
        "xl/worksheets/sheet1.xml",
        xml -> xml.replace("<c r='B1'><v>2</v></c>", "<c r='B1' t='s'><v> 2 </v></c>"));
    change(
        RESULTS,
        xml ->
            xml.replaceAll(
                "<c r=\"A3\"( s=\"\\d+\") t=\"inlineStr\">.*?</c>",
                "<c r='A3'$1 t='s'><v>1</v></c>"));
    change(
        RELATIONS,
        xml ->
            xml.replace(
                "</Relationships>",
                "<Relationship Id='rId8' Type='http://schemas.openxmlformats.org/officeDocument/"
                    + "2006/relationships/sharedStrings' Target='sharedStrings.xml'/></Relationships>"));
    if (!alone) {
      // A sheet of old macros may show a text, too; it is not read.
      change(
          WORKBOOK,
          xml -> xml.replace("</sheets>", "<sheet name='M' sheetId='99' r:id='rIdM'/></sheets>"));
      change(
          RELATIONS,
          xml ->
              xml.replace(
                  "</Relationships>",
                  "<Relationship Id='rIdM' Type='http://schemas.microsoft.com/office/2006/"
                      + "relationships/xlMacrosheet' Target='m.xml'/></Relationships>"));
      put("xl/m.xml", "<macrosheet/>");
    }

    String left = Zips.texts(plain().bytes()).get("xl/sharedStrings.xml");

    String none = "<%1$ssi><%1$st/></%1$ssi>".formatted(prefix);
    String emptied = none + none + item.formatted(prefix, "合计") + none;
    assertThat(left).contains(alone ? emptied : table);
  }

  /** Some writers tell the cell of a note as a range. */
  @Test
  void aNoteOnARangeIsTakenToo() throws Exception {
    mark(original("", ""));
    change("xl/comments1.xml", xml -> xml.replace("ref=\"A1\"", "ref='A1:A1'"));
    Plain plain = plain();
    assertThat(plain.notes()).isOne();
    assertThat(Zips.texts(plain.bytes()))
        .doesNotContainKeys("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml");
  }

  /** Boxes of others stay byte for byte, in whatever encoding and however long. */
  @Test
  void boxesOfOthersStayToTheByte() throws Exception {
    mark(original("", ""));
    change(
        "xl/comments1.xml",
        xml ->
            xml.replace(
                "</commentList>",
                "<comment ref='C3'><text><t>x</t></text></comment></commentList>"));
    String box =
        "<v:shape id='_x0000_s9'><v:textbox>\u00D6\u00D0"
            + "z".repeat(200_000)
            + "</v:textbox><x:ClientData ObjectType='Note'><x:Row> 2 </x:Row><x:Column>2</x:Column>"
            + "</x:ClientData></v:shape>";
    String part = "xl/drawings/vmlDrawing1.vml";
    String ours = new String(parts.get(part), StandardCharsets.ISO_8859_1);
    parts.put(part, ours.replace("</xml>", box + "</xml>").getBytes(StandardCharsets.ISO_8859_1));

    byte[] left = Zips.parts(plain().bytes()).get(part);

    String cleaned = ours.replaceAll("(?s)\\s*<v:shape .*?</v:shape>", "");
    assertThat(new String(left, StandardCharsets.ISO_8859_1))
        .isEqualTo(cleaned.replace("</xml>", box + "</xml>"));
  }

  /** Each box is looked at once, however many notes go. */
  @Test
  void manyNotesGoQuickly() throws Exception {
    List<Edit> edits = new ArrayList<>();
    for (int row = 0; row < 8000; row++) {
      edits.add(new Edit.Note("S", new CellRef(row, 0), "不平"));
    }
    edits.add(new Edit.Ledger("勾稽记录", "供以后取下标记", Remains.NONE));
    byte[] marked = WorkbookPatcher.patch(original("", ""), edits, Limits.DEFAULT);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Plain plain = MarkedCopy.plain(marked, true, Limits.DEFAULT);
          assertThat(plain.notes()).isEqualTo(8000);
          assertThat(Zips.texts(plain.bytes()).keySet()).noneMatch(part -> part.endsWith(".vml"));
        });
  }
}
