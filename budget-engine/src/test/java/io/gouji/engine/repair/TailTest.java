package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.repair.Suspicion.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rounding leaves over, told from what somebody mistyped. */
final class TailTest {
  /** A total that adds rounded figures up may miss the rounded total; nobody need be wrong. */
  @Test
  void whatRoundingLeavesOverIsToldAsSuch() {
    Suspicion tail = only(addedUp("10.02"));
    assertThat(tail.kind()).isEqualTo(Kind.TAIL);
    assertThat(tail.sets()).as("the alternatives stay").hasSize(11);
    assertThat(tail.correction()).isEmpty();
    assertThat(only(addedUp("10.05")).kind()).as("more than is common").isEqualTo(Kind.CELLS);
    assertThat(only(addedUp("9.00")).kind()).isEqualTo(Kind.CELLS);
  }

  /** Ten rounded parts of 1.00, added up by a formula, and the total as another table prints it. */
  private static Sums addedUp(String printed) {
    String[] parts = IntStream.range(0, 10).mapToObj(i -> "p" + i).toArray(String[]::new);
    Sums sums = new Sums().rounded().cell("sum", "10.00").cell("same", printed);
    for (String part : parts) {
      sums.cell(part, "1.00");
    }
    return sums.total("sum", parts).total("same", "sum").formula("sum", parts);
  }

  /** A total that somebody typed adds nothing up. */
  @Test
  void totalsThatAreTypedLeaveNothingOver() {
    Sums typed =
        new Sums()
            .rounded()
            .cell("sum", "4.03")
            .cell("a", "2.00")
            .cell("b", "2.00")
            .cell("same", "4.06");
    typed.total("sum", "a", "b").total("same", "sum");
    assertThat(typed.suspicions()).extracting(Suspicion::kind).containsOnly(Kind.CELLS);
  }

  /** Nor is there anything to round where figures are exact. */
  @Test
  void exactFiguresLeaveNothingOver() {
    Sums exact =
        new Sums().cell("sum", "4.00").cell("a", "2.00").cell("b", "2.00").cell("same", "4.01");
    exact.total("sum", "a", "b").total("same", "sum").formula("sum", "a", "b");
    assertThat(only(exact).kind()).isEqualTo(Kind.CELLS);
  }

  /** A formula typed over is likelier than a remainder of rounding. */
  @Test
  void aTotalTypedOverIsNoRemainder() {
    Sums sums = addedUp("10.02").hint("p3", "SUM(C3:D3)");
    assertThat(only(sums).kind()).isEqualTo(Kind.CELLS);
    assertThat(only(sums).sets().get(0).cells().get(0).formula()).isEqualTo("SUM(C3:D3)");
  }
}
