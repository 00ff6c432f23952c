package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.Joint;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The joint test of relations on published budgets: what is honest can hold together. */
class JointBudgetsTest {
  /**
   * Three of the five are exact to the yuan; the city's 302 is a yuan off the sum of its parts, and
   * commerce prints its operating costs in ten thousands. Six relations of the last fail alone: a
   * row under a wrong code counts as a top row, and two figures of table 7 are not those of table
   * 6.
   */
  @ParameterizedTest
  @CsvSource({
    "sh-finance-2025, rounding, 1, 0",
    "commerce-2025, rounding, 1, 0",
    "putuo-finance-2025, exact, 0, 0",
    "wanli-2024, exact, 0, 0",
    "welfare-2024, exact, 0, 6"
  })
  void theRelationsOfAPublishedBudgetCanHoldTogether(
      String file, String word, int rounded, int leftOut) throws Exception {
    byte[] bytes = Corpus.bytes(Corpus.path("budgets/" + file + ".xlsx"));
    Evaluation evaluation =
        BudgetEngine.open(Path.of("..", "templates")).evaluate(bytes, file, Options.AUTO);

    Joint joint = evaluation.joint();
    assertThat(joint.word()).isEqualTo(word);
    assertThat(joint).isEqualTo(new Joint(joint.relations(), leftOut, rounded, 0, 0, 0));
    assertThat(joint.relations()).isGreaterThan(250);
    assertThat(evaluation.faults()).isEmpty();
  }
}
