package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the exported packages comes without a warning. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "gouji", "engine");

  @TempDir private Path folder;

  @Test
  void theExportedPackagesHaveSoundDocumentation() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path exported : List.of(SOURCES, SOURCES.resolve("finding"), SOURCES.resolve("report"))) {
      try (Stream<Path> files = Files.list(exported)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }

    assertThat(told(sources)).isEmpty();
    assertThat(folder.resolve("io/gouji/engine/BudgetEngine.html")).isNotEmptyFile();
  }

  @Test
  void aWrongReferenceIsTold() throws IOException {
    Path wrong = folder.resolve("Wrong.java");
    Files.writeString(wrong, "/** See {@link Nowhere}. */\npublic class Wrong {}\n");

    assertThat(told(List.of(wrong))).contains("reference not found");
  }

  /**
   * What the tool says. Sentences are asked for by our own checks, not tag by tag, hence without
   * the group "missing". The other rooms are given as classes: as sources, the tool of Java 17
   * fails over them.
   */
  private String told(List<Path> sources) throws IOException {
    DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files =
        tool.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      tool.getTask(
              told,
              files,
              null,
              null,
              List.of(
                  "-quiet",
                  "-locale",
                  "en",
                  "-Xdoclint:all,-missing",
                  "-encoding",
                  "UTF-8",
                  "-d",
                  folder.toString(),
                  "-classpath",
                  System.getProperty("java.class.path")),
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return told.toString();
  }
}
