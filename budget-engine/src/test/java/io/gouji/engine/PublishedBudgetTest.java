package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.FindingClass;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real published budget goes the whole way: nine tables, in yuan and in ten thousands. */
class PublishedBudgetTest {
  @Test
  void all_tables_of_a_published_budget_are_recognised_and_every_relation_judged()
      throws Exception {
    byte[] bytes = Corpus.bytes(Corpus.path("budgets/sh-finance-2025.xlsx"));

    Evaluation evaluation =
        BudgetEngine.open(Path.of("..", "templates"))
            .evaluate(bytes, "sh-finance-2025.xlsx", Options.AUTO);

    assertThat(evaluation.selection().pack().id()).isEqualTo("shanghai-unit-2026");
    assertThat(evaluation.tables().stream().map(table -> table.id() + " " + table.unit()))
        .containsExactly(
            "T01 元", "T02 元", "T03 元", "T04 元", "T05 元", "T08 元", "T09 元", "T06 元", "T07 万元");
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.faults()).isEmpty();
    assertThat(evaluation.relations().judged()).isEqualTo(evaluation.relations().instances());
    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
    // The one real tail: 302 is printed 24,840,779 and its parts add up to 24,840,778.
    assertThat(evaluation.findings())
        .allMatch(finding -> finding.kind() == FindingClass.ROUNDING)
        .extracting(finding -> finding.rule() + " " + finding.instance().row())
        .containsExactly("T6-02 302", "T6-02 302");
    assertThat(notApplicable(evaluation)).isEqualTo(REVIEWED);
  }

  private static List<String> notApplicable(Evaluation evaluation) {
    return evaluation.notApplicable().stream()
        .map(rule -> rule.rule() + " " + rule.reason() + " " + rule.subject())
        .toList();
  }

  /**
   * Looked at one by one: A05 has no row to speak of — the funds' tables 8 and 9 are empty, and no
   * code stands in one table only; A04 asks for money that is not from the budget, and there is
   * none.
   */
  private static final List<String> REVIEWED =
      List.of(
          "T8-01 A05 表8",
          "T8-02 A05 表8",
          "T8-03 A05 表8",
          "T8-03B A05 表8",
          "T8-04 A05 表8",
          "T8-04B A05 表8",
          "T8-05 A05 表8",
          "T8-06 A05 表8",
          "T9-01 A05 表9",
          "T9-02 A05 表9",
          "T9-03 A05 表9",
          "T9-03B A05 表9",
          "T9-04 A05 表9",
          "T9-04B A05 表9",
          "T9-05 A05 表9",
          "T9-06 A05 表9",
          "X04B A05 表3",
          "X08 A05 表3",
          "X08C A05 表5",
          "X08D A05 表8",
          "X08E A05 表9",
          "X09C A05 表5",
          "X10C A05 表8",
          "X11C A05 表9",
          "X23B A04 NOT(AND(表1收入!事业收入+表1收入!事业单位经营收入+表1收入!其他收入=0))");
}
