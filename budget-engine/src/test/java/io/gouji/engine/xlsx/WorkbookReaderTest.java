package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {
  private static Workbook read(PackageBuilder builder) throws UnreadableException {
    return WorkbookReader.read(builder.bytes(), Limits.DEFAULT);
  }

  private static Sheet sheet(String inner) throws UnreadableException {
    return read(PackageBuilder.sheet(inner)).sheets().get(0);
  }

  private static UnreadableException refusal(byte[] bytes) {
    return catchThrowableOfType(
        UnreadableException.class, () -> WorkbookReader.read(bytes, Limits.DEFAULT));
  }

  private static CellValue value(Sheet sheet, String ref) {
    CellRef cell = CellRef.parse(ref);
    return sheet.value(cell.row(), cell.column());
  }

  private static Optional<CellFormula> formula(Sheet sheet, String ref) {
    CellRef cell = CellRef.parse(ref);
    return sheet.formula(cell.row(), cell.column());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void what_poi_writes_we_read_as_poi_does(long seed) throws Exception {
    byte[] bytes = RandomWorkbook.of(seed);
    try (XSSFWorkbook poi = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      PoiOracle oracle = new PoiOracle(poi);
      assertThat(oracle.actual(WorkbookReader.read(bytes, Limits.DEFAULT)))
          .isEqualTo(oracle.expected());
    }
  }

  @Test
  void cells_and_rows_without_references_follow_one_another() throws Exception {
    Sheet sheet =
        sheet(
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row>"
                + "<row r='4'><c r='C4'><v>3</v></c><c><v>4</v></c></row>"
                + "<row><c><v>5</v></c></row></sheetData>");
    assertThat(
            List.of(
                value(sheet, "A1"),
                value(sheet, "B1"),
                value(sheet, "C4"),
                value(sheet, "D4"),
                value(sheet, "A5")))
        .isEqualTo(
            List.of(
                new CellValue.Number(1),
                new CellValue.Number(2),
                new CellValue.Number(3),
                new CellValue.Number(4),
                new CellValue.Number(5)));
  }

  @Test
  void prefixed_elements_read_alike() throws Exception {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    Workbook workbook =
        read(
            PackageBuilder.sheet("")
                .part(
                    "xl/worksheets/sheet1.xml",
                    "<x:worksheet xmlns:x='"
                        + main
                        + "'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>甲</x:t>"
                        + "</x:is></x:c></x:row></x:sheetData></x:worksheet>"));
    assertThat(value(workbook.sheets().get(0), "A1")).isEqualTo(new CellValue.Text("甲"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xl/worksheets/sheet1.xml",
        "worksheets/sheet1.xml",
        "worksheets\\sheet1.xml",
        "./../xl/worksheets/Sheet1.xml",
        "worksheets/sheet%31.xml"
      })
  void relationship_targets_lead_to_the_part_in_any_form(String target) throws Exception {
    Workbook workbook =
        read(
            PackageBuilder.sheet("<sheetData><row><c><v>1</v></c></row></sheetData>")
                .part(
                    "xl/_rels/workbook.xml.rels",
                    PackageBuilder.relations("rId1", "worksheet", target)));
    assertThat(value(workbook.sheets().get(0), "A1")).isEqualTo(new CellValue.Number(1));
  }

  @Test
  void parts_in_utf_16_read_alike() throws Exception {
    String sheet =
        "<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row><c t='str'><v>合计</v></c>"
            + "</row></sheetData></worksheet>";
    Workbook workbook =
        read(
            PackageBuilder.sheet("")
                .part("xl/worksheets/sheet1.xml", sheet, StandardCharsets.UTF_16));
    assertThat(value(workbook.sheets().get(0), "A1")).isEqualTo(new CellValue.Text("合计"));
  }

  @Test
  void shared_texts_join_their_runs_and_drop_the_reading() throws Exception {
    Workbook workbook =
        read(
            PackageBuilder.sheet(
                    "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></sheetData>")
                .part(
                    "xl/_rels/workbook.xml.rels",
                    PackageBuilder.relations(
                        "rId1",
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "rId2",
                        "sharedStrings",
                        "sharedStrings.xml"))
                .part(
                    "xl/sharedStrings.xml",
                    "<sst><si><r><t>基本</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 支出</t></r>"
                        + "<rPh sb='0' eb='1'><t>JI</t></rPh></si>"
                        + "<si><t>a_x000D_<!-- c -->b<![CDATA[<]]>&#10;</t></si></sst>"));
    Sheet sheet = workbook.sheets().get(0);
    assertThat(List.of(value(sheet, "A1"), value(sheet, "B1")))
        .isEqualTo(List.of(new CellValue.Text("基本 支出"), new CellValue.Text("a\rb<\n")));
  }

  @Test
  void cells_of_a_shared_formula_carry_one_formula_wherever_it_is_defined() throws Exception {
    Sheet sheet =
        sheet(
            "<sheetData><row r='1'><c r='A1'><f t='shared' si='3'/><v>1</v></c></row>"
                + "<row r='2'><c r='A2'><f t='shared' ref='A1:A3' si='3'>B2*2</f><v>2</v></c></row>"
                + "<row r='3'><c r='A3'><f t='shared' si='3'/><v>3</v></c>"
                + "<c r='B3'><f t='shared' si='9'/><v>4</v></c></row></sheetData>");
    CellFormula shared = CellFormula.at(CellRef.parse("A2"), "B2*2");
    assertThat(
            List.of(
                sheet.formulas(), formula(sheet, "A1"), formula(sheet, "A3"), formula(sheet, "B3")))
        .isEqualTo(
            List.of(List.of(shared), Optional.of(shared), Optional.of(shared), Optional.empty()));
  }

  @Test
  void cells_inside_an_array_formula_carry_it_and_data_tables_do_not_count() throws Exception {
    Sheet sheet =
        sheet(
            "<sheetData><row r='1'><c r='A1'><f t='array' ref='A1:B2'>C1:D2*2</f><v>1</v></c>"
                + "<c r='B1'><v>1</v></c><c r='C1'><f t='dataTable' ref='C1:C2'>X</f><v>1</v></c></row>"
                + "<row r='2'><c r='B2'><v>1</v></c></row><row r='3'><c r='B3'/></row></sheetData>");
    CellFormula array =
        new CellFormula("C1:D2*2", CellRef.parse("A1"), CellRange.parse("A1:B2"), true);
    assertThat(
            List.of(
                formula(sheet, "A1"),
                formula(sheet, "B1"),
                formula(sheet, "C1"),
                formula(sheet, "B2"),
                formula(sheet, "B3")))
        .isEqualTo(
            List.of(
                Optional.of(array),
                Optional.of(array),
                Optional.empty(),
                Optional.of(array),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "1900-01-01, 1",
    "1900-02-28, 59",
    "1900-03-01, 61",
    "2025-01-01T12:00:00Z, 45658.5",
    "T06:00:00, 0.25"
  })
  void iso_dates_become_serial_numbers(String iso, double serial) throws Exception {
    Sheet sheet = sheet("<sheetData><row><c t='d'><v>" + iso + "</v></c></row></sheetData>");
    assertThat(value(sheet, "A1")).isEqualTo(new CellValue.Number(serial));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.",
        ".5",
        "263.37",
        "0.1",
        "1e5",
        "1E-7",
        "123456789012345678",
        "007",
        "4.9406564584124654E-324",
        "9007199254740993",
        "0.30000000000000004",
        " 5 ",
        "+3"
      })
  void numbers_are_the_nearest_double(String text) {
    assertThat(Chars.number(text)).isEqualTo(Double.parseDouble(text) + 0.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "1,5", "NaN", "Infinity", "0x1p3", "1d", "1..2", "十"})
  void what_is_no_number_stays_text(String text) {
    assertThat(Chars.number(text)).isNaN();
  }

  @Test
  void absurd_dimensions_cost_nothing() throws Exception {
    StringBuilder many = new StringBuilder("<dimension ref='A1:XFD1048576'/><sheetData>");
    for (int row = 1; row <= 1 << 20; row += 1 << 16) {
      many.append("<row r='%d'><c r='XFD%d'><v>1</v></c></row>".formatted(row, row));
    }
    Sheet sheet = sheet(many + "</sheetData>");
    assertThat(List.of(sheet.rowCount(), sheet.columnCount()))
        .isEqualTo(List.of((1 << 20) - (1 << 16) + 1, 1 << 14));
  }

  @Test
  void chart_sheets_do_not_shift_local_names() throws Exception {
    Workbook workbook =
        read(
            PackageBuilder.sheet("<sheetData/>")
                .part(
                    "xl/workbook.xml",
                    "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets>"
                        + "<sheet name='图' sheetId='1' r:id='rId9'/>"
                        + "<sheet name='表' sheetId='2' state='veryHidden' r:id='rId1'/></sheets>"
                        + "<definedNames><definedName name='n' localSheetId='1'>表!$A$1</definedName>"
                        + "<definedName name='m' localSheetId='0'>1</definedName>"
                        + "<definedName name='g' hidden='1'>2</definedName></definedNames></workbook>")
                .part(
                    "xl/_rels/workbook.xml.rels",
                    PackageBuilder.relations(
                        "rId1",
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "rId9",
                        "chartsheet",
                        "chartsheets/sheet1.xml")));
    assertThat(
            List.of(
                workbook.sheets().stream().map(s -> s.name() + s.visibility()).toList(),
                workbook.names(),
                workbook.date1904()))
        .isEqualTo(
            List.of(
                List.of("表VERY_HIDDEN"),
                List.of(
                    new DefinedName("n", 0, "表!$A$1", false),
                    new DefinedName("g", DefinedName.GLOBAL, "2", true)),
                true));
  }

  @Test
  void builtin_formats_are_those_of_the_chinese_edition() throws Exception {
    Workbook workbook =
        read(
            PackageBuilder.sheet("<sheetData/>")
                .part(
                    "xl/_rels/workbook.xml.rels",
                    PackageBuilder.relations(
                        "rId1",
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "rId2",
                        "styles",
                        "styles.xml"))
                .part(
                    "xl/styles.xml",
                    "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='0.00_ '/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='1'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
                        + "<xf numFmtId='31'/><xf numFmtId='37'><protection locked='0'/></xf>"
                        + "<xf numFmtId='176'/></cellXfs></styleSheet>"));
    assertThat(workbook.styles())
        .isEqualTo(
            List.of(
                CellStyle.GENERAL,
                new CellStyle("yyyy\"年\"m\"月\"d\"日\"", true),
                new CellStyle("#,##0_);\\(#,##0\\)", false),
                new CellStyle("0.00_ ", true)));
  }

  @Test
  void files_that_are_no_workbook_say_what_they_are() {
    List<String> told = new ArrayList<>();
    for (String text :
        List.of("", "%PDF-1.7", "编码,金额\n1,2", "<html><table>", "ID;PWXL", "\0\1\2\3")) {
      told.add(refusal(text.getBytes(StandardCharsets.UTF_8)).getMessage());
    }
    told.add(refusal(new PackageBuilder().part("word/document.xml", "<w/>").bytes()).getMessage());
    told.add(refusal(new PackageBuilder().part("a.txt", "x").bytes()).getMessage());
    assertThat(told)
        .isEqualTo(
            List.of(
                "EMPTY {}",
                "UNSUPPORTED_FORMAT {format=pdf}",
                "UNSUPPORTED_FORMAT {format=csv}",
                "UNSUPPORTED_FORMAT {format=html}",
                "UNSUPPORTED_FORMAT {format=sylk}",
                "NOT_A_WORKBOOK {}",
                "UNSUPPORTED_FORMAT {format=docx}",
                "NOT_A_WORKBOOK {}"));
  }

  @Test
  void a_missing_sheet_part_is_damage_and_named() {
    byte[] bytes =
        PackageBuilder.sheet("")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations("rId1", "worksheet", "worksheets/sheet7.xml"))
            .bytes();
    assertThat(refusal(bytes).args())
        .isEqualTo(Map.of("part", "xl/worksheets/sheet7.xml", "detail", "part is missing"));
  }

  @Test
  void document_types_are_refused_wherever_they_stand() {
    List<Reason> reasons = new ArrayList<>();
    for (String before : List.of("", "<!-- " + "x".repeat(400) + " -->")) {
      String sheet = before + "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>";
      byte[] bytes = PackageBuilder.sheet("").part("xl/worksheets/sheet1.xml", sheet).bytes();
      reasons.add(refusal(bytes).reason());
    }
    assertThat(reasons).isEqualTo(List.of(Reason.HOSTILE, Reason.HOSTILE));
  }

  @Test
  void deep_nesting_and_too_many_cells_are_over_a_limit() {
    String deep = "<a>".repeat(500) + "</a>".repeat(500);
    Limits few = new Limits(1 << 20, 99, 1 << 20, 1 << 20, 400, 3, 2, 99, 999, 99);
    byte[] wide =
        PackageBuilder.sheet("<sheetData><row><c/><c/><c/><c/></row></sheetData>").bytes();
    byte[] tall =
        PackageBuilder.sheet("<sheetData>" + "<row><c/></row>".repeat(3) + "</sheetData>").bytes();
    assertThat(
            List.of(
                refusal(PackageBuilder.sheet(deep).bytes()).getMessage(),
                catchThrowableOfType(
                        UnreadableException.class, () -> WorkbookReader.read(wide, few))
                    .getMessage(),
                catchThrowableOfType(
                        UnreadableException.class, () -> WorkbookReader.read(tall, few))
                    .getMessage()))
        .isEqualTo(
            List.of(
                "OVER_LIMIT {limit=xmlDepth, max=128}",
                "OVER_LIMIT {limit=cells, max=3}",
                "OVER_LIMIT {limit=rows, max=2}"));
  }
}
