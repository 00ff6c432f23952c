package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as no program should write them, and limits of what is read. */
class SheetCellsTest {
  private static Sheet sheet(String inner) throws UnreadableException {
    return WorkbookReader.read(PackageBuilder.sheet(inner).bytes(), Limits.DEFAULT).sheets().get(0);
  }

  private static Sheet rows(String rows) throws UnreadableException {
    return sheet("<sheetData>" + rows + "</sheetData>");
  }

  /** What the first cell holds. */
  private static CellValue value(String cell) throws UnreadableException {
    return rows("<row>" + cell + "</row>").value(0, 0);
  }

  private static String refused(String inner, Limits limits) {
    byte[] file = PackageBuilder.sheet(inner).bytes();
    UnreadableException refusal =
        catchThrowableOfType(UnreadableException.class, () -> WorkbookReader.read(file, limits));
    return refusal == null ? "read" : refusal.getMessage();
  }

  private static String refused(String inner) {
    return refused(inner, Limits.DEFAULT);
  }

  /** All cells that are there. */
  private static List<String> cells(Sheet sheet) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < sheet.columnCount(); column++) {
      int at = column;
      sheet.visit(
          column,
          0,
          sheet.rowCount(),
          (row, kind, payload, formula) -> cells.add(new CellRef(row, at).a1()));
    }
    return cells;
  }

  @ParameterizedTest
  @CsvSource({
    "A1, A1",
    "Z1, Z1",
    "AA9, AA9",
    "XFD1, XFD1",
    "AZ1048576, AZ1048576",
    "b2, B2",
    "$B$2, B2",
    "B0002, B2",
    "B00000002, B2",
    "B000000002, ''",
    "XFE1, ''",
    "ZZZ1, ''",
    "AAAA1, ''",
    "A1048577, ''",
    "A99999999, ''"
  })
  void cellsBeyondTheSheetAreLeftOut(String ref, String place) throws Exception {
    Sheet sheet = rows("<row><c r='" + ref + "'><v>1</v></c></row>");
    assertThat(String.join(" ", cells(sheet))).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "A", "A0", "A-1", "1A", "A1B", "[1", "A1:", "A/1", "@1", "A:"})
  void referencesThatAreNoneAreDamage(String ref) {
    assertThat(refused("<sheetData><row><c r='" + ref + "'/></row></sheetData>"))
        .isEqualTo("DAMAGED {detail=cell " + ref + ", part=xl/worksheets/sheet1.xml}");
  }

  @Test
  void behindTheLastColumnNothingFollows() throws Exception {
    Sheet sheet = rows("<row><c r='XFC1'/><c/><c/><c r='B1'/><c/></row>");
    assertThat(cells(sheet)).containsExactly("B1", "C1", "XFC1", "XFD1");
  }

  @Test
  void rowsBeyondTheSheetAreLeftOut() throws Exception {
    Sheet sheet =
        rows(
            "<row r='1048576'><c/></row><row><c/></row><row r='1048577'><c/></row>"
                + "<row r='2'><c/></row><row><c/></row>");
    assertThat(cells(sheet)).containsExactly("A2", "A3", "A1048576");
    for (String odd : List.of("0", "-1", "x")) {
      assertThat(refused("<sheetData><row r='" + odd + "'/></sheetData>"))
          .isEqualTo("DAMAGED {detail=row " + odd + ", part=xl/worksheets/sheet1.xml}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "b, 1, TRUE",
    "b, true, TRUE",
    "b, TRUE, TRUE",
    "b, 0, FALSE",
    "b, false, FALSE",
    "b, 2, FALSE",
    "e, #N/A, #N/A",
    "e, #DIV/0!, #DIV/0!",
    "n, 1.50, 1.5",
    "n, 1e999, 1e999",
    "n, 一, 一",
    "d, 2025-01-02, 45659",
    "d, 昨天, 昨天",
    "x, 7, 7",
    "str, a_x0041_, aA",
    "inlineStr, 7, 7"
  })
  void everyTypeIsReadAsMeant(String type, String content, String meant) throws Exception {
    CellValue value = value("<c t='" + type + "'><v>" + content + "</v></c>");
    String told =
        value instanceof CellValue.Number number
            ? CellXml.number(number.value())
            : value instanceof CellValue.Text text
                ? text.value()
                : value instanceof CellValue.Bool bool
                    ? String.valueOf(bool.value()).toUpperCase(java.util.Locale.ROOT)
                    : value instanceof CellValue.Error error ? error.code().text() : "?";
    assertThat(told).isEqualTo(meant);
  }

  @Test
  void anErrorNobodyKnowsIsOneAllTheSame() throws Exception {
    assertThat(value("<c t='e'><v>#WHAT!</v></c>")).isInstanceOf(CellValue.Error.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "e", "d", "n", "s", "str", "inlineStr", "x"})
  void withoutContentACellIsBlank(String type) throws Exception {
    String cell = "<c t='" + type + "'/>";
    CellValue value = value(cell);
    assertThat(cells(rows("<row>" + cell + "</row>"))).as("it is there").containsExactly("A1");
    boolean text = type.equals("str") || type.equals("inlineStr");
    assertThat(value).isEqualTo(text ? new CellValue.Text("") : CellValue.Blank.BLANK);
  }

  @ParameterizedTest
  @CsvSource({"0, 甲", "1, 乙", "2, ''", "-1, ''", "0.5, ''", "x, ''", "4294967296, ''"})
  void textsAreThoseOfTheTable(String index, String text) throws Exception {
    byte[] file =
        PackageBuilder.sheet("<sheetData><row><c t='s'><v>" + index + "</v></c></row></sheetData>")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1",
                    "worksheet",
                    "worksheets/sheet1.xml",
                    "rId2",
                    "sharedStrings",
                    "sharedStrings.xml"))
            .part("xl/sharedStrings.xml", "<sst><si><t>甲</t></si><si><t>乙</t></si></sst>")
            .bytes();
    if (text.isEmpty()) {
      assertThat(
              catchThrowableOfType(
                  UnreadableException.class, () -> WorkbookReader.read(file, Limits.DEFAULT)))
          .hasMessage("DAMAGED {detail=text of cell A1, part=xl/worksheets/sheet1.xml}");
    } else {
      assertThat(WorkbookReader.read(file, Limits.DEFAULT).sheets().get(0).text(0, 0))
          .isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<sheetPr filterMode='1'/><sheetData/>, true",
    "<sheetPr filterMode='true'/><sheetData/>, true",
    "<sheetPr filterMode='0'/><sheetData/>, false",
    "<sheetPr/><sheetData/>, false",
    "<sheetData/><autoFilter ref='A1:B2'><filterColumn colId='0'/></autoFilter>, true",
    "<sheetData/><autoFilter ref='A1:B2'/>, false",
    "<sheetData/><tableParts count='1'><tablePart/></tableParts>, true",
    "<sheetData/><tableParts count='0'/>, false"
  })
  void aFilterThatMayBeAtWorkIsTold(String inner, boolean filtered) throws Exception {
    assertThat(sheet(inner).isFiltered()).isEqualTo(filtered);
  }

  @Test
  void mergesAndHiddenRowsAreRead() throws Exception {
    Sheet sheet =
        sheet(
            "<sheetData><row r='3' hidden='1'/><row hidden='true'/><row hidden='0'/></sheetData>"
                + "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='C3:C9'/></mergeCells>");
    assertThat(sheet.merges()).extracting(range -> range.a1()).containsExactly("A1:B2", "C3:C9");
    assertThat(sheet.hiddenRows()).isEqualTo(IntArrayList.newListWith(2, 3));
    assertThat(refused("<mergeCells><mergeCell ref='A1:'/></mergeCells>"))
        .isEqualTo("DAMAGED {detail=range A1:, part=xl/worksheets/sheet1.xml}");
  }

  private static Limits limits(long cells, int rows, int items, long chars) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        all.fileBytes(),
        all.entries(),
        all.partBytes(),
        all.totalBytes(),
        all.ratio(),
        cells,
        rows,
        items,
        chars,
        all.xmlDepth());
  }

  /** Each kind of item counts: with room for that many the sheet is read, with one less not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sheetData/><mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='C1:D2'/></mergeCells>",
        "<sheetData><row hidden='1'/><row hidden='1'/></sheetData>",
        "<sheetData><row><c><f t='shared' si='1'/></c><c><f t='shared' si='2'/></c></row></sheetData>",
        "<sheetData><row><c><f>A2</f></c><c><f>A3</f></c></row></sheetData>",
        "<sheetData><row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row></sheetData>"
      })
  void itemsAreCounted(String inner) {
    int enough = 0;
    while (!refused(inner, limits(99, 99, enough, 99)).equals("read")) {
      enough++;
    }
    int none = 0;
    while (!refused("<sheetData/>", limits(99, 99, none, 99)).equals("read")) {
      none++;
    }
    assertThat(none).as("the sheet").isOne();
    assertThat(enough - none).isEqualTo(2);
    assertThat(refused(inner, limits(99, 99, enough - 1, 99)))
        .isEqualTo("OVER_LIMIT {limit=items, max=" + (enough - 1) + "}");
  }

  @Test
  void cellsRowsAndCharactersAreCountedToTheLast() {
    String rows =
        "<sheetData><row><c/><c/></row><row/><row><c t='str'><v>abc</v></c></row></sheetData>";
    assertThat(refused(rows, limits(3, 2, 99, 3))).isEqualTo("read");
    assertThat(refused(rows, limits(2, 2, 99, 3))).isEqualTo("OVER_LIMIT {limit=cells, max=2}");
    assertThat(refused(rows, limits(3, 1, 99, 3))).isEqualTo("OVER_LIMIT {limit=rows, max=1}");
    assertThat(refused(rows, limits(3, 2, 99, 2))).isEqualTo("OVER_LIMIT {limit=textChars, max=2}");
    String formula = "<sheetData><row><c><f>A2</f></c></row></sheetData>";
    assertThat(refused(formula, limits(9, 9, 99, 1)))
        .isEqualTo("OVER_LIMIT {limit=textChars, max=1}");
  }

  /** Formulas: of tables, of arrays that say no range, of groups defined twice or never. */
  @Test
  void formulasAreThoseThatAreWritten() throws Exception {
    Sheet sheet =
        rows(
            "<row><c r='A1'><f t='array'>B1</f></c><c r='B1'><f/><v>1</v></c>"
                + "<c r='C1'><f t='shared' si='1' ref='C1:C2'/></c>"
                + "<c r='D1'><f t='shared' si='2' ref='D1:D2'>1</f></c>"
                + "<c r='E1'><f t='shared' si='2'>E9</f></c></row>"
                + "<row r='2'><c r='D2'><f t='shared' si='2'/></c></row>");
    List<String> told = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      int at = column;
      sheet
          .formula(0, column)
          .ifPresent(formula -> told.add(at + formula.text() + formula.extent().a1()));
    }
    sheet.formula(1, 3).ifPresent(formula -> told.add(formula.text() + formula.extent().a1()));
    assertThat(told).containsExactly("0B1A1", "31D1", "41D1", "1D1");
  }

  /** Arrays of one column after another, and of columns that had some before. */
  @Test
  void cellsOfArraysCarryTheirFormula() throws Exception {
    Sheet sheet =
        rows(
            "<row r='1'><c r='C1'><f t='array' ref='C1:D2'>9</f></c><c r='D1'/><c r='E1'/></row>"
                + "<row r='2'><c r='A2'/><c r='B2'><f t='array' ref='B2:B3'>8</f></c><c r='C2'/></row>"
                + "<row r='3'><c r='A3'/><c r='B3'/><c r='C3'><f t='array' ref='C3:F3'>7</f></c>"
                + "<c r='D3'/><c r='F3'/></row><row r='4'><c r='B4'/><c r='C4'/><c r='F4'/></row>");
    List<String> told = new ArrayList<>();
    for (String cell : cells(sheet)) {
      CellRef at = CellRef.parse(cell);
      sheet
          .formula(at.row(), at.column())
          .ifPresent(formula -> told.add(cell + formula.text() + formula.array()));
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "C19true", "D19true", "C29true", "B28true", "B38true", "C37true", "D37true", "F37true");
  }

  @ParameterizedTest
  @CsvSource({"1904-01-01, 0", "1904-01-02T12:00:00, 1.5", "2025-01-02, 44197"})
  void datesOfAWorkbookThatCountsFrom1904(String date, double serial) throws Exception {
    byte[] file =
        PackageBuilder.sheet("<sheetData><row><c t='d'><v>" + date + "</v></c></row></sheetData>")
            .part(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>")
            .bytes();
    assertThat(WorkbookReader.read(file, Limits.DEFAULT).sheets().get(0).number(0, 0))
        .isEqualTo(serial);
  }

  /** Formats are counted for themselves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<numFmts><numFmt numFmtId='1'/><numFmt numFmtId='2'/><numFmt numFmtId='3'/></numFmts>",
        "<cellXfs><xf/><xf/><xf/></cellXfs>"
      })
  void formatsAreCounted(String styles) throws Exception {
    byte[] file =
        PackageBuilder.sheet("<sheetData/>")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "s.xml"))
            .part("xl/s.xml", "<styleSheet>" + styles + "</styleSheet>")
            .bytes();
    assertThat(WorkbookReader.read(file, limits(9, 9, 3, 9)).sheets()).hasSize(1);
    assertThat(
            catchThrowableOfType(
                UnreadableException.class, () -> WorkbookReader.read(file, limits(9, 9, 2, 9))))
        .hasMessage("OVER_LIMIT {limit=items, max=2}");
  }

  @Test
  void aNewWorkbookHoldsItsSheetsAlone() throws Exception {
    byte[] file =
        NewWorkbook.of(
            List.of(
                new Edit.AddSheet("甲", List.of(9), 0, List.of()),
                new Edit.AddSheet("乙", List.of(), 0, List.of())));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      assertThat(book.getSheetName(0)).isEqualTo("甲");
    }
    assertThat(WorkbookReader.read(file, Limits.DEFAULT).sheets())
        .extracting(Sheet::name)
        .containsExactly("甲", "乙");
  }
}
