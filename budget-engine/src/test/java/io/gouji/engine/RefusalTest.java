package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Refusal.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a programmer sees of a refusal that nobody caught. */
class RefusalTest {
  @Test
  void itReadsAsASentence() {
    Problem pack =
        new Problem(
            "pack.P02",
            Map.of("file", "a/rules.csv", "line", "1", "heading", "编号"),
            Map.of("en", "Heading \"{heading}\" is missing", "zh", "缺少列“{heading}”"));
    Problem locked = new Problem("file.wrong-password", Map.of("format", "xlsx"), Map.of());
    assertThat(new Refusal(List.of(pack, locked)))
        .hasMessage(
            "a/rules.csv line 1: Heading \"编号\" is missing\n"
                + "Refused: wrong password {format=xlsx}");
  }
}
