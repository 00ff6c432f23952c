package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedTable;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts beside the sheets that formulas refer to: tables, and what is kept of other workbooks. */
final class TablesAndLinksTest {
  private static final String SHEET =
      "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
          + "<tableParts count='1'><tablePart r:id='rId1'/></tableParts>";

  private static Workbook read(PackageBuilder builder) throws UnreadableException {
    return WorkbookReader.read(builder.bytes(), Limits.DEFAULT);
  }

  private static Workbook withTable(String attributes, String inner) throws UnreadableException {
    return read(
        PackageBuilder.sheet(SHEET)
            .part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                PackageBuilder.relations("rId1", "table", "../tables/table1.xml"))
            .part(
                "xl/tables/table1.xml",
                "<table xmlns='%s' id='1' %s>%s</table>"
                    .formatted(OddWorkbooks.MAIN, attributes, inner)));
  }

  @Test
  void tablesAreReadWithTheirColumns() throws Exception {
    Workbook workbook =
        withTable(
            "name='n' displayName='支出明细' ref='B2:C9' totalsRowCount='1'",
            "<autoFilter ref='B2:C8'/><tableColumns count='2'><tableColumn id='1' name='科目'/>"
                + "<tableColumn id='2' name='金额_x000a_（万元）'><calculatedColumnFormula>1"
                + "</calculatedColumnFormula></tableColumn></tableColumns>");

    assertThat(workbook.tables())
        .containsExactly(
            new DefinedTable(
                "支出明细", 0, CellRange.parse("B2:C9"), List.of("科目", "金额\n（万元）"), true, true));
    assertThat(workbook.withSheets(workbook.sheets()).tables()).isEqualTo(workbook.tables());
  }

  @Test
  void aTableMayHaveNoHeaders() throws Exception {
    Workbook workbook =
        withTable(
            "displayName='T' ref='A1' headerRowCount='0'",
            "<tableColumns count='1'><tableColumn id='1' name='列1'/></tableColumns>");

    assertThat(workbook.tables())
        .containsExactly(
            new DefinedTable("T", 0, CellRange.parse("A1:A1"), List.of("列1"), false, false));
  }

  /** The figures are all there; only what names the table cannot be read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "displayName='T' ref='nowhere'",
        "displayName='T' ref='A1:B3'",
        "displayName='T' ref='A1:A1'",
        "displayName='T' ref='A1:A3' broken"
      })
  void aDamagedTableIsNone(String attributes) throws Exception {
    Workbook workbook =
        withTable(
            attributes, "<tableColumns count='1'><tableColumn id='1' name='a'/></tableColumns>");

    assertThat(workbook.tables()).isEmpty();
    assertThat(workbook.sheets().get(0).number(0, 0)).isEqualTo(1);
  }

  private static Workbook withLink(String book) throws UnreadableException {
    return read(
        PackageBuilder.sheet("<sheetData/>")
            .part(
                "xl/workbook.xml",
                ("<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='S' sheetId='1' r:id='rId1'/>"
                        + "</sheets><externalReferences><externalReference r:id='rId2'/>"
                        + "</externalReferences></workbook>")
                    .formatted(OddWorkbooks.MAIN, OddWorkbooks.OFFICE))
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1",
                    "worksheet",
                    "worksheets/sheet1.xml",
                    "rId2",
                    "externalLink",
                    "externalLinks/externalLink1.xml"))
            .part(
                "xl/externalLinks/externalLink1.xml",
                "<externalLink xmlns='%s'><externalBook xmlns:r='%s' r:id='rId1'>%s</externalBook></externalLink>"
                    .formatted(OddWorkbooks.MAIN, OddWorkbooks.OFFICE, book))
            .part(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                PackageBuilder.relations("rId1", "externalLinkPath", "file:///C:/x/2024.xlsx")));
  }

  @Test
  void whatIsKeptOfAnotherWorkbookIsRead() throws Exception {
    Workbook workbook =
        withLink(
            "<sheetNames><sheetName val='空'/><sheetName val='汇总'/><sheetName val='没了'/></sheetNames>"
                + "<definedNames><definedName name='n'/></definedNames><sheetDataSet>"
                + "<sheetData sheetId='1'><row r='3'><cell r='B3'><v>999.5</v></cell>"
                + "<cell r='C3' t='str'><v>甲</v></cell><cell r='D3' t='b'><v>1</v></cell></row>"
                + "<row r='4'><cell r='B4' t='e'><v>#REF!</v></cell><cell r='C4'/>"
                + "<cell r='no'><v>1</v></cell><cell r='D4'><v>x</v></cell></row></sheetData>"
                + "<sheetData sheetId='2' refreshError='1'><row r='1'><cell r='A1'><v>1</v></cell>"
                + "</row></sheetData></sheetDataSet>");

    LinkedBook book = workbook.externals().get(0);
    assertThat(book.file()).isEqualTo("2024.xlsx");
    assertThat(book.sheets()).extracting(Sheet::name).containsExactly("汇总");
    Sheet kept = book.sheet("汇总").orElseThrow();
    assertThat(kept.value(2, 1)).isEqualTo(new CellValue.Number(999.5));
    assertThat(kept.value(2, 2)).isEqualTo(new CellValue.Text("甲"));
    assertThat(kept.value(2, 3)).isEqualTo(new CellValue.Bool(true));
    assertThat(kept.value(3, 1)).isEqualTo(new CellValue.Error(CellError.REF));
    assertThat(kept.value(3, 2)).isEqualTo(CellValue.Blank.BLANK);
    assertThat(kept.value(3, 3)).isEqualTo(CellValue.Blank.BLANK);
    assertThat(book.sheet("空")).isEmpty();
  }

  @Test
  void aLinkThatKeepsNothingHasAName() throws Exception {
    assertThat(withLink("").externals()).isEqualTo(List.of(LinkedBook.named("2024.xlsx")));
  }
}
