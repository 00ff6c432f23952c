package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine finds in every sample what is in it, completely, and nothing else. */
class ExpectedFindingsTest {
  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(SampleFiles.HOME.resolve("templates"));
  }

  private static Evaluation evaluate(String file) throws IOException, Refusal {
    Path path = SampleFiles.HOME.resolve(file);
    return engine.evaluate(Files.readAllBytes(path), path.getFileName().toString(), Options.AUTO);
  }

  private static Evaluation evaluate(Broken broken) throws IOException, Refusal {
    String file = SampleFiles.BROKEN + broken.rule() + ".xlsx";
    return broken.prior().isEmpty()
        ? evaluate(file)
        : evaluate(file, broken.prior().get().path(broken.rule()));
  }

  private static Evaluation evaluate(String file, String prior) throws IOException, Refusal {
    Path path = SampleFiles.HOME.resolve(file);
    Path last = SampleFiles.HOME.resolve(prior);
    String name = last.getFileName().toString();
    Options options =
        Options.AUTO.withPrior(engine.openPrior(Files.readAllBytes(last), name, Options.AUTO));
    return engine.evaluate(Files.readAllBytes(path), path.getFileName().toString(), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleFiles.CLEAN, SampleFiles.PRINTED})
  void theCleanSamplesAreCleanBesideTheYearBefore(String file) throws Exception {
    Evaluation evaluation = evaluate(file, SampleFiles.PRIOR);
    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.faults()).isEmpty();
    assertThat(evaluation.relations().judged()).isGreaterThan(evaluate(file).relations().judged());
    assertThat(evaluation.joint()).isEqualTo(evaluate(file).joint());
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleFiles.CLEAN, SampleFiles.PRINTED, SampleFiles.PRIOR})
  void theCleanSamplesAreCleanAndNothingInThemIsUndecided(String file) throws Exception {
    Evaluation evaluation = evaluate(file);
    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.faults()).isEmpty();
    assertThat(evaluation.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
  }

  @Test
  void theInventedUnitOfTheOtherPackIsCleanToTheYuan() throws Exception {
    Evaluation evaluation = evaluate(SampleFiles.SHANGHAI);

    assertThat(evaluation.selection().pack().id()).isEqualTo("shanghai-unit-2026");
    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(evaluation.findings()).isEmpty();
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.tables()).hasSize(9);
  }

  @Test
  void keptByTheAccountantTheSumsAreExactAndOnlyTheirDisplayDiffers() throws Exception {
    assertThat(evaluate(SampleFiles.CLEAN).findings())
        .filteredOn(finding -> finding.kind() != FindingClass.LABEL)
        .extracting(Finding::kind)
        .hasSize(8)
        .containsOnly(FindingClass.DISPLAY);
  }

  /**
   * What the published table of goals says of itself: rates of spending for costs, a past tense.
   */
  @Test
  void whatTheSampleSaysInWordsIsToldAsAHint() throws Exception {
    assertThat(evaluate(SampleFiles.CLEAN).findings())
        .filteredOn(finding -> finding.kind() == FindingClass.LABEL)
        .extracting(finding -> finding.rule() + " " + finding.severity())
        .containsExactly("T12-05 INFO", "T12-04 INFO", "T12-04 INFO", "T12-04 INFO", "T12-04 INFO");
  }

  @Test
  void inThePrintedFormTheSameDifferencesAreRounding() throws Exception {
    assertThat(evaluate(SampleFiles.PRINTED).findings())
        .filteredOn(finding -> finding.kind() != FindingClass.LABEL)
        .extracting(Finding::kind)
        .hasSize(8)
        .containsOnly(FindingClass.ROUNDING);
  }

  @Test
  void aRecalculatedFigureIsToldWithTheDigitsASpreadsheetKeeps() throws Exception {
    byte[] stale =
        Plant.in(
            Files.readAllBytes(SampleFiles.HOME.resolve(SampleFiles.CLEAN)),
            plant -> {},
            plant -> plant.raw("表7", "三、培训费", "本年预算数", "0.1+0.2", 5));

    Evaluation evaluation = engine.evaluate(stale, "预算.xlsx", Options.AUTO);

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.rule().value().equals("F01"))
        .extracting(finding -> finding.arguments().get("fresh"))
        .contains("0.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void aBlankTemplateIsRecognisedButDoesNotPassAsASet(String pack) throws Exception {
    Evaluation evaluation = evaluate("templates/" + pack + "/template.xlsx");
    assertThat(evaluation.selection().pack().id()).isEqualTo(pack);
    assertThat(evaluation.findings())
        .extracting(finding -> finding.rule().value())
        .containsExactly("E03");
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.verdict()).isEqualTo(Verdict.WARNINGS);
  }

  @TestFactory
  Iterable<DynamicTest> theBrokenSampleHasExactlyTheFindingsExpected() {
    return Broken.ALL.stream()
        .map(broken -> DynamicTest.dynamicTest(broken.rule(), () -> asExpected(broken)))
        .toList();
  }

  private static void asExpected(Broken broken) throws IOException, Refusal {
    Evaluation evaluation = evaluate(broken);
    golden(SampleFiles.BROKEN + broken.rule() + ".expected.json", Expectation.of(evaluation));
    assertThat(evaluation.findings())
        .as("the rule the file is named after")
        .anyMatch(finding -> finding.rule().value().equals(broken.rule()));
  }

  private static void golden(String file, String actual) throws IOException {
    Path path = SampleFiles.HOME.resolve(file);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(path, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(path));
  }

  @Test
  void theReadmeOfTheBrokenSamplesListsWhatIsFoundInEach() throws Exception {
    List<String> lines = new ArrayList<>(BrokenReadme.head());
    for (Broken broken : Broken.ALL) {
      Evaluation evaluation = evaluate(broken);
      lines.add(BrokenReadme.line(broken, evaluation));
    }
    golden(SampleFiles.BROKEN + "README.md", String.join("\n", lines) + "\n");
  }

  @Test
  void everyBrokenWorkbookHasItsExpectationAndTheOtherWayRound() throws IOException {
    TreeSet<String> expected = new TreeSet<>(List.of("README.md"));
    for (Broken broken : Broken.ALL) {
      expected.add(broken.rule() + ".xlsx");
      expected.add(broken.rule() + ".expected.json");
      broken
          .prior()
          .filter(prior -> prior.file().isEmpty())
          .ifPresent(own -> expected.add(broken.rule() + ".prior.xlsx"));
    }
    try (var listing = Files.list(SampleFiles.HOME.resolve(SampleFiles.BROKEN))) {
      assertThat(listing.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
