package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rules apply, and to which rows. */
class ConditionTest {
  /** Income is 5 ten thousand yuan, carried over is 1, there is no fund; table 7 is missing. */
  private static BookBuilder book() {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表1收入").total("收入总计", "5.00").total("上年结转", "1.00");
    book.block("表3")
        .scope("政府性基金预算")
        .without("经营支出")
        .code("201", "6.00")
        .code("20101", "6.00")
        .code("2010101", "1.00")
        .code("208", "2.00")
        .total("合计", "8.00");
    return book;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "表1收入!收入总计 > 49999 | true",
        "表1收入!收入总计 > 50000 | false",
        "表1收入!收入总计 >= 50000 | true",
        "表1收入!收入总计 >= 50000.01 | false",
        "表1收入!收入总计 < 50000 | false",
        "表1收入!收入总计 < 50000.01 | true",
        "表1收入!收入总计 <= 50000 | true",
        "表1收入!收入总计 <= 49999.99 | false",
        "表1收入!收入总计 = 50000 | true",
        "表1收入!收入总计 = 50000.01 | false",
        "表1收入!收入总计 <> 50000 | false",
        "表1收入!收入总计 <> 50000.01 | true",
        "表1收入!收入总计 = 5 * 表1收入!上年结转 | true",
        "表1收入!收入总计 = 4 * 表1收入!上年结转 | false",
        "0 < 表1收入!上年结转 | true",
        // Finer than anything in the relation itself.
        "表1收入!收入总计 > 49999.999 | true",
        "表1收入!收入总计 > 50000.001 | false",
        "表1收入!收入总计 > 4.9999 * 表1收入!上年结转 | true",
        "表1收入!收入总计 > 5.0001 * 表1收入!上年结转 | false",
        "表1收入!上年结转 / 8 = 1251 | false",
        "表1收入!收入总计 / 8 = 6250 | true",
        "AND(表1收入!收入总计 > 0, 表1收入!收入总计 * 0.125 = 6250) | true",
        "OR(表1收入!收入总计 * 0.125 = 6250, 表1收入!收入总计 = 0) | true",
        "NOT(表1收入!收入总计 * 0.125 = 6250) | false",
        // What is not there is zero where the pack says so.
        "表1收入!基金 = 0 | true",
        "表1收入!基金 > 0 | false",
        "AND(表1收入!收入总计 > 0, 表1收入!上年结转 > 0) | true",
        "AND(表1收入!收入总计 > 0, 表1收入!上年结转 = 0) | false",
        "AND(表1收入!收入总计 = 0, 表1收入!上年结转 > 0) | false",
        "OR(表1收入!收入总计 = 0, 表1收入!上年结转 > 0) | true",
        "OR(表1收入!收入总计 > 0, 表1收入!上年结转 = 0) | true",
        "OR(表1收入!收入总计 = 0, 表1收入!上年结转 = 0) | false",
        "NOT(表1收入!收入总计 = 0) | true",
        "NOT(表1收入!收入总计 > 0) | false",
        "NOT(OR(表1收入!收入总计 = 0, NOT(表1收入!上年结转 = 0))) | false",
        "ISREF(表1收入!上年结转) | true",
        "ISREF(表1收入!基金) | false",
        "ISREF(表3[合计]) | true",
        "ISREF(表3[经营支出]) | false",
        "ISREF(表3!合计 表3[合计]) | true",
        "ISREF(表3!合计 表3[经营支出]) | false",
        "口径(表3[合计]) = \"政府性基金预算\" | true",
        "口径(表3[合计]) = \"一般公共预算\" | false",
        "口径(表3[合计]) <> \"政府性基金预算\" | false",
        "口径(表3[合计]) <> \"一般公共预算\" | true",
        "COUNTIFS(表3[科目编码],\"201*\") = 3 | true",
        "COUNTIFS(表3[科目编码],\"201*\") = 2 | false",
        "COUNTIFS(表3[科目编码],\"201*\") > 2 | true",
        "COUNTIFS(表3[科目编码],\"201*\") > 3 | false",
        "COUNTIFS(表3[科目编码],\"201*\") >= 3 | true",
        "COUNTIFS(表3[科目编码],\"201*\") >= 4 | false",
        "COUNTIFS(表3[科目编码],\"201*\") < 4 | true",
        "COUNTIFS(表3[科目编码],\"201*\") < 3 | false",
        "COUNTIFS(表3[科目编码],\"201*\") <= 3 | true",
        "COUNTIFS(表3[科目编码],\"201*\") <= 2 | false",
        "COUNTIFS(表3[科目编码],\"201*\") <> 2 | true",
        "COUNTIF(表3[级次],1) = 2 | true",
        "COUNTIFS(表3[级次],1,表3[末级],TRUE) = 1 | true",
        "COUNTIFS(表3[级次],\">1\",表3[科目编码],\"201*\") = 2 | true",
        "COUNTIFS(表3[级次],\"=1\") = 2 | true",
        "COUNTIFS(表3[级次],\"<>1\") = 2 | true",
        "COUNTIFS(表3[级次],\"<2\") = 2 | true",
        "COUNTIFS(表3[级次],\"<=2\") = 3 | true",
        "COUNTIFS(表3[级次],\">=2\") = 2 | true",
        "COUNTIFS(表3[科目编码],\"999\") = 0 | true",
        "COUNTIFS(表3[科目编码],\"20?\") = 2 | true",
        "COUNTIFS(表3[科目编码],\"20\"&\"1\") = 1 | true"
      })
  void aRuleAppliesIfItsConditionHolds(String condition, boolean applies) throws PackException {
    SmallPack pack = new SmallPack().rule("X01", "表1收入!收入总计 = 50000", condition);
    Checking checking = Checker.check(pack.compile(), book().book());
    assertThat(checking.judged()).isEqualTo(applies ? 1 : 0);
    assertThat(checking.notApplicable()).hasSize(applies ? 0 : 1);
    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "表3[@有下级] | 201 20101",
        "表3[@末级] | 2010101 208",
        "表3[@顶级] | 201 208",
        "NOT(表3[@顶级]) | 20101 2010101",
        "表3[@级次] = 2 | 20101",
        "表3[@级次] <> 2 | 201 2010101 208",
        "表3[@级次] < 2 | 201 208",
        "表3[@级次] >= 2 | 20101 2010101",
        "\"20101\" = 表3[@科目编码] | 20101",
        "表3[@上级编码] = \"\" | 201 208",
        "表3[@上级编码]&\"01\" = 表3[@科目编码] | 20101 2010101",
        "AND(表3[@有下级], 表3[@顶级]) | 201",
        "OR(表3[@科目编码] = \"208\", 表3[@级次] = 3) | 2010101 208",
        "表3[@合计] > 20000 | 201 20101",
        "COUNTIFS(表3[上级编码], 表3[@科目编码]) = 1 | 201 20101",
        "COUNTIFS(表3[科目编码], 表3[@科目编码]&\"*\") > 1 | 201 20101",
        "COUNTIFS(表3[科目编码], \"<>\"&表3[@科目编码]) = 3 | 201 20101 2010101 208"
      })
  void aRuleOverRowsAppliesToThoseOfWhichItsConditionHolds(String condition, String codes)
      throws PackException {
    SmallPack pack = new SmallPack().rule("X01", "表3[@合计] < 0", condition);
    Checking checking = Checker.check(pack.compile(), book().book());
    assertThat(
            checking.findings().stream()
                .map(finding -> finding.instance().row())
                .collect(Collectors.joining(" ")))
        .isEqualTo(codes);
  }

  /** In a criterion {@code *} and {@code ?} stand for signs unless a {@code ~} is before them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "甲* | 5",
        "甲? | 4",
        "甲~* | 1",
        "甲~? | 1",
        "甲~~ | 1",
        "甲~ | 1",
        "甲乙 | 1",
        "*乙 | 1",
        "?? | 4",
        "甲 | 1",
        "~*甲 | 0",
        "<>甲* | 1",
        "* | 6",
        "*~* | 1"
      })
  void signsOfACriterionStandForOthers(String criterion, int rows) throws PackException {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    BookBuilder.Sheet sheet = book.block("表3");
    for (String name : new String[] {"甲", "甲乙", "甲*", "甲?", "甲~", "丙丁戊"}) {
      sheet.add(new RowKey.Item(1, name), Map.of(LabelColumn.NAME, name), "1.00");
    }
    book.block("表1收入").total("收入总计", Integer.toString(rows));
    SmallPack pack =
        new SmallPack().rule("X01", "表1收入!收入总计 = SUMIFS(表3[合计],表3[名称],\"" + criterion + "\")");
    Checking checking = Checker.check(pack.compile(), book.book());
    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isEqualTo(1);
  }

  /** What a row itself says is never taken for a wildcard. */
  @Test
  void signsInLabelsAreThemselves() throws PackException {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    BookBuilder.Sheet sheet = book.block("表3");
    for (String name : new String[] {"甲", "甲*", "甲*乙"}) {
      sheet.add(new RowKey.Item(1, name), Map.of(LabelColumn.NAME, name), "1.00");
    }
    SmallPack pack =
        new SmallPack()
            .rule("X01", "SUMIFS(表3[合计],表3[名称],表3[@名称]) = 10000")
            .rule("X02", "SUMIFS(表3[合计],表3[名称],表3[@名称]&\"*\") >= 10000", "表3[@名称]=\"甲*乙\"")
            .rule("X03", "SUMIFS(表3[合计],表3[名称],表3[@名称]&\"*\") = 20000", "表3[@名称]=\"甲*\"");
    Checking checking = Checker.check(pack.compile(), book.book());
    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isEqualTo(5);
  }

  /** A figure that is counted by two terms is off by what is left of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "表1收入!收入总计 = SUM(表3[合计]) - SUMIFS(表3[合计],表3[科目编码],\"201\")",
        "表1收入!收入总计 + SUMIFS(表3[合计],表3[科目编码],\"201\") = SUM(表3[合计])",
        "SUM(表3[合计]) - SUMIFS(表3[合计],表3[科目编码],\"201\") = 表1收入!收入总计",
        "SUM(表3[合计]) - 表1收入!收入总计 = SUMIFS(表3[合计],表3[科目编码],\"201\")",
        "2 * 表1收入!收入总计 = 2 * SUM(表3[合计]) - 2 * SUMIFS(表3[合计],表3[科目编码],\"201\")"
      })
  void whatCancelsOutIsNotRounded(String formula) throws PackException {
    for (String total : new String[] {"2.00", "2.01", "2.02", "1.99", "1.98"}) {
      BookBuilder book = new BookBuilder(new SmallPack().pack());
      book.block("表3").code("201", "6.00").code("208", "2.00");
      book.block("表1收入").total("收入总计", total);
      Checking checking =
          Checker.check(new SmallPack().rule("X01", formula).compile(), book.book());
      String kind = checking.findings().isEmpty() ? "" : checking.findings().get(0).kind().name();
      assertThat(kind)
          .as(total)
          .isEqualTo(
              total.endsWith("2") || total.endsWith("8")
                  ? "ERROR"
                  : total.equals("2.00") ? "" : "ROUNDING");
    }
  }

  /** Rows that are apart are each off by what rounding may do: together by 0.015. */
  @ParameterizedTest
  @CsvSource({"4.00, ''", "4.01, ROUNDING", "4.02, ERROR", "3.98, ERROR"})
  void whatDoesNotCancelOutIsRounded(String total, String kind) throws PackException {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表3").code("201", "6.00").code("208", "2.00");
    book.block("表1收入").total("收入总计", total);
    String formula =
        "表1收入!收入总计 = SUMIFS(表3[合计],表3[科目编码],\"201\") - SUMIFS(表3[合计],表3[科目编码],\"208\")";
    Checking checking = Checker.check(new SmallPack().rule("X01", formula).compile(), book.book());
    String told = checking.findings().isEmpty() ? "" : checking.findings().get(0).kind().name();
    assertThat(told).isEqualTo(kind);
  }

  /**
   * A condition whose figures are apart by no more than rounding is in doubt, equal ones are not.
   */
  @ParameterizedTest
  @CsvSource({
    "表1收入!收入总计 >= 50000, 0",
    "表1收入!收入总计 >= 49999.99, 1",
    "表1收入!收入总计 >= 49950, 1",
    "表1收入!收入总计 >= 49949.99, 0",
    "表1收入!收入总计 <= 50050, 1",
    "表1收入!收入总计 <= 50050.01, 0",
    "NOT(表1收入!收入总计 > 50050), 1",
    "表1收入!收入总计 > 4.985 * 表1收入!上年结转, 1",
    "表1收入!收入总计 > 4.97 * 表1收入!上年结转, 0",
    "'OR(表1收入!上年结转 > 0, 表1收入!收入总计 >= 49950)', 1",
    "'AND(表1收入!上年结转 > 0, 表1收入!收入总计 >= 49950)', 1",
    "'AND(表1收入!上年结转 > 0, 表1收入!收入总计 >= 40000)', 0"
  })
  void aConditionIsInDoubtWithinRounding(String condition, int leftOut) throws PackException {
    SmallPack pack =
        new SmallPack()
            .rule("X01", "表3!合计 = SUM(表3[合计])")
            .rule("X02", "表3!合计 = SUM(表3[合计])+0.01", condition);
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表1收入").total("收入总计", "5.00").total("上年结转", "1.00");
    book.block("表3").code("201", "8.00").total("合计", "8.01");
    assertThat(Checker.check(pack.compile(), book.book()).joint().leftOut()).isEqualTo(leftOut);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "口径(表3[合计]) > \"甲\" ¦ R13",
        "口径(表3[@合计]) = \"甲\" ¦ R13",
        "口径(表3[合计]) = 1 ¦ R13",
        "口径(表3[合计],表3[合计]) = \"甲\" ¦ R13",
        "口径(1) = \"甲\" ¦ R13",
        "COUNTIFS(表3[科目编码],\"1\") = -1 ¦ R05",
        "COUNTIFS(表3[科目编码],\"1\") = 2147483648 ¦ R05",
        "COUNTIFS(表3[科目编码],\"1\") = 2147483647 ¦",
        "COUNTIFS(表3[科目编码],\"1\") = 0 ¦",
        "COUNTIFS(表3[科目编码],\"1\") = 1.0 ¦",
        "COUNTIFS(表3[科目编码],\"1\") = 表3!合计 ¦ R05",
        "COUNTIFS(表3[@科目编码],\"1\") = 1 ¦ R13",
        "COUNTIFS(表3[科目编码],\"1\",表3[级次]) = 1 ¦ R13",
        "COUNTIFS(表3[科目编码],\"1\",表6[级次],1) = 1 ¦ R14",
        "表3[@级次] + 1 ¦ R05",
        "SUM(表3[合计]) ¦ R12",
        "NOT(表3[@级次]) ¦ R05"
      })
  void whatIsNoConditionIsToldAsAMistake(String condition, @Nullable String id)
      throws PackException {
    SmallPack pack = new SmallPack().rule("X01", "表3[@合计] = 表3[@基本支出]", condition);
    String told = "";
    try {
      pack.compile();
    } catch (io.gouji.engine.pack.PackException mistakes) {
      told = mistakes.mistakes().get(0).message();
    }
    assertThat(told).isEqualTo(id == null ? "" : id);
  }
}
