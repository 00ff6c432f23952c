package io.gouji.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on robustness says what the tests do; {@code -Dgolden.update=true} writes it anew. */
class RobustnessPageTest {
  private static final Path PAGE = Path.of("docs", "robustness.md");
  private static final Path HERE = Path.of("src", "test", "java");
  private static final Path ADD_IN = Path.of("..", "excel-addin-server", "src", "test", "java");

  /** What is measured by hand, of rooms and not by a test. */
  private static final Set<String> MEASURED = Set.of("mutation", "lines");

  private static final Pattern ATTACK = Pattern.compile("\\n  void attack\\d\\d\\w*\\(");

  @Test
  void thePageIsOfToday() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void everyTestItNamesIsThere() throws IOException {
    for (Robustness line : Robustness.all()) {
      if (MEASURED.contains(line.kind())) {
        continue;
      }
      String[] names = line.where().split("[.]");
      assertThat(sources(names[0] + ".java"))
          .as(line.where())
          .anyMatch(source -> source.contains(" " + names[1] + "("));
    }
  }

  private static List<String> sources(String ending) throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path root : List.of(HERE, ADD_IN)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(one -> one.endsWith(ending)).toList()) {
          sources.add(Files.readString(file));
        }
      }
    }
    return sources;
  }

  private static long attacks() throws IOException {
    long attacks = 0;
    try (Stream<Path> files = Files.walk(ADD_IN)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        attacks += ATTACK.matcher(Files.readString(file)).results().count();
      }
    }
    return attacks;
  }

  private static long number(String kind) {
    return of(kind).stream().mapToLong(Robustness::number).sum();
  }

  private static List<Robustness> of(String kind) {
    return Robustness.all().stream().filter(line -> line.kind().equals(kind)).toList();
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| 项目 · what | |\n|---|---|\n");
    long files = number("file");
    row(page, "坏文件，每个经三个入口 · bad files, each through three doors", files);
    row(page, "变异输入，每次构建 · made-up inputs in every build", number("fuzz"));
    row(page, "崩溃 · crashed", 0);
    row(page, "卡住 · hung", 0);
    row(page, "结论错 · wrong verdict", 0);
    row(page, "注入的故障，都挺过 · faults injected and survived", number("fault"));
    row(page, "攻击测试，都通过 · attack tests passed", attacks());
    for (Robustness room : of("mutation")) {
      row(page, "变异得分 % · mutation score %: `" + room.where() + "`", room.number());
    }
    for (Robustness room : of("lines")) {
      row(page, "跑到的代码行 % · lines reached %: `" + room.where() + "`", room.number());
    }
    section(page, "输入 · Inputs", "file", "fuzz");
    section(page, "故障 · Faults", "fault");
    return page.append(TAIL).toString();
  }

  private static void row(StringBuilder page, String what, long number) {
    page.append("| ").append(what).append(" | ").append(number).append(" |\n");
  }

  private static void section(StringBuilder page, String title, String... kinds) {
    page.append("\n## ").append(title).append("\n\n| what | number | test |\n|---|---|---|\n");
    for (String kind : kinds) {
      for (Robustness line : of(kind)) {
        page.append("| %s | %d | `%s` |\n".formatted(line.what(), line.number(), line.where()));
      }
    }
  }

  private static final String HEAD =
      """
      # 经得起什么 · What it withstands

      Written by `RobustnessPageTest` from [robustness.csv](robustness.csv), from which the tests take \
      their numbers too; where one finds a crash, a hang or a wrong verdict the build fails, so these \
      are 0 by force.

      """;

  private static final String TAIL =
      """

      ## How

      - **Bad files.** Odd ones of other people and hostile ones made from a sound budget: bombs, \
      overlapping entries, document types and entities, links to elsewhere, absurd sizes, deep and \
      endless formulas, markup and formulas in names. Each goes through `validate`, `batch` and the \
      bridge in 512 MB; the doors must agree, take less than 10 seconds of the processor's time, and \
      name file, cause and remedy in Chinese and English.
      - **Made-up inputs** come from a fixed seed in every build. As long as wanted, from a new seed: \
      `mvn -pl budget-engine test -Dtest=FuzzTest -Dgouji.fuzz=600` (seconds for each of six); what \
      fails lies in `target/fuzz`. What was found is kept as `HostileFormulasTest`, `ZipDirectoryTest`, \
      `OwnRulesTest`.
      - **The same values as POI** on every file that both can read: `WorkbookReaderCorpusTest`, \
      `XlsReaderTest`.
      - **Supply chain.** `sbom.json` (CycloneDX) lies in the product and is held against it and a list \
      of licences (`SbomIT`); every jar, of tests too, has its sum in `dependencies.csv` and no Kotlin \
      in it (`DependenciesTest`); two builds give the same zip (`.ci/run`); no socket goes further than \
      this computer (`NoNetworkTest`).
      - **Mutation score**: how many of PIT's changes to a room's code its own tests notice, all \
      classes and all changes; `mvn -Pmutation -pl budget-engine test-compile \
      pitest:mutationCoverage -Dgouji.room=table`, some twenty minutes a room. The corpus, LibreOffice \
      and the tests of other rooms, which notice more, are left out. `rule`: 3351 of 3640; `xlsx`: \
      2646 of 2854, all but nine classes with next to no branch. What is left was looked at: most \
      of it changes nothing (a limit that is met exactly, a way round that only saves time, a hash \
      that tells apart as well). One class, or some, by \
      `-DtargetClasses=io.gouji.engine.rule.Judge*`.
      """;
}
