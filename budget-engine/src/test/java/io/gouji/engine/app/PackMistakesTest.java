package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in packs: all at once, with file, line and column, exit 64, no file opened. */
class PackMistakesTest {
  private static final String RULES = "shanghai-unit-2026/rules.csv";

  @TempDir private Path templates;

  @BeforeEach
  void copyTheTemplates() throws IOException {
    try (Stream<Path> files = Files.walk(Spoken.TEMPLATES)) {
      for (Path file : files.toList()) {
        Path copy = templates.resolve(Spoken.TEMPLATES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void unknownColumnDuplicateIdAndBadFormulaAreToldTogether() throws IOException {
    int lines = Files.readAllLines(templates.resolve(RULES)).size();
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");
    append(RULES, "Z02,错误,表内,乙,表3[@合计] = SUM(,,,,,,b,,");
    append(RULES, "Z01,错误,表内,丙,表3[@合计] >= 表3[@基本支出],,,,,,c,,");

    Spoken spoken = run("pack", "check");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out()).isEmpty();
    List<String> told = spoken.err().lines().toList();
    assertThat(told).hasSize(3);
    assertThat(told.get(0))
        .startsWith("模板有误：%s 第 %d 行“公式”列：".formatted(RULES, lines + 1))
        .contains("没有的列");
    assertThat(told.get(1))
        .startsWith("模板有误：%s 第 %d 行“公式”列：".formatted(RULES, lines + 2))
        .contains("读不懂");
    assertThat(told.get(2))
        .isEqualTo("模板有误：%s 第 %d 行“编号”列：“Z01”重复，第 %d 行已经有了".formatted(RULES, lines + 3, lines + 1));
  }

  @Test
  void mistakesOfTwoPacksAreToldTogether() throws IOException {
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");
    append("guangxi-unit-2025/tables.csv", "T99,一,,,,,,,,");

    Spoken spoken = run("validate", "没有.xlsx");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains(RULES, "guangxi-unit-2025/tables.csv");
  }

  @Test
  void theyAreToldInEnglishToo() throws IOException {
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");

    assertThat(run("pack", "check", "--lang", "en").err())
        .startsWith("Mistake in a pack: " + RULES + " line ")
        .contains("has no column “没有的列”");
  }

  @Test
  void aBrokenMessageFileIsToldByTheMessagesThatRemain() throws IOException {
    append("messages.csv", "只有一格");

    Spoken spoken = run("pack", "list");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).startsWith("模板有误：messages.csv 第 ").doesNotContain("P20", "{");
  }

  @Test
  void soundPacksAreNamed() {
    assertThat(run("pack", "check"))
        .isEqualTo(new Spoken(0, "模板没有错误：guangxi-unit-2025, shanghai-unit-2026\n", ""));
  }

  private Spoken run(String... args) {
    return Spoken.by(Optional.of(templates), args);
  }

  private void append(String file, String line) throws IOException {
    Path path = templates.resolve(file);
    List<String> lines = Files.readAllLines(path);
    Files.writeString(path, String.join("\n", lines) + "\n" + line + "\n");
  }
}
