package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the engine to the table of its rooms, and holds the laws to what they promise to catch. */
final class HouseTest {
  private static final String ENGINE = "io.gouji.engine";
  private static final String PLANTED = "io.gouji.planted";

  private static final JavaClasses ENGINE_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ENGINE);
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  /** For each law, exactly the planted classes that break it. */
  private static final Map<String, Set<String>> OFFENDERS =
      Map.of(
          "every package is a room",
          Set.of("util.Everything", "sheet.impl.Hidden"),
          "a room imports what the table allows",
          Set.of(
              "binding.OpensWorkbooks",
              "finding.AsksEclipse",
              "formula.LogsElsewhere",
              "narrative.ParsesXml",
              "sheet.KnowsRules",
              "sheet.Unzips",
              "table.ReadsArguments",
              "xlsx.ParsesXml",
              "xlsx.UsesXssf"),
          "money is never a binary fraction",
          Set.of("narrative.Shares", "repair.Weights", "rule.Rate", "table.Price"),
          "one adapter of a kind at most leaves whole numbers",
          Set.of("repair.SecondProgram", "rule.LinearProgram"),
          "only the doors print",
          Set.of("binding.Traces", "rule.Prints"),
          "nobody asks for the default locale",
          Set.of("binding.GuessesLocale"),
          "a record that is compared by hand is compared whole",
          Set.of("table.HalfCompared"));

  static Stream<Arguments> engineLaws() {
    return new House(ENGINE)
        .laws().entrySet().stream().map(law -> arguments(law.getKey(), law.getValue()));
  }

  static Stream<Arguments> plantedLaws() {
    return new House(PLANTED)
        .laws().entrySet().stream().map(law -> arguments(law.getKey(), law.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engineLaws")
  void theEngineObeys(String name, ArchRule law) {
    law.as(name).check(ENGINE_CLASSES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plantedLaws")
  void eachLawCatchesItsOffendersAndNobodyElse(String name, ArchRule law) {
    Set<String> caught = new TreeSet<>();
    law.evaluate(PLANTED_CLASSES)
        .handleViolations(
            (Collection<JavaClass> offenders, String message) ->
                offenders.forEach(
                    offender -> caught.add(offender.getName().substring(PLANTED.length() + 1))));
    assertThat(caught).isEqualTo(OFFENDERS.get(name));
  }

  @Test
  void theEngineIsReallyLookedAt() {
    assertThat(ENGINE_CLASSES.contain(Version.class)).isTrue();
    assertThat(ENGINE_CLASSES.contain(HouseTest.class)).isFalse();
  }
}
