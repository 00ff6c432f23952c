package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void numbersAreThoseOfTheContract() {
    assertThat(Stream.of(ExitCode.values()).map(ExitCode::number))
        .containsExactly(0, 1, 2, 3, 4, 64);
  }

  @Test
  void ofSeveralFilesTheWorstCounts() {
    List<ExitCode> worst = Stream.of(ExitCode.values()).sorted(Comparator.reverseOrder()).toList();

    assertThat(ExitCode.WARNINGS.worse(ExitCode.ERRORS)).isEqualTo(ExitCode.ERRORS);
    assertThat(ExitCode.FAULT.worse(ExitCode.UNREADABLE)).isEqualTo(ExitCode.FAULT);
    assertThat(ExitCode.CLEAN.worse(ExitCode.CLEAN)).isEqualTo(ExitCode.CLEAN);
    assertThat(worst.stream().reduce(ExitCode::worse)).contains(ExitCode.USAGE);
  }
}
