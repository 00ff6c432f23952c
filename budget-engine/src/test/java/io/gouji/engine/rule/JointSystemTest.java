package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How statements hang together, and what satisfies them. */
class JointSystemTest {
  private static JointRow row(int statement, long limit, int... figures) {
    long[] ones = new long[figures.length];
    Arrays.fill(ones, 1);
    return new JointRow(statement, figures, ones, limit, true);
  }

  /** Figures 0 and 1 are in a statement that does not hold as printed; 2 and 3 follow, 4 never. */
  private static JointSystem chain() {
    return new JointSystem(
        new long[] {5, 5, 5, 5, 5, 5},
        List.of(row(0, 0, 2, 3), row(1, 7, 0, 1), row(2, 0, 4), row(3, 0, 1, 2), row(4, 1, 5)));
  }

  @Test
  void distancesCountTheStatementsFromWhatDoesNotHold() {
    assertThat(chain().distances()).containsExactly(0, 0, 1, 2, Integer.MAX_VALUE, 0);
  }

  @Test
  void groupsShareNoFigureAndThoseThatHoldAreLeftOut() {
    assertThat(chain().openComponents())
        .extracting(group -> group.statements().toString() + group.figures())
        .containsExactly("{0, 1, 3}{0, 1, 2, 3}", "{4}{5}");
    assertThat(chain().only(chain().openComponents().get(1).statements()).rows())
        .extracting(JointRow::statement)
        .containsExactly(4);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 2, 1, true",
    "2, 5, 1, true",
    "6, 1, 1, false",
    "-6, 13, 1, false",
    "4, 4, 1, false",
    "3, 3, 1, false",
    // Both by two are three and a half each.
    "7, 7, 2, true",
    "10, 4, 2, true",
    "11, 3, 2, false"
  })
  void deviationsSatisfyAStatementWithinTheirBounds(long x, long y, long divisor, boolean fine) {
    JointSystem system = new JointSystem(new long[] {5, 5}, List.of(row(0, 7, 0, 1)));
    BigInteger[] deviations = {BigInteger.valueOf(x), BigInteger.valueOf(y)};
    assertThat(system.isSatisfiedBy(deviations, BigInteger.valueOf(divisor))).isEqualTo(fine);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0, true",
    "true, 1, false",
    "true, -1, false",
    "false, 0, true",
    "false, 1, true",
    "false, -1, false"
  })
  void aStatementHoldsAsPrintedIfNothingNeedDeviate(boolean equal, long limit, boolean exact) {
    JointRow row = new JointRow(0, new int[] {0}, new long[] {1}, limit, equal);
    assertThat(row.isExact()).isEqualTo(exact);
    assertThat(row.coefficient(0)).isEqualTo(1);
  }
}
