package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gouji validate --format} with the forms that tell of all files at once. */
final class RunFormatsTest {
  private static final String SAMPLE = "../samples/broken/T1-01.xlsx";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "html,<!doctype html>,</html>",
    "sarif,{\"$schema\",}",
    "junit,<?xml,</testsuites>",
    "csv,\uFEFF文件,none"
  })
  void allFilesAreOneDocument(String form, String start, String end) throws IOException {
    Path broken = Files.write(folder.resolve("空.xlsx"), new byte[0]);

    Spoken spoken = Spoken.by("validate", SAMPLE, broken.toString(), "--format", form);

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.out()).startsWith(start).contains("T1-01", "空.xlsx".substring(1));
    if (!form.equals("csv")) {
      assertThat(spoken.out().strip()).endsWith(end);
    }
    assertThat(spoken.err()).startsWith(broken + "：");
  }

  @Test
  void copiesAreNamedInTheDocument() throws IOException {
    Path results = folder.resolve("out");

    Spoken spoken =
        Spoken.by("validate", SAMPLE, "--format", "html", "-o", results.toString(), "--lang=en");

    assertThat(spoken.out()).contains("[\"annotated\",\"", "T1-01-");
    assertThat(spoken.code()).isEqualTo(2);
  }

  @Test
  void aLastYearThatCannotBeReadLeavesADocument() throws IOException {
    Path prior = Files.write(folder.resolve("空.xlsx"), new byte[0]);

    Spoken spoken = Spoken.by("validate", SAMPLE, "--format", "sarif", "--prior", prior.toString());

    JsonNode run = new ObjectMapper().readTree(spoken.out()).at("/runs/0");
    assertThat(run.get("results")).isEmpty();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(1);
    assertThat(spoken.code()).isEqualTo(3);
  }
}
