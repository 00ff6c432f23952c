package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.table.Block.Part;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said of rows and tables, where a condition stands before it: judged where it is met, not
 * judged where it is not, open where nobody can tell.
 */
class StatementConditionsTest {
  private static final PackRulesTest.Kind KIND = PackRulesTest.Kind.GUANGXI;
  private static final String ORDERED = "有序(表3[@科目编码])";
  private static final String GROWN = "增减相近(表3[@合计],上年表3[合计],3,3.5,3,1%)";
  private static final String SCALE = "数量级相符(表3[合计],上年表3[合计],100)";
  private static final String ASKED = "SUM(表2[合计])>0";

  private final BookBuilder book;
  private final BookBuilder before;

  StatementConditionsTest() throws PackException {
    book = new BookBuilder(KIND.pack());
    before = new BookBuilder(KIND.pack());
  }

  private static Checking check(String formula, String condition, BudgetBook book)
      throws PackException {
    Pack pack = KIND.pack();
    RuleSpec rule = LabelRulesTest.rule(formula, condition);
    return Checker.check(RuleCompiler.compile(LabelRulesTest.with(pack, List.of(rule))), book);
  }

  private static List<String> rows(Checking checking) {
    return checking.findings().stream().map(finding -> finding.instance().row()).toList();
  }

  private static List<String> missing(Checking checking) {
    return checking.undecided().stream().flatMap(open -> open.missing().stream()).toList();
  }

  private BudgetBook both() {
    return book.book()
        .after(before.book().blocks().stream().map(block -> block.in("上年.xlsx")).toList());
  }

  private void asked(String amount) {
    book.block("表2").code("201", amount);
  }

  private BookBuilder.Sheet disordered(String first, String second) {
    return book.block("表3").code("208", first).code("201", second);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 0, 0", "0, 0, 0, 1", "?, 0, 2, 0"})
  void ofRowsTheConditionIsAskedBeforeTheyAreJudged(
      String amount, int findings, int open, int lacking) throws PackException {
    disordered("1", "1");
    asked(amount);

    Checking checking = check(ORDERED, ASKED, book.book());

    assertThat(checking.findings()).hasSize(findings);
    assertThat(checking.undecided()).hasSize(open);
    assertThat(checking.notApplicable()).hasSize(lacking);
    assertThat(checking.judged()).isEqualTo(findings * 2);
  }

  @Test
  void aConditionOfTheRowChoosesTheRows() throws PackException {
    disordered("0", "1");

    assertThat(rows(check(ORDERED, "表3[@合计]>0", book.book()))).containsExactly("201");
    assertThat(check(ORDERED, "表3[@合计]>0", book.book()).judged()).isEqualTo(1);
    assertThat(check(ORDERED, "表3[@合计]>10000", book.book()).notApplicable())
        .extracting(NotApplicable::reason, NotApplicable::subject)
        .containsExactly(tuple("A05", "表3"));
  }

  @Test
  void aRowWhoseConditionNobodyCanReadIsOpenByItself() throws PackException {
    disordered("?", "1");

    Checking checking = check(ORDERED, "表3[@合计]>0", book.book());

    assertThat(rows(checking)).containsExactly("201");
    assertThat(checking.undecided())
        .extracting(open -> open.instance().row())
        .containsExactly("208");
    assertThat(missing(checking)).singleElement().asString().contains("表3").contains("合计");
  }

  /** What a unit's rows were judged for is not judged again where all units are added up. */
  @Test
  void aRowOfAUnitIsJudgedOnce() throws PackException {
    disordered("1", "1").of("甲").part(Part.SLICE);
    book.block("表3")
        .of("全部")
        .part(Part.OVERVIEW)
        .code("208", "1")
        .code("201", "1")
        .code("205", "1");

    Checking checking = check(ORDERED, "", book.book());

    assertThat(checking.findings())
        .extracting(finding -> finding.instance().unit(), finding -> finding.instance().row())
        .containsExactly(tuple("甲", "201"));
    assertThat(checking.judged()).isEqualTo(3);
    assertThat(checking.notApplicable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1, 0, ''", "0, 0, 0, 0, A04", "?, 0, 0, 1, ''"})
  void ofATableTheConditionIsAskedOnce(
      String amount, int findings, int judged, int open, String reason) throws PackException {
    book.block("表8");
    asked(amount);

    Checking checking = check("空表有说明(表8[合计])", ASKED, book.book());

    assertThat(checking.findings()).hasSize(findings);
    assertThat(checking.judged()).isEqualTo(judged);
    assertThat(checking.undecided()).hasSize(open);
    assertThat(checking.notApplicable())
        .extracting(NotApplicable::reason)
        .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
  }

  private void years(String... now) {
    fill(book, "2025", now);
    fill(before, "2024", "100", "200", "300", "400", "500", "600");
  }

  private static BookBuilder.Sheet fill(BookBuilder to, String year, String... amounts) {
    BookBuilder.Sheet sheet = to.block("表3").year(year);
    for (int i = 0; i < amounts.length; i++) {
      sheet.code(Integer.toString(201 + i), amounts[i]);
    }
    return sheet;
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 6, 0, 0", "0, 0, 0, 0, 1", "?, 0, 0, 6, 0"})
  void ofRowsOfTwoYearsTheConditionIsAskedOfEach(
      String amount, int findings, int judged, int open, int lacking) throws PackException {
    years("110", "210", "3000", "410", "510", "610");
    asked(amount);

    Checking checking = check(GROWN, ASKED, both());

    assertThat(rows(checking)).isEqualTo(findings == 0 ? List.of() : List.of("203"));
    assertThat(checking.judged()).isEqualTo(judged);
    assertThat(checking.undecided()).hasSize(open);
    assertThat(checking.notApplicable()).hasSize(lacking);
  }

  @Test
  void anOpenConditionNamesEachFigureOnceAndOnlyItsOwn() throws PackException {
    years("110", "210", "3000", "410", "510", "610");
    asked("?");

    Checking checking = check(GROWN, "SUM(表2[合计])+SUM(表2[合计])>0", both());

    assertThat(checking.undecided())
        .allSatisfy(open -> assertThat(open.missing()).hasSize(1))
        .extracting(Undecided::instance)
        .extracting(instance -> instance.column())
        .containsOnly("合计");
  }

  @Test
  void whatGrewOtherwiseIsToldWithItsGrowthAndTheUsualOne() throws PackException {
    years("110", "210", "3000", "410", "510", "610");

    Finding finding = check(GROWN, "", both()).findings().get(0);

    assertThat(finding.instance().row()).isEqualTo("203");
    assertThat(finding.arguments())
        .containsEntry("growth", "+900.0%")
        .containsEntry("found", "300.00 万元")
        .containsEntry("usual", "+3.7%");
  }

  /** A subtotal repeats the rows below it and is no growth of its own. */
  @Test
  void subtotalsTakeNoPartInWhatIsUsual() throws PackException {
    fill(book, "2025", "1000", "210", "310", "410", "510", "610").code("20101", "1000");
    fill(before, "2024", "100", "200", "300", "400", "500", "600").code("20101", "100");

    Checking checking = check(GROWN, "", both());

    assertThat(rows(checking)).containsExactly("20101");
    assertThat(checking.judged()).isEqualTo(6);
  }

  @Test
  void aUnitsRowsOfTwoYearsAreJudgedOnce() throws PackException {
    fill(book, "2025", "110", "210", "3000", "410").of("甲").part(Part.SLICE);
    fill(book, "2025", "110", "210", "3000", "410", "510").of("全部").part(Part.OVERVIEW);
    fill(before, "2024", "100", "200", "300", "400").of("甲").part(Part.SLICE);
    fill(before, "2024", "100", "200", "300", "400", "500").of("全部").part(Part.OVERVIEW);

    Checking checking = check(GROWN, "", both());

    assertThat(rows(checking)).containsExactly("203");
    assertThat(checking.judged()).isEqualTo(5);
    assertThat(checking.notApplicable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1, 0, 0", "0, 0, 0, 0, 1", "?, 0, 0, 1, 0"})
  void ofATableOfTwoYearsItIsAskedOnce(
      String amount, int findings, int judged, int open, int lacking) throws PackException {
    years("1000", "2000", "3000", "4000", "5000", "6000");
    asked(amount);

    Checking checking = check(SCALE, ASKED, both());

    assertThat(checking.findings()).hasSize(findings);
    assertThat(checking.judged()).isEqualTo(judged);
    assertThat(checking.undecided()).hasSize(open);
    assertThat(checking.notApplicable()).hasSize(lacking);
  }

  @ParameterizedTest
  @CsvSource({
    // this year in 万元 with two decimals; last year 100, 200, 300, 400
    "100 200 300 400, 1",
    "100 200 300 400.01, 0",
    "100 200 300, 0",
    "100 200 300 400 500, 0"
  })
  void aTableIsCopiedOnlyIfEveryRowIsThereToTheFen(String now, int found) throws PackException {
    fill(book, "2025", now.split(" "));
    fill(before, "2024", "100", "200", "300", "400");

    Checking checking = check("不同于上年(表3[合计],上年表3[合计],3)", "", both());

    assertThat(checking.findings()).hasSize(found);
    assertThat(checking.findings())
        .allSatisfy(finding -> assertThat(finding.arguments()).containsEntry("count", "4"));
    assertThat(checking.judged()).isEqualTo(1);
  }

  @Test
  void fewerDifferentFiguresThanAskedSayNothing() throws PackException {
    fill(book, "2025", "100", "100", "0", "200");
    fill(before, "2024", "100", "100", "0", "200");

    assertThat(check("不同于上年(表3[合计],上年表3[合计],3)", "", both()).notApplicable())
        .extracting(NotApplicable::reason)
        .containsExactly("A08");
    assertThat(check("不同于上年(表3[合计],上年表3[合计],2)", "", both()).findings()).hasSize(1);
  }

  @Test
  void aFindingOfATableLeadsToItsLargestFigure() throws PackException {
    fill(book, "2025", "100", "400", "400", "300");
    fill(before, "2024", "100", "400", "400", "300");

    Finding finding = check("不同于上年(表3[合计],上年表3[合计],3)", "", both()).findings().get(0);

    assertThat(finding.principal().orElseThrow().row()).contains("202");
    assertThat(finding.locations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    // last year in 万元, this year in 元
    "1000000 2000000 3000000, 1", // the same to the fen
    "1000049 2000000 3000000, 1", // printed in 万元 it would be the same
    "1000050 2000000 3000000, 1",
    "1000052 2000000 3000000, 0",
    "1000000 2000000 3000100, 0"
  })
  void acrossUnitsATableIsCopiedWithinItsRounding(String now, int found) throws PackException {
    fill(book, "2025", now.split(" ")).in("元");
    fill(before, "2024", "100", "200", "300");

    assertThat(check("不同于上年(表3[合计],上年表3[合计],3)", "", both()).findings()).hasSize(found);
  }

  /** Rows that are there only this year are no growth; three in both years are enough. */
  @ParameterizedTest
  @CsvSource({"100 200 300, 100 200 300, 3", "100 200, 100 200, 0", "100 200 0, 100 200 300, 0"})
  void growthIsAskedOfAsManyRowsAsTheRuleSays(String last, String now, int judged)
      throws PackException {
    fill(book, "2025", now.split(" "));
    fill(before, "2024", last.split(" "));

    Checking checking = check(GROWN, "", both());

    assertThat(checking.judged()).isEqualTo(judged);
    assertThat(checking.notApplicable()).hasSize(judged == 0 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    // the last row fell by 9 of 900.99 in all, of 900 in all, of 899.99 in all
    "10, 1, 299.99, 0",
    "10, 1, 299, 1",
    "10, 1, 298.99, 1"
  })
  void aChangeOfLessThanTheShareIsNoMatter(String last, String now, String other, int found)
      throws PackException {
    fill(book, "2025", "300", "300", other, now);
    fill(before, "2024", "300", "300", other, last);

    assertThat(check(GROWN, "", both()).findings()).hasSize(found);
  }

  @Test
  void whatShrankIsToldWithASignAndWhatStayedWithNone() throws PackException {
    fill(book, "2025", "300", "300", "300", "30");
    fill(before, "2024", "300", "300", "300", "300");

    assertThat(check(GROWN, "", both()).findings().get(0).arguments())
        .containsEntry("growth", "-90.0%")
        .containsEntry("usual", "0.0%");
  }

  @ParameterizedTest
  @CsvSource({
    "100 200, 10000 20000, 1, 100", // exactly as many times as the rule says
    "100 200, 9999 20000, 0, ''",
    "10000 20000, 100 200, 1, 0.01",
    "100 200 300 400, 10000 20000 300 400, 0, ''", // half of them is not most
    "100, 10000, 0, ''" // one figure says nothing of the scale
  })
  void anotherScaleIsToldWithHowMuchTheLargestChanged(
      String last, String now, int found, String times) throws PackException {
    fill(book, "2025", now.split(" "));
    fill(before, "2024", last.split(" "));

    List<Finding> findings = check(SCALE, "", both()).findings();

    assertThat(findings).hasSize(found);
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.arguments()).containsEntry("times", times));
  }
}
