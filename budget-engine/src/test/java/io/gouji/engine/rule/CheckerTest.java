package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge says of single relations, to the fen. */
class CheckerTest {
  private static final String ROW = "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]";
  private static final RuleId X01 = new RuleId("X01");

  private static SmallPack rule(String formula) {
    return new SmallPack().rule("X01", formula);
  }

  private static SmallPack rule(String formula, String condition) {
    return new SmallPack().rule("X01", formula, condition);
  }

  private static BookBuilder book() {
    return new BookBuilder(new SmallPack().pack());
  }

  private static List<String> told(SmallPack pack, BookBuilder book) throws PackException {
    return Checker.check(pack.compile(), book.book()).findings().stream()
        .map(CheckerTest::line)
        .toList();
  }

  private static String line(Finding finding) {
    return "%s %s: %s %s / %s %s, %s %s ±%s"
        .formatted(
            finding.kind().word(),
            finding.severity().word(),
            finding.left().orElseThrow().text(),
            finding.left().orElseThrow().quantity().text(),
            finding.right().orElseThrow().text(),
            finding.right().orElseThrow().quantity().text(),
            finding.difference().orElseThrow().text(),
            finding.difference().orElseThrow().unit(),
            finding.tolerance().orElseThrow().text());
  }

  @Test
  void aRowThatDoesNotAddUpIsTold() throws PackException {
    BookBuilder book =
        book()
            .block("表3")
            .code("201", "10.00", "7.00", "3.00")
            .code("20101", "9.00", "7.00", "3.00")
            .total("合计", "1.00")
            .done();
    assertThat(told(rule(ROW), book))
        .isEqualTo(List.of("error error: 表3·20101·合计 9.00 / 基本支出 + 项目支出 10.00, -1.00 万元 ±0.015"));
  }

  @ParameterizedTest
  @CsvSource({
    // Two parts and their total, each ±0.005: up to 0.015 could be rounding.
    "10.01, 7.00, 3.00, rounding info",
    "10.02, 7.00, 3.00, error error",
    // Stored finer than printed: only the total's own rounding is left.
    "10.01, 7.004, 3.004, display info",
    "10.01, 7.002, 3.003, display info",
    "10.01, 7.002, 3.002, rounding info",
    "10.01, 7.001, 3.001, error error",
    // Blanks are zero, exactly.
    "'', 7.00, 3.00, error error",
    "7.00, 7.00, '', ''",
    "7.01, 7.00, '', rounding info",
    "'', 0.01, '', error error",
    "'', '', '', ''",
  })
  void aDifferenceIsJudgedByThePrecisionOfItsFigures(
      String total, String basic, String project, String verdict) throws PackException {
    BookBuilder book = book().block("表3").code("201", total, basic, project).done();
    List<String> kinds =
        told(rule(ROW), book).stream().map(line -> line.substring(0, line.indexOf(':'))).toList();
    assertThat(String.join("", kinds)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.03, rounding info", "0.06, rounding-possible warning", "0.21, error error"})
  void aLongSumMayBeOffByMoreButRarelyIs(String total, String verdict) throws PackException {
    BookBuilder.Sheet sheet = book().block("表3").total("合计", total);
    for (int i = 1; i <= 40; i++) {
      sheet.code("2010" + (100 + i), "0.00");
    }
    assertThat(told(rule("表3[[#Totals],[合计]] = SUM(表3[合计])"), sheet.done()))
        .singleElement()
        .asString()
        .startsWith(verdict + ": 表3·合计 " + total + " / SUM(表3·合计) 0.00, " + total);
  }

  /** Twelve figures off by three times what one may be are just common, four times are not. */
  @ParameterizedTest
  @CsvSource({"0.03, rounding info", "0.04, rounding-possible warning"})
  void twelveFiguresMayOftenBeOffByThree(String total, String verdict) throws PackException {
    BookBuilder.Sheet sheet = book().block("表3").total("合计", total);
    for (int i = 1; i <= 11; i++) {
      sheet.code("2010" + (100 + i), "0.00");
    }
    assertThat(told(rule("表3[[#Totals],[合计]] = SUM(表3[合计])"), sheet.done()))
        .singleElement()
        .asString()
        .startsWith(verdict);
  }

  /** A blank is zero exactly: less than a fen, and more than a fen less. */
  @ParameterizedTest
  @CsvSource({
    "< 0, 1",
    "< 0.01, 0",
    "<= 0, 0",
    "<= -0.01, 1",
    "> 0, 1",
    "> -0.01, 0",
    ">= 0, 0",
    ">= 0.01, 1"
  })
  void whatIsLessIsLessByAFen(String bound, int findings) throws PackException {
    BookBuilder book = book().block("表3").code("201", "").done();
    assertThat(told(rule("表3[@合计] " + bound), book)).hasSize(findings);
  }

  @Test
  void theSameFactPrintedTwiceMayNotDifferByACent() throws PackException {
    SmallPack pack =
        new SmallPack()
            .rule("X01", "表1收入!收入总计 = 表1支出!支出总计", "", Tolerance.SAME)
            .rule("X02", "表1收入!收入总计 = 表6!合计", "", Tolerance.SAME);
    BookBuilder book =
        book()
            .block("表1收入")
            .total("收入总计", "263.37")
            .done()
            .block("表1支出")
            .total("支出总计", "263.36")
            .done();
    book.block("表6").decimals(0).total("合计", "2633749");
    assertThat(told(pack, book))
        .isEqualTo(List.of("error error: 表1收入·收入总计 263.37 / 表1支出·支出总计 263.36, 0.01 万元 ±0.005"));
    BookBuilder apart = book().block("表1收入").total("收入总计", "263.37").done();
    apart.block("表1支出").total("支出总计", "263.37");
    apart.block("表6").decimals(0).total("合计", "2633751");
    assertThat(told(pack, apart))
        .isEqualTo(List.of("error error: 表1收入·收入总计 263.37 / 表6·合计 2633751, -51 元 ±50"));
  }

  @Test
  void figuresThatAgreeAsStoredButNotAsDisplayedAreWorthAWord() throws PackException {
    BookBuilder book = book().block("表3").code("201", "10.0080", "7.0040", "3.0040").done();
    assertThat(told(rule(ROW), book))
        .isEqualTo(List.of("display info: 表3·201·合计 10.01 / 基本支出 + 项目支出 10.00, 0.01 万元 ±0.0015"));
  }

  @ParameterizedTest
  @CsvSource({
    "<=, 5.00, 5.00, 0", "<=, 5.01, 5.00, 1", "<, 5.02, 5.00, 1", "<, 5.00, 5.00, 0",
    "<, 4.99, 5.00, 0", ">=, 5.00, 5.00, 0", ">=, 4.98, 5.00, 1", ">, 4.97, 5.00, 1",
    ">, 5.01, 5.00, 0",
  })
  // Printed alike, one may still be the larger in truth.
  void inequalitiesAreJudgedOnOneSide(String sign, String left, String right, int findings)
      throws PackException {
    BookBuilder book = book().block("表3").code("201", left, right).done();
    assertThat(told(rule("表3[@合计] " + sign + " 表3[@基本支出]"), book)).hasSize(findings);
  }

  @Test
  void constantsAreYuanAndCoefficientsMayBeDecimals() throws PackException {
    BookBuilder book = book().block("表3").code("201", "10.00", "4.00").done();
    assertThat(told(rule("表3[@基本支出] * 2.5 = 表3[@合计]"), book)).isEmpty();
    assertThat(told(rule("表3[@合计] - 10% * 表3[@基本支出] = 95999.99"), book)).isEmpty();
    assertThat(told(rule("表3[@合计] / 8 = 20000"), book))
        .isEqualTo(List.of("error error: 0.125×表3·201·合计 1.25 / 20000 元 2.00, -0.75 万元 ±0.000625"));
  }

  @Test
  void rowsAreSelectedByTheirLabels() throws PackException {
    BookBuilder book =
        book()
            .block("表3")
            .code("201", "6.00")
            .code("20101", "6.00")
            .code("2010101", "1.00")
            .code("2010102", "5.00")
            .code("208", "2.00")
            .total("合计", "8.00")
            .done();
    assertThat(
            told(
                new SmallPack()
                    .rule("X01", "SUMIFS(表3[合计],表3[级次],1) = 表3!合计")
                    .rule("X02", "SUMIFS(表3[合计],表3[科目编码],\"201*\",表3[末级],TRUE) = 60000")
                    .rule("X03", "SUMIFS(表3[合计],表3[科目编码],\"<>201*\") = 20000")
                    .rule("X04", "SUMIFS(表3[合计],表3[科目编码],\"20101??\") = 60000")
                    .rule("X05", "SUMIFS(表3[合计],表3[科目编码],\"20101~*\") = 0")
                    .rule("X06", "SUMIFS(表3[合计],表3[级次],\">=2\") = 120000")
                    .rule("X07", "SUMIFS(表3[合计],表3[上级编码],\"\") = 80000")
                    .rule("X08", "SUMIFS(表3[合计],表3[科目编码],201) = 60000")
                    .rule("X09", "表3[@合计] = SUMIFS(表3[合计],表3[上级编码],表3[@科目编码])", "表3[@有下级]")
                    .rule("X10", "SUMIFS(表3[合计],表3[科目编码],\"999\") = 0"),
                book))
        .isEmpty();
  }

  @Test
  void aFindingNamesItsCellsWithTheirParts() throws PackException {
    BookBuilder book =
        book()
            .block("表3")
            .code("201", "6.00")
            .code("205", "")
            .code("208", "2.00")
            .total("合计", "9.00")
            .done();
    Finding finding =
        Checker.check(rule("表3!合计 = SUM(表3[合计])").compile(), book.book()).findings().get(0);
    assertThat(
            finding.locations().stream()
                .map(Location.Cell.class::cast)
                .map(
                    cell ->
                        "%s!%s %s %s %s %s"
                            .formatted(
                                cell.sheet(),
                                cell.ref(),
                                cell.row(),
                                cell.column(),
                                cell.role(),
                                cell.quantity().orElseThrow().text()))
                .toList())
        .isEqualTo(
            List.of("表3!B5 201 合计 PART 6.00", "表3!B7 208 合计 PART 2.00", "表3!B8 合计 合计 TOTAL 9.00"));
  }

  @Test
  void conditionsChooseRowsAndWholeRules() throws PackException {
    BookBuilder book =
        book()
            .block("表3")
            .code("201", "1.00")
            .code("20101", "2.00")
            .done()
            .block("表1收入")
            .total("收入总计", "5.00")
            .total("上年结转", "1.00")
            .done();
    assertThat(Checker.check(rule("表3[@合计] = 0", "表3[@级次]=2").compile(), book.book()).judged())
        .isEqualTo(1);
    assertThat(notApplicable(rule("表3[@合计] = 0", "表3[@级次]=3"), book)).isEqualTo("A05 表3");
    assertThat(notApplicable(rule("表1收入!收入总计 = 0", "表1收入!上年结转=0"), book))
        .isEqualTo("A04 表1收入!上年结转=0");
    assertThat(told(rule("表1收入!收入总计 = 0", "OR(表1收入!上年结转=0,ISREF(表1收入!上年结转))"), book)).hasSize(1);
    assertThat(notApplicable(rule("表1收入!收入总计 = 0", "ISREF(表1收入!基金)"), book))
        .isEqualTo("A04 ISREF(表1收入!基金)");
    assertThat(told(rule("表3[@合计] = 0", "COUNTIFS(表3[上级编码],表3[@科目编码])=0"), book)).hasSize(1);
  }

  private static String notApplicable(SmallPack pack, BookBuilder book) throws PackException {
    Checking checking = Checker.check(pack.compile(), book.book());
    assertThat(checking.judged() + checking.findings().size()).isZero();
    NotApplicable only = checking.notApplicable().get(0);
    return only.reason() + " " + only.subject();
  }

  @Test
  void whatTheLayoutLacksIsZeroOrMakesTheRuleNotApplicable() throws PackException {
    BookBuilder book =
        book().block("表3").without("经营支出").without("基本支出").code("201", "1.00").done();
    book.block("表1收入").total("收入总计", "5.00").label("别的", "5.00");
    assertThat(told(rule("表3[@合计] = 表3[@经营支出]"), book))
        .isEqualTo(List.of("error error: 表3·201·合计 1.00 / 0 0.00, 1.00 万元 ±0.005"));
    assertThat(notApplicable(rule("表3[@合计] = 表3[@基本支出]"), book)).isEqualTo("A03 表3·基本支出");
    assertThat(notApplicable(rule("表3!合计 = 0"), book)).isEqualTo("A02 表3·合计");
    assertThat(notApplicable(rule("表1收入!基金 = 表1收入!上年结转"), book)).isEqualTo("A02 表1收入·基金");
    assertThat(told(rule("表1收入!收入总计 = 表1收入!基金 + 50000"), book)).isEmpty();
    assertThat(notApplicable(rule("表7!公务接待 = 0"), book)).isEqualTo("A01 表7");
  }

  @Test
  void anEmptyListingHasATotalOfZeroEvenIfItPrintsNone() throws PackException {
    BookBuilder book = book().block("表3").done().block("表1支出").total("支出总计", "0").done();
    assertThat(Checker.check(rule("表1支出!支出总计 = 表3!合计").compile(), book.book()).judged())
        .isEqualTo(1);
  }

  @Test
  void everyColumnIsJudgedByItselfAndMissingOnesAreSkipped() throws PackException {
    BookBuilder book =
        book()
            .block("表3")
            .without("经营支出")
            .code("201", "1.00", "2.00", "3.00")
            .total("合计", "1.00", "9.00", "3.00")
            .done();
    Checking checking =
        Checker.check(rule("表3[[#Totals],[*]] = SUM(表3[*])").compile(), book.book());
    assertThat(checking.judged()).isEqualTo(3);
    assertThat(checking.findings().stream().map(Finding::instance).toList())
        .isEqualTo(List.of(new Instance("", "", "基本支出")));
  }

  @Test
  void whatCannotBeReadLeavesItsInstancesUndecided() throws PackException {
    BookBuilder book =
        book().block("表3").code("201", "?", "1.00").code("202", "1.00", "1.00").done();
    Checking checking = Checker.check(rule("表3[@合计] = 表3[@基本支出]").compile(), book.book());
    assertThat(checking)
        .isEqualTo(
            new Checking(
                List.of(),
                List.of(new Undecided(X01, new Instance("", "201", "合计"), List.of("表3·201·合计"))),
                List.of(),
                List.of(),
                1,
                2,
                1,
                new Joint(1, 0, 0, 0, 0, 0),
                checking.ledger()));
    assertThat(undecided(rule("表3[@基本支出] = 10000", "表3[@合计]>0"), book))
        .isEqualTo(List.of("表3·201·合计"));
    assertThat(undecided(rule("SUM(表3[合计]) = 0"), book)).isEqualTo(List.of("表3·201·合计"));
    assertThat(undecided(rule("表1收入!收入总计 = SUM(表3[基本支出])"), book)).isEqualTo(List.of("表1收入"));
    assertThat(undecided(rule("表7!公务接待 = 0"), book.missing("T07"))).isEqualTo(List.of("表7"));
  }

  /** What is open is written down, for those who ask what it must be; other gaps are not. */
  @Test
  void relationsThatLackOnlyAFigureAreInTheLedger() throws PackException {
    BookBuilder book =
        book().block("表3").code("201", "?", "1.00").code("202", "1.00", "1.00").done();
    Ledger ledger = Checker.check(rule("表3[@合计] = 表3[@基本支出]").compile(), book.book()).ledger();
    assertThat(ledger.lines()).hasSize(1);
    assertThat(ledger.open()).singleElement().extracting(Line::residual).isEqualTo(-2_000_000L);
    assertThat(openLines(rule("表3[@基本支出] = 10000", "表3[@合计]>0"), book)).isEmpty();
    assertThat(openLines(rule("表1收入!收入总计 = SUM(表3[基本支出])"), book)).isEmpty();
  }

  private static List<Line> openLines(SmallPack pack, BookBuilder book) throws PackException {
    return Checker.check(pack.compile(), book.book()).ledger().open();
  }

  private static List<String> undecided(SmallPack pack, BookBuilder book) throws PackException {
    return Checker.check(pack.compile(), book.book()).undecided().get(0).missing();
  }

  @Test
  void tablesOfSeveralUnitsAreJoinedByUnit() throws PackException {
    BookBuilder book = book();
    for (String unit : List.of("甲", "乙")) {
      book.block("表1支出").of(unit).total("支出总计", unit.equals("甲") ? "1.00" : "2.00");
      book.block("表3").of(unit).code("201", "1.00").total("合计", "1.00");
    }
    Checking checking = Checker.check(rule("表1支出!支出总计 = 表3!合计").compile(), book.book());
    assertThat(checking.judged()).isEqualTo(2);
    assertThat(checking.findings().stream().map(Finding::instance).toList())
        .isEqualTo(List.of(new Instance("乙", "", "")));
    book.block("表3").of("甲").total("合计", "1.00");
    assertThat(Checker.check(rule("表1支出!支出总计 = 表3!合计").compile(), book.book()).undecided())
        .isEqualTo(List.of(new Undecided(X01, new Instance("甲", "", ""), List.of("表3"))));
  }

  @Test
  void aFigureOnBothSidesCountsByItsNetCoefficient() throws PackException {
    BookBuilder book = book().block("表3").code("201", "1.00").code("202", "0.03").done();
    assertThat(told(rule("SUM(表3[合计]) = SUMIFS(表3[合计],表3[科目编码],\"201\") + 200"), book))
        .isEqualTo(
            List.of("error error: SUM(表3·合计) 1.03 / 表3·201·合计 + 200 元 1.02, 0.01 万元 ±0.005"));
  }

  @Test
  void aFindingIsNamedByItsMeaningNotByItsPlace() throws PackException {
    BookBuilder here = book().block("表3").code("201", "2.00", "1.00").done();
    BookBuilder lower = book().block("表3").code("200", "").code("201", "3.00", "1.00").done();
    assertThat(fingerprint(here)).isEqualTo(fingerprint(lower));
    BookBuilder rounded = book().block("表3").code("201", "1.01", "1.00").done();
    assertThat(fingerprint(rounded)).isEqualTo(fingerprint(here));
  }

  private static String fingerprint(BookBuilder book) throws PackException {
    return Checker.check(rule("表3[@合计] = 表3[@基本支出]").compile(), book.book())
        .findings()
        .get(0)
        .fingerprint();
  }

  @Test
  void figuresThatNoBudgetHasAreNotAddedUp() throws PackException {
    BookBuilder book = book().block("表3").code("201", "90000000000", "1.00").done();
    assertThat(undecided(rule("表3[@合计] = 表3[@基本支出]"), book)).isEqualTo(List.of("表3·201·合计"));
  }

  @Test
  void fiftyThousandRowsTakeTimeInProportion() throws PackException {
    SmallPack pack =
        new SmallPack()
            .rule("X01", "表3[@合计] = SUMIFS(表3[合计],表3[上级编码],表3[@科目编码])", "表3[@有下级]")
            .rule("X02", "表3[@合计] = SUMIFS(表6[合计],表6[科目编码],表3[@科目编码])")
            .rule("X03", "表3[@合计] <= SUMIFS(表6[合计],表6[科目编码],表3[@科目编码]&\"*\")")
            .rule("X04", "表3[@合计] <= SUM(表6[合计])", "COUNTIFS(表6[科目编码],表3[@科目编码])=1");
    RuleSet rules = pack.compile();
    time(rules, 5_000);
    long small = time(rules, 5_000);
    long large = time(rules, 50_000);
    // Quadratic work would make it a hundredfold.
    assertThat(large).isLessThan(40 * small + 2_000_000_000L);
  }

  private static long time(RuleSet rules, int rows) {
    BookBuilder builder = book();
    for (String block : List.of("表3", "表6")) {
      BookBuilder.Sheet sheet = builder.block(block).decimals(0).code("201", "0");
      for (int i = 1; i < rows; i++) {
        sheet.code("201" + String.format("%06d", i), "0");
      }
    }
    BudgetBook book = builder.book();
    long start = System.nanoTime();
    assertThat(Checker.check(rules, book).findings()).isEmpty();
    return System.nanoTime() - start;
  }
}
