package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Options;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.report.Filling;
import io.gouji.engine.report.TemplateWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that are written otherwise than the template's but are right are left alone. */
class SoundFormulasTest {
  private static List<String> told(byte[] workbook) throws Exception {
    BudgetEngine engine = BudgetEngine.open(SampleFiles.HOME.resolve("templates"));
    return engine.evaluate(workbook, "sound.xlsx", Options.AUTO).findings().stream()
        .filter(finding -> finding.rule().value().startsWith("FML"))
        .map(Finding::toString)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> aSoundFormulaRaisesNothing() {
    Map<String, Consumer<Plant>> changes =
        Map.of(
            "parts added one by one",
            plant -> plant.formula("表10", "合计", "合计", "I6+I7+I8"),
            "parts listed",
            plant -> plant.formula("表10", "合计", "合计", "SUM(I6,I7,I8)"),
            "rounded",
            plant -> plant.formula("表10", "合计", "合计", "ROUND(SUM(I6:I8),4)"),
            "a row's parts as a range",
            plant -> plant.formula("表3", "2101101", "合计", "SUM(D14:E14)"),
            "fixed columns",
            plant -> plant.formula("表3", "2101101", "合计", "$D14+$E14"),
            "the leaves instead of the children",
            plant -> plant.formula("表8", "212", "项目支出", "E7"),
            "a figure typed where figures are typed",
            plant -> plant.set("表3", "2101101", "项目支出", 0));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(), () -> assertThat(changed(change.getValue())).isEmpty()));
  }

  /**
   * Of a department, table 2 has a line for each unit, and each is read as the total of its own.
   */
  @Test
  void theLineOfAUnitIsNoTotalThatWasTypedOver() throws Exception {
    Pack pack = PackLibrary.load(SampleFiles.HOME.resolve("templates")).pack("guangxi-unit-2025");
    Filling department =
        new Filling(
            "柳江区大数据局",
            "2025",
            Map.of("表2", List.of(unit("102003", "柳江区甲中心"), unit("102004", "柳江区乙中心"))),
            Map.of(),
            Map.of());

    assertThat(told(TemplateWriter.of(pack).filled(department))).isEmpty();
  }

  private static Map<String, String> unit(String code, String name) {
    return Map.of("单位编码", code, "单位名称", name, "一般公共预算", "100");
  }

  private static List<String> changed(Consumer<Plant> change) throws Exception {
    byte[] clean = Files.readAllBytes(SampleFiles.HOME.resolve(SampleFiles.CLEAN));
    return told(Plant.in(clean, change, plant -> {}));
  }

  @Test
  void aSubtotalTypedOverIsToldByItsSiblings() throws Exception {
    assertThat(
            changed(plant -> plant.set("表6", "302", "人员经费", 0).set("表6", "302", "公用经费", 30.9187)))
        .hasSize(2)
        .allMatch(finding -> finding.contains("FML01"))
        .anyMatch(finding -> finding.contains("proposed=SUM(E17:E28)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SampleFiles.CLEAN,
        SampleFiles.PRINTED,
        SampleFiles.PRIOR,
        "templates/guangxi-unit-2025/template.xlsx",
        "templates/shanghai-unit-2026/template.xlsx"
      })
  void cleanFilesRaiseNothing(String file) throws Exception {
    assertThat(told(Files.readAllBytes(SampleFiles.HOME.resolve(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"commerce-2025", "putuo-finance-2025", "sh-finance-2025", "wanli-2024"})
  void publishedBudgetsWithoutFormulasRaiseNothing(String name) throws Exception {
    assertThat(told(Files.readAllBytes(Corpus.path("budgets/" + name + ".xlsx")))).isEmpty();
  }
}
