package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The word before a block's name, and which of last year's blocks goes with which of this year's.
 */
class LastYearTest {
  private static final String RULE = "表7!三公合计 <= 上年表7!三公合计";

  private static SmallPack rule(String formula) {
    return new SmallPack().rule("X01", formula);
  }

  private static BookBuilder book() {
    return new BookBuilder(new SmallPack().pack());
  }

  private static BudgetBook both(BookBuilder now, BookBuilder last) {
    List<Block> blocks = last.book().blocks().stream().map(block -> block.in("上年.xlsx")).toList();
    return now.book().after(blocks);
  }

  private static Checking check(SmallPack pack, BudgetBook book) throws PackException {
    return Checker.check(pack.compile(), book);
  }

  private static BookBuilder table7(String unit, String year, String amount) {
    return book().block("表7").of(unit).year(year).single(amount, amount).done();
  }

  @Test
  void whatGrewIsToldWithTheCellsOfBothFiles() throws PackException {
    Checking checking =
        check(rule(RULE), both(table7("甲", "2025", "0.30"), table7("甲", "2024", "0.27")));

    Finding finding = checking.findings().get(0);
    assertThat(finding.left().orElseThrow().text()).isEqualTo("表7·三公合计");
    assertThat(finding.right().orElseThrow().text()).isEqualTo("上年表7·三公合计");
    assertThat(finding.locations())
        .extracting(at -> ((Location.Cell) at).file())
        .containsExactly("", "上年.xlsx");
    assertThat(finding.principal().orElseThrow().isOwn()).isTrue();
  }

  @Test
  void whatDidNotGrowIsSilentAndTakesNoPartInTheJointTest() throws PackException {
    Checking checking =
        check(rule(RULE), both(table7("甲", "2025", "0.27"), table7("甲", "2024", "0.27")));

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isEqualTo(1);
    assertThat(checking.joint()).isEqualTo(Joint.NONE);
  }

  /** Each is within its rounding, and together they could not be: but they are of two files. */
  @Test
  void twoYearsNeverContradictEachOtherTogether() throws PackException {
    SmallPack pack =
        new SmallPack().rule("X01", "表7!三公合计 = 上年表7!三公合计").rule("X02", "表7!公务接待 = 上年表7!三公合计 + 0");
    BookBuilder now = book().block("表7").single("0.27", "0.28").done();

    Checking checking = check(pack, both(now, table7("", "2024", "0.275")));

    assertThat(checking.joint()).isEqualTo(Joint.NONE);
  }

  @Test
  void withoutLastYearItDoesNotApplyWhateverElseIsMissing() throws PackException {
    Checking checking = check(rule(RULE), book().missing("T07").book());

    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.notApplicable()).extracting(NotApplicable::reason).containsExactly("A07");
  }

  /** An absent row would be zero if there were a year before. */
  @Test
  void absencesThatMeanZeroMeanNothingWithoutLastYear() throws PackException {
    SmallPack pack = rule("表1收入!上年结转 = 上年表1收入!上年结转");
    BookBuilder now = book().block("表1收入").label("甲", "1").done();

    assertThat(check(pack, now.book()).notApplicable())
        .extracting(NotApplicable::reason)
        .containsExactly("A07");
    assertThat(check(pack, both(now, table7("", "2024", "1"))).notApplicable())
        .extracting(NotApplicable::reason, NotApplicable::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("A01", "上年表1收入"));
  }

  @Test
  void aRowOfThisYearThatBeginsWithTheWordStaysARow() throws PackException {
    SmallPack pack = rule("表1收入!收入总计 = 表1收入!上年结转");
    BookBuilder now = book().block("表1收入").total("收入总计", "5").total("上年结转", "4").done();

    assertThat(check(pack, now.book()).findings()).hasSize(1);
  }

  @Test
  void thisRowMayBeOneOfLastYear() throws PackException {
    SmallPack pack =
        new SmallPack().rule("X01", "上年表3[@合计] <= 5000", "COUNTIFS(表3[科目编码],上年表3[@科目编码])=0");
    BookBuilder now = book().block("表3").code("201", "1", "1", "0", "0").done();
    BookBuilder last =
        book()
            .block("表3")
            .year("2024")
            .code("201", "9", "9", "0", "0")
            .code("208", "7", "7", "0", "0")
            .done();

    Checking checking = check(pack, both(now, last));

    assertThat(checking.judged()).isEqualTo(1);
    Finding finding = checking.findings().get(0);
    assertThat(finding.instance().row()).isEqualTo("208");
    assertThat(finding.principal()).isEmpty();
  }

  @Test
  void everyUnitIsSetBesideItselfByName() throws PackException {
    BookBuilder now = book();
    now.block("表7").of("甲 单位").single("3", "3");
    now.block("表7").of("乙单位").single("9", "9");
    now.block("表7").of("丙单位").single("9", "9");
    BookBuilder last = book();
    last.block("表7").of("乙单位").year("2024").single("8", "8");
    last.block("表7").of("甲单位").year("2024").single("4", "4");

    Checking checking = check(rule(RULE), both(now, last));

    assertThat(checking.judged()).isEqualTo(2);
    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.findings())
        .extracting(finding -> finding.instance().unit())
        .containsExactly("乙单位");
  }

  @Test
  void oneUnitFindsItselfAmongSeveralOfLastYear() throws PackException {
    BookBuilder last = book();
    last.block("表7").of("乙单位").year("2024").single("2", "2");
    last.block("表7").of("甲单位").year("2024").single("4", "4");

    assertThat(check(rule(RULE), both(table7("甲单位", "2025", "3"), last)).findings()).isEmpty();
    assertThat(check(rule(RULE), both(table7("乙单位", "2025", "3"), last)).findings()).hasSize(1);
    assertThat(check(rule(RULE), both(table7("丙单位", "2025", "3"), last)).notApplicable())
        .hasSize(1);
  }

  @Test
  void aTableTwiceLastYearIsNotTakenAtAll() throws PackException {
    BookBuilder last = book();
    last.block("表7").of("甲").year("2024").single("1", "1");
    last.block("表7").of("甲").year("2024").single("9", "9");

    Checking checking = check(rule(RULE), both(table7("甲", "2025", "3"), last));

    assertThat(checking.judged()).isZero();
    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.notApplicable()).hasSize(1);
  }

  private static BookBuilder.Sheet row(BookBuilder book, String unit, Block.Part part) {
    return book.block("表7").of(unit).part(part);
  }

  /** Of this year's one table: what the rule compares it with, told by its amount. */
  private static List<String> comparedWith(BookBuilder.Sheet now, BookBuilder last)
      throws PackException {
    Checking checking = check(rule(RULE), both(now.single("9", "9").done(), last));
    return checking.findings().stream()
        .map(finding -> finding.right().orElseThrow().quantity().text())
        .toList();
  }

  /** A table with rows of several units: 8 in all, 5 and 3 of them of two units. */
  private static BookBuilder sliced(String whole) {
    BookBuilder last = book();
    row(last, whole, Block.Part.OVERVIEW).single("8", "8");
    row(last, "乙", Block.Part.SLICE).single("5", "5");
    row(last, "丙", Block.Part.SLICE).single("3", "3");
    return last;
  }

  @Test
  void theOnlyTableOfLastYearIsTakenWhateverItCallsItself() throws PackException {
    assertThat(comparedWith(row(book(), "新名", Block.Part.WHOLE), table7("旧名", "2024", "4")))
        .containsExactly("4.00");
  }

  @Test
  void ofSeveralUnitsRowsTheUnitsAreTaken() throws PackException {
    assertThat(comparedWith(row(book(), "乙", Block.Part.WHOLE), sliced("甲")))
        .containsExactly("5.00");
    assertThat(comparedWith(row(book(), "甲", Block.Part.WHOLE), sliced("甲")))
        .containsExactly("8.00");
    assertThat(comparedWith(row(book(), "丁", Block.Part.WHOLE), sliced("甲"))).isEmpty();
  }

  @Test
  void whatAddsUpTheUnitsIsSetBesideWhatAddedThemUp() throws PackException {
    BookBuilder now = book();
    row(now, "改名", Block.Part.OVERVIEW).single("9", "9");
    row(now, "乙", Block.Part.SLICE).single("4", "4");
    row(now, "丙", Block.Part.SLICE).single("4", "4");

    assertThat(check(rule(RULE), both(now, sliced("甲"))).findings())
        .extracting(finding -> finding.instance().unit(), f -> f.right().orElseThrow().text())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("丙", "上年表7·三公合计"),
            org.assertj.core.groups.Tuple.tuple("改名", "上年表7·三公合计"));
    assertThat(check(rule(RULE), both(now, sliced("甲"))).judged()).isEqualTo(3);
  }

  /** Rows of one unit are no whole table, even if last year's is the only one. */
  @Test
  void aUnitsRowsAreNotSetBesideTheTableOfAnother() throws PackException {
    BookBuilder now = book();
    row(now, "甲", Block.Part.OVERVIEW).single("9", "9");
    row(now, "乙", Block.Part.SLICE).single("9", "9");

    Checking checking = check(rule(RULE), both(now, table7("甲", "2024", "4")));

    assertThat(checking.findings())
        .extracting(finding -> finding.instance().unit())
        .containsExactly("甲");
  }

  @Test
  void rowsOfTheUnitTwiceAreNotTakenEither() throws PackException {
    BookBuilder last = sliced("甲");
    row(last, "乙", Block.Part.SLICE).single("6", "6");

    assertThat(comparedWith(row(book(), "乙", Block.Part.WHOLE), last)).isEmpty();
  }
}
