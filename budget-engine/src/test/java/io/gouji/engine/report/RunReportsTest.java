package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All forms of one run say the same, of every sample and of all that can go wrong. */
final class RunReportsTest {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<FileResult> results;

  @BeforeAll
  static void check() throws Exception {
    results = Runs.samples("zh");
  }

  /** What every form tells of a finding. */
  private record Told(
      String file, String rule, String text, String left, String right, String difference) {}

  /** What is to be told, as texts that every form can hold. */
  private static List<Told> expected() {
    List<Told> all = new ArrayList<>();
    for (FileResult result : results) {
      for (Item item : result.findings()) {
        all.add(
            new Told(
                Printable.of(result.path()),
                item.rule(),
                Printable.of(item.text()),
                value(item.left()),
                value(item.right()),
                value(item.difference())));
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static String value(Optional<Figure> figure) {
    return figure.map(Figure::value).map(RunReportsTest::plain).orElse("");
  }

  /** A figure as a number, whatever its trailing zeros. */
  private static String plain(String value) {
    return value.isEmpty()
        ? ""
        : new BigDecimal(value.split(" ")[0]).stripTrailingZeros().toPlainString();
  }

  private static JsonNode page(byte[] html) throws Exception {
    Matcher data = DATA.matcher(new String(html, StandardCharsets.UTF_8));
    assertThat(data.find()).isTrue();
    return JSON.readTree(data.group(1));
  }

  @Test
  void thePageTellsAll() throws Exception {
    JsonNode data = page(Runs.write("html", "zh", results));
    JsonNode texts = data.get("texts");
    List<Told> told = new ArrayList<>();
    for (JsonNode file : data.get("files")) {
      for (JsonNode found : file.get("f")) {
        told.add(
            new Told(
                file.get("path").asText(),
                texts.get(found.get("r").asInt()).asText(),
                found.get("x").asText(),
                plain(found.at("/a/1").asText()),
                plain(found.at("/b/1").asText()),
                plain(found.at("/c/1").asText())));
      }
    }
    assertThat(told).containsExactlyElementsOf(expected());
    assertThat(data.get("files")).hasSameSizeAs(results);
    for (int i = 0; i < results.size(); i++) {
      for (Severity severity : Severity.values()) {
        assertThat(data.at("/files/" + i + "/n/" + severity.ordinal()).asInt())
            .isEqualTo(results.get(i).count(severity));
      }
    }
    int byRule = 0;
    for (JsonNode rule : data.get("rules")) {
      byRule +=
          rule.get(2).asInt() + rule.get(3).asInt() + rule.get(4).asInt() + rule.get(5).asInt();
    }
    assertThat(byRule).isEqualTo(told.size());
    assertThat(data.get("cut").asBoolean()).isFalse();
  }

  @Test
  void sarifTellsAll() throws Exception {
    JsonNode run = JSON.readTree(Runs.write("sarif", "zh", results)).at("/runs/0");
    List<Told> told = new ArrayList<>();
    for (JsonNode result : run.get("results")) {
      told.add(
          new Told(
              result.at("/locations/0/physicalLocation/artifactLocation/uri").asText(),
              result.get("ruleId").asText(),
              result.at("/message/text").asText(),
              plain(result.at("/properties/left/value").asText()),
              plain(result.at("/properties/right/value").asText()),
              plain(result.at("/properties/difference/value").asText())));
      JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(rule.at("/help/text").asText()).isNotBlank();
    }
    assertThat(told.remove(0).rule())
        .as("what was found across files stands first")
        .isEqualTo("R01");
    assertThat(told)
        .containsExactlyElementsOf(
            expected().stream()
                .map(
                    one ->
                        new Told(
                            FileUri.of(one.file()),
                            one.rule(),
                            one.text(),
                            one.left(),
                            one.right(),
                            one.difference()))
                .toList());
    int undecided = results.stream().mapToInt(result -> result.undecided().size()).sum();
    int problems = results.stream().mapToInt(result -> result.problems().size()).sum();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(undecided + problems);
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
  }

  @Test
  void csvTellsAll() {
    byte[] csv = Runs.write("csv", "zh", results);
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setMaxCharsPerColumn(-1);
    settings.getFormat().setLineSeparator("\n");
    assertThat(new String(csv, StandardCharsets.UTF_8)).startsWith("\uFEFF文件,");
    List<String[]> rows =
        new CsvParser(settings)
            .parseAll(new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8));
    List<Told> told = new ArrayList<>();
    for (String[] row : rows.subList(2, rows.size())) {
      if (row[5].equals("问题")) {
        told.add(new Told(row[0], row[7], row[11], plain(row[13]), plain(row[15]), plain(row[16])));
      }
    }
    assertThat(rows.get(1)).contains("R01", "同名单位");
    assertThat(told)
        .containsExactlyElementsOf(
            expected().stream()
                .map(
                    one ->
                        new Told(
                            RunCsv.safe(one.file()),
                            one.rule(),
                            RunCsv.safe(one.text()),
                            one.left(),
                            one.right(),
                            one.difference()))
                .toList());
    assertThat(rows.stream().skip(1).map(row -> row[0]).distinct().count())
        .as("no file is missing")
        .isEqualTo(results.size());
  }

  /** Files by the verdict on their corrected copy, as the results say. */
  private static Map<String, String> corrected() {
    Map<String, String> verdicts = new TreeMap<>();
    RunWords words = new RunWords(new Wording(Runs.ENGINE.packs().get(0), "zh"));
    for (FileResult result : results) {
      if (!words.corrected(result).isEmpty()) {
        verdicts.put(result.path(), words.corrected(result));
      }
    }
    assertThat(verdicts).containsValue("通过");
    return verdicts;
  }

  @Test
  void whatCorrectingCameToIsToldOfEachFile() throws Exception {
    Map<String, String> inPage = new TreeMap<>();
    JsonNode data = page(Runs.write("html", "zh", results));
    for (JsonNode file : data.get("files")) {
      for (JsonNode out : file.get("out")) {
        if (out.get(0).asText().equals("corrected")) {
          String word = data.at("/words/outcome." + out.get(2).asText()).asText();
          inPage.put(file.get("path").asText(), word);
        }
      }
    }
    assertThat(inPage).isEqualTo(corrected());
    Map<String, String> inWorkbook = new TreeMap<>();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(Runs.write("xlsx", "zh", results)))) {
      XSSFSheet files = workbook.getSheet("各单位");
      int last = files.getRow(1).getLastCellNum() - 1;
      assertThat(text(files.getRow(1), last)).isEqualTo("更正后");
      for (Row row : files) {
        if (row.getRowNum() > 1 && !text(row, last).isEmpty()) {
          inWorkbook.put(text(row, last - 2), text(row, last));
        }
      }
    }
    assertThat(inWorkbook).isEqualTo(corrected());
    String csv = new String(Runs.write("csv", "zh", results), StandardCharsets.UTF_8);
    String first = csv.lines().filter(line -> line.startsWith("broken/T1-01.xlsx")).toList().get(0);
    assertThat(first).endsWith("," + corrected().get("broken/T1-01.xlsx"));
  }

  @Test
  void theWorkbookTellsAll() throws Exception {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(Runs.write("xlsx", "zh", results)))) {
      XSSFSheet findings = workbook.getSheet("问题清单");
      List<Told> told = new ArrayList<>();
      for (Row row : findings) {
        String severity = text(row, 2);
        if (row.getRowNum() > 1 && !severity.equals("未能判断") && !severity.equals("没有校验")) {
          told.add(
              new Told(
                  text(row, 1),
                  text(row, 3),
                  text(row, 6),
                  plain(text(row, 7)),
                  plain(text(row, 8)),
                  plain(text(row, 9))));
        }
      }
      assertThat(told).containsExactlyElementsOf(expected());
      XSSFSheet files = workbook.getSheet("各单位");
      assertThat(files.getLastRowNum()).isEqualTo(results.size() + 2);
      for (int i = 0; i < results.size(); i++) {
        for (Severity severity : Severity.values()) {
          assertThat(files.getRow(i + 3).getCell(3 + severity.ordinal()).getNumericCellValue())
              .isEqualTo(results.get(i).count(severity));
        }
      }
      assertThat(files.getPaneInformation().isFreezePane()).isTrue();
      assertThat(files.getCTWorksheet().isSetAutoFilter()).isTrue();
      assertThat(files.getPrintSetup().getLandscape()).isTrue();
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
    }
  }

  /** Nobody looks for a page at the end of which the first says nothing. */
  @Test
  void theFirstPageOfTheWorkbookCountsWhatWasFoundAcrossFiles() throws Exception {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(Runs.write("xlsx", "zh", results)))) {
      Row across = workbook.getSheetAt(0).getRow(2);
      assertThat(text(across, 0)).isEqualTo("同名单位");
      assertThat(text(across, 2)).isEqualTo("警告");
      assertThat(across.getCell(3 + Severity.WARNING.ordinal()).getNumericCellValue()).isEqualTo(1);
      List<String> links = new ArrayList<>();
      for (Cell cell : across) {
        if (cell.getHyperlink() != null) {
          links.add(cell.getStringCellValue() + " " + cell.getHyperlink().getAddress());
        }
      }
      assertThat(links).containsExactly("跨单位核对 '跨单位核对'!A1");
      assertThat(workbook.getSheet("跨单位核对")).isNotNull();
    }
  }

  private static String text(Row row, int column) {
    Cell cell = row.getCell(column);
    if (cell == null) {
      return "";
    }
    return cell.getCellType() == CellType.NUMERIC
        ? BigDecimal.valueOf(cell.getNumericCellValue()).toPlainString()
        : new DataFormatter().formatCellValue(cell);
  }

  /** One page wide on A4 across, its title on each page, and nothing that is of use on screens. */
  /** POI's own folder for its files belongs to whoever came first to the computer. */
  @Test
  void theWorkbookNeedsNoFolderOfOthers() {
    TempFile.setTempFileCreationStrategy(
        new TempFileCreationStrategy() {
          @Override
          public File createTempFile(String prefix, String suffix) throws IOException {
            throw new IOException("not ours");
          }

          @Override
          public File createTempDirectory(String prefix) throws IOException {
            throw new IOException("not ours");
          }
        });
    try {
      assertThat(Runs.write("xlsx", "zh", results)).isNotEmpty();
    } finally {
      TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy());
    }
  }

  @Test
  void theWorkbookPrints() throws Exception {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(Runs.write("xlsx", "zh", results)))) {
      for (Sheet sheet : workbook) {
        String name = sheet.getSheetName();
        assertThat(sheet.getRepeatingRows().formatAsString()).as(name).isEqualTo("1:2");
        assertThat(sheet.getFitToPage()).as(name).isTrue();
        assertThat(sheet.getPrintSetup().getFitWidth()).as(name).isEqualTo((short) 1);
        assertThat(sheet.getPrintSetup().getFitHeight()).as(name).isZero();
        assertThat(sheet.getPrintSetup().getLandscape()).as(name).isTrue();
        AreaReference printed =
            new AreaReference(
                workbook.getPrintArea(workbook.getSheetIndex(sheet)), SpreadsheetVersion.EXCEL2007);
        assertThat(printed.getFirstCell().getRow()).as(name).isZero();
        assertThat(printed.getFirstCell().getCol()).as(name).isZero();
        assertThat(printed.getLastCell().getRow()).as(name).isEqualTo(sheet.getLastRowNum());
        Row head = sheet.getRow(1);
        short last = printed.getLastCell().getCol();
        assertThat(head.getCell(last).getStringCellValue())
            .as(name)
            .isEqualTo(name.equals("各单位") ? "文件" : "单位");
        assertThat(head.getLastCellNum() - 1).as(name + ": links and advice").isGreaterThan(last);
      }
    }
  }

  @Test
  void surefireReadsTheSuites(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("junit.xml"), Runs.write("junit", "zh", results));
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
    List<ReportTestSuite> ofFiles = suites.subList(suites.size() - results.size(), suites.size());
    for (int i = 0; i < results.size(); i++) {
      FileResult result = results.get(i);
      ReportTestSuite suite = ofFiles.get(i);
      long rules = result.findings().stream().map(Item::rule).distinct().count();
      assertThat(suite.getNumberOfFailures()).as(result.path()).isEqualTo((int) rules);
      assertThat(suite.getNumberOfSkipped()).isEqualTo(result.undecided().size());
      assertThat(suite.getNumberOfErrors()).isEqualTo(result.problems().isEmpty() ? 0 : 1);
      String details =
          suite.getTestCases().stream()
              .filter(one -> one.hasFailure())
              .map(one -> one.getFailureDetail())
              .reduce("", String::concat);
      for (Item item : result.findings()) {
        assertThat(details).contains(Printable.of(item.text()));
        item.left().ifPresent(left -> assertThat(details).contains(left.value()));
        item.right().ifPresent(right -> assertThat(details).contains(right.value()));
        item.difference().ifPresent(gap -> assertThat(details).contains(gap.value()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "html", "sarif", "junit", "csv"})
  void equalResultsGiveEqualBytes(String form) {
    byte[] one = Runs.write(form, "en", results);
    byte[] two = Runs.write(form, "en", results);
    assertThat(Arrays.equals(one, two)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "sarif", "junit", "csv"})
  void everyWordIsThere(String form) {
    for (String language : List.of("zh", "en")) {
      assertThat(new String(Runs.write(form, language, results), StandardCharsets.UTF_8))
          .doesNotContain("run.");
    }
  }

  @Test
  void withoutScriptsEveryFileIsListed() {
    String html = new String(Runs.write("html", "zh", results), StandardCharsets.UTF_8);
    String plain = html.substring(html.indexOf("<noscript>"), html.indexOf("</noscript>"));
    assertThat(plain).contains("有错误 ", "不完整 ", "无法读取 1", "超时 1", "程序出错 1");
    assertThat(plain.split("<tr>", -1)).hasSize(results.size() + 2);
    for (FileResult result : results) {
      assertThat(plain).contains("<td>" + RunPage.html(Printable.of(result.path())) + "</td>");
    }
    assertThat(plain)
        .contains("summary.xlsx", "<h2>同名单位</h2>", "<li>警告 R01 两个文件是同一个单位 ")
        .doesNotContain("<img", "<script");
  }

  @Test
  void nothingInThePageEndsItsElement() {
    String html = new String(Runs.write("html", "zh", results), StandardCharsets.UTF_8);
    assertThat(html.split("</script>", -1)).as("data, charts and program").hasSize(4);
    assertThat(html).doesNotContain("<img", "\u2028", "\u2029");
  }

  @Test
  void tooManyFindingsLeaveTheGravest() throws Exception {
    RunWords words = new RunWords(new Wording(Runs.ENGINE.packs().get(0), "zh"));
    Iterable<FileResult> many = Runs.many(40, 20);
    JsonNode data = page(Runs.write(new RunPage(words, 60_000), "zh", many));
    int few = data.get("perFile").asInt();
    assertThat(few).isBetween(1, 20);
    assertThat(data.get("cut").asBoolean()).isTrue();
    int i = 0;
    for (FileResult result : many) {
      JsonNode file = data.at("/files/" + i++);
      assertThat(file.get("f")).hasSize(Math.min(few, result.findings().size()));
      assertThat(file.at("/n/0").asInt()).isEqualTo(result.count(Severity.ERROR));
    }
  }

  @Test
  void pathsAreReferences() {
    assertThat(FileUri.of("a b/表#1?.xlsx")).isEqualTo("a%20b/%E8%A1%A8%231%3F.xlsx");
    assertThat(FileUri.of("C:/预算/a.xlsx")).isEqualTo("file:///C:/%E9%A2%84%E7%AE%97/a.xlsx");
    assertThat(FileUri.of("//server/a.xlsx")).isEqualTo("file://server/a.xlsx");
    assertThat(FileUri.of("javascript:alert(1)")).isEqualTo("javascript%3Aalert%281%29");
    RunSummary run = new RunSummary("", "zh", "0", List.of(), 1, List.of(), "../in");
    assertThat(run.address("x/a.xlsx")).isEqualTo("../in/x/a.xlsx");
    assertThat(run.address("/x/a.xlsx")).isEqualTo("/x/a.xlsx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1 x", "-x", "@SUM(A1)", "\tx", "＝1+1", "-1+2"})
  void aFormulaIsATextInCsv(String cell) {
    assertThat(RunCsv.safe(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-12.50", "12", "表1", "", "a=b"})
  void figuresAndTextsStayAsTheyAre(String cell) {
    assertThat(RunCsv.safe(cell)).isEqualTo(cell);
  }
}
