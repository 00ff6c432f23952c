package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cell formats that are added to styles parts of every shape. */
class WrittenStylesTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String MARKED =
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEDEDED\"/>"
          + "<bgColor indexed=\"64\"/></patternFill></fill>";
  private static final Edit INVOLVED = fill("A1", Mark.INVOLVED);

  private static Edit.Fill fill(String cell, Mark mark) {
    return new Edit.Fill("S", CellRef.parse(cell), mark);
  }

  private static byte[] styled(String styles, String row) {
    return PackageBuilder.sheet("<sheetData><row r='1'>" + row + "</row></sheetData>")
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml"))
        .part("xl/styles.xml", styles)
        .type(
            "/xl/styles.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        .bytes();
  }

  private static byte[] patch(byte[] file, Edit... edits) throws UnreadableException {
    return WorkbookPatcher.patch(file, List.of(edits), Limits.DEFAULT);
  }

  private static String styles(String inner, Edit... edits) throws UnreadableException {
    String sheet = "<styleSheet xmlns='" + MAIN + "'>" + inner + "</styleSheet>";
    String xml = Zips.texts(patch(styled(sheet, "<c r='A1'/>"), edits)).get("xl/styles.xml");
    assertThat(xml).startsWith("<styleSheet xmlns='" + MAIN + "'>").endsWith("</styleSheet>");
    return xml.substring(xml.indexOf('>') + 1, xml.length() - "</styleSheet>".length());
  }

  /** Lists stand in the order of the schema, and hold first what every workbook has. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<cellStyles/>", "<dxfs count='1'><dxf/></dxfs>", "<extLst/>"})
  void listsThatLackAreMade(String there) throws Exception {
    assertThat(styles(there, INVOLVED))
        .isEqualTo(
            "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill>"
                + MARKED
                + "</fills><borders count=\"1\">"
                + "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\">"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"2\" borderId=\"0\" applyFill=\"1\"/>"
                + "</cellXfs>"
                + there);
  }

  private static final String WHOLE =
      "<numFmts count='1'><numFmt numFmtId='180' formatCode='0'/></numFmts>"
          + "<fonts count='1'><font/></fonts><fills count='2'><fill/><fill/></fills>"
          + "<borders count='1'><border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs>"
          + "<cellXfs count='2'><xf/><xf numFmtId='9' fillId='1'><alignment/></xf></cellXfs>"
          + "<cellStyles/><dxfs><dxf/></dxfs>";

  @Test
  void listsThatAreThereGrowAtTheirEnd() throws Exception {
    assertThat(styles(WHOLE, INVOLVED))
        .isEqualTo(
            WHOLE
                .replace(
                    "<fills count='2'><fill/><fill/>", "<fills count=\"3\"><fill/><fill/>" + MARKED)
                .replace("<cellXfs count='2'>", "<cellXfs count=\"3\">")
                .replace("</cellXfs>", "<xf fillId=\"2\" applyFill=\"1\"/></cellXfs>"));
  }

  @Test
  void aListThatIsEmptyIsOpened() throws Exception {
    assertThat(styles("<fonts count='1'><font/></fonts><fills count='0'/><borders/>", INVOLVED))
        .startsWith(
            "<fonts count='1'><font/></fonts><fills count=\"3\"><fill>"
                + "<patternFill patternType=\"none\"/></fill><fill>")
        .contains("</fills><borders count=\"1\"><border><left/>");
  }

  /** A list in the middle goes before those that must follow it. */
  @Test
  void aListIsPutInItsPlace() throws Exception {
    String there =
        "<fonts count='1'><font/></fonts><fills count='2'><fill/><fill/></fills>"
            + "<cellXfs count='1'><xf/></cellXfs><colors/>";
    assertThat(styles(there, fill("A1", Mark.INFO)))
        .matches(
            "<fonts.*</fonts><fills.*</fills><borders count=\"2\">.*</borders>"
                + "<cellStyleXfs count=\"1\">.*</cellStyleXfs><cellXfs count=\"2\">.*</cellXfs><colors/>");
  }

  @Test
  void aStylesPartOfNothingAndOneWithAPrefix() throws Exception {
    byte[] empty = styled("<styleSheet xmlns='" + MAIN + "'/>", "<c r='A1'/>");
    assertThat(Zips.texts(patch(empty, INVOLVED)).get("xl/styles.xml"))
        .startsWith("<styleSheet xmlns='" + MAIN + "'><fonts count=\"1\"><font>")
        .endsWith("</cellXfs></styleSheet>");
    byte[] prefixed =
        styled(
            "<x:styleSheet xmlns:x='%s'><x:fills><x:fill/><x:fill/></x:fills></x:styleSheet>"
                .formatted(MAIN),
            "<c r='A1'/>");
    String xml = Zips.texts(patch(prefixed, fill("A1", Mark.ERROR))).get("xl/styles.xml");
    assertThat(xml)
        .contains("<x:fill/><x:fill/><x:fill><x:patternFill patternType=\"solid\"><x:fgColor")
        .contains("<x:left style=\"medium\"><x:color rgb=\"FF9C0006\"/></x:left>")
        .doesNotContainPattern("<(?!/?x:)[a-z]");
  }

  @Test
  void aWorkbookWithoutStylesGetsThem() throws Exception {
    byte[] file =
        patch(
            PackageBuilder.sheet("<sheetData><row r='1'><c r='A1'/></row></sheetData>").bytes(),
            fill("A1", Mark.SUSPECT));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      XSSFCellStyle style = book.getSheet("S").getRow(0).getCell(0).getCellStyle();
      assertThat(style.getFillForegroundXSSFColor().getARGBHex()).isEqualTo("FFF4A6B0");
      assertThat(style.getBorderTop()).isEqualTo(BorderStyle.THICK);
    }
    byte[] dangling =
        PackageBuilder.sheet("<sheetData><row r='1'><c r='A1'/></row></sheetData>")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "gone.xml"))
            .bytes();
    String relations = Zips.texts(patch(dangling, INVOLVED)).get("xl/_rels/workbook.xml.rels");
    assertThat(relations).doesNotContain("gone.xml").containsOnlyOnce("/styles\"");
  }

  /** Equal wishes share one format, a background or a border. */
  @Test
  void nothingIsAddedTwice() throws Exception {
    byte[] file =
        styled(
            "<styleSheet xmlns='" + MAIN + "'>" + WHOLE + "</styleSheet>",
            "<c r='A1'/><c r='B1' s='1'/><c r='C1' s='1'/><c r='D1' s='2'/><c r='E1' s='99'/>");
    byte[] patched =
        patch(
            file,
            fill("A1", Mark.INFO),
            fill("B1", Mark.INFO),
            fill("C1", Mark.INFO),
            fill("D1", Mark.INFO),
            fill("E1", Mark.VERIFY));
    String styles = Zips.texts(patched).get("xl/styles.xml");
    assertThat(styles)
        .contains("<cellXfs count=\"5\">", "<fills count=\"4\">", "<borders count=\"3\">")
        .contains(
            "<xf fillId=\"2\" borderId=\"1\" applyBorder=\"1\" applyFill=\"1\"/>"
                + "<xf numFmtId='9' fillId=\"2\" borderId=\"1\" applyBorder=\"1\" applyFill=\"1\">"
                + "<alignment/></xf>"
                + "<xf fillId=\"3\" borderId=\"2\" applyBorder=\"1\" applyFill=\"1\"/>");
    assertThat(Zips.texts(patched).get("xl/worksheets/sheet1.xml"))
        .as("formats that are not there count as the first")
        .contains(
            "<c r='A1' s=\"2\"/><c r='B1' s=\"3\"/><c r='C1' s=\"3\"/><c r='D1' s=\"2\"/>"
                + "<c r='E1' s=\"4\"/>");
  }

  /** Excel opens no workbook with more than 64,000 formats. */
  @Test
  void beyondTheFormatsThereCanBeNothingIsMarked() throws Exception {
    for (int there : new int[] {63_998, 63_999, 64_000}) {
      String formats =
          "<fills><fill/><fill/></fills><cellXfs>" + "<xf/>".repeat(there) + "</cellXfs>";
      byte[] file =
          styled(
              "<styleSheet xmlns='" + MAIN + "'>" + formats + "</styleSheet>",
              "<c r='A1'/><c r='B1' s='1'/>");
      List<Edit.OnCell> both = List.of(fill("A1", Mark.INFO), fill("B1", Mark.VERIFY));
      Patched patched = WorkbookPatcher.patched(file, List.copyOf(both), Limits.DEFAULT);
      String sheet = Zips.texts(patched.bytes()).get("xl/worksheets/sheet1.xml");
      assertThat(patched.left()).isEqualTo(both.subList(Math.min(2, 64_000 - there), 2));
      assertThat(sheet).contains(there < 64_000 ? "r='A1' s=\"" + there + "\"" : "r='A1' s=\"0\"");
      assertThat(sheet).contains(there < 63_999 ? "r='B1' s=\"63999\"" : "r='B1' s=\"1\"");
    }
  }

  private static XSSFRow row(XSSFWorkbook book, String sheet) {
    XSSFSheet made = book.getSheet(sheet);
    return made.getRow(0);
  }

  /** What a role looks like, as POI reads it. */
  private static String look(XSSFCell cell) {
    XSSFCellStyle style = cell.getCellStyle();
    boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
    return style.getFont().getFontHeightInPoints()
        + (style.getFont().getBold() ? " bold" : "")
        + (style.getFont().getUnderline() != 0 ? " underlined" : "")
        + (style.getFont().getXSSFColor() == null
            ? ""
            : " " + style.getFont().getXSSFColor().getARGBHex())
        + (filled ? " on " + style.getFillForegroundXSSFColor().getARGBHex() : "")
        + " "
        + style.getBorderLeft()
        + style.getBorderBottom()
        + " "
        + style.getAlignment()
        + style.getVerticalAlignment()
        + (style.getWrapText() ? " wrapped" : "");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void cellsOfOursLookAsTheirRole(Role role) throws Exception {
    Edit.AddSheet sheet =
        new Edit.AddSheet("新", List.of(20), 0, List.of(List.of(NewCell.of(role, "12"))));
    byte[] file = patch(PackageBuilder.sheet("<sheetData/>").bytes(), sheet);
    String look;
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      look = look(row(book, "新").getCell(0));
      assertThat(row(book, "新").getCell(0).getCellStyle().getFont().getFontName())
          .isEqualTo("Microsoft YaHei");
      assertThat(row(book, "新").getZeroHeight()).isEqualTo(role == Role.SEAL);
    }
    String thin = " THINTHIN GENERALTOP wrapped";
    assertThat(look)
        .isEqualTo(
            switch (role) {
              case TITLE -> "14 bold NONENONE GENERALCENTER";
              case HEAD -> "10 bold on FFD9E1F2 THINTHIN CENTERCENTER wrapped";
              case TEXT -> "10" + thin;
              case NUMBER -> "10 THINTHIN RIGHTTOP";
              case LINK -> "10 underlined FF0563C1" + thin;
              case SUSPECT -> "10 on FFF4A6B0" + thin;
              case ERROR -> "10 on FFFFC7CE" + thin;
              case WARNING -> "10 on FFFFEB9C" + thin;
              case VERIFY -> "10 on FFDDEBF7" + thin;
              case INFO -> "10 on FFE2EFDA" + thin;
              case INVOLVED -> "10 on FFEDEDED" + thin;
              case KEY_SUSPECT -> "10 on FFF4A6B0 THICKTHICK GENERALTOP wrapped";
              case KEY_ERROR -> "10 on FFFFC7CE MEDIUMMEDIUM GENERALTOP wrapped";
              case KEY_WARNING -> "10 on FFFFEB9C MEDIUM_DASHEDMEDIUM_DASHED GENERALTOP wrapped";
              case KEY_VERIFY -> "10 on FFDDEBF7 MEDIUM_DASH_DOTMEDIUM_DASH_DOT GENERALTOP wrapped";
              case KEY_INFO -> "10 on FFE2EFDA DOTTEDDOTTED GENERALTOP wrapped";
              case MUTED, SEAL -> "9 FF595959 NONENONE GENERALTOP";
            });
  }

  /** Numbers keep as many decimals as they are told with, up to nine. */
  @Test
  void figuresKeepTheirDecimals() throws Exception {
    List<String> texts =
        List.of(
            "1",
            "-1,234.5",
            "0.25",
            "1.23456789",
            "0.123456789",
            "0.1234567891",
            ".5",
            "1.",
            ",1",
            "1,2,3",
            "1-2",
            "--1",
            "-",
            "",
            "1.5.2",
            "12,345.60",
            "1.2,3",
            "٣",
            "0",
            "9");
    List<NewCell> cells = new ArrayList<>();
    texts.forEach(text -> cells.add(NewCell.of(Role.NUMBER, text)));
    byte[] file =
        patch(
            styled(
                "<styleSheet xmlns='%s'><numFmts><numFmt numFmtId='176' formatCode='#,##0.00'/><numFmt numFmtId='190' formatCode='0'/></numFmts></styleSheet>"
                    .formatted(MAIN),
                "<c r='A1'/>"),
            new Edit.AddSheet("新", List.of(), 0, List.of(cells)));
    List<String> told = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (XSSFCell cell : cells(row(book, "新"))) {
        told.add(
            switch (cell.getCellType()) {
              case NUMERIC -> cell.getRawValue() + " " + cell.getCellStyle().getDataFormatString();
              case STRING -> cell.getStringCellValue();
              default -> "";
            });
      }
      assertThat(row(book, "新").getCell(2).getCellStyle().getDataFormat()).isEqualTo((short) 176);
    }
    assertThat(told)
        .containsExactly(
            "1 #,##0",
            "-1234.5 #,##0.0",
            "0.25 #,##0.00",
            "1.23456789 #,##0.00000000",
            "0.123456789 #,##0.000000000",
            "0.1234567891",
            ".5",
            "1.",
            ",1",
            "123 #,##0",
            "1-2",
            "--1",
            "-",
            "",
            "1.5.2",
            "12345.6 #,##0.00",
            "1.2,3",
            "٣",
            "0 #,##0",
            "9 #,##0");
  }

  /** Formats of our own have numbers that nothing else has. */
  @Test
  void numbersOfFormatsAreFree() throws Exception {
    List<NewCell> cells = new ArrayList<>();
    for (String text : List.of("1.5", "1", "1.25", "1.5", "1.125")) {
      cells.add(NewCell.of(Role.NUMBER, text));
    }
    Edit.AddSheet sheet = new Edit.AddSheet("新", List.of(), 0, List.of(cells));
    for (String there : List.of("", "<numFmts><numFmt numFmtId='200' formatCode='0'/></numFmts>")) {
      String first = there.isEmpty() ? "16" : "20";
      assertThat(styles(there, sheet))
          .contains(
              "<numFmt numFmtId=\""
                  + first
                  + (there.isEmpty() ? "5" : "2")
                  + "\" formatCode=\"#,##0.0\"/>",
              "<numFmt numFmtId=\""
                  + first
                  + (there.isEmpty() ? "4" : "1")
                  + "\" formatCode=\"#,##0\"/>",
              "<numFmt numFmtId=\""
                  + first
                  + (there.isEmpty() ? "6" : "3")
                  + "\" formatCode=\"#,##0.00\"/>",
              "<numFmt numFmtId=\""
                  + first
                  + (there.isEmpty() ? "7" : "4")
                  + "\" formatCode=\"#,##0.000\"/>");
    }
  }

  private static List<XSSFCell> cells(XSSFRow row) {
    List<XSSFCell> cells = new ArrayList<>();
    for (int column = 0; column < row.getLastCellNum(); column++) {
      cells.add(row.getCell(column));
    }
    return cells;
  }
}
