package io.gouji.engine.xlsx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small workbooks, each with one thing that some writer does and a patch could break. */
final class OddWorkbooks {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final String ONE_CELL =
      "<sheetData><row r='2'><c r='B2'><v>1</v></c></row></sheetData>";
  private static final String XF = "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>";
  private static final String RULES =
      "<autoFilter ref='B2:B5'/><mergeCells count='1'><mergeCell ref='D2:E3'/></mergeCells>"
          + "<conditionalFormatting sqref='B2'><cfRule type='expression' priority='1'>"
          + "<formula>B2&gt;0</formula></cfRule></conditionalFormatting>"
          + "<dataValidations count='1'><dataValidation type='whole' sqref='B3'>"
          + "<formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>";

  /** What POI does not open, or finds no formats in, before our marks complete it. */
  static final Set<String> REFUSED_BY_POI =
      Set.of(
          "no sheetData",
          "nothing in the sheet",
          "comments without a list",
          "styles without lists",
          "styles without fills");

  private OddWorkbooks() {}

  /** All of them by what is odd. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "no sheetData",
        PackageBuilder.sheet(
                "<sheetPr/><pageMargins left='1' right='1' top='1' bottom='1' header='1' footer='1'/>")
            .bytes());
    all.put("nothing in the sheet", empty());
    all.put("rules after the cells", PackageBuilder.sheet(ONE_CELL + RULES).bytes());
    all.put("rows and cells without places", withoutPlaces());
    all.put("protected", isProtected());
    all.put("alternate content", alternateContent());
    all.put("right to left", rightToLeft());
    all.put("threaded comments", threaded());
    all.put("comments without authors", comments("<commentList/>", ""));
    all.put("comments without a list", comments("<authors/>", ""));
    all.put("comments without boxes", comments(note("B2"), ""));
    all.put("comments with a stray box", comments(note("B2"), vml("")));
    all.put("a drawing of controls, no comments", controls());
    all.put("an empty drawing", drawing("<xml xmlns:v='urn:schemas-microsoft-com:vml'/>"));
    all.put("dangling relationships", dangling());
    all.put("styles without lists", styles("<styleSheet xmlns='" + MAIN + "'/>"));
    all.put(
        "styles without fills",
        styles(
            "<styleSheet xmlns='"
                + MAIN
                + "'><fonts count='1'><font/></fonts><cellXfs count='1'>"
                + XF
                + "</cellXfs></styleSheet>"));
    all.put("styles with all formats taken", styles(fullOfFormats()));
    all.put("titles", titles("Arbeitsblätter", "S"));
    all.put("a chart sheet and hidden sheets", sheetsOfAllKinds());
    all.put("macros", macros());
    return all;
  }

  static PackageBuilder cell() {
    return PackageBuilder.sheet(ONE_CELL);
  }

  private static byte[] empty() {
    return cell().part("xl/worksheets/sheet1.xml", "<worksheet xmlns='" + MAIN + "'/>").bytes();
  }

  private static byte[] withoutPlaces() {
    return PackageBuilder.sheet(
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/>"
                + "<row><c t='inlineStr'><is><t>甲</t></is></c></row></sheetData>")
        .bytes();
  }

  private static byte[] isProtected() {
    return PackageBuilder.sheet(
            ONE_CELL
                + "<sheetProtection algorithmName='SHA-512' hashValue='AAAA' saltValue='AAAA'"
                + " spinCount='1000' sheet='1' objects='1' scenarios='1'/>")
        .part("xl/workbook.xml", workbook("<workbookProtection lockStructure='1'/>", SHEET))
        .bytes();
  }

  private static final String SHEET = "<sheet name='S' sheetId='1' r:id='rId1'/>";

  private static String workbook(String before, String sheets) {
    return "<workbook xmlns='%s' xmlns:r='%s'>%s<sheets>%s</sheets></workbook>"
        .formatted(MAIN, OFFICE, before, sheets);
  }

  private static byte[] alternateContent() {
    return PackageBuilder.sheet(
            ONE_CELL
                + "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/"
                + "markup-compatibility/2006'><mc:Choice Requires='x14' xmlns:x14='http://"
                + "schemas.microsoft.com/office/spreadsheetml/2009/9/main'><controls/></mc:Choice>"
                + "</mc:AlternateContent><tableParts count='0'/>")
        .bytes();
  }

  private static byte[] rightToLeft() {
    return PackageBuilder.sheet(
            "<sheetViews><sheetView rightToLeft='1' workbookViewId='0'/></sheetViews><sheetData>"
                + "<row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve'> مجموع 合计 12 </t>"
                + "</is></c></row></sheetData>")
        .bytes();
  }

  /** A conversation on B2 and the note that repeats it. */
  static byte[] threaded() {
    return related(
            cell(),
            "comments",
            "../comments1.xml",
            "vmlDrawing",
            "../drawings/vmlDrawing1.vml",
            "threadedComment",
            "../threadedComments/threadedComment1.xml")
        .part("xl/worksheets/sheet1.xml", sheet(ONE_CELL + "<legacyDrawing r:id='rId2'/>"))
        .part(
            "xl/comments1.xml",
            "<comments xmlns='%s'><authors><author>tc={1}</author></authors><commentList><comment"
                    .formatted(MAIN)
                + " ref='B2' authorId='0'><text><t>[Threaded comment] 请核对</t></text></comment>"
                + "</commentList></comments>")
        .part("xl/drawings/vmlDrawing1.vml", vml(box("1", "1")))
        .part(
            "xl/threadedComments/threadedComment1.xml",
            "<ThreadedComments xmlns='http://schemas.microsoft.com/office/spreadsheetml/2018/"
                + "threadedcomments'><threadedComment ref='B2' id='{1}'><text>请核对</text>"
                + "</threadedComment></ThreadedComments>")
        .bytes();
  }

  static String sheet(String inner) {
    return "<worksheet xmlns='%s' xmlns:r='%s'>%s</worksheet>".formatted(MAIN, OFFICE, inner);
  }

  static String note(String ref) {
    return "<authors><author>李</author></authors><commentList><comment ref='%s' authorId='0'>"
            .formatted(ref)
        + "<text><t>原有</t></text></comment></commentList>";
  }

  /** A sheet with a comments part, and with a drawing if one is given. */
  static byte[] comments(String inner, String vml) {
    PackageBuilder builder = cell();
    String xml = "<comments xmlns='%s'>%s</comments>".formatted(MAIN, inner);
    if (vml.isEmpty()) {
      related(builder, "comments", "../comments1.xml");
    } else {
      related(builder, "comments", "/xl/comments1.xml", "vmlDrawing", "../drawings/vmlDrawing1.vml")
          .part("xl/worksheets/sheet1.xml", sheet(ONE_CELL + "<legacyDrawing r:id='rId2'/>"))
          .part("xl/drawings/vmlDrawing1.vml", vml);
    }
    return builder.part("xl/comments1.xml", xml).bytes();
  }

  /** Relationships of the sheet, {@code rId1} onwards, and the types of their parts. */
  static PackageBuilder related(PackageBuilder builder, String... kinds) {
    String[] triples = new String[kinds.length / 2 * 3];
    for (int i = 0; i < kinds.length / 2; i++) {
      triples[3 * i] = "rId" + (i + 1);
      triples[3 * i + 1] = kinds[2 * i];
      triples[3 * i + 2] = kinds[2 * i + 1];
    }
    return builder
        .part("xl/worksheets/_rels/sheet1.xml.rels", PackageBuilder.relations(triples))
        .type("/xl/comments1.xml", Dialect.TYPES + "comments+xml")
        .type("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
  }

  static String vml(String shapes) {
    return "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:"
        + "office' xmlns:x='urn:schemas-microsoft-com:office:excel'><o:shapelayout v:ext='edit'>"
        + "<o:idmap v:ext='edit' data='1'/></o:shapelayout>"
        + shapes
        + "</xml>";
  }

  static String box(String row, String column) {
    return "<v:shape id='_x0000_s1025' type='#_x0000_t202'><x:ClientData ObjectType='Note'><x:Anchor>"
        + "2, 15, 0, 2, 4, 15, 4, 1</x:Anchor><x:Row>"
        + row
        + "</x:Row><x:Column>"
        + column
        + "</x:Column></x:ClientData></v:shape>";
  }

  private static byte[] controls() {
    return drawing(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:"
            + "office\"><v:shape id=\"_x0000_s1025\" style='width:1pt'></v:shape></xml>");
  }

  static byte[] drawing(String vml) {
    return related(cell(), "vmlDrawing", "../drawings/vmlDrawing1.vml")
        .part("xl/worksheets/sheet1.xml", sheet(ONE_CELL + "<legacyDrawing r:id='rId1'/>"))
        .part("xl/drawings/vmlDrawing1.vml", vml)
        .bytes();
  }

  private static byte[] dangling() {
    return related(
            cell(), "comments", "../comments9.xml", "vmlDrawing", "../drawings/vmlDrawing9.vml")
        .part("xl/worksheets/sheet1.xml", sheet(ONE_CELL + "<legacyDrawing r:id='rId2'/>"))
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "gone.xml"))
        .bytes();
  }

  static byte[] styles(String xml) {
    return cell()
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml"))
        .type("/xl/styles.xml", Dialect.TYPES + "styles+xml")
        .part("xl/styles.xml", xml)
        .bytes();
  }

  static String fullOfFormats() {
    String formats =
        IntStream.range(0, 64_000)
            .mapToObj(i -> XF.replace("numFmtId='0'", "numFmtId='" + i * 7919L % 60_000 + "'"))
            .collect(Collectors.joining());
    return "<styleSheet xmlns='"
        + MAIN
        + "'><fonts count='1'><font/></fonts><fills count='1'>"
        + "<fill/></fills><borders count='1'><border/></borders><cellStyleXfs count='1'>"
        + XF
        + "</cellStyleXfs><cellXfs count='64000'>"
        + formats
        + "</cellXfs></styleSheet>";
  }

  /** Properties that list one sheet and one defined name. */
  static byte[] titles(String heading, String sheet) {
    String types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    return cell()
        .part(
            "_rels/.rels",
            PackageBuilder.relations(
                "rId1",
                "officeDocument",
                "/xl/workbook.xml",
                "rId2",
                "extended-properties",
                "docProps/app.xml"))
        .part(
            "docProps/app.xml",
            "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-"
                + "properties' xmlns:vt='%s'><HeadingPairs><vt:vector size='4' baseType='variant'>"
                    .formatted(types)
                + "<vt:variant><vt:lpstr>"
                + heading
                + "</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant>"
                + "<vt:variant><vt:lpstr>Named</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant>"
                + "</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size='2' baseType='lpstr'><vt:lpstr>"
                + sheet
                + "</vt:lpstr><vt:lpstr>N</vt:lpstr></vt:vector></TitlesOfParts></Properties>")
        .bytes();
  }

  private static byte[] sheetsOfAllKinds() {
    String chart =
        "<chartsheet xmlns='"
            + MAIN
            + "'><sheetViews><sheetView workbookViewId='0'/></sheetViews></chartsheet>";
    return cell()
        .part(
            "xl/workbook.xml",
            workbook(
                "",
                "<sheet name='Chart1' sheetId='65534' r:id='rId3'/>"
                    + SHEET
                    + "<sheet name='校验结果' sheetId='2' state='hidden' r:id='rId2'/>"
                    + "<sheet name='V' sheetId='3' state='veryHidden' r:id='rId4'/>"))
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1",
                "worksheet",
                "/xl/worksheets/sheet1.xml",
                "rId2",
                "worksheet",
                "worksheets/sheet2.xml",
                "rId3",
                "chartsheet",
                "chartsheets/sheet1.xml",
                "rId4",
                "worksheet",
                "worksheets/sheet3.xml"))
        .type("/xl/worksheets/sheet2.xml", Dialect.TYPES + "worksheet+xml")
        .type("/xl/worksheets/sheet3.xml", Dialect.TYPES + "worksheet+xml")
        .type("/xl/chartsheets/sheet1.xml", Dialect.TYPES + "chartsheet+xml")
        .part("xl/worksheets/sheet2.xml", sheet(ONE_CELL))
        .part("xl/worksheets/sheet3.xml", sheet(ONE_CELL))
        .part("xl/chartsheets/sheet1.xml", chart)
        .bytes();
  }

  private static byte[] macros() {
    return cell()
        .type("/xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        .type("bin", "application/vnd.ms-office.vbaProject")
        .part("xl/vbaProject.bin", new byte[] {1, 2, 3})
        .bytes();
  }
}
