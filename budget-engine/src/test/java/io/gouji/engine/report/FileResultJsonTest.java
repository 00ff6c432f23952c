package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read is what was written, of every broken sample. */
class FileResultJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static FileResult again(FileResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      FileResultJson.write(json, result);
    }
    assertThat(text.toString()).doesNotContain("\n");
    return FileResultJson.read(MAPPER.readTree(text.toString()));
  }

  @Test
  void everySampleComesBackAsItWas() throws Exception {
    BudgetEngine engine = BudgetEngine.open(Path.of("../templates"));
    List<Path> samples;
    try (Stream<Path> files = Files.list(Path.of("../samples/broken"))) {
      samples = files.filter(file -> file.toString().endsWith(".xlsx")).sorted().limit(20).toList();
    }
    for (Path file : samples) {
      String name = file.getFileName().toString();
      Evaluation evaluation = engine.evaluate(Files.readAllBytes(file), name, Options.AUTO);
      Wording wording = Wording.of(evaluation, "zh");
      FileResult result =
          FileResult.of(
              evaluation, wording, "甲/" + name, List.of(new JsonReport.Output("json", "a.json")));
      assertThat(again(result)).isEqualTo(result);
    }
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    FileResult unread =
        FileResult.not(FileResult.State.UNREADABLE, "两\n行.xlsx", "", List.of("读不了"));
    assertThat(again(unread)).isEqualTo(unread);
    assertThatThrownBy(() -> FileResultJson.read(MAPPER.readTree("{\"path\":\"a\"}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
