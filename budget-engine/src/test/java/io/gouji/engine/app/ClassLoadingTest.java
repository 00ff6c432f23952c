package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validating must not pay for the big spreadsheet model: seconds and hundreds of megabytes. */
class ClassLoadingTest {
  @TempDir private Path folder;

  @Test
  void validatingLoadsNeitherXssfNorXmlBeans() throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    int code = run(log, "../samples/broken/T1-01.xlsx", "-o", folder.resolve("out").toString());

    assertThat(code).isLessThanOrEqualTo(2);
    assertThat(folder.resolve("out/T1-01-批注版.xlsx")).exists();
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.toList();
      assertThat(loaded).anyMatch(line -> line.contains("io.gouji.engine.BudgetEngine "));
      assertThat(loaded)
          .noneMatch(line -> line.contains("org.apache.xmlbeans"))
          .noneMatch(line -> line.contains("org.apache.poi.xssf"))
          .noneMatch(line -> line.contains("org.apache.poi.hssf"))
          .noneMatch(line -> line.contains("org.openxmlformats.schemas"));
    }
  }

  private int run(Path log, String... args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.concat(
                Stream.of(
                    java,
                    "-Xlog:class+load:file=" + log,
                    "-Dgouji.home=..",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Gouji.class.getName(),
                    "validate"),
                Stream.of(args))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "output.txt"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start().waitFor();
  }
}
