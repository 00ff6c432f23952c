package io.gouji.engine.report;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Role;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Messages.Sentences;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.Source;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.rule.Joint;
import io.gouji.engine.sheet.CellRef;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Evaluations built by hand: every kind of finding, with the product's own messages. */
final class Evaluations {
  static final Pack PACK = pack();

  private Evaluations() {}

  static Evaluation clean() {
    return evaluation(List.of(), List.of(), List.of(), List.of());
  }

  static Evaluation full() {
    return evaluation(
        List.of(
            rounding("T2-02", "合计", "本年收入", 9),
            unequal(),
            between(),
            textNumber(7),
            textNumber(8),
            notRecognised(),
            roundingPossible(),
            conflict()),
        List.of(
            new Undecided(new RuleId("X21"), new Instance("", "", ""), List.of("表12", "表3 项目支出")),
            new Undecided(new RuleId("X23"), Instance.WHOLE, List.of("表12", "表3 项目支出"))),
        List.of(
            new NotApplicable(new RuleId("T3-02"), "A03", "表3·单位资金"),
            new NotApplicable(new RuleId("X21"), "A03", "表3·单位资金")),
        List.of(new Fault("X99", "java.lang.ArithmeticException: long overflow")));
  }

  static Evaluation evaluation(
      List<Finding> findings,
      List<Undecided> undecided,
      List<NotApplicable> notApplicable,
      List<Fault> faults) {
    return new Evaluation(
        "0.1.0",
        new Evaluation.Selection(PACK, true, List.of(new Evaluation.Fit(PACK.id(), 2, 2, 7, 7, 2))),
        new Evaluation.Input("预算.xlsx", "ab".repeat(32), "xlsx", List.of("表1", "表3")),
        List.of(
            new Evaluation.Table("T01", "单位收支总体情况表", "表1", "A1:D20", "万元", "2025", "", 16, false),
            new Evaluation.Table("T03", "单位支出总体情况表", "表3", "A1:H40", "元", "2025", "", 33, true)),
        findings,
        undecided,
        notApplicable,
        faults,
        new Evaluation.Relations(41, 512, 508, undecided.size(), notApplicable.size()),
        joint(findings));
  }

  /** Every sentence of it where there is a conflict among the findings, else the plainest. */
  private static Joint joint(List<Finding> findings) {
    return findings.stream().allMatch(finding -> finding.claims().isEmpty())
        ? new Joint(508, 0, 0, 0, 0, 0)
        : new Joint(506, 2, 1, 1, 12, 210);
  }

  static Finding conflict() {
    Side parts = new Side("表3·210·合计", quantity("10.00"));
    List<Claim> claims =
        List.of(
            new Claim(
                new RuleId("T3-02"),
                new Instance("", "合计", "合计"),
                new Side("表3·合计·合计", quantity("10.01")),
                "=",
                parts),
            new Claim(
                new RuleId("X03"),
                Instance.WHOLE,
                new Side("表1支出·支出总计", quantity("9.99")),
                "<=",
                parts));
    return new Finding(
        new RuleId("J01"),
        "J01",
        Instance.WHOLE,
        Severity.ERROR,
        FindingClass.ERROR,
        Map.of("count", "2", "rules", "T3-02 X03"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            cell("表1", 19, 3, "T01", "支出总计", "预算数", Role.LEFT, "9.99"),
            cell("表3", 30, 3, "T03", "合计", "合计", Role.TOTAL, "10.01"),
            cell("表3", 31, 3, "T03", "210", "合计", Role.PART, "10.00")),
        Optional.empty(),
        claims,
        Fingerprint.of(new RuleId("J01"), Instance.WHOLE, ""));
  }

  static Finding unequal() {
    return relation(
        "T3-02",
        new Instance("", "20106", "合计"),
        Severity.ERROR,
        FindingClass.ERROR,
        List.of(
            cell("表3", 11, 3, "T03", "20106 财政事务", "合计", Role.TOTAL, "1152.18"),
            cell("表3", 12, 3, "T03", "2010601 行政运行", "合计", Role.PART, "1000.00"),
            cell("表3", 13, 3, "T03", "2010602 一般行政管理事务", "合计", Role.PART, "51.18")),
        "1152.18",
        "1051.18",
        "101.00");
  }

  static Finding between() {
    return relation(
        "X03",
        Instance.WHOLE,
        Severity.ERROR,
        FindingClass.ERROR,
        List.of(
            cell("表1", 19, 3, "T01", "支出总计", "预算数", Role.LEFT, "263.37"),
            cell("表3", 6, 3, "T03", "合计", "合计", Role.RIGHT, "-1263.37")),
        "263.37",
        "-1263.37",
        "1526.74");
  }

  static Finding roundingPossible() {
    return relation(
        "T2-02",
        new Instance("", "合计", "事业收入"),
        Severity.VERIFY,
        FindingClass.ROUNDING_POSSIBLE,
        List.of(cell("表3", 30, 4, "T03", "合计", "事业收入", Role.TOTAL, "5.10")),
        "5.10",
        "5.05",
        "0.05");
  }

  static Finding rounding(String rule, String row, String column, int sheetRow) {
    return relation(
        rule,
        new Instance("", row, column),
        Severity.INFO,
        FindingClass.ROUNDING,
        List.of(cell("表3", sheetRow, 2, "T03", row, column, Role.TOTAL, "263.37")),
        "263.37",
        "263.36",
        "0.01");
  }

  static Finding textNumber(int row) {
    return Finding.note(
        new RuleId("B05"),
        new Instance("", "row" + row, "合计"),
        Severity.WARNING,
        FindingClass.FORM,
        Map.of("cell", new CellRef(row, 3).a1(), "text", "1,234"),
        List.of(cell("表1", row, 3, "T01", "row" + row, "合计", Role.SUBJECT, "1234")));
  }

  static Finding notRecognised() {
    return Finding.note(
        new RuleId("B01"),
        Instance.WHOLE,
        Severity.ERROR,
        FindingClass.STRUCTURE,
        Map.of("table", "表12"),
        List.of(new Location.File("")));
  }

  private static Finding relation(
      String rule,
      Instance instance,
      Severity severity,
      FindingClass kind,
      List<Location> cells,
      String left,
      String right,
      String gap) {
    return new Finding(
        new RuleId(rule),
        rule,
        instance,
        severity,
        kind,
        Map.of(),
        Optional.of(new Side("表3[@合计]", quantity(left))),
        Optional.of(new Side("SUMIFS(表3[合计], 表3[上级编码], 表3[@科目编码])", quantity(right))),
        Optional.of(quantity(gap)),
        Optional.of(quantity("0.015")),
        cells,
        Optional.empty(),
        Fingerprint.of(new RuleId(rule), instance, ""));
  }

  private static Location.Cell cell(
      String sheet,
      int row,
      int column,
      String table,
      String rowText,
      String columnText,
      Role role,
      String value) {
    return new Location.Cell(
        sheet,
        new CellRef(row, column),
        table,
        rowText,
        columnText,
        role,
        Optional.of(quantity(value)));
  }

  private static Quantity quantity(String value) {
    return new Quantity(new BigDecimal(value), "万元");
  }

  private static Pack pack() {
    Source source = new Source("test", 1, "");
    return new Pack(
        "test-2025",
        Map.of("title", "试用模板"),
        List.of(table("T01", 1, "表1 收支总表", source), table("T03", 3, "表3 支出总表", source)),
        List.of(),
        Map.of(),
        vocabulary(),
        messages());
  }

  private static TableSpec table(String id, int number, String name, Source source) {
    return new TableSpec(
        id,
        number,
        name,
        Pattern.compile(name),
        TableSpec.Keys.CODE,
        "",
        true,
        "万元",
        2,
        List.of(),
        source);
  }

  private static Vocabulary vocabulary() {
    Pattern none = Pattern.compile("(?!)");
    return new Vocabulary(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        "上年",
        new Vocabulary.Targets(Map.of(), none, none),
        List.of(),
        List.of(),
        none,
        none,
        none,
        none,
        none,
        List.of(),
        ExplanationWords.NONE,
        Map.of());
  }

  private static Messages messages() {
    Map<String, Map<String, Sentences>> sentences = new HashMap<>(productMessages());
    put(sentences, "T3-02", "各级科目等于下级之和", "Each code equals the sum below it");
    put(sentences, "T2-02", "合计等于各行之和", "The total equals the sum of rows");
    put(sentences, "X03", "表1支出总计等于表3合计", "Total of Table 1 equals Table 3");
    put(sentences, "X21", "绩效目标不超过项目支出", "Goals do not exceed projects");
    put(sentences, "X23", "项目支出合计", "Projects add up");
    put(sentences, "B05", "{cell} 的数字是文字“{text}”", "{cell} holds the text “{text}”");
    put(sentences, "B01", "没有认出{table}", "{table} was not recognised");
    return new Messages(sentences, Map.of());
  }

  private static void put(
      Map<String, Map<String, Sentences>> sentences, String id, String zh, String en) {
    sentences.put(
        id,
        Map.of(
            "zh", new Sentences(zh, "会计恒等式。", "请核对原始数据。"),
            "en", new Sentences(en, "An accounting identity.", "Check the source.")));
  }

  /** The sentences that ship with the product, read as the product reads them. */
  private static Map<String, Map<String, Sentences>> productMessages() {
    Path templates = Path.of("../templates");
    Messages messages = PackLibrary.readable(templates);
    Map<String, Map<String, Sentences>> sentences = new HashMap<>();
    for (String id : ids(templates.resolve("messages.csv"))) {
      sentences.put(
          id,
          Map.of(
              "zh", messages.sentences(id, "zh").orElseThrow(),
              "en", messages.sentences(id, "en").orElseThrow()));
    }
    return sentences;
  }

  private static List<String> ids(Path file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    return new CsvParser(settings)
        .parseAll(file.toFile(), StandardCharsets.UTF_8).stream().map(row -> row[0]).toList();
  }
}
