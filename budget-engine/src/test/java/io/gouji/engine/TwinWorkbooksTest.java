package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook says the same whether it was saved in the new format or in the old one. */
class TwinWorkbooksTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  private static Evaluation evaluate(String name) throws Refusal {
    return engine.evaluate(Corpus.bytes(Corpus.path("budgets/" + name)), name, Options.AUTO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh-finance-2025",
        "commerce-2025",
        "putuo-finance-2025",
        "wanli-2024",
        "welfare-2024"
      })
  void bothFormatsOfAPublishedBudgetGiveTheSameReport(String name) throws Exception {
    Evaluation now = evaluate(name + ".xlsx");
    Evaluation before = evaluate(name + ".xls");

    assertThat(before.workbook().format()).isEqualTo("xls");
    assertThat(before.recognised()).isEqualTo(9);
    assertThat(report(before)).isEqualTo(report(now));
  }

  /** The whole report but for what names the file. */
  private static String report(Evaluation evaluation) throws Exception {
    String written = new JsonReport(Wording.of(evaluation, "zh")).write(evaluation, "", List.of());
    JsonNode whole = JSON.readTree(written);
    ((ObjectNode) whole).remove("workbook");
    return whole.toPrettyString();
  }

  @ParameterizedTest
  @CsvSource({
    "template-unit-2026.xlsx, shanghai-unit-2026, 9",
    "template-dept-2026.xlsx, shanghai-unit-2026, 9",
    "template-budget-old.xls, shanghai-unit-2026, 9"
  })
  void officialBlankFormsAreRecognisedAndNothingInThemContradicts(
      String name, String pack, int tables) throws Exception {
    Evaluation evaluation = evaluate("templates/" + name);

    assertThat(evaluation.selection().pack().id()).isEqualTo(pack);
    assertThat(evaluation.recognised()).isEqualTo(tables);
    assertThat(evaluation.findings())
        .extracting(finding -> finding.rule() + " " + finding.arguments())
        .noneMatch(finding -> finding.startsWith("B"));
    assertThat(evaluation.findings())
        .allMatch(finding -> finding.kind() == FindingClass.STRUCTURE)
        .allMatch(finding -> finding.left().isEmpty());
  }
}
