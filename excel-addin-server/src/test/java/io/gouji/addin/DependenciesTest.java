package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every library we run with, in the product or in tests, is the one that was looked at. */
final class DependenciesTest {
  private static final Path PINNED =
      Path.of(System.getProperty("gouji.home"), "excel-addin-server", "dependencies.csv");

  /** JUnit's own helpers for tests in Kotlin, which call it by reflection and need none of it. */
  private static final String REFLECTION_ONLY = "org/junit/";

  private static Map<String, Path> jars() {
    Map<String, Path> jars = new TreeMap<>();
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.toString().endsWith(".jar"))
        .filter(file -> !file.getFileName().toString().matches("(budget-engine|surefire).*"))
        .forEach(file -> jars.put(file.getFileName().toString(), file));
    return jars;
  }

  private static String sum(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException(none);
    }
  }

  /** With {@code -Dgolden.update=true} the sums of what is there now are written down. */
  @Test
  void everyJarHasTheSumThatIsWrittenDown() throws IOException {
    List<String> found =
        Stream.concat(
                Stream.of("jar,sha256"),
                jars().entrySet().stream().map(jar -> jar.getKey() + "," + sum(jar.getValue())))
            .toList();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PINNED, String.join("\n", found) + "\n");
    }
    assertThat(found).hasSizeGreaterThan(30).isEqualTo(Files.readAllLines(PINNED));
  }

  @Test
  void noJarBringsKotlin() throws IOException {
    for (Path jar : jars().values()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(entry -> entry.getName()).toList())
            .as(jar.toString())
            .filteredOn(name -> name.matches("(.*/)?kotlinx?/.*"))
            .allMatch(name -> name.startsWith(REFLECTION_ONLY));
      }
    }
  }
}
