package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of relations beside each pack says what the pack says. */
class RulePagesTest {
  static List<String> packs() throws PackException {
    return PackLibrary.load(Templates.REAL).ids();
  }

  @ParameterizedTest
  @MethodSource("packs")
  void thePageOfAPackIsUpToDate(String pack) throws PackException, IOException {
    String page = RulePages.page(PackLibrary.load(Templates.REAL).pack(pack));
    Path file = Templates.REAL.resolve(pack).resolve("RULES.md");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, page);
    }
    assertThat(file)
        .as("out of date: run mvn -pl budget-engine test -Dtest=RulePagesTest -Dgolden.update")
        .hasContent(page);
  }
}
