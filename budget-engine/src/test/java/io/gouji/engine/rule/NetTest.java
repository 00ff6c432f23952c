package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Coefficients added up by number, beside a map that does the same. */
class NetTest {
  @Test
  void sumsAreThoseOfAMapWhateverTheNumbersAre() {
    Random random = new Random(20261128);
    Net net = new Net();
    for (int round = 0; round < 300; round++) {
      Map<Integer, Long> sums = new TreeMap<>();
      int most = 1 << random.nextInt(10);
      for (int i = random.nextInt(40); i > 0; i--) {
        int number = random.nextInt(most);
        long coefficient = random.nextInt(5) - 2;
        net.add(number, coefficient);
        sums.merge(number, coefficient, Long::sum);
      }
      sums.values().removeIf(sum -> sum == 0);
      int[] numbers = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
      assertThat(net.numbers()).containsExactly(numbers);
      assertThat(net.coefficients(numbers))
          .containsExactly(sums.values().stream().mapToLong(Long::longValue).toArray());
      net.clear();
      assertThat(net.numbers()).isEmpty();
    }
  }

  @Test
  void theFirstAndTheLastNumberThatFitAndTheOneBehindCount() {
    Net net = new Net();
    for (int number : new int[] {64, 63, 0, 4096}) {
      net.add(number, number + 1);
    }

    assertThat(net.numbers()).containsExactly(0, 63, 64, 4096);
    assertThat(net.coefficients(net.numbers())).containsExactly(1, 64, 65, 4097);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    Net net = new Net();
    net.add(1, Long.MAX_VALUE);

    assertThatThrownBy(() -> net.add(1, 1)).isInstanceOf(ArithmeticException.class);
  }
}
