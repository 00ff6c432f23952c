package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about words, notes and whole tables, in both packs: right, wrong, and not there. */
class WordsRulesTest {
  private static final Set<String> KINDS =
      Set.of("FILLED", "WITHOUT", "TARGETS", "EMPTY_TOLD", "EMPTY_TRUE", "EMPTY_ABOUT", "ALIKE");
  private static final Pattern COLUMN = Pattern.compile("\\[@?([^\\]]+)]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  static boolean asks(Pack pack, RuleSpec rule) {
    return LabelRulesTest.asks(pack, rule) && KINDS.contains(kind(pack, rule));
  }

  private static String kind(Pack pack, RuleSpec rule) {
    String word = FormulaText.function(rule.formula()).orElseThrow();
    return pack.vocabulary().predicates().get(word);
  }

  static Stream<Arguments> rules() throws PackException {
    List<Arguments> all = new ArrayList<>();
    for (PackRulesTest.Kind kind : PackRulesTest.Kind.values()) {
      Pack pack = kind.pack();
      pack.rules().stream()
          .filter(rule -> asks(pack, rule))
          .forEach(rule -> all.add(Arguments.of(kind, rule.id().value())));
    }
    return all.stream();
  }

  /** What a book is made to show. */
  private enum Case {
    RIGHT,
    WRONG,
    ABSENT
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsRightIsSilent(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, Case.RIGHT);

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.notApplicable()).isEmpty();
    assertThat(checking.judged()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsWrongIsToldOnceWithItsWords(PackRulesTest.Kind kind, String id) throws PackException {
    List<Finding> findings = check(kind, id, Case.WRONG).findings();

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    String sentence = finding.arguments().get(Finding.SENTENCE);
    assertThat(kind.pack().messages().sentences(sentence, "zh")).isPresent();
    assertThat(finding.arguments().get("row")).isNotEmpty();
    assertThat(finding.locations()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsNotThereIsNotJudged(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, Case.ABSENT);

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isZero();
    assertThat(checking.notApplicable().stream().map(NotApplicable::rule).toList())
        .isEqualTo(checking.undecided().isEmpty() ? List.of(new RuleId(id)) : List.of());
  }

  private static Checking check(PackRulesTest.Kind kind, String id, Case shown)
      throws PackException {
    Pack pack = kind.pack();
    RuleSpec rule =
        pack.rules().stream().filter(one -> one.id().value().equals(id)).findFirst().orElseThrow();
    Pack one = LabelRulesTest.with(pack, List.of(rule));
    return Checker.check(RuleCompiler.compile(one), book(pack, rule, shown));
  }

  private static BudgetBook book(Pack pack, RuleSpec rule, Case shown) {
    return switch (kind(pack, rule)) {
      case "ALIKE" -> alike(pack, rule, shown);
      case "EMPTY_TOLD", "EMPTY_TRUE", "EMPTY_ABOUT" -> table(pack, rule, shown);
      default -> words(pack, rule, shown);
    };
  }

  private static BudgetBook alike(Pack pack, RuleSpec rule, Case shown) {
    boolean year = quoted(rule).get(0).equals("年度");
    BookBuilder book = new BookBuilder(pack);
    for (String block : List.of("表3", "表5", "表6")) {
      boolean odd = shown == Case.WRONG && block.equals("表5");
      String unit = shown == Case.ABSENT ? "" : odd && !year ? "别的单位" : "某 单位（本级）";
      String period = shown == Case.ABSENT ? "" : odd && year ? "2024" : "2025";
      book.block(block).of(unit).year(period).total("合计");
    }
    return book.book();
  }

  private static BudgetBook table(Pack pack, RuleSpec rule, Case shown) {
    String kind = kind(pack, rule);
    BookBuilder book = new BookBuilder(pack);
    if (shown == Case.ABSENT) {
      return book.book();
    }
    // A form that nobody filled in has nothing to explain.
    book.block("表3").total("合计", "1.00");
    BookBuilder.Sheet sheet = book.block(block(rule));
    boolean wrong = shown == Case.WRONG;
    boolean money = kind.equals("EMPTY_TRUE") && wrong;
    sheet.add(new RowKey.Item(1, "某行"), java.util.Map.of(), money ? "5.00" : "0");
    if (!kind.equals("EMPTY_TOLD") || !wrong) {
      String about = kind.equals("EMPTY_ABOUT") && !wrong ? quoted(rule).get(0) : "别的";
      sheet.note("注：本年无" + about.replace("*", "") + "预算，故本表为空表。");
    }
    return book.book();
  }

  private static BudgetBook words(Pack pack, RuleSpec rule, Case shown) {
    BookBuilder.Sheet sheet = new BookBuilder(pack).block(block(rule));
    RowKey row = new RowKey.Item(1, "某项目");
    sheet.add(row, java.util.Map.of(), "1.00");
    if (shown != Case.ABSENT) {
      String text =
          switch (kind(pack, rule)) {
            case "FILLED" -> shown == Case.WRONG ? " " : "网站(≥1个)";
            case "WITHOUT" ->
                shown == Case.WRONG
                    ? "指标：" + quoted(rule).get(0).replace("*", "") + "(≤100%)"
                    : "维护费用(≤7万元)";
            default -> shown == Case.WRONG ? "质量指标：若干" : "质量指标：合格率(≥95%)";
          };
      columns(rule).forEach(column -> sheet.texts(column, text));
    }
    return sheet.done().book();
  }

  private static String block(RuleSpec rule) {
    return rule.formula().replaceAll(".*?\\((.*?)\\[.*", "$1");
  }

  private static List<String> columns(RuleSpec rule) {
    return COLUMN.matcher(rule.formula()).results().map(found -> found.group(1)).toList();
  }

  private static List<String> quoted(RuleSpec rule) {
    return QUOTED.matcher(rule.formula()).results().map((MatchResult m) -> m.group(1)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "满意度指标：参训人员满意度(≥95%) | 参训人员满意度 | GREATER_OR_EQUAL | 95 | %",
        "网络运行维护次数（＝1次/月） | 网络运行维护次数 | EQUAL | 1 | 次/月",
        "成本指标：预算支付率(≤100%) | 预算支付率 | LESS_OR_EQUAL | 100 | %",
        "1.培训人数 >= 1,200 人 | 培训人数 | GREATER_OR_EQUAL | 1200 | 人",
        "故障处理时间不超过2小时 | 故障处理时间 | LESS_OR_EQUAL | 2 | 小时",
        "覆盖率（90.5%） | 覆盖率 | NONE | 90.5 | %",
        "网站数量(1-3个) | 网站数量 | NONE | 1 | 个",
      })
  void aTargetIsReadByItsParts(
      String written, String name, Target.Comparison comparison, BigDecimal value, String unit)
      throws PackException {
    assertThat(read(written))
        .containsExactly(new Target("某类指标", name, comparison, Optional.of(value), unit, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "社会效益指标：网络安全事故造成不良社会影响(减少（避免）)",
    "群众办事便利程度（明显提升）",
    "出口冗余(出口主线不低于5000Mbps，备线不低于2000Mbps)",
    "2025年12月底前完成",
  })
  void aTargetMayBeWordsOneCanJudgeBy(String written) throws PackException {
    assertThat(read(written))
        .singleElement()
        .satisfies(target -> assertThat(target.comparison()).isEqualTo(Target.Comparison.NONE))
        .satisfies(target -> assertThat(target.words()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({"若干", "多次", "网站建设", "(≥)", "≥"})
  void whatIsNoTargetIsSaidToBeNone(String written) throws PackException {
    assertThat(grammar().read("某类指标", written))
        .singleElement()
        .satisfies(piece -> assertThat(piece.target()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"满意度(≥101%),true", "满意度(≥100%),false", "增长幅度(≥120%),false"})
  void aRateAsksForNoMoreThanAll(String written, boolean tooMuch) throws PackException {
    assertThat(grammar().isTooMuch(read(written).get(0))).isEqualTo(tooMuch);
  }

  private static TargetGrammar grammar() throws PackException {
    return new TargetGrammar(PackRulesTest.Kind.GUANGXI.pack().vocabulary());
  }

  private static List<Target> read(String written) throws PackException {
    return grammar().read("某类指标", written).stream()
        .map(piece -> piece.target().orElseThrow())
        .toList();
  }

  @org.junit.jupiter.api.Test
  void severalTargetsOfACellStandOnLinesOfTheirOwn() throws PackException {
    assertThat(grammar().read("数量指标", "网站(≥1个)；\r\n\n公众号（＝2个）;"))
        .extracting(TargetGrammar.Piece::written)
        .containsExactly("网站(≥1个)", "公众号(=2个)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "有内容()",
        "有内容(表12[@名称])",
        "有内容(表12[数量指标])",
        "不含(表12[@成本指标])",
        "不含(表12[@成本指标],1)",
        "指标语法(表12[@成本指标],表12[@数量指标])",
        "空表有说明(\"表8\")",
        "空表说明对题(表8[合计])",
        "全表一致(\"颜色\")",
        "全表一致(表8[合计])",
      })
  void aPredicateWithWrongArgumentsIsAMistakeOfThePack(String formula) throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    PackException told =
        catchThrowableOfType(
            PackException.class,
            () ->
                RuleCompiler.compile(
                    LabelRulesTest.with(pack, List.of(LabelRulesTest.rule(formula)))));
    assertThat(told.mistakes().stream().map(mistake -> mistake.message())).containsExactly("R13");
  }

  @org.junit.jupiter.api.Test
  void aDepartmentMayHaveSeveralNames() throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    BookBuilder book = new BookBuilder(pack);
    book.block("表3").of("甲").total("合计");
    book.block("表3").of("乙").total("合计");
    RuleSpec rule = LabelRulesTest.rule("全表一致(\"单位名称\")");

    Checking checking =
        Checker.check(RuleCompiler.compile(LabelRulesTest.with(pack, List.of(rule))), book.book());

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.notApplicable().get(0).reason()).isEqualTo("A06");
  }

  @org.junit.jupiter.api.Test
  void everyColumnOfTargetsIsAsked() throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    String formulas = String.join("\n", pack.rules().stream().map(RuleSpec::formula).toList());
    pack.table("T12").orElseThrow().blocks().get(0).columns().stream()
        .filter(column -> column.role() == ColumnSpec.Role.TEXT)
        .filter(column -> column.name().endsWith("指标"))
        .forEach(column -> assertThat(formulas).contains("指标语法(表12[@" + column.name() + "])"));
  }
}
