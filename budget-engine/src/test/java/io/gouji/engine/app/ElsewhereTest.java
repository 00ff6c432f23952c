package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gouji batch --engine} where no jar is there that knows other machines. */
class ElsewhereTest {
  @TempDir private Path folder;

  private Spoken batch(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "batch";
    args[1] = folder.toString();
    args[2] = "-o";
    args[3] = folder.resolve("out").toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Spoken.by(args);
  }

  @Test
  void whatToInstallAndWhereIsSaidInOneLine() {
    Spoken chinese = batch("--engine", "flink");
    Spoken english = batch("--engine", "flink", "--lang", "en");

    assertThat(chinese.code()).isEqualTo(64);
    assertThat(chinese.err()).contains("没有找到 Flink 组件").contains(Path.of("..", "flink").toString());
    assertThat(english.code()).isEqualTo(64);
    assertThat(english.err().lines().findFirst().orElseThrow())
        .contains("gouji-flink")
        .contains(Path.of("..", "flink").toString());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anEngineNobodyKnowsIsAWrongValue() {
    Spoken spoken = batch("--engine", "spark", "--lang", "en");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains("--engine").contains("spark").contains("flink");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void aListOfUnitsIsForOtherMachines(String language) {
    Spoken spoken = batch("--hierarchy", "units.csv", "--lang", language);

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains("--engine flink").contains("--rollup");
  }
}
