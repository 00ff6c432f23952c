package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of some changes the harmless ones, in few trials. */
final class SieveTest {
  private final List<List<Integer>> trials = new ArrayList<>();

  private Sieve.Sorted<Integer> sorted(int count, List<Integer> wrong) {
    return Sieve.sort(
        IntStream.range(0, count).boxed().toList(),
        together -> {
          trials.add(together);
          return together.stream().filter(wrong::contains).map(one -> "R" + one).toList();
        });
  }

  @Test
  void oneTrialIsEnoughWhereNothingBreaks() {
    assertThat(sorted(100, List.of()).kept()).hasSize(100);
    assertThat(trials).hasSize(1);
  }

  @Test
  void whatBreaksIsLeftAndTheLastHarmlessTrialIsWhatIsKept() {
    Sieve.Sorted<Integer> sorted = sorted(64, List.of(3, 40));
    assertThat(sorted.left()).isEqualTo(Map.of(3, List.of("R3"), 40, List.of("R40")));
    assertThat(sorted.kept()).hasSize(62).doesNotContain(3, 40);
    assertThat(trials.stream().filter(one -> !one.contains(3) && !one.contains(40)).toList())
        .last()
        .isEqualTo(sorted.kept());
    assertThat(trials).hasSizeLessThan(30);
  }

  @Test
  void nothingIsTriedOfNothing() {
    assertThat(sorted(0, List.of()).kept()).isEmpty();
    assertThat(trials).isEmpty();
    assertThat(sorted(2, List.of(0, 1)).kept()).isEmpty();
  }
}
