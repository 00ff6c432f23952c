package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of one file, from the samples. */
final class FileResultTest {
  private static final Path SAMPLES = Path.of("../samples");

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("../templates"));
  }

  private static FileResult result(String sample) throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLES.resolve(sample));
    Evaluation evaluation = engine.evaluate(bytes, "a.xlsx", Options.AUTO);
    return FileResult.of(evaluation, Wording.of(evaluation, "zh"), "单位/a.xlsx", List.of());
  }

  @Test
  void aCleanSampleStandsForItselfByItsHeadlines() throws Exception {
    FileResult clean = result("liujiang-2025/liujiang-2025.xlsx");
    assertThat(clean.state()).isEqualTo(FileResult.State.CHECKED);
    assertThat(clean.verdict()).isEqualTo("clean");
    assertThat(clean.path()).isEqualTo("单位/a.xlsx");
    assertThat(clean.unit()).isEqualTo("柳州市柳江区信息中心");
    assertThat(clean.year()).isEqualTo("2025");
    assertThat(clean.headlines())
        .extracting(FileResult.Figure::name)
        .containsExactly("收入总计", "支出总计", "三公合计");
    assertThat(clean.headlines()).extracting(FileResult.Figure::unit).containsOnly("万元");
    assertThat(clean.relations().undecided()).isZero();
    assertThat(clean.suspects()).isEmpty();
    assertThat(clean.findings())
        .as("what is counted is listed; roundings are counted apart")
        .hasSize(clean.count(Severity.INFO));
    assertThat(clean.relations().rounded()).isPositive();
  }

  @Test
  void everyPackNamesHeadlinesThatItsSampleStates() throws Exception {
    assertThat(result("shanghai-2026/shanghai-2026.xlsx").headlines())
        .extracting(FileResult.Figure::name)
        .containsExactly("收入总计", "支出总计", "三公合计");
  }

  @Test
  void findingsKeepTheirFiguresAndTheCellToLookAt() throws Exception {
    FileResult broken = result("broken/T3-02.xlsx");
    assertThat(broken.verdict()).isEqualTo("errors");
    FileResult.Item first = broken.findings().get(0);
    assertThat(first.severity()).isEqualTo(Severity.ERROR);
    assertThat(first.left()).isPresent();
    assertThat(first.right()).isPresent();
    assertThat(first.difference().map(FileResult.Figure::unit)).isEqualTo(Optional.of("万元"));
    assertThat(first.places()).isNotEmpty();
    assertThat(first.table()).startsWith("表");
    assertThat(broken.suspects()).isNotEmpty();
  }

  @Test
  void whatWasNotCheckedSaysWhy() {
    FileResult unread =
        FileResult.not(FileResult.State.UNREADABLE, "a.xls", "", List.of("a.xls：打不开"));
    assertThat(unread.count(Severity.ERROR)).isZero();
    assertThat(unread.problems()).containsExactly("a.xls：打不开");
  }
}
