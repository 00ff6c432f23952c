package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide does as it says: each of its commands, in its order, in one folder. */
class GuideTest {
  private static final Path GUIDE = Path.of("docs", "guide");
  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"zh.md, 我局的关系.csv", "en.md, own-rules.csv"})
  void everyCommandDoesWhatThePageSays(String name, String rules) throws IOException {
    PrintedPage page = PrintedPage.read(GUIDE.resolve(name));
    copySamples();
    Files.write(folder.resolve(rules), page.lines("csv"));

    List<PrintedPage.Command> commands = page.commands();
    assertThat(commands).hasSizeGreaterThan(15);
    commands.forEach(command -> command.holds(Spoken.TEMPLATES, folder));
    assertThat(page.text().split("`"))
        .as("files the page names in its folder of results")
        .filteredOn(word -> word.matches("(results|summary)/\\S+\\.\\w+"))
        .allSatisfy(file -> assertThat(folder.resolve(file)).exists());
  }

  @ParameterizedTest
  @CsvSource({"zh.md", "en.md"})
  void itCountsTheRelationsAsTheyAre(String name) throws IOException {
    String page = Files.readString(GUIDE.resolve(name));
    for (String pack : List.of("guangxi-unit-2025", "shanghai-unit-2026")) {
      long declared;
      try (Stream<String> lines = Files.lines(Spoken.TEMPLATES.resolve(pack).resolve("RULES.md"))) {
        declared = lines.filter(line -> line.startsWith("| [")).count();
      }
      assertThat(page)
          .containsPattern(
              Pattern.compile(
                  "\\[[^\\]]*\\b?%d[^\\]]*\\]\\([./]+/templates/%s/".formatted(declared, pack)));
    }
  }

  /** Both languages show the same things, so that neither falls behind. */
  @Test
  void bothLanguagesTryTheSameCommands() throws IOException {
    assertThat(verbs("en.md")).isEqualTo(verbs("zh.md"));
  }

  private static List<String> verbs(String name) throws IOException {
    return PrintedPage.read(GUIDE.resolve(name)).commands().stream()
        .map(
            command ->
                command.line().replace(" --lang en", "").split(" [^ ]*[./]", 2)[0]
                    + " "
                    + command.exit())
        .toList();
  }

  private void copySamples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve("samples").resolve(SAMPLES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!file.toString().endsWith(".json")) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
