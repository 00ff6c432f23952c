package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every jar that Flink brings is the one that was looked at, and its licence is written down. */
class JarsTest {
  private static final Path MODULE =
      Path.of(System.getProperty("gouji.home"), "budget-engine/flink");
  private static final Path PINNED = MODULE.resolve("dependencies.csv");

  /** What Flink is made of and the product is not; the product's own jars are pinned there. */
  private static Map<String, Path> jars() throws IOException {
    List<String> known =
        Files.readAllLines(MODULE.resolve("../../excel-addin-server/dependencies.csv")).stream()
            .map(line -> line.split(",")[0])
            .toList();
    Map<String, Path> jars = new TreeMap<>();
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.toString().endsWith(".jar"))
        .filter(file -> !file.getFileName().toString().matches("(budget-engine|surefire).*"))
        .filter(file -> !known.contains(file.getFileName().toString()))
        .forEach(file -> jars.put(file.getFileName().toString(), file));
    // Of the processes of a cluster only.
    try (Stream<Path> log = Files.list(MODULE.resolve("target/gouji-flink/log"))) {
      log.forEach(file -> jars.put(file.getFileName().toString(), file));
    }
    return jars;
  }

  /** With {@code -Dgolden.update=true} the sums of what is there now are written down. */
  @Test
  void everyJarHasTheSumThatIsWrittenDown() throws Exception {
    StringBuilder found = new StringBuilder("jar,sha256\n");
    for (Map.Entry<String, Path> jar : jars().entrySet()) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.getValue()));
      found.append(jar.getKey()).append(',').append(HexFormat.of().formatHex(digest)).append('\n');
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PINNED, found);
    }
    assertThat(found.toString().lines().toList())
        .hasSizeGreaterThan(30)
        .isEqualTo(Files.readAllLines(PINNED));
  }

  @Test
  void noJarBringsKotlinOrShowsScala() throws IOException {
    for (Path jar : jars().values()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(entry -> entry.getName()).toList())
            .as(jar.toString())
            .noneMatch(name -> name.matches("((.*/)?kotlinx?|scala)/.*\\.class"));
      }
    }
  }

  @Test
  void theLicenceOfEachIsWrittenDown() throws IOException {
    String notice = Files.readString(MODULE.resolve("NOTICE"));
    for (String jar : jars().keySet()) {
      String name = jar.replaceAll("-\\d.*", "");
      assertThat(notice)
          .as(jar)
          .containsPattern("(?m)^" + (name.startsWith("flink-") ? "flink-\\*" : name) + "  ");
    }
  }
}
