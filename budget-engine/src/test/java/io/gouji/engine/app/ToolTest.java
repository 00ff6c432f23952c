package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Commands of other jars: here the tests bring one along, {@link EchoTool}. */
class ToolTest {
  @Test
  void aToolIsToldTheLanguageTheTemplatesAndTheRest() {
    Spoken spoken = Spoken.by("echo", "--lang", "en", "--help", "-x", "a b");

    assertThat(spoken.code()).isEqualTo(7);
    assertThat(spoken.out()).startsWith("--lang en --templates ").endsWith(" --help -x a b\n");
  }

  @Test
  void itStandsInTheHelp() {
    assertThat(Spoken.by("--help").out()).contains("  echo");
  }

  @Test
  void onlyOurOwnToolsAreCommands() {
    assertThat(Spoken.by("javac", "-version").code()).isEqualTo(64);
  }
}
