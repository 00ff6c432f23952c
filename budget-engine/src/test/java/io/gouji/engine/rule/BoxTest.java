package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals whose ends belong to them. */
class BoxTest {
  private static Box box(String low, String high) {
    return new Box(new BigDecimal(low), new BigDecimal(high));
  }

  @ParameterizedTest
  @CsvSource({
    // ends of one, ends of the other: something in common, more than an end in common
    "1, 2, 3, 4, false, false",
    "1, 2, 2, 4, true, false",
    "1, 2, 2.00, 4, true, false",
    "1, 3, 2, 4, true, true",
    "1, 4, 2, 3, true, true",
    "1, 2, 1, 2, true, true"
  })
  void twoMeetInAnEndAndOverlapInMore(
      String low, String high, String low2, String high2, boolean meets, boolean overlaps) {
    Box one = box(low, high);
    Box other = box(low2, high2);

    assertThat(one.meets(other)).isEqualTo(meets);
    assertThat(other.meets(one)).isEqualTo(meets);
    assertThat(one.overlaps(other)).isEqualTo(overlaps);
    assertThat(other.overlaps(one)).isEqualTo(overlaps);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 5, 7, 10, 21",
    "-2, 3, 5, 7, -14, 21",
    "-3, -2, 5, 7, -21, -10",
    "-3, 2, -7, 5, -15, 21",
    "-3, -2, -7, -5, 10, 21"
  })
  void productsLieBetweenThoseOfTheEnds(
      String low, String high, String low2, String high2, String least, String most) {
    assertThat(box(low, high).times(box(low2, high2))).isEqualTo(box(least, most));
    assertThat(box(low2, high2).times(box(low, high))).isEqualTo(box(least, most));
  }

  @Test
  void theyAreMadeOfAMiddleOrOfEndsInEitherOrder() {
    assertThat(Box.around(new BigDecimal("5"), new BigDecimal("2"))).isEqualTo(box("3", "7"));
    assertThat(Box.between(new BigDecimal("5"), new BigDecimal("2"))).isEqualTo(box("2", "5"));
    assertThat(Box.between(new BigDecimal("2"), new BigDecimal("5"))).isEqualTo(box("2", "5"));
    assertThat(box("0.25", "1.50").movePointRight(2)).isEqualTo(box("25", "150"));
  }
}
