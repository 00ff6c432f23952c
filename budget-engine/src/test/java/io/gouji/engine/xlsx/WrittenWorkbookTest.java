package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook part: what is read of it, and sheets and names that are put into it. */
class WrittenWorkbookTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  private static final String LISTED = "<sheet name='S' sheetId='1' r:id='rId1'/>";
  private static final String OURS =
      "<sheet xmlns:r=\"" + R + "\" name=\"新\" sheetId=\"2\" r:id=\"rId2\"/>";
  private static final String TITLES =
      "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"1\" hidden=\"1\">'新'!$A$1:$B$2"
          + "</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">'新'!$1:$1"
          + "</definedName>";

  private static PackageBuilder workbook(String inner) {
    return PackageBuilder.sheet("<sheetData/>")
        .part(
            "xl/workbook.xml",
            "<workbook xmlns='%s' xmlns:r='%s'>%s</workbook>".formatted(MAIN, R, inner));
  }

  private static Edit.AddSheet sheet(String name) {
    List<NewCell> heads = List.of(NewCell.of(Role.HEAD, "a"), NewCell.of(Role.HEAD, "b"));
    return new Edit.AddSheet(name, List.of(), 0, List.of(heads, heads));
  }

  private static Map<String, String> with(PackageBuilder file, String... names)
      throws UnreadableException {
    List<Edit> edits = new ArrayList<>();
    for (String name : names) {
      edits.add(sheet(name));
    }
    return Zips.texts(WorkbookPatcher.patch(file.bytes(), edits, Limits.DEFAULT));
  }

  private static List<String> names(PackageBuilder file, String... names) throws Exception {
    PackageBuilder patched = new PackageBuilder();
    with(file, names).forEach(patched::part);
    List<Sheet> sheets = WorkbookReader.read(patched.bytes(), Limits.DEFAULT).sheets();
    return sheets.stream().map(Sheet::name).toList();
  }

  /** Names stand where the schema wants them, in the list that is there or in one of their own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<sheets>@</sheets>|<sheets>@+</sheets><definedNames>#</definedNames>",
        "<sheets>@</sheets><calcPr/>|<sheets>@+</sheets><definedNames>#</definedNames><calcPr/>",
        "<bookViews/><sheets>@</sheets><externalReferences/><calcPr/>"
            + "|<bookViews/><sheets>@+</sheets><externalReferences/><definedNames>#</definedNames><calcPr/>",
        "<sheets>@</sheets><functionGroups/><oleSize/>"
            + "|<sheets>@+</sheets><functionGroups/><definedNames>#</definedNames><oleSize/>",
        "<sheets>@</sheets><definedNames><definedName name='n'>1</definedName></definedNames>"
            + "|<sheets>@+</sheets><definedNames><definedName name='n'>1</definedName>#</definedNames>",
        "<sheets>@</sheets><definedNames/>|<sheets>@+</sheets><definedNames>#</definedNames>"
      })
  void aSheetAndItsNamesAreListed(String before, String after) throws Exception {
    Map<String, String> parts = with(workbook(before.replace("@", LISTED)), "新");
    assertThat(parts.get("xl/workbook.xml"))
        .isEqualTo(
            "<workbook xmlns='%s' xmlns:r='%s'>%s</workbook>"
                .formatted(
                    MAIN, R, after.replace("@", LISTED).replace("+", OURS).replace("#", TITLES)));
    assertThat(parts.get("[Content_Types].xml"))
        .contains("PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + TYPE + "\"");
    assertThat(parts.get("xl/_rels/workbook.xml.rels"))
        .contains("Id=\"rId2\"", "Type=\"" + R + "/worksheet\"", "sheet2.xml");
  }

  @ParameterizedTest
  @CsvSource({"7, 8", "0, 1", "x, 1", "65533, 65534", "65534, 1", "99999, 1"})
  void numbersOfSheetsAreFree(String there, int number) throws Exception {
    String sheets =
        "<sheets>" + LISTED.replace("sheetId='1'", "sheetId='" + there + "'") + "</sheets>";
    assertThat(with(workbook(sheets), "新").get("xl/workbook.xml"))
        .contains("name=\"新\" sheetId=\"" + number + "\"");
  }

  /** Excel allows 31 characters, few signs, and each name once whatever its case. */
  @Test
  void namesAreFreeAndAllowed() throws Exception {
    String sheets = "<sheets>" + LISTED + "</sheets>";
    assertThat(names(workbook(sheets), "s", "S", "'S'", "S(2)"))
        .containsExactly("S", "s(2)", "S(3)", "S(4)", "S(2)(2)");
    String longest = "长".repeat(31);
    assertThat(names(workbook(sheets), longest + "外", longest))
        .containsExactly("S", longest, "长".repeat(28) + "(2)");
    assertThat(names(workbook(sheets), "", " ''", "a:b\\c/d?e*f[g]", "<&\">"))
        .containsExactly("S", "Gouji", "Gouji(2)", "a b c d e f g", "<&\">");
    String emoji = "长".repeat(30) + "😀";
    assertThat(names(workbook(sheets), emoji)).containsExactly("S", "长".repeat(30));
  }

  @Test
  void aWorkbookWithoutAListIsBroken() {
    assertThatThrownBy(() -> with(workbook("<calcPr/>"), "新"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no list of sheets");
  }

  private static Workbook read(PackageBuilder file) throws UnreadableException {
    return WorkbookReader.read(file.bytes(), Limits.DEFAULT);
  }

  @Test
  void stateAndDatesAndDisplayAreRead() throws Exception {
    String sheets =
        "<sheets>"
            + LISTED
            + LISTED.replace("'S'", "'H_x0041_' state='hidden'")
            + LISTED.replace("'S'", "'V' state='veryHidden'")
            + LISTED.replace("'S'", "'X' state='other'")
            + "</sheets>";
    assertThat(read(workbook(sheets)).sheets())
        .extracting(one -> one.name() + " " + one.visibility())
        .containsExactly("S VISIBLE", "HA HIDDEN", "V VERY_HIDDEN", "X VISIBLE");
    assertThat(read(workbook("<workbookPr date1904='true'/>" + sheets)).date1904()).isTrue();
    assertThat(read(workbook("<workbookPr date1904='0'/>" + sheets)).date1904()).isFalse();
    assertThat(read(workbook(sheets + "<calcPr fullPrecision='0'/>")).asDisplayed()).isTrue();
    assertThat(read(workbook(sheets + "<calcPr fullPrecision='1'/>")).asDisplayed()).isFalse();
    assertThat(read(workbook(sheets + "<calcPr/>")).asDisplayed()).isFalse();
  }

  /** A link that leads nowhere keeps its number. */
  @Test
  void linksKeepTheirNumbers() throws Exception {
    String link = "<externalReference r:id='%s'/>";
    PackageBuilder file =
        workbook(
                "<sheets>"
                    + LISTED
                    + "</sheets><externalReferences>"
                    + link.formatted("rId9")
                    + link.formatted("rId2")
                    + link.formatted("rId3")
                    + "</externalReferences>")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1",
                    "worksheet",
                    "worksheets/sheet1.xml",
                    "rId2",
                    "externalLink",
                    "gone.xml",
                    "rId3",
                    "externalLink",
                    "l.xml"))
            .part(
                "xl/l.xml",
                "<externalLink xmlns:r='%s'><externalBook r:id='rId1'><sheetNames><sheetName val='T'/></sheetNames><sheetDataSet><sheetData sheetId='0'><row r='1'><cell r='A1'><v>2.5</v></cell><cell r='B1' t='b'><v>TRUE</v></cell><cell r='C1' t='e'><v>#N/A</v></cell><cell r='D1' t='str'><v>_x0041_</v></cell><cell r='E1'><v>NaN</v></cell><cell r='F1'><v>1e999</v></cell><cell r='?'><v>1</v></cell></row></sheetData><sheetData sheetId='1'/><sheetData sheetId='0' refreshError='1'/></sheetDataSet></externalBook></externalLink>"
                    .formatted(R))
            .part(
                "xl/_rels/l.xml.rels",
                PackageBuilder.relations("rId1", "externalLinkPath", "file:///C:%5C年\\b%20c.xlsx"));
    Workbook workbook = read(file);
    assertThat(workbook.externals())
        .extracting(one -> one.file())
        .containsExactly("", "", "b c.xlsx");
    List<Sheet> kept = workbook.externals().get(2).sheets();
    assertThat(kept).extracting(Sheet::name).containsExactly("T", "");
    List<String> values = new ArrayList<>();
    for (int column = 0; column < 6; column++) {
      values.add(kept.get(0).value(0, column).toString());
    }
    assertThat(values.get(0)).contains("2.5");
    assertThat(values.get(1)).contains("true");
    assertThat(values.get(2)).contains("NA");
    assertThat(kept.get(0).text(0, 3)).isEqualTo("A");
    assertThat(values.get(4)).isEqualTo(values.get(5)).containsIgnoringCase("blank");
  }

  /** Who made a file is said where its properties can be read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p><title>t</title><creator>李</creator></p>|李",
        "<p><title>t</title></p>|''",
        "<p|''"
      })
  void whoMadeAFileIsRead(String properties, String creator) throws Exception {
    PackageBuilder file =
        workbook("<sheets>" + LISTED + "</sheets>")
            .part(
                "_rels/.rels",
                PackageBuilder.relations(
                    "rId1",
                    "officeDocument",
                    "xl/workbook.xml",
                    "rId2",
                    "core-properties",
                    "c.xml"))
            .part("c.xml", properties);
    assertThat(read(file).creator()).isEqualTo(creator.replace("''", ""));
    assertThat(read(workbook("<sheets>" + LISTED + "</sheets>")).creator()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFormatIsToldByContent(boolean old) throws Exception {
    byte[] file = old ? new byte[] {9, 8, 16, 0, 0, 6, 5, 0} : workbook("").bytes();
    assertThat(WorkbookReader.format(file)).isEqualTo(old ? "xls" : "xlsx");
  }
}
