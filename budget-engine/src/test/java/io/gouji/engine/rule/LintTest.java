package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.BudgetBook;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of rules together, by small books that they are tried on. */
class LintTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "A", "表1收入!收入总计",
          "B", "表1支出!支出总计",
          "C", "表3!合计",
          "F", "表1收入!基金",
          "J", "表1收入!上年结转");

  /** Income, expenditure, the total of table 3, a fund and what is carried over. */
  private static BudgetBook book(String a, String b, String c, String f, String j) {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表1收入").label("基金", f).total("收入总计", a).total("上年结转", j);
    book.block("表1支出").total("支出总计", b);
    book.block("表3").total("合计", c, "", "", "");
    return book.book();
  }

  private static BudgetBook book() {
    return book("5", "7", "9", "11", "13");
  }

  private static String full(String formula) {
    String full = formula;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      full = full.replaceAll("(?<![A-Z])" + name.getKey() + "(?![A-Z])", name.getValue());
    }
    return full;
  }

  /** Rules X01, X02 and so on. */
  private static RuleSet rules(String... formulas) throws PackException {
    SmallPack pack = new SmallPack();
    for (String formula : formulas) {
      String[] parts = formula.split(" when ", 2);
      pack.rule(id(pack), full(parts[0]), parts.length > 1 ? parts[1] : "");
    }
    return pack.compile();
  }

  private static String id(SmallPack pack) {
    return "X0" + (pack.pack().rules().size() + 1);
  }

  private static List<String> told(RuleSet rules, BudgetBook... books) {
    return Lint.of(rules, List.of(books)).stream().map(LintTest::told).toList();
  }

  private static String told(Lint.Remark remark) {
    String others = String.join(" ", remark.others().stream().map(RuleId::value).toList());
    return (remark.kind() + " " + remark.rule().id().value() + " " + others).strip();
  }

  private static List<String> split(@Nullable String list) {
    return list == null ? List.of() : Arrays.asList(list.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What only zeros satisfy; with how many others; what is beside the point is not named.
        "A = B; A = 2 * B | CONTRADICTED X02 X01",
        "A = B; C = F; A = 2 * B | CONTRADICTED X03 X01",
        "A = B; C = B; C = 3 * A | CONTRADICTED X03 X01 X02",
        "A = B; C = B; F = C; F = 3 * A | CONTRADICTED X04 X01 X02 X03",
        "A = B; F = B; C = B; C = 3 * A | CONTRADICTED X04 X01 X03",
        // Of two that are wrong each is told, in the order of the pack.
        "A = B; A = 2 * B; C = F; C = 2 * F | CONTRADICTED X02 X01, CONTRADICTED X04 X03",
        // The wrong one is left out, and no longer speaks against the next.
        "A = B; A = C; B = 2 * C | CONTRADICTED X03 X01 X02",
        // By itself: figures are not negative.
        "A = -100 | CONTRADICTED X01",
        "A + B <= -1 | CONTRADICTED X01",
        "A = 0 |",
        "A + B <= 0 |",
        "A >= 0 |",
        // Less is less by a fen, greater is greater by a fen.
        "A < B; B < A | CONTRADICTED X02 X01",
        "A < B; B <= A | CONTRADICTED X02 X01",
        "A <= B; B <= A |",
        "A < B; B < A + 0.01 | CONTRADICTED X02 X01",
        "A < B; B < A + 0.02 |",
        "A < B; B <= A + 0.01 |",
        "A > B; B > A | CONTRADICTED X02 X01",
        "A > B; B > A - 0.01 | CONTRADICTED X02 X01",
        "A > B; B > A - 0.02 |",
        "A > B; B >= A - 0.01 |",
        "A >= B; B >= A |",
        "A >= B; B >= A + 0.01 | CONTRADICTED X02 X01",
        "A >= 2 * B; A <= B | CONTRADICTED X02 X01",
        "A >= 2 * B; A <= 2 * B |"
      })
  void whatOnlyZerosSatisfyIsToldWithWhatItContradicts(String formulas, String remarks)
      throws PackException {
    assertThat(told(rules(formulas.split("; ")), book()))
        .filteredOn(one -> one.startsWith("CONTRADICTED"))
        .isEqualTo(split(remarks));
  }

  @Test
  void withoutBooksNothingIsKnownOfContradictions() throws PackException {
    assertThat(told(rules("A = B", "A = 2 * B"))).isEmpty();
  }

  /** A book that satisfies a rule and its neighbours by more than zeros proves them sound. */
  @Test
  void oneBookWhereItNeedNotBeContradictedAcquitsARule() throws PackException {
    RuleSet rules = rules("SUM(表3[合计]) = A", "SUM(表3[合计]) = 2 * A");
    BookBuilder one = new BookBuilder(new SmallPack().pack());
    one.block("表3").code("201", "4", "", "", "");
    one.block("表1收入").total("收入总计", "5");
    BookBuilder none = new BookBuilder(new SmallPack().pack());
    none.block("表3").total("合计", "4", "", "", "");
    none.block("表1收入").total("收入总计", "5");
    assertThat(told(rules, one.book())).containsExactly("CONTRADICTED X02 X01");
    // Without a row of table 3 the sum says nothing about the rule.
    assertThat(told(rules, none.book())).isEmpty();
    assertThat(told(rules, none.book(), one.book(), none.book()))
        .containsExactly("CONTRADICTED X02 X01");
  }

  @Test
  void aRuleIsContradictedIfItIsSoInAllBooksItAppliesTo() throws PackException {
    // The row of 201 is in the first book only.
    RuleSet rules = rules("表3[@合计] = A when 表3[@科目编码]=\"201\"", "表3[@合计] = 2 * A");
    assertThat(told(rules, codes("201"))).containsExactly("CONTRADICTED X02 X01");
    assertThat(told(rules, codes("208"))).containsExactly("UNMATCHED X01");
    // Of the two it is now the first that fits into no book beside the other.
    assertThat(told(rules, codes("201"), codes("208"))).containsExactly("CONTRADICTED X01 X02");
    assertThat(told(rules, codes("208"), codes("201"))).containsExactly("CONTRADICTED X01 X02");
  }

  private static BudgetBook codes(String... codes) {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    BookBuilder.Sheet sheet = book.block("表3");
    for (String code : codes) {
      sheet.code(code, "4", "1", "3", "");
    }
    book.block("表1收入").total("收入总计", "5");
    return book.book();
  }

  /** Of a rule over every row some rows are tried; one that can be satisfied is enough. */
  @ParameterizedTest
  @CsvSource({
    "201 204 205 206, true",
    "299 201, false",
    "201 204 205 206 299, false",
    "201 204 205 206 207 299, true"
  })
  void oneRowThatCanBeSatisfiedAcquitsARule(String codes, boolean told) throws PackException {
    RuleSet rules = rules("表3[@合计] = 表3[@基本支出] when 表3[@科目编码]<>\"299\"", "表3[@合计] = 2 * 表3[@基本支出]");
    assertThat(told(rules, codes(codes.split(" "))))
        .containsExactly(told ? "CONTRADICTED X02 X01" : "CONTRADICTED X01 X02");
  }

  /** Figures far away, through relations of others, are still seen; what is no use is left out. */
  @Test
  void aContradictionThroughOtherRowsIsFound() throws PackException {
    RuleSet rules =
        rules(
            "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]",
            "表3[@基本支出] = 2 * 表3[@合计]",
            "表3[@项目支出] >= 0",
            "A = B");
    assertThat(told(rules, codes("201", "204")))
        .filteredOn(one -> one.startsWith("CONTRADICTED"))
        .containsExactly("CONTRADICTED X02 X01");
  }

  @Test
  void zerosAreNoWitness() throws PackException {
    RuleSet rules = rules("A = B", "A = 2 * B");
    assertThat(told(rules, book("0", "0", "0", "0", "0"))).contains("CONTRADICTED X02 X01");
  }

  /** The second book satisfies both, the first neither. */
  @Test
  void aWitnessInOneBookServesAll() throws PackException {
    RuleSet rules = rules("A = B + 100", "A + B = 300");
    assertThat(told(rules, book(), book("0.02", "0.01", "0", "0", "0"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = B; C = F; B = A | SAME X03 X01",
        "A = B; 2 * A = 2 * B | SAME X02 X01",
        "A = B; A - B = 0 | SAME X02 X01",
        "A <= B; B >= A | SAME X02 X01",
        "A < B; 3 * B > 3 * A | SAME X02 X01",
        "A <= B; B <= A |",
        "A <= B; A < B |",
        "A <= B; A = B |",
        "A <= B; A <= B + 1 |",
        "A = B; 2 * A = 2 * B; B = A | SAME X02 X01, SAME X03 X01",
        "表3[@*] >= 0; 表3[@合计] >= 0; 表3[@基本支出] >= 0 | SAME X02 X01, SAME X03 X01",
        // All that it says must have been said, by whomever.
        "表3[@合计] >= 0; 表3[@基本支出] >= 0; 表3[@*] >= 0 |",
        "表3[@合计] >= 0; 表3[@基本支出] >= 0; 表3[@项目支出] >= 0; 表3[@经营支出] >= 0; 表3[@*] >= 0"
            + "| SAME X05 X01 X02 X03 X04",
        "表3[@合计] >= 0; 表3[@合计] >= 0 when 表3[@有下级] |"
      })
  void whatSaysNothingElseThanOthersIsToldWithThese(String formulas, String remarks)
      throws PackException {
    assertThat(told(rules(formulas.split("; ")))).isEqualTo(split(remarks));
  }

  @Test
  void whatAppliesToNoBookIsTold() throws PackException {
    RuleSet rules = rules("表7!三公合计 >= 0", "A >= 0", "表3[@合计] >= 0 when 表3[@科目编码]=\"299\"");
    assertThat(told(rules, book())).containsExactly("UNMATCHED X01", "UNMATCHED X03");
    assertThat(told(rules, book(), codes("299"))).containsExactly("UNMATCHED X01");
    assertThat(told(rules)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = B; B = C; A = C | IMPLIED X01, IMPLIED X02, IMPLIED X03",
        "A = B; B = C; C <= A; C = F | IMPLIED X03",
        "A = B; B = C; C >= A | IMPLIED X03",
        // An inequality implies nothing.
        "A <= B; B <= A; A = C |",
        "A = B; A <= B + 1 | IMPLIED X02",
        "A = B; A < B + 1 | IMPLIED X02",
        "A = B; 2 * A = B + C; C = F; F = A | IMPLIED X01, IMPLIED X02, IMPLIED X03, IMPLIED X04",
        "A = B; 2 * A = B + C; F = A |",
        "A = B |"
      })
  void whatFollowsFromTheOthersIsTold(String formulas, String remarks) throws PackException {
    assertThat(told(rules(formulas.split("; ")), book("5", "5", "5", "5", "5")))
        .isEqualTo(split(remarks));
  }

  /** What it follows from must hold in the book; what is wrong does not count. */
  @Test
  void onlySoundBooksTellWhatFollows() throws PackException {
    RuleSet rules = rules("A = B", "B = C", "A = C");
    assertThat(told(rules, book("5", "5", "6", "5", "5"))).isEmpty();
    assertThat(told(rules("A = B", "B = C", "A = C", "A = -1"), book("5", "5", "5", "5", "5")))
        .containsExactly("CONTRADICTED X04", "IMPLIED X01", "IMPLIED X02", "IMPLIED X03");
  }

  @Test
  void whatFollowsInOneBookOnlyIsNotTold() throws PackException {
    // In the book without 208 the sum of codes 201 is that of all.
    RuleSet rules = rules("SUMIFS(表3[合计],表3[科目编码],\"201\") = 40000", "SUM(表3[合计]) = 40000 * 1");
    assertThat(told(rules, codes("201"))).containsExactly("IMPLIED X01", "IMPLIED X02");
    assertThat(told(rules, codes("201"), both())).isEmpty();
    assertThat(told(rules, both(), codes("201"))).isEmpty();
  }

  /** The second row is zero, so that the sums are equal and yet not the same. */
  private static BudgetBook both() {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表3").code("201", "4", "1", "3", "").code("208", "0", "0", "0", "");
    return book.book();
  }
}
