package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.repair.Suspicion.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which cells that calculate are to be trusted, and what is blamed instead. */
final class WorkingsTest {
  /** What a relation asks of the cells that state, by name. */
  private static SortedMap<String, Long> asked(Sums sums, int relation, String... names) {
    Row row = sums.workings().rows().get(relation);
    SortedMap<String, Long> asked = new TreeMap<>();
    for (String name : names) {
      if (row.has(sums.number(name))) {
        asked.put(name, row.coefficient(sums.number(name)));
      }
    }
    assertThat(row.cells()).hasSize(asked.size());
    return asked;
  }

  private static Sums criteria(String sum, String same) {
    return new Sums().cell("sum", sum).cell("a", "1.00").cell("b", "2.00").cell("same", same);
  }

  /** A formula with criteria that reads what holds to the fen adds just that up. */
  @Test
  void aFormulaThatReadsTheOthersOfARelationThatHoldsIsTrusted() {
    Sums sums = criteria("3.00", "4.00").zero("sum - a - b").zero("same - sum");
    sums.criteria("sum", "a", "b");
    assertThat(sums.sets())
        .containsExactlyInAnyOrder(List.of("a:2.00"), List.of("b:3.00"), List.of("same:3.00"));
    Sums more = criteria("3.00", "4.00").zero("sum - a - b").zero("same - sum").cell("c", "0.50");
    more.criteria("sum", "a", "b", "c");
    assertThat(more.sets()).as("it may read more").isEqualTo(sums.sets());
  }

  @Test
  void aFormulaThatReadsOnlySomeIsNot() {
    Sums sums = criteria("3.00", "4.00").zero("sum - a - b").zero("same - sum");
    sums.criteria("sum", "a");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("same:3.00")));
    assertThat(sums.workings().hasCalculated(sums.ledger().lines().get(1))).isFalse();
    assertThat(sums.workings().calculates(sums.number("sum"))).isTrue();
    assertThat(sums.workings().reads(sums.number("sum"))).isEmpty();
  }

  /** What holds within rounding only may add something else up. */
  @Test
  void norIsOneThatAddsUpToNearlyTheSame() {
    Sums sums = new Sums().rounded().cell("sum", "3.01").cell("a", "1.00").cell("b", "2.00");
    sums.zero("sum - a - b").criteria("sum", "a", "b");
    assertThat(sums.workings().hasCalculated(sums.ledger().lines().get(0))).isFalse();
    Sums exact = new Sums().rounded().cell("sum", "3.00").cell("a", "1.00").cell("b", "2.00");
    exact.zero("sum - a - b").criteria("sum", "a", "b");
    assertThat(exact.workings().hasCalculated(exact.ledger().lines().get(0))).isTrue();
  }

  /** A total may stand anywhere in its relation, and others may be taken from it. */
  @Test
  void whatAFormulaAddsFollowsFromTheRelation() {
    Sums sums = new Sums().cell("rest", "1.00").cell("sum", "3.00").cell("a", "1.00");
    sums.cell("c", "1.00").cell("same", "3.00");
    sums.zero("rest - sum + a + c").zero("same - sum").criteria("sum", "rest", "a", "c");
    assertThat(asked(sums, 1, "rest", "sum", "a", "c", "same"))
        .isEqualTo(new TreeMap<>(java.util.Map.of("rest", 1L, "a", 1L, "c", 1L, "same", -1L)));
    Sums negative = new Sums().cell("sum", "3.00").cell("a", "5.00").cell("b", "2.00");
    negative.cell("same", "3.00");
    negative.zero("sum - a + b").zero("sum - same").criteria("sum", "a", "b");
    assertThat(asked(negative, 1, "sum", "a", "b", "same"))
        .isEqualTo(new TreeMap<>(java.util.Map.of("a", 1L, "b", -1L, "same", -1L)));
    assertThat(negative.workings().rows().get(0).cells()).isEmpty();
  }

  /** A part that counts twice does not follow from the total by adding. */
  @Test
  void whatCountsTwiceIsNotSolvedFor() {
    Sums sums = new Sums().cell("b", "4.00").cell("a", "2.00").zero("b - 2 a").criteria("a", "b");
    assertThat(sums.workings().blameless().isEmpty()).isTrue();
    sums.criteria("b", "a");
    assertThat(sums.workings().blameless().stream().boxed()).containsExactly(sums.number("b"));
  }

  /** A relation that is written with a factor asks for the same sum. */
  @Test
  void aFactorOnBothSidesChangesNothing() {
    Sums twice = criteria("3.00", "4.00").zero("2 sum - 2 a - 2 b").formula("sum", "a", "b");
    assertThat(twice.workings().blameless().stream().boxed()).containsExactly(0);
    Sums other = criteria("3.00", "4.00").zero("2 sum - 3 a - 2 b").formula("sum", "a", "b");
    assertThat(other.workings().blameless().isEmpty()).isTrue();
    Sums fewer = criteria("3.00", "4.00").zero("sum - a - b").formula("sum", "a");
    assertThat(fewer.workings().blameless().isEmpty()).isTrue();
    Sums others = criteria("3.00", "4.00").zero("sum - a - b").formula("sum", "a", "same");
    assertThat(others.workings().blameless().isEmpty()).isTrue();
  }

  /** What a total reads in two ways counts twice. */
  @Test
  void whatIsReadInTwoWaysCountsTwice() {
    Sums sums = new Sums().cell("all", "6.00").cell("sub", "3.00").cell("same", "3.00");
    sums.cell("a", "1.00").cell("b", "2.00");
    sums.total("sub", "a", "b").total("same", "sub").total("all", "sub", "same").cell("x", "6.00");
    sums.total("x", "all").formula("sub", "a", "b").formula("same", "sub");
    sums.formula("all", "sub", "same");
    assertThat(asked(sums, 3, "all", "sub", "same", "a", "b", "x"))
        .isEqualTo(new TreeMap<>(java.util.Map.of("a", 2L, "b", 2L, "x", -1L)));
    assertThat(sums.workings().reads(sums.number("all")))
        .containsExactly(sums.number("sub"), sums.number("same"));
    assertThat(sums.workings().follows(sums.number("all"), cell -> cell == 1 ? 5 : 7))
        .isEqualTo(12);
    assertThat(sums.workings().follows(sums.number("a"), cell -> 5)).isZero();
  }

  /** Formulas that read each other in a ring come to an end. */
  @Test
  void ringsOfFormulasComeToAnEnd() {
    Sums sums = new Sums().cell("a", "1.00").cell("b", "1.00").cell("x", "2.00");
    sums.total("x", "a").formula("a", "b").formula("b", "a");
    assertThat(sums.suspicions()).hasSize(1);
    assertThat(only(sums).kind()).isEqualTo(Kind.CELLS);
  }

  /** A formula that yields no amount is as unknown as a text, whatever it reads. */
  @Test
  void aFormulaWithoutAnAmountIsUnknown() {
    Sums sums = new Sums().cell("sum", Sums.UNREAD).cell("a", "1.00").cell("b", "2.00");
    sums.total("sum", "a", "b").formula("sum", "a", "b");
    assertThat(sums.workings().calculates(sums.number("sum"))).isFalse();
    assertThat(sums.workings().unread().stream().boxed()).containsExactly(sums.number("sum"));
    assertThat(sums.suspicions()).as("it yields an amount as soon as it is calculated").isEmpty();
  }

  /** Rows of equations have no room for rounding where they are taken to the fen. */
  @Test
  void evenRowsHaveNoRoom() {
    Sums sums = new Sums().rounded().cell("sum", "3.50").cell("a", "1.00").cell("b", "2.00");
    sums.total("sum", "a", "b").atMost("sum", "b");
    Workings workings = sums.workings();
    assertThat(workings.evens().get(0).low()).isEqualTo(-1_000_000);
    assertThat(workings.evens().get(0).high()).isEqualTo(-1_000_000);
    assertThat(workings.rows().get(0).low()).isEqualTo(-1_030_000);
    assertThat(workings.evens().get(1)).isSameAs(workings.rows().get(1));
    int[] cells = workings.rows().get(0).cells();
    assertThat(Arrays.stream(cells).boxed()).containsExactly(0, 1, 2);
  }
}
