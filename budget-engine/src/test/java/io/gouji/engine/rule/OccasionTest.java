package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.PackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One instance of a rule: where it stands among all, what it shares with others, how it is told.
 */
class OccasionTest {
  private final SmallPack pack = new SmallPack();
  private final BookBuilder book = new BookBuilder(pack.pack());

  /** Every instance of every rule that is judged. */
  private List<Occasion> occasions() throws PackException {
    RuleSet rules = pack.compile();
    List<Occasion> all = new ArrayList<>();
    Scopes scopes = new Scopes(book.book(), rules.schema());
    for (Rule rule : rules.rules()) {
      RuleRun.Watch watch = (occasion, verdict, judge) -> all.add(occasion);
      new RuleRun(rules, rule, Set.of(), new Outcome(), watch).run(scopes);
    }
    return all;
  }

  private Occasion only(String formula) throws PackException {
    pack.rule("X01", formula);
    List<Occasion> all = occasions();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private int order(String block) throws PackException {
    return pack.compile().schema().home(block).order();
  }

  private void tables() {
    book.block("表1收入").label("甲", "1").total("收入总计", "1");
    book.block("表3").code("201", "1").code("208", "2").total("合计", "3");
  }

  @Test
  void itStandsAtItsOwnRowOnWhicheverSideThatIs() throws PackException {
    tables();
    pack.rule("X01", "表1收入!收入总计 = 表3[@合计]");

    assertThat(occasions())
        .extracting(Occasion::place)
        .extracting(Outcome.Place::block, Outcome.Place::row, Outcome.Place::column)
        .containsExactly(tuple(order("表3"), 4, 1), tuple(order("表3"), 5, 1));
  }

  @Test
  void withoutARowOfItsOwnItStandsAtItsFirstCell() throws PackException {
    tables();

    assertThat(only("表1收入!收入总计 = 表3[[#Totals],[合计]]").place())
        .isEqualTo(new Outcome.Place(order("表1收入"), "", 5, 1, new RuleId("X01")));
  }

  @Test
  void termsWithoutRowsArePassedOver() throws PackException {
    tables();

    assertThat(only("SUMIFS(表3[合计],表3[科目编码],\"999\") = 表1收入!收入总计 + SUM(表3[合计])").place())
        .isEqualTo(new Outcome.Place(order("表1收入"), "", 5, 1, new RuleId("X01")));
  }

  @Test
  void withoutAnyRowItStandsBelowTheTableItIsFirstAbout() throws PackException {
    tables();
    book.block("表6");

    assertThat(only("SUMIFS(表3[合计],表3[科目编码],\"999\") = SUMIFS(表6[合计],表6[科目编码],\"999\")").place())
        .isEqualTo(new Outcome.Place(order("表3"), "", Integer.MAX_VALUE, 0, new RuleId("X01")));
  }

  /** Of two relations only the figures of the other count. */
  @Test
  void figuresInDoubtAreThoseOfOtherRelations() throws PackException {
    tables();
    pack.rule("X01", "表1收入!收入总计 = 表3[[#Totals],[合计]]")
        .rule("X02", "表3[[#Totals],[合计]] = SUM(表3[合计])")
        .rule("X03", "表3[[#Totals],[合计]] = 9");
    List<Occasion> all = occasions();
    Failed one = failed(all.get(0));
    Failed two = failed(all.get(1));
    Occasion three = all.get(2);
    Spots both = Spots.of(List.of(one, two));

    assertThat(both.hasAny(one.occasion().left())).isTrue();
    assertThat(both.hasAny(three.left())).isTrue();
    assertThat(both.hasAny(three.right())).isFalse();
    assertThat(both.without(one).hasAny(one.occasion().left())).isFalse();
    assertThat(both.without(one).hasAny(one.occasion().right())).isTrue();
    assertThat(both.without(two).hasAny(two.occasion().left())).isTrue();
    assertThat(both.without(two).hasAny(two.occasion().right())).isFalse();
    assertThat(Spots.of(List.of()).hasAny(three.left())).isFalse();
  }

  /** Figures of one block are told apart by row and by column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUMIFS(表3[合计],表3[科目编码],\"201\") | true",
        "SUMIFS(表3[合计],表3[科目编码],\"208\") | false",
        "SUMIFS(表3[基本支出],表3[科目编码],\"201\") | false",
        "SUM(表3[合计]) | true",
        "SUM(表3[项目支出]) | false"
      })
  void aFigureIsKnownByItsPlace(String side, boolean shared) throws PackException {
    book.block("表3").code("201", "1", "2", "3").code("208", "4", "5", "6");
    pack.rule("X01", "SUMIFS(表3[合计],表3[科目编码],\"201\") = 9").rule("X02", side + " <= 3");
    List<Occasion> all = occasions();

    assertThat(Spots.of(List.of(failed(all.get(0)))).hasAny(all.get(1).left())).isEqualTo(shared);
  }

  private static Failed failed(Occasion occasion) {
    Grounds none = Grounds.of(new Condition.All(List.of()), binding(occasion));
    assertThat(none.isEmpty()).isTrue();
    return new Failed(occasion, none);
  }

  private static Binding binding(Occasion occasion) {
    Scope scope = new Scope("", Map.of(), Set.of(), false);
    Presence presence = new Presence(occasion.rules().schema(), Set.of(), scope);
    return new Binding(scope, presence, occasion.relation());
  }

  @ParameterizedTest
  @CsvSource({
    // two amounts a condition compares, with two decimals in 万元: is its answer in doubt?
    "0.00, 0.00, false", // printed as equal they are taken at their word
    "5.00, 5.00, false",
    "5.01, 5.00, true",
    "5.00, 5.01, true",
    "5.02, 5.00, false",
    "5.00, 5.02, false",
    "5.004, 5.001, false" // known more exactly than printed
  })
  void aConditionIsInDoubtWhereRoundingCouldTurnIt(String one, String other, boolean doubt)
      throws PackException {
    book.block("表3").code("201", one, "1", "1", other);
    pack.rule("X01", "表3[@基本支出] = 表3[@项目支出]", "OR(表3[@合计]>0,NOT(表3[@合计]>表3[@经营支出]))");
    RuleSet rules = pack.compile();
    Scope scope = new Scopes(book.book(), rules.schema()).of(List.of("表3")).get(0);
    Relation relation = rules.rules().get(0).relations().get(0);
    Binding binding = new Binding(scope, new Presence(rules.schema(), Set.of(), scope), relation);
    Grounds grounds = Grounds.of(relation.condition(), binding);

    assertThat(grounds.isEmpty()).isFalse();
    assertThat(grounds.areInDoubt(0, Spots.of(List.of()))).isEqualTo(doubt);
  }

  private Finding told(String formula) throws PackException {
    pack.rule("X01", formula);
    return Checker.check(pack.compile(), book.book()).findings().get(0);
  }

  @Test
  void aFindingOfARowSaysWhichRowAndColumn() throws PackException {
    book.block("表3").code("201", "5.00", "1.00", "2.00");

    assertThat(told("表3[@合计] = 表3[@基本支出] + 2*表3[@项目支出] - 10000").arguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "row", "201",
                "column", "合计",
                "left", "表3·201·合计",
                "right", "基本支出 + 2×项目支出 − 10000 元",
                "leftValue", "5.00 万元",
                "rightValue", "4.00 万元",
                "difference", "1.00 万元"));
  }

  @Test
  void aFindingOfTablesSaysWhichFigures() throws PackException {
    tables();
    book.block("表6").total("合计", "20001.00");

    assertThat(told("表1收入!收入总计 = 表6!合计").arguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "row", "",
                "column", "",
                "left", "表1收入·收入总计",
                "right", "表6·合计",
                "leftValue", "1.00 万元",
                "rightValue", "20001.00 元",
                "difference", "-10001 元"));
  }

  @Test
  void aConstantIsToldInTheUnitOfTheOtherSide() throws PackException {
    tables();
    pack.rule("X01", "20000 = 表1收入!收入总计");
    Finding finding = Checker.check(pack.compile(), book.book()).findings().get(0);

    assertThat(finding.kind()).isEqualTo(FindingClass.ERROR);
    assertThat(finding.arguments())
        .containsEntry("left", "20000 元")
        .containsEntry("leftValue", "2.00 万元")
        .containsEntry("rightValue", "1.00 万元");
    assertThat(finding.difference().map(one -> one.text())).isEqualTo(Optional.of("1.00"));
  }
}
