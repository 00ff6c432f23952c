package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.Measure.Form;
import io.gouji.engine.table.RowKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentages and products: rightly rounded, cut off, made to fit, wrong, or not to be told. */
class FiguresRulesTest {
  private static final Set<String> KINDS = Set.of("RATIO", "PRODUCT");
  private static final PackRulesTest.Kind KIND = PackRulesTest.Kind.GUANGXI;

  static boolean asks(Pack pack, RuleSpec rule) {
    return FormulaText.function(rule.formula())
        .filter(word -> KINDS.contains(pack.vocabulary().predicates().getOrDefault(word, "")))
        .isPresent();
  }

  @Test
  void everyRuleOfAPackHasItsExamplesHere() throws PackException {
    Set<String> ids = new TreeSet<>();
    for (PackRulesTest.Kind kind : PackRulesTest.Kind.values()) {
      Pack pack = kind.pack();
      pack.rules().stream()
          .filter(rule -> asks(pack, rule))
          .forEach(rule -> ids.add(rule.id().value()));
    }
    assertThat(ids).containsExactly("T10-02", "T7-03B", "T7-03C");
  }

  /** A number as it may stand in a cell; an asterisk marks a percent sign, words stay words. */
  private static Measure measure(String text) {
    if (text.equals("—") || text.isEmpty()) {
      return Measure.without(Form.NONE, text);
    }
    if (text.equals("?")) {
      return Measure.without(Form.UNKNOWN, "");
    }
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    if (!number.matches("-?[\\d.]+")) {
      return Measure.without(Form.WORDS, text);
    }
    BigDecimal value = new BigDecimal(number);
    return new Measure(percent ? Form.PERCENT : Form.PLAIN, value, value.scale(), text);
  }

  @ParameterizedTest
  @CsvSource({
    // last year, this year, change, percentage: sentence, severity, what it should be
    "246.22, 263.37, 17.15, 6.97%, , ,",
    "246.22, 263.37, 17.15, 6.96%, , ,", // possible of unrounded figures
    "246.22, 263.37, 17.15, 6.97, , ,",
    "246.22, 263.37, 17.15, 7.0%, , ,",
    "246.22, 263.37, 17.15, 7%, , ,",
    "246.22, 263.37, 17.15, 6.69%, wrong, ERROR, 6.97%",
    "246.22, 263.37, 17.15, 6%, truncated, WARNING, 7%",
    "246.22, 263.37, 17.15, 6.9%, truncated, WARNING, 7.0%",
    "246.22, 263.37, 17.15, -6.97%, sign, ERROR, 6.97%",
    "246.22, 263.37, 17.15, 0.0697, fraction, WARNING, 6.9653%",
    "246.22, 263.37, 17.15, 0.0669, wrong, ERROR, 6.9653%",
    "246.22, 247.70, 1.48, 0%, truncated, WARNING, 1%",
    "246.22, 244.74, -1.48, 0%, truncated, WARNING, -1%",
    "100.00, 100.90, 0.90, 0%, truncated, WARNING, 1%",
    "246.22, 263.37, 17.15, —, missing, WARNING, 6.97%",
    "246.22, 263.37, 17.15, 约7%, words, WARNING, ''",
    "246.22, 263.37, 17.15, #DIV/0!, words, WARNING, ''",
    "78.26, 54.83, -23.43, -29.94%, , ,",
    "78.26, 54.83, -23.43, -29.93%, , ,", // possible
    "78.26, 54.83, -23.43, -29.92%, wrong, ERROR, -29.94%",
    "78.26, 54.83, -23.43, 29.94%, sign, ERROR, -29.94%",
    "0.27, 0.26, -0.01, -3.70%, , ,",
    "0.27, 0.26, -0.01, -1%, truncated, WARNING, -4%",
    "0.27, 0.26, -0.01, 0%, wrong, ERROR, -4%",
    "0, 5.00, 5.00, —, , ,",
    "0, 5.00, 5.00, '', , ,",
    "0, 5.00, 5.00, 100%, zero, WARNING, —",
    "0, 5.00, 5.00, 50%, zero, ERROR, —",
    "0, 0, 0, 0%, , ,",
    "0, 0, 0, 100%, zero, WARNING, —",
    "5.00, 5.00, 0, 0%, , ,",
    "5.00, 5.00, 0, '', , ,",
    "5.00, 0, -5.00, -100%, , ,"
  })
  void aPercentageIsJudgedByTheIntervalsOfItsAmounts(
      String last,
      String now,
      String change,
      String percent,
      @Nullable String sentence,
      @Nullable String severity,
      @Nullable String proposed)
      throws PackException {
    Checking checking = check("T7-03B", table7(last, now, change, percent));

    assertThat(checking.judged()).isEqualTo(1);
    assertThat(told(checking, "statement.ratio."))
        .isEqualTo(sentence == null ? List.of() : List.of(sentence, severity, proposed));
  }

  private static List<@Nullable String> told(Checking checking, String begin) {
    List<@Nullable String> told = new ArrayList<>();
    for (Finding finding : checking.findings()) {
      told.add(finding.arguments().get(Finding.SENTENCE).replace(begin, ""));
      told.add(finding.severity().name());
      told.add(finding.arguments().get("proposed"));
    }
    return told;
  }

  private static BudgetBook table7(String last, String now, String change, String percent)
      throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    BookBuilder.Sheet sheet = book.block("表7");
    if (change.isEmpty()) {
      sheet.without("增减额");
    }
    sheet.label("公务接待", last, now, "", change).measures("增减率", measure(percent));
    return book.book();
  }

  @ParameterizedTest
  @CsvSource({"0.27, 0.26, -3.70%, 0", "78.26, 54.83, -29.49%, 1"})
  void withoutAColumnOfChangesBothYearsAreCompared(
      String last, String now, String percent, int findings) throws PackException {
    BudgetBook book = table7(last, now, "", percent);

    assertThat(check("T7-03C", book).findings()).hasSize(findings);
    assertThat(check("T7-03B", book).notApplicable())
        .extracting(NotApplicable::reason)
        .containsExactly("A03");
    assertThat(check("T7-03C", table7(last, now, "-0.01", percent)).notApplicable()).hasSize(1);
  }

  @Test
  void theFindingLeadsToThePercentageAndToItsAmounts() throws PackException {
    Finding finding =
        check("T7-03B", table7("78.26", "54.83", "-23.43", "-29.49%")).findings().get(0);

    assertThat(finding.kind()).isEqualTo(FindingClass.ERROR);
    Location.Cell cell = finding.principal().orElseThrow();
    assertThat(cell.column()).isEqualTo("增减率");
    assertThat(cell.ref().column()).isEqualTo(BookBuilder.MEASURES);
    assertThat(cell.quantity().orElseThrow().text()).isEqualTo("-29.49");
    assertThat(finding.locations()).hasSize(3);
    assertThat(finding.instance().row()).isEqualTo("公务接待");
    assertThat(finding.fingerprint())
        .isEqualTo(
            check("T7-03B", table7("78.26", "54.83", "-23.43", "9%"))
                .findings()
                .get(0)
                .fingerprint());
  }

  @Test
  void whatCannotBeReadIsUndecidedAndWhatIsNotThereDoesNotApply() throws PackException {
    assertThat(check("T7-03B", table7("0.27", "?", "?", "-3.70%")).undecided()).hasSize(1);
    assertThat(check("T7-03B", table7("0.27", "0.26", "-0.01", "?")).undecided().get(0).missing())
        .containsExactly("表7·公务接待·增减率");
    BookBuilder without = new BookBuilder(KIND.pack());
    without.block("表7").label("公务接待", "0.27", "0.26", "", "-0.01");
    assertThat(check("T7-03B", without.book()).notApplicable())
        .extracting(NotApplicable::reason)
        .containsExactly("A03");
    assertThat(check("T7-03B", new BookBuilder(KIND.pack()).missing("T07").book()).undecided())
        .hasSize(1);
  }

  /** The published narrative of the sample: 57.79 is 100 less the others, rounded it is 57.78. */
  @ParameterizedTest
  @CsvSource({
    "57.78%, ,",
    "57.79%, plugged, 57.78%",
    "57.77%, truncated, 57.78%",
    "57.80%, wrong, 57.78%"
  })
  void aShareThatIsWhatTheOthersLeaveOfAHundredIsSaidToBe(
      String share, @Nullable String sentence, @Nullable String proposed) throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    BookBuilder.Sheet sheet = book.block("表7");
    Map<String, String> rows =
        new java.util.LinkedHashMap<>(
            Map.of("a", "31.50", "b", "9.23", "c", "54.83", "d", "15.62"));
    new TreeSet<>(rows.keySet()).forEach(row -> sheet.label(row, "", rows.get(row)));
    sheet.label("e", "", "152.18").total("合计", "", "263.37");
    List<Measure> shares =
        new ArrayList<>(
            List.of("11.96%", "3.50%", "20.82%", "5.93%", share, "100%").stream()
                .map(FiguresRulesTest::measure)
                .toList());
    sheet.measures("增减率", shares.toArray(Measure[]::new));
    RuleSpec rule = LabelRulesTest.rule("比率相符(表7[@增减率],表7[@本年预算数],表7!合计)");

    Checking checking =
        Checker.check(
            RuleCompiler.compile(LabelRulesTest.with(KIND.pack(), List.of(rule))), book.book());

    List<@Nullable String> told = told(checking, "statement.ratio.");
    assertThat(told.isEmpty() ? List.of() : List.of(told.get(0), told.get(2)))
        .isEqualTo(sentence == null ? List.of() : List.of(sentence, proposed));
  }

  /** Alone, or of a whole of its own, a percentage is not what others leave. */
  @Test
  void aPercentageIsMadeToFitOnlyBesideOthersOfOneWhole() throws PackException {
    assertThat(told(share("比率相符(表7[@增减率],表7[@本年预算数],表7!合计)", "100%"), "statement.ratio."))
        .startsWith("wrong");
    BookBuilder book = new BookBuilder(KIND.pack());
    book.block("表7")
        .label("a", "10.00", "16.00", "", "6.00")
        .label("b", "10.00", "15.00", "", "5.00")
        .measures("增减率", measure("60%"), measure("40%"));

    assertThat(told(check("T7-03B", book.book()), "statement.ratio."))
        .containsExactly("wrong", "ERROR", "50%");
  }

  private static Checking share(String formula, String percent) throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    book.block("表7")
        .label("a", "", "1.00")
        .total("合计", "", "2.00")
        .measures("增减率", measure(percent), measure("100%"));
    return Checker.check(
        RuleCompiler.compile(
            LabelRulesTest.with(KIND.pack(), List.of(LabelRulesTest.rule(formula)))),
        book.book());
  }

  @ParameterizedTest
  @CsvSource({"6.69%, 6.69%", "6.69, 6.69%"})
  void whatStandsThereIsToldAsAPercentage(String stated, String found) throws PackException {
    Checking checking = check("T7-03B", table7("246.22", "263.37", "17.15", stated));

    assertThat(checking.findings().get(0).arguments()).containsEntry("found", found);
  }

  @ParameterizedTest
  @CsvSource({
    // price, quantity, amount in 万元: what it should be
    "0.50, 6, 3.00,",
    "5000, 6, 3.00,", // a price in 元
    "'5000', 6, 3.00,",
    "0.33, 3, 1.00,", // a price that was rounded
    "0.50, 6, 3.50, 3.00 万元",
    "5000, 6, 3.50, 3.00 万元",
    "0.5000, 6, 2.99, 3.00 万元",
    "0.50, 6, '', 3.00 万元"
  })
  void anAmountIsItsPriceTimesItsQuantity(
      String price, String count, String amount, @Nullable String proposed) throws PackException {
    Checking checking = check("T10-02", purchase(price, count, amount));

    assertThat(checking.judged()).isEqualTo(1);
    assertThat(checking.findings())
        .extracting(finding -> finding.arguments().get("proposed"))
        .isEqualTo(proposed == null ? List.of() : List.of(proposed));
    assertThat(checking.findings())
        .allSatisfy(
            finding ->
                assertThat(List.of(finding.severity(), finding.kind()))
                    .isEqualTo(List.of(Severity.WARNING, FindingClass.ERROR)));
  }

  private static BudgetBook purchase(String price, String count, String amount)
      throws PackException {
    BookBuilder book = new BookBuilder(KIND.pack());
    book.block("表10")
        .add(new RowKey.Item(1, "计算机"), Map.of(), amount)
        .measures("单价", measure(price))
        .measures("数量", measure(count));
    return book.book();
  }

  @ParameterizedTest
  @CsvSource({"'', 6", "0.50, —", "面议, 6"})
  void aBundleWithoutPriceOrQuantityIsNotAsked(String price, String count) throws PackException {
    Checking checking = check("T10-02", purchase(price, count, "3.00"));

    assertThat(checking.judged()).isZero();
    assertThat(checking.notApplicable())
        .extracting(NotApplicable::rule)
        .containsExactly(new RuleId("T10-02"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "比率相符(表7[@本年预算数],表7[@增减额],表7[@上年预算数])",
        "比率相符(表10[@数量],表10[@合计],表10[@合计])",
        "比率相符(表7[增减率],表7[@增减额],表7[@上年预算数])",
        "乘积相符(表10[@合计],表10[@单价])",
        "乘积相符(表10[@合计],表10[@合计],表10[@数量])",
      })
  void aPredicateWithWrongArgumentsIsAMistakeOfThePack(String formula) throws PackException {
    Pack pack = LabelRulesTest.with(KIND.pack(), List.of(LabelRulesTest.rule(formula)));
    PackException told =
        catchThrowableOfType(PackException.class, () -> RuleCompiler.compile(pack));
    assertThat(told.mistakes().stream().map(mistake -> mistake.message())).containsExactly("R13");
  }

  private static Checking check(String id, BudgetBook book) throws PackException {
    Pack pack = KIND.pack();
    RuleSpec rule =
        pack.rules().stream().filter(one -> one.id().value().equals(id)).findFirst().orElseThrow();
    return Checker.check(RuleCompiler.compile(LabelRulesTest.with(pack, List.of(rule))), book);
  }
}
