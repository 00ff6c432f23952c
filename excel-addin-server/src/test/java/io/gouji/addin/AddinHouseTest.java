package io.gouji.addin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The bridge is one package, and knows of the engine only what the engine offers. */
final class AddinHouseTest {
  private static final JavaClasses BRIDGE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.gouji.addin");

  @Test
  void theBridgeIsOnePackage() {
    classes().should().resideInAPackage("io.gouji.addin").check(BRIDGE);
  }

  @Test
  void theBridgeUsesTheFrontTheReportsAndTheFindingsOnly() {
    DescribedPredicate<JavaClass> inner =
        resideInAPackage("io.gouji.engine..")
            .and(
                DescribedPredicate.not(
                    resideInAnyPackage(
                        "io.gouji.engine", "io.gouji.engine.report", "io.gouji.engine.finding")));
    noClasses().should().dependOnClassesThat(inner).check(BRIDGE);
  }
}
