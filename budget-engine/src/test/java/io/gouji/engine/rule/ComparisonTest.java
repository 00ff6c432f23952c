package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each sign of the language says of a left side that is less, the same or more. */
class ComparisonTest {
  @ParameterizedTest
  @CsvSource({
    "=, false, true, false",
    "<>, true, false, true",
    "<, true, false, false",
    "<=, true, true, false",
    ">, false, false, true",
    ">=, false, true, true"
  })
  void aSignHoldsAsItReads(String sign, boolean less, boolean same, boolean more) {
    for (Comparison comparison : Comparison.values()) {
      if (comparison.sign().equals(sign)) {
        assertThat(comparison.holds(-1)).isEqualTo(less);
        assertThat(comparison.holds(0)).isEqualTo(same);
        assertThat(comparison.holds(1)).isEqualTo(more);
        assertThat(comparison.isStrict()).isEqualTo(sign.equals("<") || sign.equals(">"));
        assertThat(comparison.isTurned()).isEqualTo(sign.startsWith(">"));
        return;
      }
    }
    throw new AssertionError("no sign " + sign);
  }
}
