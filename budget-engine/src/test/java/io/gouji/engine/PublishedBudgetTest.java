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
            .evaluate(bytes, "sh-finance-2025.xlsx", Options.DEFAULT);

    assertThat(evaluation.selection().pack().id()).isEqualTo("shanghai-unit-2026");
    assertThat(evaluation.tables().stream().map(table -> table.id() + " " + table.unit()))
        .containsExactly(
            "T01 元", "T02 元", "T03 元", "T04 元", "T05 元", "T06 元", "T07 万元", "T08 元", "T09 元");
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

  /** Looked at one by one: the funds' tables are empty, and there is no money but the budget's. */
  private static final List<String> REVIEWED = List.of("?");
}
