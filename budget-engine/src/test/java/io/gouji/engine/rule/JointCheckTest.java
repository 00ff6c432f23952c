package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relations that hold one by one, tested together through the whole judge. */
class JointCheckTest {
  private static final String UP = "表3!合计 = 表3!合计 表3[基本支出] + 表3!合计 表3[项目支出]";
  private static final String DOWN = "表1支出!支出总计 = 表3!合计 表3[基本支出] + 表3!合计 表3[项目支出]";

  private static SmallPack rules() {
    return new SmallPack().rule("X01", UP).rule("X02", DOWN);
  }

  /** Table 3 adds up to 10.00 and says so; table 1 says what it is told to. */
  private static BookBuilder book(String total3, String total1) {
    return new BookBuilder(new SmallPack().pack())
        .block("表3")
        .total("合计", total3, "7.00", "3.00")
        .done()
        .block("表1支出")
        .total("支出总计", total1)
        .done();
  }

  private static List<Finding> conflicts(Checking checking) {
    return checking.findings().stream().filter(one -> !one.claims().isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "10.00, 10.00, exact, 0",
    "10.01, 10.00, rounding, 1",
    "10.01, 10.01, rounding, 1",
    "10.01, 9.99, conflict, 0",
    "9.99, 10.01, conflict, 0",
    "'', '', none, 0",
  })
  void whatHoldsAloneMayFailTogether(String total3, String total1, String word, int rounded)
      throws PackException {
    Checking checking = Checker.check(rules().compile(), book(total3, total1).book());
    boolean none = word.equals("none");
    Joint joint = checking.joint();
    assertThat(joint.word()).isEqualTo(word);
    assertThat(joint)
        .isEqualTo(
            new Joint(none ? 0 : 2, none ? 2 : 0, rounded, word.equals("conflict") ? 1 : 0, 0, 0));
    assertThat(conflicts(checking)).hasSize(joint.conflicts());
    assertThat(checking.faults()).isEmpty();
  }

  @Test
  void aConflictNamesItsRelationsWithBothSidesAndTheirCells() throws PackException {
    Checking checking =
        Checker.check(
            rules().rule("X03", "表3!合计 >= 表3!合计 表3[基本支出]").compile(), book("10.01", "9.99").book());

    Finding conflict = conflicts(checking).get(0);
    assertThat(conflict.rule().value()).isEqualTo("J01");
    assertThat(conflict.kind()).isEqualTo(FindingClass.ERROR);
    assertThat(conflict.claims()).extracting(JointCheckTest::told).isEqualTo(TOLD);
    assertThat(conflict.locations())
        .extracting(place -> ((Location.Cell) place).row() + ((Location.Cell) place).column())
        .containsExactly("支出总计预算数", "合计合计", "合计基本支出", "合计项目支出");
    assertThat(conflict.principal()).isPresent();
    assertThat(conflict.told("X99").claims()).isEqualTo(conflict.claims());
  }

  private static final List<String> TOLD =
      List.of(
          "X01 表3·合计 10.01 = 表3·合计·基本支出 + 表3·合计·项目支出 10.00",
          "X02 表1支出·支出总计 9.99 = 表3·合计·基本支出 + 表3·合计·项目支出 10.00");

  private static String told(Claim claim) {
    return String.join(
        " ",
        claim.rule().value(),
        claim.left().text(),
        claim.left().quantity().text(),
        claim.sign(),
        claim.right().text(),
        claim.right().quantity().text());
  }

  @Test
  void theSameNumberInAnotherUnitHoldsAFigureDown() throws PackException {
    // 100140 yuan is 10.01 ten thousands, yet more than 7.00 and 3.00 can make.
    for (String yuan : new String[] {"100140", "100060"}) {
      BookBuilder book = book("10.01", "");
      book.block("表6").decimals(0).total("合计", yuan);
      SmallPack pack =
          new SmallPack().rule("X01", UP).rule("X02", "表3!合计 = 表6!合计", "", Tolerance.SAME);
      assertThat(Checker.check(pack.compile(), book.book()).joint().word())
          .isEqualTo(yuan.equals("100140") ? "conflict" : "rounding");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{parts} <= {total}, 10.00, rounding",
    "{parts} <= {total}, 9.99, conflict",
    "{total} >= {parts}, 9.99, conflict",
    "{parts} < {total}, 10.00, conflict",
    "{total} > {parts}, 10.00, conflict",
    "{parts} < {total}, 10.01, rounding",
    "{parts} <= 0.9 * {total}, 11.12, rounding",
    "{parts} <= 0.9 * {total}, 11.11, conflict",
  })
  void inequalitiesTakePart(String formula, String total1, String word) throws PackException {
    // 10.01 = 7.00 + 3.00 means that the parts are at least 10.005.
    String parts = UP.substring(UP.indexOf('=') + 1);
    String full = formula.replace("{parts}", parts).replace("{total}", "表1支出!支出总计");
    SmallPack pack = new SmallPack().rule("X01", UP).rule("X02", full);
    Checking checking = Checker.check(pack.compile(), book("10.01", total1).book());
    assertThat(checking.joint().word()).isEqualTo(word);
    assertThat(checking.joint().leftOut()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // A relation that fails alone is told alone, and makes the condition's figure suspect.
    "'表1收入!收入总计 > 0', 12.00, 2",
    "'表1收入!收入总计 > 0', 11.00, 0",
    // Rounding could make it no greater.
    "'表1收入!收入总计 > 10.995 * 10000', 11.00, 1",
  })
  void aConditionInDoubtKeepsItsRelationOut(String condition, String income, int leftOut)
      throws PackException {
    SmallPack pack =
        new SmallPack()
            .rule("X01", UP)
            .rule("X02", DOWN, condition)
            .rule("X03", "表1收入!收入总计 = 110000");
    BookBuilder book = book("10.01", "9.99");
    book.block("表1收入").total("收入总计", income);
    Joint joint = Checker.check(pack.compile(), book.book()).joint();
    assertThat(joint.word()).isEqualTo(leftOut == 0 ? "conflict" : "rounding");
    assertThat(joint.leftOut()).isEqualTo(leftOut);
  }

  @Test
  void anUnreadableFigureTakesNoPart() throws PackException {
    Checking checking = Checker.check(rules().compile(), book("10.01", "?").book());
    assertThat(checking.joint()).isEqualTo(new Joint(1, 0, 1, 0, 0, 0));
  }

  @Test
  void aConflictWeighsNoMoreThanItsLightestRelation() throws PackException {
    SmallPack pack = rules();
    assertThat(conflicts(Checker.check(pack.compile(), book("10.01", "9.99").book())))
        .extracting(Finding::severity)
        // The small pack has no sentence for it, so that it is a warning at most.
        .containsExactly(Severity.WARNING);
  }

  @Test
  void theOrderOfRulesAndRowsChangesNothing() throws PackException {
    List<String[]> rules =
        new ArrayList<>(
            List.of(
                new String[] {"X01", "表3!合计 = SUM(表3[合计])"},
                new String[] {"X02", "表1支出!支出总计 = SUM(表3[合计])"},
                new String[] {"X03", "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]"},
                new String[] {"X04", "表1收入!收入总计 <= 表1支出!支出总计"}));
    List<String> codes = new ArrayList<>(List.of("201", "204", "208", "210"));
    Finding first = shuffledConflict(rules, codes);
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(rules, random);
      Collections.shuffle(codes, random);
      Finding again = shuffledConflict(rules, codes);
      assertThat(again.claims()).isEqualTo(first.claims());
      assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
    }
    assertThat(first.claims()).extracting(claim -> claim.rule().value()).contains("X01", "X02");
  }

  /** Totals of four rows, 0.02 too much and 0.03 too little. */
  private static Finding shuffledConflict(List<String[]> rules, List<String> codes)
      throws PackException {
    SmallPack pack = new SmallPack();
    rules.forEach(rule -> pack.rule(rule[0], rule[1]));
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    BookBuilder.Sheet rows = book.block("表3").total("合计", "40.02", "", "");
    codes.forEach(code -> rows.code(code, "10.00", "7.00", "3.00"));
    book.block("表1支出").total("支出总计", "39.98");
    book.block("表1收入").total("收入总计", "39.98");
    return conflicts(Checker.check(pack.compile(), book.book())).get(0);
  }

  /** Any two of three contradict each other or agree; the graver is kept, then the first. */
  @ParameterizedTest
  @CsvSource({
    "ERROR, ERROR, X01 X02",
    "WARNING, ERROR, X01 X03",
    "ERROR, WARNING, X01 X02",
    "WARNING, WARNING, X01 X02",
    "VERIFY, WARNING, X01 X03"
  })
  void ofAConflictTheLighterStatementIsGivenUp(Severity second, Severity third, String kept)
      throws PackException {
    SmallPack pack = new SmallPack().rule("X01", UP);
    pack.rule("X02", DOWN, "", Tolerance.INTERVAL, second);
    pack.rule("X03", DOWN.replace("表1支出!支出总计", "表1收入!收入总计"), "", Tolerance.INTERVAL, third);
    BookBuilder book = book("10.01", "9.99");
    book.block("表1收入").total("收入总计", "9.99");
    List<Finding> conflicts = conflicts(Checker.check(pack.compile(), book.book()));
    assertThat(conflicts).hasSize(1);
    assertThat(conflicts.get(0).claims().stream().map(claim -> claim.rule().value()))
        .isEqualTo(List.of(kept.split(" ")));
  }

  /** Rows of one rule are in the order of their codes, whatever their order in the table. */
  @ParameterizedTest
  @CsvSource({"201 204", "204 201"})
  void ofEqualStatementsTheFirstRowIsKept(String codes) throws PackException {
    SmallPack pack =
        new SmallPack().rule("X01", UP).rule("X02", "表3[@合计] = 表3!合计 表3[基本支出] + 表3!合计 表3[项目支出]");
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    BookBuilder.Sheet sheet = book.block("表3").total("合计", "10.01", "7.00", "3.00");
    for (String code : codes.split(" ")) {
      sheet.code(code, "9.99", "", "");
    }
    Finding conflict = conflicts(Checker.check(pack.compile(), book.book())).get(0);
    assertThat(conflict.locations())
        .extracting(place -> ((Location.Cell) place).row())
        .contains("201")
        .doesNotContain("204");
  }

  @Test
  void everyGroupThatCannotHoldIsToldByItself() throws PackException {
    SmallPack pack = rules();
    pack.rule("X03", "表6!合计 = 表1收入!收入总计 + 表1收入!基金");
    pack.rule("X04", "表1收入!上年结转 = 表1收入!收入总计 + 表1收入!基金");
    BookBuilder book = book("10.01", "9.99");
    book.block("表1收入").label("基金", "3.00").total("收入总计", "7.00").total("上年结转", "9.99");
    book.block("表6").decimals(0).total("合计", "100100");
    Checking checking = Checker.check(pack.compile(), book.book());
    assertThat(checking.joint().conflicts()).isEqualTo(2);
    assertThat(conflicts(checking))
        .extracting(one -> one.claims().get(0).rule().value())
        .containsExactlyInAnyOrder("X01", "X03");
  }
}
