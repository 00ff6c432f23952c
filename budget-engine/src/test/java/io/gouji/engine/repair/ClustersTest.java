package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which failing relations are one matter. */
final class ClustersTest {
  private static List<RuleId> rules(Suspicion suspicion) {
    return suspicion.failing().stream().map(Suspicion.Failing::rule).toList();
  }

  private static List<RuleId> rules(String... ids) {
    return Arrays.stream(ids).map(RuleId::new).toList();
  }

  /** Matters come in the order of the first relation of each. */
  @Test
  void mattersAreInTheOrderOfTheirRelations() {
    Sums sums = new Sums().cell("a", "1.00").cell("b", "2.00").cell("c", "3.00");
    sums.cell("x", "1.00").cell("y", "2.00").cell("p", "1.00").cell("q", "4.00");
    sums.total("a", "b").total("x", "y").total("a", "c").total("p", "q");
    assertThat(sums.suspicions())
        .extracting(ClustersTest::rules)
        .containsExactly(rules("R1", "R3"), rules("R2"), rules("R4"));
  }

  /** A column's sum that holds joins two rows only where both rows' errors cancel out in it. */
  @Test
  void whatASumJoinsIsOneMatterOnlyWhereItTellsMore() {
    Sums sums = rowsOfASum("8.00", "14.00");
    assertThat(sums.suspicions())
        .extracting(ClustersTest::rules)
        .containsExactly(rules("R1"), rules("R2"));
    assertThat(sums.suspicions().get(0).sets())
        .extracting(Sums::told)
        .containsExactlyInAnyOrder(List.of("x:5.00"), List.of("x2:5.00"));
    Sums exchanged = rowsOfASum("8.00", "6.00");
    assertThat(rules(only(exchanged))).isEqualTo(rules("R1", "R2"));
    assertThat(exchanged.sets())
        .containsExactlyInAnyOrder(
            List.of("x:5.00", "y:9.00"),
            List.of("x:5.00", "y2:2.00"),
            List.of("x2:5.00", "y:9.00"),
            List.of("x2:5.00", "y2:2.00"),
            List.of("x1:6.00", "y1:1.00"));
  }

  /** Two rows of two parts, of which the first parts' sum holds. */
  private static Sums rowsOfASum(String x, String y) {
    Sums sums = new Sums().cell("x", x).cell("x1", "3.00").cell("x2", "2.00");
    sums.cell("y", y).cell("y1", "4.00").cell("y2", "5.00").cell("all1", "7.00");
    return sums.total("x", "x1", "x2").total("y", "y1", "y2").total("all1", "x1", "y1");
  }

  /** Explanations that meet beyond the relations that fail make one matter of them. */
  @Test
  void explanationsThatMeetAreOneMatter() {
    Sums sums = new Sums().cell("t", "3.00").cell("p", "3.00").cell("r", "3.00");
    sums.total("t", sure(sums, "s", "1.00")).total("r", sure(sums, "v", "5.00"));
    sums.total("t", "p").total(sure(sums, "all", "6.00"), "p", "r");
    assertThat(rules(only(sums))).hasSize(2);
    assertThat(sums.sets()).containsExactly(List.of("t:1.00", "p:1.00", "r:5.00"));
  }

  /** A figure that stands in two more places. */
  private static String sure(Sums sums, String name, String amount) {
    sums.cell(name, amount).cell(name + "1", amount).cell(name + "2", amount);
    sums.total(name, name + "1").total(name, name + "2");
    return name;
  }

  /** What weighs less than an error neither fails nor holds anything together. */
  @Test
  void onlyErrorsMakeMatters() {
    Sums sums = new Sums().cell("a", "1.00").cell("b", "2.00").advisory();
    assertThat(sums.total("a", "b").suspicions()).isEmpty();
  }
}
