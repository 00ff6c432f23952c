package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of Java in the README compile and do what is said of them. */
class ReadmeLibraryTest {
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theProgramOfTheReadmeChecksAndMarks() throws Exception {
    Matcher program = JAVA.matcher(Files.readString(HOME.resolve("README.md")));
    assertThat(program.find()).isTrue();
    Files.writeString(folder.resolve("Check.java"), program.group(1));
    copyTemplates();
    byte[] sample = Files.readAllBytes(HOME.resolve("samples/broken/T3-02.xlsx"));
    Path workbook = Files.write(folder.resolve("T3-02.xlsx"), sample);

    String told = runs("Check.java", "T3-02.xlsx");

    assertThat(workbook).hasBinaryContent(sample);
    BudgetEngine engine = BudgetEngine.open(HOME.resolve("templates"));
    List<Finding> findings = engine.evaluate(sample, "T3-02.xlsx", Options.AUTO).findings();
    assertThat(told.lines())
        .hasSameSizeAs(findings)
        .first()
        .asString()
        .contains("a code equals the sum of the codes below it", "35.10 万元");
    byte[] marked = Files.readAllBytes(folder.resolve("marked.xlsx"));
    assertThat(marked).isNotEqualTo(sample);
    assertThat(engine.evaluate(marked, "marked.xlsx", Options.AUTO).findings()).isEqualTo(findings);
  }

  /** Runs a source as the README says, with our class path for that of the product. */
  private String runs(String source, String argument) throws IOException, InterruptedException {
    File out = folder.resolve("out.txt").toFile();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfile.encoding=UTF-8",
                    "-Dlog4j2.statusLoggerLevel=OFF",
                    "-cp",
                    absolute(System.getProperty("java.class.path")),
                    source,
                    argument))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out)
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String told = Files.readString(out.toPath(), StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(told).isTrue();
    return told;
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((left, right) -> left + File.pathSeparator + right)
        .orElseThrow();
  }

  private void copyTemplates() throws IOException {
    Path templates = HOME.resolve("templates");
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve("templates").resolve(templates.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
