package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code gouji doctor} in made-up surroundings: each thing that may be missing, by itself. */
final class DoctorToolTest {
  private static final Path TEMPLATES = Path.of("..", "templates");

  @TempDir private Path folder;
  private final FakeJava java = new FakeJava();
  private Surroundings whole;
  private String said = "";

  @BeforeEach
  void furnish() throws IOException {
    program(folder.resolve("java/bin/keytool"));
    program(folder.resolve("bin/xdg-open"));
    Path archive = Files.writeString(folder.resolve("gouji.jsa"), "x");
    whole =
        new Surroundings(
            Computer.Kind.OTHER,
            folder.resolve("java"),
            "17.0.15",
            StandardCharsets.UTF_8,
            List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive),
            "gouji.jar",
            List.of(folder.resolve("bin")),
            java);
  }

  private static void program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    assertThat(Files.writeString(file, "").toFile().setExecutable(true)).isTrue();
  }

  /** A Java that takes the archive it must take, or does not. */
  private final class FakeJava implements Programs {
    private boolean takes = true;
    private List<String> told = List.of();

    @Override
    public Outcome run(List<String> command) {
      told = command;
      return new Outcome(takes ? 0 : 1, "");
    }

    @Override
    public void start(List<String> command) {
      throw new AssertionError(command);
    }
  }

  private int run(Surroundings around, String... args) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out, true);
    Words words = Words.read();
    DoctorCommand command = new DoctorCommand(printer, words, () -> around);
    int code =
        Speaking.furnish(new CommandLine(command), "doctor", words, printer, printer, args)
            .execute(args);
    said = out.toString();
    return code;
  }

  private int runWithTemplates(Surroundings around) {
    return run(around, "--templates", TEMPLATES.toString());
  }

  @Test
  void allIsWell() {
    assertThat(runWithTemplates(whole)).as(said).isZero();
    assertThat(said.lines().limit(6)).allMatch(line -> line.startsWith("[就绪] "));
    assertThat(said)
        .contains("17.0.15", "guangxi-unit-2025, shanghai-unit-2026", "gouji.jsa", "xdg-open")
        .contains("一切正常。", "gouji addin doctor");
  }

  @Test
  void whatIsMissingIsToldWithItsRemedy() throws IOException {
    Files.delete(whole.keytool());
    Surroundings plain =
        new Surroundings(
            whole.kind(),
            whole.java(),
            whole.version(),
            StandardCharsets.US_ASCII,
            whole.arguments(),
            whole.classPath(),
            whole.path(),
            java);

    assertThat(run(plain)).isEqualTo(1);
    assertThat(said.lines().filter(line -> line.startsWith("[缺少] "))).hasSize(3);
    assertThat(said).contains("GOUJI_HOME", "LC_ALL", "请安装完整的 Java", "有缺少的");
  }

  @Test
  void whatOnlyHelpsIsNoFault() {
    Surroundings bare =
        new Surroundings(
            whole.kind(),
            whole.java(),
            whole.version(),
            whole.names(),
            List.of(),
            "",
            List.of(),
            java);

    assertThat(run(bare, "--templates", TEMPLATES.toString(), "--lang", "en")).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("[none] "))).hasSize(2);
    assertThat(said).contains("GOUJI_ARCHIVE", "open the address it prints", "All is well.");
  }

  @Test
  void anArchiveThatJavaPassesOverIsNone() {
    java.takes = false;

    assertThat(runWithTemplates(whole)).isZero();
    assertThat(java.told)
        .startsWith(whole.java().resolve("bin/java").toString())
        .endsWith("-Xshare:on", "-cp", "gouji.jar", "-version");
    assertThat(said.lines().filter(line -> line.startsWith("[没有] "))).hasSize(1);
    assertThat(said).contains("移动过");
  }

  @Test
  void aFaultyPackIsNoTemplate() throws IOException {
    Path templates = folder.resolve("templates");
    Files.createDirectories(templates.resolve("wrong-unit-2025"));
    for (String common : List.of("vocabulary.csv", "messages.csv", "narrative.csv")) {
      Files.copy(TEMPLATES.resolve(common), templates.resolve(common));
    }
    Files.writeString(templates.resolve("wrong-unit-2025/pack.properties"), "title=x\n");

    assertThat(run(whole, "--templates", templates.toString())).isEqualTo(1);
    assertThat(said)
        .contains("[失败] 模板  " + templates, "       wrong-unit-2025\n", "gouji pack check");
  }

  @Test
  void theCommandFindsIt() {
    List<String> names = new ArrayList<>();
    ServiceLoader.load(ToolProvider.class).forEach(tool -> names.add(tool.name()));
    assertThat(names).contains("addin", "doctor", "serve");
    assertThat(Surroundings.ours().java()).isDirectory();
  }
}
