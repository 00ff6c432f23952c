package io.gouji.addin;

import static io.gouji.addin.SoundBudget.BOOK;
import static io.gouji.addin.SoundBudget.SHEET;
import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.inserted;
import static io.gouji.addin.SoundBudget.rows;
import static io.gouji.addin.SoundBudget.times;

import io.gouji.addin.HostileFiles.Fate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formulas without an end, and texts that would like to be formulas or markup. */
final class HostileFormulas {
  private final HostileFiles files;

  private HostileFormulas(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files, String trap) {
    HostileFormulas made = new HostileFormulas(files);
    made.formulas(trap);
    made.injections();
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
        (name, text) ->
            files.put(Fate.EITHER, "formula-of-" + name, () -> rows(formula(5000, text))));
    files.put(
        Fate.EITHER,
        "a-chain-of-a-hundred-thousand",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><v>1</v></c></row>"
                    + times(100_000, i -> formula(5001 + i, "A" + (5000 + i) + "+1"))));
    files.put(
        Fate.EITHER,
        "a-chain-backwards",
        () -> rows(times(100_000, i -> formula(5000 + i, "A" + (5001 + i) + "+1"))));
    files.put(
        Fate.EITHER,
        "a-circle-of-fifty-thousand",
        () -> rows(times(50_000, i -> formula(5000 + i, "A" + (5000 + (i + 1) % 50_000) + "+1"))));
    files.put(
        Fate.EITHER,
        "fifty-thousand-sums-of-all-above",
        () -> rows(times(50_000, i -> formula(5000 + i, "SUM(A$1:A" + (4999 + i) + ")"))));
    files.put(
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
    files.put(
        Fate.EITHER,
        "offsets-of-all-above",
        () ->
            rows(
                times(
                    3000,
                    i -> formula(5000 + i, "SUM(OFFSET(A$1,0,0," + (4998 + i) + ",1))+NOW()"))));
    files.put(
        Fate.EITHER,
        "an-array-formula-over-the-sheet",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><f t='array' ref='A5000:XFD1048576'>ROW(A1:A9)*2</f></c></row>"));
    files.put(
        Fate.EITHER,
        "a-shared-formula-over-the-sheet",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><f t='shared' si='2147483647' ref='A1:XFD1048576'>B5000</f></c><c r='B5000'><f t='shared' si='2147483647'/></c><c r='C5000'><f t='shared' si='7'/></c></row>"));
    files.put(
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
    files.put(
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
    files.put(
        Fate.OPENS,
        "=cmd '-C calc'!A0 <img src=x onerror=alert(1)>",
        () ->
            rows(
                "<row r='5000'><c r='A5000' t='inlineStr'><is><t>"
                    + command
                    + markup
                    + "</t></is></c></row>"));
    files.put(
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
    files.put(
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
    files.put(
        Fate.EITHER,
        "sheet-names-all-alike",
        () ->
            clean()
                .with(BOOK, xml -> xml.replaceAll("<sheet name=\"[^\"]*\"", "<sheet name=\"甲\""))
                .bytes());
    files.put(Fate.OPENS, "-rf $(touch gouji-evil) `id` ;&|", () -> clean().bytes());
    files.put(Fate.OPENS, "行\u202ecod.\u2066", () -> clean().bytes());
    files.put(Fate.OPENS, "--password", () -> clean().bytes());
    files.put(
        Fate.OPENS,
        "{file} ${java:version} ${jndi:ldap:127.0.0.1} %s %n {0}",
        () -> clean().bytes());
  }
}
