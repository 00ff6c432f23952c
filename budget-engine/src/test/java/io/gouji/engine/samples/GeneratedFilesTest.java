package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.PackException;
import io.gouji.engine.parts.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Templates and samples are what the packs and the generator say; {@code -Dgolden.update} writes.
 */
class GeneratedFilesTest {
  private static SortedMap<String, byte[]> files;

  @BeforeAll
  static void generate() throws IOException, PackException {
    files = SampleFiles.all();
    if (System.getProperty("golden.update") != null) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = SampleFiles.HOME.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
  }

  @TestFactory
  Iterable<DynamicTest> theFileInTheHouseIsWhatTheGeneratorWrites() {
    return files.entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> upToDate(file)))
        .toList();
  }

  private static void upToDate(Map.Entry<String, byte[]> file) throws IOException {
    byte[] committed = Files.readAllBytes(SampleFiles.HOME.resolve(file.getKey()));
    assertThat(Zips.texts(committed))
        .as("out of date: run mvn -pl budget-engine test -Dtest=GeneratedFilesTest -Dgolden.update")
        .isEqualTo(Zips.texts(file.getValue()));
  }

  @Test
  void generatingTwiceGivesTheSameBytes() throws IOException, PackException {
    SortedMap<String, byte[]> again = SampleFiles.all();
    assertThat(again.keySet()).isEqualTo(files.keySet());
    again.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(files.get(name)));
  }

  @Test
  void noBrokenWorkbookLiesAboutThatNobodyGenerates() throws IOException {
    try (var listing = Files.list(SampleFiles.HOME.resolve(SampleFiles.BROKEN))) {
      TreeSet<String> found = new TreeSet<>();
      listing
          .map(path -> SampleFiles.BROKEN + path.getFileName())
          .filter(name -> name.endsWith(".xlsx"))
          .forEach(found::add);
      assertThat(found).isSubsetOf(files.keySet());
    }
  }
}
