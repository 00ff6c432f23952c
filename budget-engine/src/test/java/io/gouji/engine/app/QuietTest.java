package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libraries log about odd files does not reach the user. */
class QuietTest {
  @TempDir private Path folder;

  @Test
  void theErrorStreamHoldsOurSentencesOnly() throws Exception {
    Path fuzzed = Corpus.path("robust/poi/test-data__spreadsheet__poi-fuzz.xls");
    Path said = folder.resolve("err.txt");
    Process gouji =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dgouji.home=" + Path.of("..").toAbsolutePath().normalize(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Gouji.class.getName(),
                    "validate",
                    fuzzed.toString()))
            .redirectError(said.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();

    assertThat(gouji.waitFor(120, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readAllLines(said))
        .noneMatch(line -> line.contains("ERROR") || line.startsWith("\tat "))
        .allSatisfy(line -> assertThat(line).startsWith(fuzzed + "："));
  }
}
