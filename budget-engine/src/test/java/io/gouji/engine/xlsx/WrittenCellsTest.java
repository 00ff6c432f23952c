package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The very XML that edits make of a sheet: what they do not name stays to the letter. */
class WrittenCellsTest {
  private static final CellValue SEVEN = new CellValue.Number(7);

  private static Edit.SetValue set(String cell, CellValue value) {
    return new Edit.SetValue("S", CellRef.parse(cell), value);
  }

  private static Edit.SetValue set(String cell) {
    return set(cell, SEVEN);
  }

  private static Edit.SetFormula formula(String cell, String text) {
    return new Edit.SetFormula("S", CellRef.parse(cell), text, SEVEN);
  }

  private static Edit.Fill fill(String cell) {
    return new Edit.Fill("S", CellRef.parse(cell), Mark.ERROR);
  }

  /** What stands inside the worksheet element afterwards. */
  private static String after(String inner, Edit... edits) throws UnreadableException {
    byte[] file =
        WorkbookPatcher.patch(PackageBuilder.sheet(inner).bytes(), List.of(edits), Limits.DEFAULT);
    String xml = Zips.texts(file).get("xl/worksheets/sheet1.xml");
    return xml.replaceFirst("^<worksheet [^>]*>", "").replace("</worksheet>", "");
  }

  private static String data(String rows, Edit... edits) throws UnreadableException {
    return after("<sheetData>" + rows + "</sheetData>", edits)
        .replace("<sheetData>", "")
        .replace("</sheetData>", "");
  }

  @Test
  void newRowsStandInTheirOrder() throws Exception {
    assertThat(
            data("<row r='3'/><row r='6'/>", set("A1"), set("B3"), set("A5"), set("A9"), set("A8")))
        .isEqualTo(
            "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"
                + "<row r='3'><c r=\"B3\"><v>7</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><v>7</v></c></row><row r='6'/>"
                + "<row r=\"8\"><c r=\"A8\"><v>7</v></c></row>"
                + "<row r=\"9\"><c r=\"A9\"><v>7</v></c></row>");
  }

  @Test
  void newCellsStandInTheirOrder() throws Exception {
    assertThat(
            data(
                "<row r='1' spans='2:4' ht='9'><c r='B1'/><c r='D1'><v>1</v></c></row>",
                set("E1"),
                set("A1"),
                set("C1"),
                set("F1")))
        .isEqualTo(
            "<row r='1' ht='9'><c r=\"A1\"><v>7</v></c><c r='B1'/><c r=\"C1\"><v>7</v></c>"
                + "<c r='D1'><v>1</v></c><c r=\"E1\"><v>7</v></c><c r=\"F1\"><v>7</v></c></row>");
  }

  /** Some writers tell a row twice, each time with other cells. */
  @Test
  void aRowThatIsToldTwiceIsOne() throws Exception {
    assertThat(
            data(
                "<row r='1'><c r='A1'/></row><row r='1'><c r='C1'><v>1</v></c></row>",
                set("A1"),
                set("C1"),
                set("D1")))
        .isEqualTo(
            "<row r='1'><c r='A1'><v>7</v></c></row>"
                + "<row r='1'><c r='C1'><v>7</v></c><c r=\"D1\"><v>7</v></c></row>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r='A1'><v>1</v></c>|<c r='A1'><v>7</v></c>",
        "<c r='A1' s='0' t='s'><v>1</v></c>|<c r='A1' s='0'><v>7</v></c>",
        "<c r='A1' t='inlineStr'><is><t>x</t></is></c>|<c r='A1'><v>7</v></c>",
        "<c r='A1' vm='1' cm='2'><v>1</v></c>|<c r='A1' cm='2'><v>7</v></c>",
        "<c r='A1'><f>B1</f><v>1</v></c>|<c r='A1'><f>B1</f><v>7</v></c>",
        "<c r='A1'><v>1</v><extLst><ext/></extLst></c>|<c r='A1'><v>7</v><extLst><ext/></extLst></c>",
        "<c r='A1'/>|<c r='A1'><v>7</v></c>",
        "<c r='A1' />|<c r='A1' ><v>7</v></c>"
      })
  void aValueReplacesTheOldOne(String before, String after) throws Exception {
    assertThat(data("<row r='1'>" + before + "</row>", set("A1")))
        .isEqualTo("<row r='1'>" + after + "</row>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r='A1'><v>1</v></c>|<c r='A1'><f>B1*2</f><v>7</v></c>",
        "<c r='A1' cm='2' vm='1'><f t='array' ref='A1'>B1</f></c>|<c r='A1'><f>B1*2</f><v>7</v></c>",
        "<c r='A1' t='str'><f>C1</f><v>x</v></c>|<c r='A1'><f>B1*2</f><v>7</v></c>"
      })
  void aFormulaReplacesTheOldOne(String before, String after) throws Exception {
    assertThat(data("<row r='1'>" + before + "</row>", formula("A1", "B1*2")))
        .isEqualTo("<row r='1'>" + after + "</row>");
  }

  @Test
  void anEmptyFormulaTakesItAway() throws Exception {
    assertThat(data("<row r='1'><c r='A1' cm='1'><f>B1</f><v>1</v></c></row>", formula("A1", "")))
        .isEqualTo("<row r='1'><c r='A1'><v>7</v></c></row>");
  }

  @Test
  void valuesOfEveryKindAreWritten() throws Exception {
    assertThat(
            data(
                "<row r='1'><c r='A1' t='b'><v>1</v></c></row>",
                set("A1", new CellValue.Text(" <&")),
                set("B1", new CellValue.Bool(true)),
                set("C1", new CellValue.Bool(false)),
                set("D1", CellValue.Blank.BLANK),
                new Edit.SetFormula("S", CellRef.parse("E1"), "A1&\"\"", new CellValue.Text("x"))))
        .isEqualTo(
            "<row r='1'><c r='A1' t=\"inlineStr\"><is><t xml:space=\"preserve\"> &lt;&amp;</t></is></c>"
                + "<c r=\"B1\" t=\"b\"><v>1</v></c><c r=\"C1\" t=\"b\"><v>0</v></c><c r=\"D1\"/>"
                + "<c r=\"E1\" t=\"str\"><f>A1&amp;&quot;&quot;</f><v>x</v></c></row>");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-12.5, -12.5",
    "1e15, 1000000000000000",
    "999999999999999, 999999999999999",
    "1e20, 100000000000000000000",
    "1e21, 1E+21",
    "0.1, 0.1",
    "1e-20, 0.00000000000000000001",
    "1e-21, 1E-21",
    "123456789012345678, 123456789012345680",
    "1.7976931348623157E308, 1.7976931348623157E+308"
  })
  void numbersAreTheShortestThatReadBack(double value, String written) {
    assertThat(CellXml.number(value)).isEqualTo(written);
    assertThat(Double.parseDouble(written)).isEqualTo(value + 0.0);
  }

  /** Formulas of groups and arrays on which other cells depend are not overwritten. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r='A1'><f t='array' ref='A1:A2'>B1:B2</f></c>",
        "<c r='A1'><f t='array' ref='A2:A3'>B1:B2</f></c>",
        "<c r='A1'><f t='dataTable' ref='A1' r1='B1'/></c>",
        "<c r='A1'><f t='shared' ref='A1:C1' si='0'>B9</f></c><c r='C1'><f t='shared' si='0'/></c>",
        "<c r='A1'><f t='shared' ref='?' si='0'>B9</f></c>",
        "<c r='A1'><f t='shared' ref='A1:B1' si='0'>B9</f></c><c r='B1'><f t='shared' si='0'/></c>"
      })
  void formulasOthersNeedAreRefused(String cells) {
    assertThatThrownBy(() -> data("<row r='1'>" + cells + "</row>", formula("A1", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("formula of A1 in xl/worksheets/sheet1.xml");
    assertThatCode(() -> data("<row r='1'>" + cells + "</row>", set("A1")))
        .as("values are free")
        .doesNotThrowAnyException();
  }

  @Test
  void aGroupMayBeReplacedAsAWhole() throws Exception {
    String shared =
        "<row r='1'><c r='A1'><f t='shared' ref='A1:A2' si='0'>B1</f></c></row><row r='2'>"
            + "<c r='A2'><f t='shared' si='0'/></c><c r='B2'><f t='shared' si='5'/></c></row>";
    assertThat(data(shared, formula("A1", "C1"), formula("A2", "C2")))
        .isEqualTo(
            "<row r='1'><c r='A1'><f>C1</f><v>7</v></c></row><row r='2'>"
                + "<c r='A2'><f>C2</f><v>7</v></c><c r='B2'><f t='shared' si='5'/></c></row>");
    assertThatThrownBy(() -> data(shared, formula("A1", "C1"), set("A2")))
        .as("its value changes, its formula does not")
        .isInstanceOf(IllegalArgumentException.class);
    String alone = "<row r='1'><c r='A1'><f t='shared' ref='A1:A2' si='0'>B1</f></c></row>";
    assertThat(data(alone, formula("A1", "C1")))
        .isEqualTo("<row r='1'><c r='A1'><f>C1</f><v>7</v></c></row>");
  }

  /** A cell that comes in looks as it did: like its row, else like its column. */
  @Test
  void newCellsTakeTheFormatOfRowOrColumn() throws Exception {
    String cols =
        "<cols><col min='1' max='2' style='3'/><col min='4' max='4' style='4'/>"
            + "<col min='5' max='9'/></cols>";
    String rows =
        "<sheetData><row r='1' s='8' customFormat='1'/><row r='2' s='8' customFormat='true'/>"
            + "<row r='3' s='8'/><row r='4' customFormat='1'/></sheetData>";
    List<Edit> edits = new ArrayList<>();
    for (String cell : List.of("A1", "A2", "A3", "A4", "A5", "B5", "C5", "D5", "E5")) {
      edits.add(set(cell));
    }
    assertThat(after(cols + rows, edits.toArray(Edit[]::new)))
        .isEqualTo(
            cols
                + "<sheetData><row r='1' s='8' customFormat='1'><c r=\"A1\" s=\"8\"><v>7</v></c></row>"
                + "<row r='2' s='8' customFormat='true'><c r=\"A2\" s=\"8\"><v>7</v></c></row>"
                + "<row r='3' s='8'><c r=\"A3\" s=\"3\"><v>7</v></c></row>"
                + "<row r='4' customFormat='1'><c r=\"A4\"><v>7</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" s=\"3\"><v>7</v></c><c r=\"B5\" s=\"3\"><v>7</v></c>"
                + "<c r=\"C5\"><v>7</v></c><c r=\"D5\" s=\"4\"><v>7</v></c><c r=\"E5\"><v>7</v></c>"
                + "</row></sheetData>");
  }

  /** The schema demands cells; some writers leave them out, which readers bear. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<cols><col min='1' max='1'/></cols>|<cols><col min='1' max='1'/></cols>%s",
        "<sheetPr/><mergeCells/>|<sheetPr/>%s<mergeCells/>",
        "<sheetData/>|%s",
        "<sheetData />|%s"
      })
  void aSheetWithoutCellsGetsThem(String before, String after) throws Exception {
    String data = "<sheetData><row r=\"2\"><c r=\"B2\"><v>7</v></c></row></sheetData>";
    assertThat(after(before, set("B2")).replace("<sheetData >", "<sheetData>"))
        .isEqualTo(after.formatted(data));
  }

  @Test
  void anEmptySheetGetsAllItNeeds() throws Exception {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    byte[] file =
        PackageBuilder.sheet("")
            .part("xl/worksheets/sheet1.xml", "<x:worksheet xmlns:x='" + main + "'/>")
            .bytes();
    byte[] patched = WorkbookPatcher.patch(file, List.of(set("B2")), Limits.DEFAULT);
    assertThat(Zips.texts(patched).get("xl/worksheets/sheet1.xml"))
        .isEqualTo(
            "<x:worksheet xmlns:x='%s'><x:sheetData><x:row r=\"2\"><x:c r=\"B2\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
                .formatted(main));
  }

  @ParameterizedTest
  @CsvSource({
    "B2:C3, B2, B2:C3",
    "B2:C3, A1, A1:C3",
    "B2:C3, C4, B2:C4",
    "B2:C3, D3, B2:D3",
    "B2:C3, D9, B2:D9",
    "B2, B2, B2",
    "B2, C2, B2:C2",
    "?, C2, ?"
  })
  void theExtentGrowsToNewCells(String before, String cell, String after) throws Exception {
    String sheet = after("<dimension ref='" + before + "'/><sheetData/>", set(cell));
    assertThat(sheet.replace('"', '\'')).startsWith("<dimension ref='" + after + "'/>");
  }

  @Test
  void whatWasThereLetsTheExtentBe() throws Exception {
    String cell = "<sheetData><row r='9'><c r='Z9'><v>1</v></c></row></sheetData>";
    assertThat(after("<dimension ref='A1'/>" + cell, set("Z9")))
        .isEqualTo("<dimension ref='A1'/>" + cell.replace("<v>1", "<v>7"));
  }

  /** A mark changes the format of a cell and nothing else of it. */
  @Test
  void aMarkChangesTheFormatAlone() throws Exception {
    String row = "<row r='1'><c r='A1' t='s' vm='1'><f>B1</f><v>0</v></c><c r='B1' s='0'/></row>";
    assertThat(data(row, fill("A1"), fill("B1"), fill("C1")))
        .isEqualTo(
            "<row r='1'><c r='A1' t='s' vm='1' s=\"1\"><f>B1</f><v>0</v></c><c r='B1' s=\"1\"/>"
                + "<c r=\"C1\" s=\"1\"/></row>");
  }
}
