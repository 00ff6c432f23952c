package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about labels, in both packs: a right row, a wrong row, and no row at all. */
class LabelRulesTest {
  /** A row by code and name; empty code for a row known by its name. */
  private record Line(String code, String name, Map<LabelColumn, String> more) {
    Line(String code, String name) {
      this(code, name, Map.of());
    }
  }

  /** Rows that are right, and rows of which the last is wrong, with what is then told. */
  private record Example(List<Line> right, List<Line> wrong, String sentence, String proposed) {}

  static boolean asks(Pack pack, RuleSpec rule) {
    return FormulaText.function(rule.formula())
        .filter(pack.vocabulary().predicates()::containsKey)
        .isPresent();
  }

  static Pack with(Pack pack, List<RuleSpec> rules) {
    return new Pack(
        pack.id(),
        pack.properties(),
        pack.tables(),
        rules,
        pack.catalogues(),
        pack.vocabulary(),
        pack.messages());
  }

  static Stream<Arguments> rules() throws PackException {
    List<Arguments> all = new ArrayList<>();
    for (PackRulesTest.Kind kind : PackRulesTest.Kind.values()) {
      Pack pack = kind.pack();
      pack.rules().stream()
          .filter(rule -> asks(pack, rule) && !WordsRulesTest.asks(pack, rule))
          .filter(rule -> !YearRulesTest.asks(pack, rule))
          .filter(rule -> !FiguresRulesTest.asks(pack, rule))
          .forEach(rule -> all.add(Arguments.of(kind, rule.id().value())));
    }
    return all.stream();
  }

  private static Example example(String rule) {
    String kind = rule.substring(rule.indexOf('-') + 1);
    String table = rule.substring(0, rule.indexOf('-'));
    return switch (table.equals("T1") || table.equals("T4") ? table + "-" + kind : kind) {
      case "T1-06", "T4-09" ->
          new Example(classes("201"), List.of(new Line("", "办公楼")), "among", "");
      case "T1-06B", "T4-09B" ->
          new Example(classes("210"), List.of(new Line("210", "医疗卫生和计划生育支出")), "name", "卫生健康支出");
      case "T1-06C", "T4-09C" ->
          new Example(classes("201", "208"), classes("208", "201"), "order", "208");
      case "T1-07C" -> new Example(classes("201"), classes("230"), "among", "");
      case "03" ->
          table.equals("T6")
              ? new Example(lines("30101"), lines("30210"), "catalogue", "")
              : new Example(
                  lines("20106", "2010601"), lines("20106", "2010701"), "parent", "20107");
      case "03B" ->
          table.equals("T6")
              ? new Example(
                  List.of(new Line("30202", "印刷费")),
                  List.of(new Line("30202", "咨询费")),
                  "name",
                  "印刷费")
              : new Example(lines("210", "21011"), lines("210", "71102"), "parent", "711");
      case "04" ->
          table.equals("T6")
              ? new Example(lines("30101"), lines("31101"), "among", "")
              : new Example(lines("21011"), lines("71102"), "catalogue", "");
      case "04B" ->
          new Example(
              List.of(new Line("201", "一般公共服务支出")),
              List.of(new Line("201", "一般公共服务")),
              "name",
              "一般公共服务支出");
      case "05" ->
          new Example(lines("201", "20106", "208"), lines("201", "208", "20106"), "order", "208");
      case "06" ->
          table.equals("T8")
              ? new Example(lines("21208"), lines("20106"), "among", "")
              : new Example(lines("22301"), lines("20106"), "among", "");
      case "01C" -> new Example(serials("1", "2", "3"), serials("1", "2", "4"), "serial", "3");
      case "01D" ->
          new Example(
              units(LabelColumn.UNIT, "某中心", "甲县某中心"),
              units(LabelColumn.UNIT, "某中心", "别的中心"),
              "unit",
              "甲县某中心");
      case "01E" ->
          new Example(
              units(LabelColumn.UNIT_CODE, "102003", "102003"),
              units(LabelColumn.UNIT_CODE, "102003", "102004"),
              "unit",
              "102003");
      case "01F" ->
          new Example(
              List.of(unit("某中心", "102003"), unit("乙", "102004"), unit("某中心", "102003")),
              List.of(unit("某中心", "102003"), unit("乙", "102003"), unit("某中心", "102004")),
              "constant",
              "102003");
      case "01" ->
          new Example(
              List.of(new Line("", "甲"), new Line("", "乙")),
              List.of(new Line("", "甲"), new Line("", "甲")),
              "unique",
              "");
      default -> throw new IllegalArgumentException("no example for " + rule);
    };
  }

  private static List<Line> serials(String... numbers) {
    return units(LabelColumn.SERIAL, numbers);
  }

  private static List<Line> units(LabelColumn label, String... texts) {
    return Arrays.stream(texts).map(text -> new Line("", "甲", Map.of(label, text))).toList();
  }

  private static Line unit(String name, String code) {
    return new Line("", "甲", Map.of(LabelColumn.UNIT, name, LabelColumn.UNIT_CODE, code));
  }

  private static List<Line> lines(String... codes) {
    return Arrays.stream(codes).map(code -> new Line(code, "")).toList();
  }

  private static List<Line> classes(String... codes) {
    return lines(codes);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRightRowIsSilent(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, example(id).right());
    assertThat(checking)
        .isEqualTo(
            new Checking(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                checking.judged(),
                checking.judged(),
                Joint.NONE,
                Ledger.EMPTY));
    assertThat(checking.judged()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theWrongRowIsToldWithWhatTheCatalogueSays(PackRulesTest.Kind kind, String id)
      throws PackException {
    Example example = example(id);
    Pack pack = kind.pack();
    List<Finding> findings = check(kind, id, example.wrong()).findings();
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(
            List.of(
                finding.kind(),
                finding.arguments().get(Finding.SENTENCE),
                finding.arguments().get("proposed"),
                finding.principal().orElseThrow().ref()))
        .isEqualTo(
            List.of(
                FindingClass.LABEL,
                "statement." + example.sentence(),
                example.proposed(),
                new CellRef(4 + example.wrong().size() - 1, column(pack, id))));
  }

  /** A name that is wrong is told at the name; all else that labels say follows from the code. */
  private static int column(Pack pack, String id) {
    String formula =
        pack.rules().stream()
            .filter(rule -> rule.id().value().equals(id))
            .findFirst()
            .orElseThrow()
            .formula();
    return formula.contains("@名称") ? BookBuilder.NAMES : BookBuilder.CODES;
  }

  @ParameterizedTest
  @CsvSource({
    // Renamed; merged into another code; moved; an item below a code that is gone.
    "T3-04B, 210, 医疗卫生与计划生育支出, former.name, 2018, 卫生健康支出",
    "T3-04B, 21305, 巩固脱贫衔接乡村振兴, former.name.undated, , 巩固拓展脱贫攻坚成果衔接乡村振兴",
    "T3-04B, 20138, 工商行政管理事务, former.name, 2018, 市场监督管理事务",
    "T3-04, 20124, 宗教事务, former.code, 2018, 20134 统战事务",
    "T3-04, 20110, 人力资源事务, former.code.undated, , 20801 人力资源和社会保障管理事务",
    "T3-04, 2011501, 行政运行, former.code, 2018, 20138 市场监督管理事务",
    "T3-04, 20199, , , , ",
    "T3-04, 20177, 人力资源事务, catalogue, , ",
    "T3-04B, 20134, 宗教工作, name, , 统战事务",
    "T6-03B, 310, 其他资本性支出, former.name, 2017, 资本性支出",
    "T6-03B, 30311, 住房公积金, former.code, 2017, 30113 住房公积金",
    "T6-03, 30104, 其他社会保障缴费, former.code, 2017, 30112 其他社会保障缴费",
    "T1-06B, 210, 医疗卫生支出, former.name, 2013, 卫生健康支出"
  })
  void anObsoleteCodeOrNameIsToldWithWhatHasTakenItsPlace(
      String id,
      String code,
      @Nullable String name,
      @Nullable String sentence,
      @Nullable String until,
      @Nullable String proposed)
      throws PackException {
    PackRulesTest.Kind kind = PackRulesTest.Kind.GUANGXI;
    List<Line> lines = List.of(new Line(code, name == null ? "" : name));

    List<Finding> findings = check(kind, id, lines).findings();

    List<String> told = new ArrayList<>();
    for (Finding finding : findings) {
      told.add(finding.arguments().get(Finding.SENTENCE).replace("statement.", ""));
      told.add(finding.arguments().getOrDefault("until", ""));
      told.add(finding.arguments().get("proposed"));
      String sentenceId = finding.arguments().get(Finding.SENTENCE);
      assertThat(kind.pack().messages().sentences(sentenceId, "en")).isPresent();
    }
    assertThat(told)
        .isEqualTo(
            sentence == null ? List.of() : List.of(sentence, orEmpty(until), orEmpty(proposed)));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, ''",
    "1 3 3, '3→2'", // one wrong number is told once
    "1 2 4 5, '4→3'", // a row is missing
    "2 3, '2→1'",
    "1 二 3, '二→2'"
  })
  void oneGapInTheNumbersIsToldOnce(String numbers, String told) throws PackException {
    List<Finding> findings =
        check(PackRulesTest.Kind.GUANGXI, "T12-01C", serials(numbers.split(" "))).findings();

    assertThat(
            findings.stream()
                .map(f -> f.arguments().get("found") + "→" + f.arguments().get("proposed"))
                .toList())
        .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  /** Codes may be equal, and what the catalogue does not know has no place in the order. */
  @ParameterizedTest
  @CsvSource({
    "201 208, ''",
    "201 201 208, ''",
    "201 999 208, ''",
    "208 999 201, 201→208",
    "208 201, 201→208"
  })
  void codesAscend(String codes, String told) throws PackException {
    List<Finding> findings =
        check(PackRulesTest.Kind.GUANGXI, "T3-05", lines(codes.split(" "))).findings();
    assertThat(
            findings.stream()
                .map(f -> f.arguments().get("found") + "→" + f.arguments().get("proposed"))
                .toList())
        .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anEmptyTableIsNotJudged(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, List.of());
    assertThat(checking.judged()).isZero();
    assertThat(checking.notApplicable().stream().map(NotApplicable::rule))
        .containsExactly(new RuleId(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "在目录(表3[@名称])",
        "在目录(表3[科目编码])",
        "在目录(表12[@科目编码])",
        "名称相符(表3[@科目编码])",
        "属于(表3[@科目编码])",
        "唯一(表3[@科目编码],表3[@名称])",
        "连续(表12[@名称])",
        "一致(表12[@单位编码])",
        "单位相符(表12[@名称])",
        "口径(表12[@名称])"
      })
  void aPredicateWithWrongArgumentsIsAMistakeOfThePack(String formula) throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    RuleSpec rule = rule(formula);
    PackException told =
        catchThrowableOfType(
            PackException.class, () -> RuleCompiler.compile(with(pack, List.of(rule))));
    assertThat(told.mistakes().stream().map(mistake -> mistake.message())).containsExactly("R13");
  }

  /** A rule that is nothing but its formula. */
  static RuleSpec rule(String formula) {
    return rule(formula, "");
  }

  static RuleSpec rule(String formula, String condition) {
    return new RuleSpec(
        new RuleId("X01"),
        Severity.ERROR,
        "",
        formula,
        condition,
        RuleSpec.Tolerance.INTERVAL,
        Map.of(),
        "",
        new Source("rules.csv", 2, ""),
        new Source("rules.csv", 2, ""));
  }

  private static Checking check(PackRulesTest.Kind kind, String id, List<Line> lines)
      throws PackException {
    Pack pack = kind.pack();
    RuleSpec rule =
        pack.rules().stream().filter(one -> one.id().value().equals(id)).findFirst().orElseThrow();
    Pack one = with(pack, List.of(rule));
    return Checker.check(RuleCompiler.compile(one), book(pack, rule, lines));
  }

  private static BudgetBook book(Pack pack, RuleSpec rule, List<Line> lines) {
    String name = rule.formula().replaceAll(".*?\\((.*?)\\[.*", "$1");
    BookBuilder book = new BookBuilder(pack);
    if (name.equals("表12")) {
      Map<LabelColumn, String> unit = Map.of(LabelColumn.UNIT_CODE, "102003");
      book.block("表2").of("甲县某中心").add(new RowKey.Item(1, "甲县某中心"), unit);
    }
    BookBuilder.Sheet sheet = book.block(name);
    String[] amounts = new String[block(pack, name).amounts().size()];
    Arrays.fill(amounts, "1");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String printed = line.name().isEmpty() ? named(pack, line.code()) : line.name();
      boolean coded = !line.code().isEmpty();
      RowKey key = coded ? new RowKey.Code(line.code(), 1) : new RowKey.Item(i + 1, printed);
      sheet.add(key, labels(line, printed, coded), amounts);
    }
    return sheet.done().book();
  }

  private static Map<LabelColumn, String> labels(Line line, String name, boolean coded) {
    Map<LabelColumn, String> labels = new EnumMap<>(LabelColumn.class);
    labels.putAll(line.more());
    labels.put(LabelColumn.NAME, name);
    if (!coded) {
      labels.put(LabelColumn.TOP, "TRUE");
    }
    return labels;
  }

  private static String named(Pack pack, String code) {
    return pack.catalogues().values().stream()
        .map((Catalogue catalogue) -> catalogue.name(code))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(code);
  }

  private static BlockSpec block(Pack pack, String name) {
    return pack.tables().stream()
        .map(TableSpec::blocks)
        .flatMap(List::stream)
        .filter(block -> block.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
