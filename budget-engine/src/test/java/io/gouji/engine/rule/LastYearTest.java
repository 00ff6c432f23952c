package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Tables of three-public expenses: {@code 甲 99 SLICE}. */
  private static BookBuilder tables(String list, String year) {
    BookBuilder book = book();
    for (String table : list.split(", ")) {
      String[] parts = table.split(" ");
      Block.Part part = parts.length > 2 ? Block.Part.valueOf(parts[2]) : Block.Part.WHOLE;
      book.block("表7").of(parts[0]).year(year).part(part).single(parts[1], parts[1]);
    }
    return book;
  }

  /** Which figure of last year's each unit is set beside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A table of one unit is its own, whatever it calls itself.
        "甲 9 | 乙 1 | 甲:1",
        "甲 9 | 乙 1, 甲 2 | 甲:2",
        "甲 9 | 乙 1, 丙 2 |",
        // Of a table of several units the unit's rows are, or the whole where it is the unit's.
        "甲 9 | 部门 1 OVERVIEW, 甲 2 SLICE, 乙 3 SLICE | 甲:2",
        "部门 9 | 部门 1 OVERVIEW, 甲 2 SLICE, 乙 3 SLICE | 部门:1",
        "丙 9 | 部门 1 OVERVIEW, 甲 2 SLICE, 乙 3 SLICE |",
        "甲 9 | 甲 1 OVERVIEW, 甲 2 SLICE, 乙 3 SLICE | 甲:1",
        "部门 9 OVERVIEW, 甲 8 SLICE, 乙 7 SLICE | 部门 1 OVERVIEW, 甲 2 SLICE, 乙 3 SLICE"
            + "| 乙:3, 甲:2, 部门:1",
        "部门 9 OVERVIEW, 甲 8 SLICE, 乙 7 SLICE | 本级 1 OVERVIEW, 甲 2 SLICE, 丙 3 SLICE" + "| 甲:2, 部门:1",
        // One unit's rows are never set beside a table of all.
        "部门 9 OVERVIEW, 甲 8 SLICE, 乙 7 SLICE | 部门 1 | 部门:1",
        "部门 9 OVERVIEW, 甲 8 SLICE, 乙 7 SLICE | 甲 1 | 甲:1, 部门:1",
        "部门 9 OVERVIEW, 甲 8 SLICE | 甲 1 OVERVIEW | 部门:1",
        "部门 9 OVERVIEW, 甲 8 SLICE | 部门 5 OVERVIEW, 甲 1 SLICE, 甲 2 SLICE | 部门:5"
      })
  void everyPartIsSetBesideThatOfItsUnit(String now, String last, @Nullable String beside)
      throws PackException {
    Checking checking =
        check(rule("表7!三公合计 = 上年表7!三公合计"), both(tables(now, "2025"), tables(last, "2024")));
    String told =
        checking.findings().stream()
            .map(one -> one.instance().unit() + ":" + one.right().orElseThrow().quantity().text())
            .map(one -> one.replace(".00", ""))
            .sorted()
            .collect(Collectors.joining(", "));
    assertThat(told).isEqualTo(beside == null ? "" : beside);
    assertThat(checking.undecided()).isEmpty();
  }
}
