package io.gouji.addin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Workbooks made to do harm, each from a sound budget: so that whoever takes one for harmless goes
 * the whole way with it, to the rules and the marked copy.
 */
final class HostileFiles {
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String BOOK = "xl/workbook.xml";
  private static final String STYLES = "xl/styles.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String TYPES = "[Content_Types].xml";
  private static final int MANY = 1_000_000;

  /** What must come of a file. */
  enum Fate {
    /** It is checked to its end. */
    OPENS,
    /** It is refused, with file, cause and remedy. */
    REFUSED,
    /** Either of the two. */
    EITHER
  }

  /**
   * A file and what must come of it.
   *
   * @param bytes its content, made when it is asked for: some are large
   */
  record Hostile(Fate fate, Content bytes) {}

  /** The bytes of a file. */
  interface Content {
    byte[] make() throws IOException;
  }

  private final Map<String, Hostile> files = new LinkedHashMap<>();

  private HostileFiles() {}

  /**
   * All of them, by file name.
   *
   * @param trap an address that nobody may visit
   */
  static Map<String, Hostile> all(String trap) {
    HostileFiles made = new HostileFiles();
    made.bombs();
    made.directories();
    made.entities(trap);
    made.elsewhere(trap);
    made.sizes();
    made.structures();
    made.formulas(trap);
    made.injections();
    made.old();
    return made.files;
  }

  private void put(Fate fate, String name, Content content) {
    if (files.put(name + ".xlsx", new Hostile(fate, content)) != null) {
      throw new IllegalStateException("twice: " + name);
    }
  }

  private static Tampered clean() {
    return Tampered.sample(CLEAN);
  }

  private static byte[] spaces(int megabytes) {
    byte[] spaces = new byte[megabytes << 20];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  private static String times(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
  }

  /** The clean budget with something before an end tag of a part. */
  private static byte[] before(String part, String tag, String more) {
    return clean().with(part, xml -> inserted(xml, tag, more)).bytes();
  }

  private static String inserted(String xml, String tag, String more) {
    int at = xml.lastIndexOf(tag);
    if (at < 0) {
      throw new IllegalStateException("no " + tag);
    }
    return xml.substring(0, at) + more + xml.substring(at);
  }

  private static byte[] rows(String rows) {
    return before(SHEET, "</sheetData>", rows);
  }

  private void bombs() {
    put(
        Fate.REFUSED,
        "bomb-ratio",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        inserted(
                            xml,
                            "</sheetData>",
                            new String(spaces(100), StandardCharsets.US_ASCII)))
                .bytes());
    put(
        Fate.OPENS,
        "bomb-nested",
        () -> {
          byte[] inner = clean().with("xl/media/z.bin", spaces(64)).bytes();
          for (int i = 0; i < 4; i++) {
            Tampered around = clean();
            for (int k = 0; k < 8; k++) {
              around.with("xl/embeddings/" + k + ".xlsx", inner);
            }
            inner = around.bytes();
          }
          return inner;
        });
    put(
        Fate.OPENS,
        "bomb-beside-the-workbook",
        () -> clean().with("xl/media/z.bin", spaces(300)).bytes());
    put(
        Fate.REFUSED,
        "bomb-many-entries",
        () -> {
          Tampered many = clean();
          for (int i = 0; i < 70_000; i++) {
            many.with("x/" + i, new byte[0]);
          }
          return many.bytes();
        });
    put(
        Fate.REFUSED,
        "bomb-shared-strings",
        () ->
            clean()
                .with(
                    "xl/sharedStrings.xml",
                    ("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
                            + new String(spaces(120), StandardCharsets.US_ASCII)
                            + "</t></si></sst>")
                        .getBytes(StandardCharsets.US_ASCII))
                .with(RELATIONS, HostileFiles::withSharedStrings)
                .bytes());
  }

  private static String withSharedStrings(String relations) {
    return relations.contains("sharedStrings")
        ? relations
        : inserted(
            relations,
            "</Relationships>",
            "<Relationship Id='rIdS' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                + "relationships/sharedStrings' Target='sharedStrings.xml'/>");
  }

  private void directories() {
    put(Fate.REFUSED, "entries-that-overlap", () -> zip(z -> z.share(0, 1)));
    put(Fate.REFUSED, "entries-that-all-share-one", () -> zip(Directory::shareAll));
    put(Fate.OPENS, "entry-sizes-that-lie", () -> zip(z -> z.all(24, 4, 10)));
    put(Fate.OPENS, "entry-sizes-of-four-gigabytes", () -> zip(z -> z.all(24, 4, 0xffff_fff0)));
    put(Fate.REFUSED, "entry-offsets-beyond-the-end", () -> zip(z -> z.all(42, 4, 0x7fff_ffff)));
    put(Fate.REFUSED, "entry-sums-that-lie", () -> zip(z -> z.all(16, 4, 0x1234_5678)));
    put(Fate.REFUSED, "entries-that-are-locked", () -> zip(z -> z.all(8, 2, 1)));
    put(Fate.REFUSED, "entries-by-an-unknown-method", () -> zip(z -> z.all(10, 2, 99)));
    put(Fate.REFUSED, "entry-names-that-run-over", () -> zip(z -> z.all(28, 2, 0xffff)));
    put(Fate.EITHER, "directory-count-that-lies", () -> zip(z -> z.end(10, 2, 0xffff)));
    put(Fate.REFUSED, "directory-beyond-the-end", () -> zip(z -> z.end(16, 4, 0x7fff_ffff)));
    put(
        Fate.EITHER,
        "two-directories",
        () -> {
          byte[] one = clean().bytes();
          byte[] both = Arrays.copyOf(one, one.length * 2);
          System.arraycopy(one, 0, both, one.length, one.length);
          return both;
        });
    put(
        Fate.EITHER,
        "paths-out-of-the-house",
        () ->
            clean()
                .with("../../../../tmp/gouji-evil.xlsx", clean().bytes())
                .with("/etc/gouji-evil", new byte[9])
                .with("C:\\gouji-evil.xlsx", new byte[9])
                .with("xl\\worksheets\\gouji-evil.xml", new byte[9])
                .bytes());
    put(
        Fate.REFUSED,
        "relation-to-a-file-of-the-house",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll(
                            "Target=\"[^\"]*sheet1.xml\"", "Target=\"../../../../etc/passwd\""))
                .bytes());
    put(
        Fate.EITHER,
        "relations-in-a-circle",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll("Target=\"[^\"]*sheet\\d.xml\"", "Target=\"workbook.xml\""))
                .bytes());
  }

  private void entities(String trap) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("plain", "<!DOCTYPE x>");
    types.put("external", "<!DOCTYPE x SYSTEM '" + trap + "'>");
    types.put("file", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
    types.put("parameter", "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + trap + "'> %p;]>");
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    types.put("laughs", laughs.append("]>").toString());
    for (String part : new String[] {BOOK, SHEET, STYLES, RELATIONS, TYPES}) {
      String short_ = part.replaceAll("\\W+", "-");
      types.forEach(
          (kind, type) ->
              put(
                  // Of types nobody asks before something is written: then the copy is refused.
                  part.equals(TYPES) ? Fate.EITHER : Fate.REFUSED,
                  "dtd-" + kind + "-in-" + short_,
                  () -> clean().with(part, xml -> headed(xml, type)).bytes()));
    }
    put(
        Fate.REFUSED,
        "dtd-in-utf-16",
        () ->
            clean()
                .with(
                    SHEET,
                    headed(text(SHEET), types.get("laughs"))
                        .replaceFirst("(?i)encoding=\"utf-8\"", "encoding=\"UTF-16\"")
                        .getBytes(StandardCharsets.UTF_16))
                .bytes());
    put(
        Fate.REFUSED,
        "dtd-in-utf-7",
        () ->
            clean()
                .with(
                    SHEET,
                    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE x SYSTEM '%s'+AD4-<x/>"
                        .formatted(trap)
                        .getBytes(StandardCharsets.US_ASCII))
                .bytes());
    put(
        Fate.EITHER,
        "entity-nobody-declared",
        () -> rows("<row r='5000'><c r='A5000' t='inlineStr'><is><t>&xxe;</t></is></c></row>"));
    put(
        Fate.REFUSED,
        "encoding-nobody-knows",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "^(<\\?xml.*?\\?>)?", "<?xml version=\"1.0\" encoding=\"x-evil\"?>"))
                .bytes());
  }

  private static String text(String part) {
    String[] found = new String[1];
    clean().with(part, xml -> found[0] = xml);
    return found[0];
  }

  /** A part with something between its declaration and its root. */
  private static String headed(String xml, String type) {
    int root = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
    return xml.substring(0, root) + type + xml.substring(root);
  }

  private void elsewhere(String trap) {
    String link =
        "<Relationship Id='rIdE%d' TargetMode='External' Target='%s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s'/>";
    put(
        Fate.EITHER,
        "links-to-elsewhere",
        () ->
            before(
                RELATIONS,
                "</Relationships>",
                link.formatted(1, trap, "externalLinkPath")
                    + link.formatted(2, trap, "worksheet")
                    + link.formatted(3, "\\\\127.0.0.1\\x", "oleObject")
                    + link.formatted(4, trap, "attachedTemplate")
                    + link.formatted(5, trap, "styles")
                    + link.formatted(6, trap, "sharedStrings")));
    put(
        Fate.REFUSED,
        "a-sheet-that-lies-elsewhere",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll(
                            "Target=\"[^\"]*sheet1.xml\"",
                            "TargetMode=\"External\" Target=\"" + trap + "\""))
                .bytes());
  }

  private void sizes() {
    put(
        Fate.EITHER,
        "dimension-of-the-whole-sheet",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "<sheetData>", "<dimension ref='A1:XFD1048576'/><sheetData>"))
                .bytes());
    put(
        Fate.OPENS,
        "a-cell-in-each-corner",
        () ->
            rows(
                "<row r='5000'><c r='XFD5000'><v>1</v></c></row>"
                    + "<row r='1048576'><c r='A1048576'><v>1</v></c><c r='XFD1048576'><v>2</v></c></row>"));
    put(
        Fate.EITHER,
        "cells-beyond-the-sheet",
        () ->
            rows(
                "<row r='1048577'><c r='XFE1048577'><v>1</v></c></row><row r='2147483647'><c r='ZZZZZZ1'><v>1</v></c></row>"
                    + "<row r='-1'><c r='A-1'><v>1</v></c></row><row r='99999999999999999999'><c r='A0'/></row>"));
    put(
        Fate.EITHER,
        "a-cell-in-every-column-of-many-rows",
        () ->
            rows(
                times(
                    100,
                    r ->
                        "<row r='%d'>".formatted(5000 + r)
                            + times(16_384, c -> "<c><v>" + mixed(r * 16_384 + c) + "</v></c>")
                            + "</row>")));
    put(
        Fate.EITHER,
        "a-million-rows",
        () -> rows(times(MANY, r -> "<row r='%d'><c><v>1</v></c></row>".formatted(5000 + r))));
    put(
        Fate.EITHER,
        "a-million-merges",
        () -> merged(times(MANY, i -> "<mergeCell ref='C%d:D%d'/>".formatted(5000 + i, 5000 + i))));
    put(
        Fate.EITHER,
        "merges-that-overlap",
        () -> merged(times(20_000, i -> "<mergeCell ref='A1:XFD1048576'/>")));
    put(
        Fate.EITHER,
        "merges-that-are-none",
        () ->
            merged(
                "<mergeCell ref=''/><mergeCell ref='A'/><mergeCell ref='1:1'/><mergeCell ref='B2:A1'/><mergeCell/>"));
    put(
        Fate.EITHER,
        "a-hundred-thousand-styles",
        () ->
            clean()
                .with(
                    STYLES,
                    xml ->
                        inserted(
                            xml,
                            "</cellXfs>",
                            times(100_000, i -> "<xf numFmtId='" + mixed(i) + "'/>")))
                .bytes());
    put(
        Fate.EITHER,
        "a-million-styles",
        () ->
            clean()
                .with(
                    STYLES,
                    xml ->
                        inserted(
                            xml,
                            "</cellXfs>",
                            times(MANY, i -> "<xf numFmtId='" + mixed(i) + "'/>")))
                .bytes());
    put(
        Fate.EITHER,
        "styles-that-are-not-there",
        () ->
            rows(
                "<row r='5000'><c r='A5000' s='2147483647'><v>1</v></c><c r='B5000' s='-1'><v>1</v></c><c r='C5000' s='99999999999'><v>1</v></c></row>"));
    put(
        Fate.EITHER,
        "a-format-of-a-megabyte",
        () ->
            clean()
                .with(
                    STYLES,
                    xml ->
                        inserted(
                            xml,
                            "</styleSheet>",
                            "<numFmts count='1'><numFmt numFmtId='999' formatCode='"
                                + "[&lt;1]0;".repeat(125_000)
                                + "'/></numFmts>"))
                .bytes());
    put(
        Fate.EITHER,
        "a-hundred-thousand-names",
        () ->
            names(times(100_000, i -> "<definedName name='n%d'>$A$1</definedName>".formatted(i))));
    put(
        Fate.EITHER,
        "ten-thousand-sheets",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        inserted(
                            xml,
                            "</sheets>",
                            times(
                                10_000,
                                i ->
                                    "<sheet xmlns:q='http://schemas.openxmlformats.org/officeDocument/2006/relationships' name='z%d' sheetId='%d' q:id='rId1'/>"
                                        .formatted(i, 500 + i))))
                .bytes());
    put(
        Fate.EITHER,
        "a-text-of-thirty-megabytes",
        () ->
            rows(
                "<row r='5000'><c r='A5000' t='inlineStr'><is><t>"
                    + noise(30 << 20)
                    + "</t></is></c></row>"));
    put(
        Fate.EITHER,
        "an-attribute-of-ten-megabytes",
        () -> rows("<row r='5000'><c r='A5000' evil='" + noise(10 << 20) + "'><v>1</v></c></row>"));
    put(
        Fate.EITHER,
        "a-hundred-thousand-attributes",
        () -> rows("<row r='5000' " + times(100_000, i -> " a%d='1'".formatted(i)) + "/>"));
    put(
        Fate.REFUSED,
        "elements-a-hundred-thousand-deep",
        () -> rows("<a>".repeat(100_000) + "</a>".repeat(100_000)));
    put(
        Fate.EITHER,
        "hidden-columns-without-end",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "<sheetData>",
                            "<cols>"
                                + times(5000, i -> "<col min='1' max='2147483647' hidden='1'/>")
                                + "</cols><sheetData>"))
                .bytes());
  }

  /** A number that does not let itself be packed. */
  private static int mixed(int number) {
    return (number * 0x9e37_79b9) >>> 8;
  }

  private static String noise(int length) {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static byte[] merged(String merges) {
    return among(SHEET, "mergeCells", "</sheetData>", merges);
  }

  private static byte[] names(String names) {
    return among(BOOK, "definedNames", "</sheets>", names);
  }

  /** More children of a list, which is made behind what it follows where there is none. */
  private static byte[] among(String part, String list, String behind, String more) {
    String end = "</" + list + ">";
    return clean()
        .with(
            part,
            xml ->
                xml.contains(end)
                    ? inserted(xml, end, more)
                    : xml.replace(behind, behind + "<" + list + ">" + more + end))
        .bytes();
  }

  private void structures() {
    put(Fate.REFUSED, "a-sheet-that-is-no-xml", () -> clean().with(SHEET, new byte[5000]).bytes());
    put(
        Fate.REFUSED,
        "a-sheet-that-breaks-off",
        () -> clean().with(SHEET, xml -> xml.substring(0, xml.length() / 2)).bytes());
    put(
        Fate.REFUSED,
        "a-sheet-that-is-a-workbook",
        () -> clean().with(SHEET, clean().bytes()).bytes());
    put(
        Fate.EITHER,
        "styles-that-are-no-xml",
        () -> clean().with(STYLES, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    put(
        Fate.REFUSED,
        "a-workbook-that-is-no-xml",
        () -> clean().with(BOOK, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    put(
        Fate.REFUSED,
        "relations-that-are-no-xml",
        () -> clean().with(RELATIONS, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    put(
        Fate.EITHER,
        "letters-that-are-no-utf-8",
        () -> clean().with(SHEET, broken(text(SHEET))).bytes());
    put(
        Fate.EITHER,
        "letters-of-another-encoding",
        () -> clean().with(SHEET, text(SHEET).getBytes(Charset.forName("GBK"))).bytes());
    put(
        Fate.EITHER,
        "numbers-without-end",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><v>1e999999999</v></c><c r='B5000'><v>"
                    + "9".repeat(100_000)
                    + "</v></c><c r='C5000'><v>0."
                    + "0".repeat(100_000)
                    + "1</v></c><c r='D5000'><v>NaN</v></c><c r='E5000' t='s'><v>-1</v></c>"
                    + "<c r='F5000' t='s'><v>2147483647</v></c><c r='G5000' t='d'><v>9999999-99-99T99:99</v></c></row>"));
    put(
        Fate.EITHER,
        "the-same-cell-a-hundred-thousand-times",
        () ->
            rows(
                "<row r='5000'>"
                    + times(100_000, i -> "<c r='A5000'><v>" + mixed(i) + "</v></c>")
                    + "</row>"));
    put(
        Fate.EITHER,
        "rows-backwards",
        () ->
            rows(
                times(
                    50_000,
                    i ->
                        "<row r='%d'><c r='A%d'><v>1</v></c></row>"
                            .formatted(60_000 - i, 60_000 - i))));
  }

  private static byte[] broken(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    int at = xml.indexOf("<sheetData>");
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        bytes[i] = (byte) 0xc0;
      }
    }
    return bytes;
  }

  private static String formula(int row, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<row r='%1$d'><c r='A%1$d'><f>%2$s</f></c></row>".formatted(row, escaped);
  }

  private void formulas(String trap) {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("parentheses", "(".repeat(4000) + "1" + ")".repeat(4000));
    one.put("parentheses-open", "(".repeat(8000));
    one.put("ifs", "IF(1,".repeat(1500) + "1" + ",2)".repeat(1500));
    one.put("signs", "-".repeat(8000) + "1");
    one.put("percents", "1" + "%".repeat(8000));
    one.put("powers", "2" + "^9".repeat(4000));
    one.put("pluses", "1" + "+1".repeat(100_000));
    one.put("arguments", "SUM(1" + ",1".repeat(50_000) + ")");
    one.put("arrays", "{" + "1,".repeat(50_000) + "1}");
    one.put("quotes", "\"" + "\"\"".repeat(50_000) + "\"");
    one.put("repeated-texts", "LEN(REPT(REPT(\"x\",32767),32767))");
    one.put("whole-sheet-sum", "SUM(A:XFD)+SUMPRODUCT((B1:XFD1048576>0)*1)");
    one.put("whole-sheet-product", "SUM(MMULT(B1:XFD16384,B1:XFD16384))");
    one.put("whole-sheet-transposed", "SUM(TRANSPOSE(B1:XFD1048576))");
    one.put("sequence", "SUM(SEQUENCE(1048576,16384))");
    one.put("random-array", "SUM(RANDARRAY(1048576,16384))");
    one.put("workdays", "WORKDAY(1,1E15)+NETWORKDAYS(1,2958465)+WORKDAY(1,2147483647)");
    one.put("bessel", "BESSELJ(1E9,1000000)+BESSELI(1,2147483647)+BESSELK(1,1000000)");
    one.put("binomial", "BINOM.DIST(1E9,2E9,0.5,TRUE)+CRITBINOM(2147483647,0.5,0.999)");
    one.put("hypergeometric", "HYPGEOM.DIST(1E8,1E9,1E9,2E9,TRUE)");
    one.put("poisson", "POISSON(1E9,1E9,TRUE)+NEGBINOM.DIST(1E9,1E9,0.5,TRUE)");
    one.put("factorials", "FACT(1E9)+FACTDOUBLE(1E9)+COMBIN(1E9,5E8)+PERMUT(1E9,5E8)");
    one.put(
        "coupons",
        "COUPNUM(1,2958465,4)+PRICE(1,2958465,0.1,0.1,100,4)+YIELD(1,2958465,0.1,1,100,4)");
    one.put(
        "depreciation",
        "DDB(1E9,1,2147483647,2147483646)+VDB(1E9,1,1E9,0,1E9)+DB(1,0,2147483647,2147483646)");
    one.put(
        "payments",
        "CUMIPMT(0.1,2147483647,1,1,2147483647,0)+CUMPRINC(0.1,2147483647,1,1,2147483647,0)");
    one.put("series", "SERIESSUM(2,1,1,B1:XFD1048576)");
    one.put(
        "substitute",
        "LEN(SUBSTITUTE(SUBSTITUTE(REPT(\"a\",32767),\"a\",REPT(\"a\",32767)),\"a\",REPT(\"a\",32767)))");
    one.put("wildcards", "COUNTIF(A1:A60000,\"" + "*a".repeat(100) + "\")");
    one.put("search", "SEARCH(\"" + "*?".repeat(120) + "b\",REPT(\"a\",32767))");
    one.put(
        "let",
        "LET("
            + IntStream.range(0, 2000)
                .mapToObj(i -> "x" + i + "," + i + ",")
                .collect(Collectors.joining())
            + "1)");
    one.put("lambda-without-end", "LET(f,LAMBDA(g,g(g)),f(f))");
    one.put("makearray", "SUM(MAKEARRAY(1048576,16384,LAMBDA(r,c,r)))");
    one.put("reduce", "REDUCE(0,SEQUENCE(1000000),LAMBDA(a,b,a+b))");
    one.put("indirect", "INDIRECT(\"A5000\")");
    one.put("offset", "SUM(OFFSET(A1,0,0,1048576,16384))");
    one.put(
        "web",
        "WEBSERVICE(\"" + trap + "\")&HYPERLINK(\"" + trap + "\")&FILTERXML(\"<a/>\",\"//a\")");
    one.put(
        "program",
        "CALL(\"Kernel32\",\"Beep\",\"JJJ\",500,100)&REGISTER.ID(\"a\",\"b\")&EXEC(\"calc\")");
    one.put("dde", "cmd|'/C calc'!A0");
    one.put("elsewhere", "'[" + trap + "]Sheet1'!A1+'\\\\127.0.0.1\\x\\[a.xlsx]S'!A1");
    one.put("text-format", "TEXT(1,REPT(\"0\",32767))&TEXT(1E300,\"" + "#,".repeat(120) + "\")");
    one.put(
        "base",
        "BASE(9007199254740991,2,255)&ROMAN(3999)&DEC2BIN(1E300)&FIXED(1,127)&DOLLAR(1,127)");
    one.put(
        "dates",
        "DATE(9999,2147483647,2147483647)&EDATE(1,2147483647)&YEARFRAC(0,2958465,1)&DATEVALUE(REPT(\"9\",32767))");
    one.put("gcd", "GCD(9E15,7)+LCM(9E15,9E14)+MOD(1E300,7)+QUOTIENT(1E300,1E-300)");
    one.put(
        "rate", "RATE(2147483647,-1,1)+IRR(B1:B60000)+XIRR(B1:B60000,B1:B60000)+NPER(1E-300,1,1)");
    one.put("inverse", "SUM(MINVERSE(MUNIT(4000)))+MDETERM(MUNIT(4000))");
    one.put("linest", "SUM(LINEST(B1:B20000,C1:Z20000))");
    one.put("sorted", "SUM(SORT(SEQUENCE(1000000),,-1))+SUM(UNIQUE(SEQUENCE(1000000)))");
    one.put("joined", "LEN(TEXTJOIN(\",\",FALSE,B1:XFD1048576))");
    one.forEach(
        (name, text) -> put(Fate.EITHER, "formula-of-" + name, () -> rows(formula(5000, text))));
    put(
        Fate.EITHER,
        "a-chain-of-a-hundred-thousand",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><v>1</v></c></row>"
                    + times(100_000, i -> formula(5001 + i, "A" + (5000 + i) + "+1"))));
    put(
        Fate.EITHER,
        "a-chain-backwards",
        () -> rows(times(100_000, i -> formula(5000 + i, "A" + (5001 + i) + "+1"))));
    put(
        Fate.EITHER,
        "a-circle-of-fifty-thousand",
        () -> rows(times(50_000, i -> formula(5000 + i, "A" + (5000 + (i + 1) % 50_000) + "+1"))));
    put(
        Fate.EITHER,
        "fifty-thousand-sums-of-all-above",
        () -> rows(times(50_000, i -> formula(5000 + i, "SUM(A$1:A" + (4999 + i) + ")"))));
    put(
        Fate.EITHER,
        "twenty-thousand-lookups",
        () ->
            rows(
                times(
                    20_000,
                    i ->
                        formula(
                            5000 + i,
                            "SUMIFS(B$1:B$60000,C$1:C$60000,\">"
                                + i
                                + "\")+COUNTIF(C$1:C$60000,\"*"
                                + i
                                + "*\")"))));
    put(
        Fate.EITHER,
        "offsets-of-all-above",
        () ->
            rows(
                times(
                    3000,
                    i -> formula(5000 + i, "SUM(OFFSET(A$1,0,0," + (4998 + i) + ",1))+NOW()"))));
    put(
        Fate.EITHER,
        "an-array-formula-over-the-sheet",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><f t='array' ref='A5000:XFD1048576'>ROW(A1:A9)*2</f></c></row>"));
    put(
        Fate.EITHER,
        "a-shared-formula-over-the-sheet",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><f t='shared' si='2147483647' ref='A1:XFD1048576'>B5000</f></c><c r='B5000'><f t='shared' si='2147483647'/></c><c r='C5000'><f t='shared' si='7'/></c></row>"));
    put(
        Fate.EITHER,
        "names-in-a-circle",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        xml.replace(
                            "</sheets>",
                            "</sheets><definedNames><definedName name='na'>nb+1</definedName><definedName name='nb'>na+1</definedName></definedNames>"))
                .with(SHEET, xml -> inserted(xml, "</sheetData>", formula(5000, "na")))
                .bytes());
    put(
        Fate.EITHER,
        "names-that-double",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        xml.replace(
                            "</sheets>",
                            "</sheets><definedNames><definedName name='nn0'>1</definedName>"
                                + times(
                                    60,
                                    i ->
                                        "<definedName name='nn%d'>nn%d+nn%d</definedName>"
                                            .formatted(i + 1, i, i))
                                + "</definedNames>"))
                .with(SHEET, xml -> inserted(xml, "</sheetData>", formula(5000, "nn60")))
                .bytes());
  }

  private void injections() {
    String markup = "&lt;img src=x onerror=alert(1)&gt;";
    String command = "=cmd|'/C calc'!A0";
    put(
        Fate.OPENS,
        "=cmd '-C calc'!A0 <img src=x onerror=alert(1)>",
        () ->
            rows(
                "<row r='5000'><c r='A5000' t='inlineStr'><is><t>"
                    + command
                    + markup
                    + "</t></is></c></row>"));
    put(
        Fate.OPENS,
        "sheet-names-of-markup",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        xml.replaceFirst(
                            "<sheet name=\"[^\"]*\"", "<sheet name=\"" + markup + "\""))
                .bytes());
    put(
        Fate.OPENS,
        "sheet-names-of-formulas",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        xml.replaceFirst(
                            "<sheet name=\"[^\"]*\"", "<sheet name=\"=1+cmd|' /C calc'!A0\""))
                .bytes());
    put(
        Fate.EITHER,
        "sheet-names-all-alike",
        () ->
            clean()
                .with(BOOK, xml -> xml.replaceAll("<sheet name=\"[^\"]*\"", "<sheet name=\"甲\""))
                .bytes());
    put(Fate.OPENS, "-rf $(touch gouji-evil) `id` ;&|", () -> clean().bytes());
    put(Fate.OPENS, "行\u202ecod.\u2066", () -> clean().bytes());
    put(Fate.OPENS, "--password", () -> clean().bytes());
    put(
        Fate.OPENS,
        "{file} ${java:version} ${jndi:ldap:127.0.0.1} %s %n {0}",
        () -> clean().bytes());
  }

  private void old() {
    Content sound =
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (HSSFWorkbook book = new HSSFWorkbook()) {
            for (int i = 0; i < 300; i++) {
              book.createSheet("表" + i).createRow(0).createCell(0).setCellValue("姓名" + i);
            }
            book.write(out);
          }
          return out.toByteArray();
        };
    put(Fate.EITHER, "ole-chain-in-a-circle", () -> circle(sound.make()));
    put(Fate.EITHER, "ole-sectors-of-two-gigabytes", () -> set(sound.make(), 30, 2, 31));
    put(Fate.EITHER, "ole-without-end", () -> set(sound.make(), 44, 4, 0x7fff_ffff));
    put(Fate.EITHER, "ole-directory-elsewhere", () -> set(sound.make(), 48, 4, 0x00ff_ffff));
    put(
        Fate.EITHER,
        "ole-records-of-noise",
        () -> {
          byte[] noise = new byte[1 << 20];
          new Random(11).nextBytes(noise);
          return container("Workbook", noise);
        });
    put(Fate.EITHER, "ole-records-that-are-empty", () -> container("Workbook", new byte[8 << 20]));
    put(
        Fate.EITHER,
        "ole-a-thousand-streams",
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            for (int i = 0; i < 1000; i++) {
              files.createDocument(new ByteArrayInputStream(new byte[9]), "s" + i);
            }
            files.writeFilesystem(out);
          }
          return out.toByteArray();
        });
  }

  private static byte[] container(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(content), name);
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  /** Every sector of a compound file leads to itself. */
  private static byte[] circle(byte[] file) {
    int fat = 512 * (1 + get(file, 76, 4));
    byte[] looped = file.clone();
    for (int i = 0; i < 128; i++) {
      if (get(file, fat + 4 * i, 4) >= 0) {
        set(looped, fat + 4 * i, 4, i);
      }
    }
    return looped;
  }

  private static int get(byte[] bytes, int at, int size) {
    int value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static byte[] set(byte[] bytes, int at, int size, int value) {
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private static byte[] zip(UnaryOperator<Directory> change) {
    return change.apply(Directory.of(clean().bytes())).bytes;
  }

  /** The directory at the end of a zip, to be changed in place. */
  private record Directory(byte[] bytes, int end, int[] entries) {
    static Directory of(byte[] bytes) {
      int end = bytes.length - 22;
      int[] entries = new int[get(bytes, end + 10, 2)];
      int at = get(bytes, end + 16, 4);
      for (int i = 0; i < entries.length; i++) {
        entries[i] = at;
        at += 46 + get(bytes, at + 28, 2) + get(bytes, at + 30, 2) + get(bytes, at + 32, 2);
      }
      return new Directory(bytes, end, entries);
    }

    Directory all(int field, int size, int value) {
      for (int entry : entries) {
        set(bytes, entry + field, size, value);
      }
      return this;
    }

    Directory end(int field, int size, int value) {
      set(bytes, end + field, size, value);
      return this;
    }

    Directory share(int one, int other) {
      for (int field : new int[] {16, 20, 24, 42}) {
        set(bytes, entries[other] + field, 4, get(bytes, entries[one] + field, 4));
      }
      return this;
    }

    Directory shareAll() {
      for (int i = 1; i < entries.length; i++) {
        share(0, i);
      }
      return this;
    }
  }

  /** The bytes of a file, whatever is asked of its maker. */
  static byte[] bytes(Hostile hostile) {
    try {
      return hostile.bytes().make();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
