package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes and their boxes as they stand in comments parts and drawings of every shape. */
class WrittenNotesTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LEGACY = "<legacyDrawing r:id='rId2'/>";
  private static final String RUN =
      "<r><rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"Microsoft YaHei\"/>"
          + "<family val=\"2\"/><charset val=\"134\"/></rPr><t xml:space=\"preserve\">%s</t></r>";
  private static final Pattern ANCHOR = Pattern.compile("<x:Anchor>(.*?)</x:Anchor>");
  private static final Pattern ID = Pattern.compile("id=\"_x0000_s(\\d+)\"");

  private static Edit.Note note(String cell, String text) {
    return new Edit.Note("S", CellRef.parse(cell), text);
  }

  private static Map<String, String> patched(byte[] file, Edit... edits)
      throws UnreadableException {
    return Zips.texts(WorkbookPatcher.patch(file, List.of(edits), Limits.DEFAULT));
  }

  private static byte[] sheet(String inner) {
    return PackageBuilder.sheet(inner).bytes();
  }

  /** A sheet with a comments part and a drawing. */
  private static byte[] noted(String comments, String vml) {
    return PackageBuilder.sheet("<sheetData/>" + LEGACY)
        .part(
            "xl/worksheets/_rels/sheet1.xml.rels",
            PackageBuilder.relations(
                "rId1", "comments", "../c.xml", "rId2", "vmlDrawing", "../d.vml"))
        .part("xl/c.xml", "<comments xmlns='" + MAIN + "'>" + comments + "</comments>")
        .part("xl/d.vml", vml)
        .bytes();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  /** Where the boxes of notes are: column, pixels, row, pixels of both corners. */
  private static List<String> anchors(String inner, Edit... notes) throws UnreadableException {
    return found(ANCHOR, patched(sheet(inner), notes).get("xl/drawings/vmlDrawing1.vml"));
  }

  private static String anchor(String inner, String cell, String text) throws UnreadableException {
    return anchors(inner, note(cell, text)).get(0);
  }

  /** Columns of 64 pixels and rows of 20, unless the sheet says otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B2|短|2, 15, 0, 4, 4, 7, 1, 17",
        "B1|短|2, 15, 0, 4, 4, 7, 1, 17",
        "B3|短|2, 15, 1, 4, 4, 7, 2, 17",
        "A9|12345678|1, 15, 7, 4, 3, 7, 8, 17",
        "A9|123456789012345|1, 15, 7, 4, 3, 8, 9, 14",
        "A9|合合合合合合合合合|1, 15, 7, 4, 3, 20, 9, 14",
        "XFC1|短|16382, 15, 0, 4, 16383, 0, 1, 17",
        "XFD1|短|16382, 15, 0, 4, 16383, 0, 1, 17",
        "XFB1|短|16382, 15, 0, 4, 16383, 0, 1, 17",
        "A1048576|短|1, 15, 1048574, 4, 3, 7, 1048575, 0",
        "A1048575|短|1, 15, 1048573, 4, 3, 7, 1048574, 17"
      })
  void aBoxStandsBesideItsCell(String cell, String text, String anchor) throws Exception {
    assertThat(anchor("<sheetData/>", cell, text)).isEqualTo(anchor);
  }

  /** Lines of 17 pixels; a line that is too long for the widest box takes several. */
  @Test
  void aBoxIsAsHighAsItsText() throws Exception {
    assertThat(anchor("<sheetData/>", "A9", "a\nb\nc")).isEqualTo("1, 15, 7, 4, 3, 7, 10, 11");
    // 304 pixels hold 43 digits of 7, and 23 characters of 13; a line that fills them takes two.
    String two = "1".repeat(50);
    assertThat(anchor("<sheetData/>", "A9", two)).isEqualTo("1, 15, 7, 4, 6, 15, 9, 14");
    for (String one : List.of("1".repeat(43), "合".repeat(23))) {
      assertThat(anchor("<sheetData/>", "A9", two + "\n" + one))
          .isEqualTo("1, 15, 7, 4, 6, 15, 10, 11");
    }
    for (String more : List.of("1".repeat(44), "合".repeat(24), "合".repeat(16) + "1".repeat(14))) {
      assertThat(anchor("<sheetData/>", "A9", two + "\n" + more))
          .isEqualTo("1, 15, 7, 4, 6, 15, 11, 8");
    }
    assertThat(anchor("<sheetData/>", "A9", "1".repeat(87))).endsWith(" 10, 11");
  }

  @Test
  void widthsAndHeightsOfTheSheetCount() throws Exception {
    String wide =
        "<cols><col min='2' max='3' width='20'/><col min='4' max='4'/></cols><sheetData/>";
    assertThat(anchor(wide, "A9", "短")).isEqualTo("1, 15, 7, 4, 1, 135, 8, 17");
    assertThat(anchor(wide, "C9", "短")).isEqualTo("3, 15, 7, 4, 5, 7, 8, 17");
    String hidden = "<cols><col min='2' max='3' width='20' hidden='1'/></cols><sheetData/>";
    assertThat(anchor(hidden, "A9", "短")).isEqualTo("1, 15, 7, 4, 5, 7, 8, 17");
    String all = "<sheetFormatPr defaultColWidth='10' defaultRowHeight='30'/>";
    assertThat(anchor(all + "<sheetData/>", "A9", "短")).isEqualTo("1, 15, 7, 4, 2, 60, 7, 37");
    String rows =
        "<sheetData><row r='2' ht='60'/><row r='3' hidden='true' ht='60'/>"
            + "<row r='4' ht='3'/></sheetData>";
    assertThat(anchors(rows, note("A1", "a\nb\nc\nd\ne\nf"), note("A2", "b"), note("A3", "c")))
        .containsExactly(
            "1, 15, 0, 4, 3, 7, 4, 18", "1, 15, 0, 4, 3, 7, 1, 17", "1, 15, 1, 4, 3, 7, 1, 37");
    String odd = "<sheetFormatPr defaultColWidth='x' defaultRowHeight=''/><sheetData/>";
    assertThat(anchor(odd, "B2", "短")).isEqualTo("2, 15, 0, 4, 4, 7, 1, 17");
  }

  @Test
  void aFirstNoteBringsAllItsParts() throws Exception {
    Map<String, String> parts = patched(sheet("<sheetData/>"), note("B2", "a<b"), note("A1", "c"));
    String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    assertThat(parts.get("xl/comments1.xml").replace(declaration.strip(), "").strip())
        .isEqualTo(
            "<comments xmlns=\"%s\"><authors><author>Gouji</author></authors><commentList>"
                    .formatted(MAIN)
                + "<comment ref=\"A1\" authorId=\"0\" shapeId=\"0\"><text>"
                + RUN.formatted("c")
                + "</text></comment><comment ref=\"B2\" authorId=\"0\" shapeId=\"0\"><text>"
                + RUN.formatted("a&lt;b")
                + "</text></comment></commentList></comments>");
    assertThat(parts.get("[Content_Types].xml"))
        .contains(
            "Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"",
            "PartName=\"/xl/comments1.xml\" ContentType=\"application/vnd.openxmlformats-"
                + "officedocument.spreadsheetml.comments+xml\"");
    assertThat(parts.get("xl/worksheets/sheet1.xml"))
        .endsWith(
            "<sheetData/><legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument"
                + "/2006/relationships\" r:id=\"rId2\"/></worksheet>");
    assertThat(parts.get("xl/worksheets/_rels/sheet1.xml.rels"))
        .contains("/comments\"", "/vmlDrawing\"", "comments1.xml", "vmlDrawing1.vml");
    String vml = parts.get("xl/drawings/vmlDrawing1.vml");
    assertThat(vml).containsOnlyOnce("<v:shapetype ").contains("data=\"1\"").endsWith("</xml>");
    assertThat(found(ID, vml)).containsExactly("1025", "1026");
    assertThat(vml).contains("<x:Row>1</x:Row><x:Column>1</x:Column>", "z-index:1'", "z-index:2'");
  }

  /** A relation that leads nowhere gives way to ours. */
  @Test
  void aCommentsPartThatIsGoneIsMadeAnew() throws Exception {
    byte[] file =
        PackageBuilder.sheet("<sheetData/>" + LEGACY)
            .part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                PackageBuilder.relations(
                    "rId1", "comments", "../gone.xml", "rId2", "vmlDrawing", "../gone.vml"))
            .bytes();
    Map<String, String> parts = patched(file, note("A1", "c"));
    assertThat(parts.get("xl/worksheets/_rels/sheet1.xml.rels")).doesNotContain("gone.xml");
    assertThat(parts).containsKeys("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml");
    String drawing =
        parts
            .get("xl/worksheets/_rels/sheet1.xml.rels")
            .replaceAll("(?s).*Id=\"(\\w+)\"[^>]*vmlDrawing1.vml.*", "$1");
    assertThat(parts.get("xl/worksheets/sheet1.xml"))
        .containsOnlyOnce("legacyDrawing")
        .contains("r:id=\"" + drawing + "\"/></worksheet>");
  }

  private static String comments(String before, Edit... notes) throws UnreadableException {
    String xml = patched(noted(before, "<xml></xml>"), notes).get("xl/c.xml");
    return xml.substring(xml.indexOf('>') + 1, xml.length() - "</comments>".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<authors/><commentList/>",
        "<authors></authors>",
        "<authors/>",
        "<commentList/>",
        "<commentList></commentList>",
        ""
      })
  void listsThatLackAreMade(String before) throws Exception {
    String comment =
        "<comment ref=\"A1\" authorId=\"0\" shapeId=\"0\"><text>" + RUN + "</text></comment>";
    assertThat(comments(before, note("A1", "c")))
        .isEqualTo(
            "<authors><author>Gouji</author></authors><commentList>"
                + comment.formatted("c")
                + "</commentList>");
  }

  @Test
  void ourNameIsNotAddedTwice() throws Exception {
    String authors = "<authors><author>Li</author><author>Gouji</author></authors>";
    assertThat(comments(authors + "<commentList/>", note("A1", "c")))
        .startsWith(authors + "<commentList><comment ref=\"A1\" authorId=\"1\"");
    assertThat(comments("<authors><author>Li</author></authors><commentList/>", note("A1", "c")))
        .startsWith(
            "<authors><author>Li</author><author>Gouji</author></authors><commentList>"
                + "<comment ref=\"A1\" authorId=\"1\"");
  }

  private static final String WHOLE =
      "<authors><author>Gouji</author></authors><commentList>%s</commentList>";

  /** Ours stands behind whatever somebody's note holds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<text><t>x</t></text>|<text><r><t>x</t></r>@</text>",
        "<text><r><t>x</t></r></text>|<text><r><t>x</t></r>@</text>",
        "<text><t>x</t><rPh/></text>|<text><r><t>x</t></r>@<rPh/></text>",
        "<text></text>|<text>@</text>",
        "<text/>|<text>@</text>",
        "<commentPr/>|<text>#</text><commentPr/>"
      })
  void oursFollowsTheirs(String before, String after) throws Exception {
    String comment = "<comment ref='A1' authorId='0'>";
    String behind = RUN.formatted("\n\nGouji:\nc");
    assertThat(comments(WHOLE.formatted(comment + before + "</comment>"), note("A1", "c")))
        .isEqualTo(
            WHOLE.formatted(
                comment
                    + after.replace("@", behind).replace("#", RUN.formatted("c"))
                    + "</comment>"));
    assertThat(comments(WHOLE.formatted("<comment ref='A1'/>"), note("A1", "c")))
        .isEqualTo(
            WHOLE.formatted("<comment ref='A1'><text>" + RUN.formatted("c") + "</text></comment>"));
  }

  /** A note holds 32,767 characters, theirs first. */
  @Test
  void longNotesAreCut() throws Exception {
    String theirs = "<comment ref='A1'><text><t>" + "x".repeat(32_757) + "</t></text></comment>";
    assertThat(comments(WHOLE.formatted(theirs), note("A1", "c".repeat(9))))
        .contains(RUN.formatted("\n\nGouji:\nc") + "</text>");
    assertThat(comments(WHOLE.formatted(""), note("A1", "c".repeat(40_000))))
        .contains(">" + "c".repeat(32_767) + "<");
  }

  @Test
  void aCommentOnARangeIsThatOfItsFirstCell() throws Exception {
    String range = "<comment ref='A1:B2'><text><t>x</t></text></comment>";
    String odd = "<comment ref='?'><text><t>y</t></text></comment>";
    String after = comments(WHOLE.formatted(odd + range + range), note("A1", "c"));
    assertThat(after).contains(odd).endsWith(range + "</commentList>").containsOnlyOnce("Gouji:");
  }

  private static final String SHAPES =
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o='urn:schemas-microsoft-com:office:office'"
          + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\">%s</xml>";
  private static final String BOX =
      "<v:shape id=\"_x0000_s%s\"><x:ClientData ObjectType=\"Note\"><x:Row>%s</x:Row>"
          + "<x:Column>%s</x:Column></x:ClientData></v:shape>";

  private static String vml(String before, Edit... notes) throws UnreadableException {
    return patched(noted("", before), notes).get("xl/d.vml");
  }

  /** Numbers of boxes come from blocks that no drawing of the workbook uses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<o:idmap v:ext=\"edit\" data=\"1\"/>|data=\"1,2\"|2049",
        "<o:idmap data='1, 2'/>|data='1, 2,3'|3073",
        "<o:idmap data=''/>|data='1'|1025",
        "<o:idmap data='2'/>|data='2,1'|1025",
        "<v:shape id='_x0000_s1030'/>|data=\"2\"|2049",
        "<v:shape id='_x0000_s2048'/>|data=\"1\"|1025",
        "<v:shape id='_x0000_s1023'/>|data=\"1\"|1025"
      })
  void numbersOfBoxesAreFree(String there, String blocks, String id) throws Exception {
    String vml = vml(SHAPES.formatted(there), note("A1", "c"));
    assertThat(vml).contains(blocks);
    assertThat(found(ID, vml)).endsWith(id);
  }

  @Test
  void aBlockHoldsAThousandAndTwentyThreeBoxes() throws Exception {
    List<Edit> notes = new ArrayList<>();
    for (int row = 0; row < 1024; row++) {
      notes.add(new Edit.Note("S", new CellRef(row, 0), "c"));
    }
    List<String> ids = found(ID, vml(SHAPES.formatted(""), notes.toArray(Edit[]::new)));
    assertThat(ids).hasSize(1024).startsWith("1025", "1026").endsWith("2047", "2049");
  }

  @Test
  void aNoteThatHasABoxGetsNone() throws Exception {
    String two = SHAPES.formatted(BOX.formatted(1025, 0, 0) + BOX.formatted(1026, 1, 0));
    String comment = "<comment ref='A1'><text><t>x</t></text></comment>";
    Map<String, String> parts = patched(noted(WHOLE.formatted(comment), two), note("A1", "c"));
    assertThat(parts.get("xl/d.vml")).isEqualTo(two);
    String vml = vml(two, note("A2", "c"), note("B1", "d"));
    assertThat(vml.split("<v:shape ")).hasSize(4);
    assertThat(
            vml(
                    SHAPES.formatted(BOX.formatted(1025, 1048576, 0) + BOX.formatted(1, 0, 16384)),
                    note("A1", "c"))
                .split("<v:shape "))
        .as("boxes of no cell")
        .hasSize(4);
  }

  /** A person's note without a box gets one too, since it would not be shown. */
  @Test
  void theirNotesGetTheBoxesTheyLack() throws Exception {
    String comment = "<comment ref='C3'><text><r><t>x</t></r></text></comment>";
    Map<String, String> parts =
        patched(noted(WHOLE.formatted(comment), SHAPES.formatted("")), note("A1", "c"));
    assertThat(parts.get("xl/d.vml")).contains("<x:Row>2</x:Row><x:Column>2</x:Column>");
  }

  /** Drawings that declare less, or other prefixes, and such as are no XML. */
  @Test
  void drawingsOfEveryShapeAreAddedTo() throws Exception {
    String bare = vml("<xml><br>ä</xml>", note("A1", "c"));
    assertThat(bare)
        .startsWith("<xml>\n <o:shapelayout xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
        .contains("<br>ä <v:shapetype xmlns:o=")
        .contains(
            "<v:shape xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=")
        .endsWith("</v:shape>\n</xml>");
    assertThat(vml("<xml/>", note("A1", "c"))).startsWith("<xml>\n <o:").endsWith("\n</xml>");
    String typed = SHAPES.formatted("<v:shapetype id='_x0000_t202'/>");
    assertThat(vml(typed, note("A1", "c"))).containsOnlyOnce("<v:shapetype");
    assertThat(vml("<x:xml xmlns:x='y'></x:xml>", note("A1", "c"))).endsWith("</x:xml>");
    for (String broken : List.of("", "<svg/>", "<xml>")) {
      assertThatThrownBy(() -> vml(broken, note("A1", "c")))
          .isInstanceOf(UnreadableException.class)
          .hasMessageContaining("VML drawing without");
    }
  }
}
