package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No binary fraction above the sheet model, not even inside a method; the adapter to linear
 * programs excepted, whose answers are confirmed in whole numbers, and the one to statistics, of
 * which come but questions to people (decision 0013).
 */
class WholeNumbersTest {
  private static final Set<String> ADAPTERS = Set.of("JointProgram", "Growth");
  private static final Path SOURCES = Path.of("src/main/java/io/gouji/engine");
  private static final Set<String> FRACTIONS =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  @ParameterizedTest
  @ValueSource(strings = {"table", "rule", "finding", "pack", "repair", "narrative"})
  void noSourceSpeaksOfThem(String room) throws IOException {
    Path folder = SOURCES.resolve(room);
    assumeTrue(Files.exists(folder), "nobody has built the room yet");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .filter(
                      file -> ADAPTERS.stream().noneMatch(name -> file.endsWith(name + ".java")))
                  .filter(WholeNumbersTest::speaksOfFractions))
          .isEmpty();
    }
  }

  private static boolean speaksOfFractions(Path file) {
    try {
      String code =
          Files.readString(file)
              .replaceAll("(?s)/\\*.*?\\*/", "")
              .replaceAll("//[^\n]*", "")
              .replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
      return code.matches("(?s).*(\\b(double|float|Double|Float)\\b|\\d\\.\\d|\\de-?\\d).*");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theAdaptersAreWhereTheyAre() {
    assertThat(ADAPTERS)
        .allMatch(name -> speaksOfFractions(SOURCES.resolve("rule/" + name + ".java")));
  }

  /** Compiled code asks nobody else for them either: a call inside an expression has no name. */
  @Test
  void noCodeOfMoneyAndRulesAsksForThem() {
    List<String> asked =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.gouji.engine.table", "io.gouji.engine.rule")
                .stream()
                .filter(owner -> !ADAPTERS.contains(owner.getSimpleName()))
                .flatMap(owner -> owner.getAccessesFromSelf().stream())
                .filter(WholeNumbersTest::isFraction)
                .map(JavaAccess::getDescription)
                .toList();
    assertThat(asked).isEmpty();
  }

  private static boolean isFraction(JavaAccess<?> access) {
    if (access instanceof JavaFieldAccess field) {
      return FRACTIONS.contains(field.getTarget().getRawType().getName());
    }
    return access.getTarget().resolveMember().stream()
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast)
        .anyMatch(
            unit ->
                Stream.concat(
                        Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                    .map(JavaClass::getBaseComponentType)
                    .anyMatch(type -> FRACTIONS.contains(type.getName())));
  }
}
