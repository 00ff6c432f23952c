package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Undecided GAP =
      new Undecided(new RuleId("X01"), Instance.WHOLE, List.of("表2"));

  @Test
  void roundingAloneIsClean() {
    assertThat(of(Evaluations.rounding("T2-02", "合计", "本年收入", 9))).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void whatMustBeVerifiedIsAWarningToMachinesOnly() {
    assertThat(of(Evaluations.roundingPossible())).isEqualTo(Verdict.VERIFY);
    assertThat(Verdict.VERIFY.word()).isEqualTo("warnings");
    assertThat(Verdict.VERIFY.outcome()).isEqualTo("verify");
    assertThat(of(Evaluations.textNumber(7))).isEqualTo(Verdict.WARNINGS);
  }

  @Test
  void aContradictionIsAnErrorWhateverElseIsMissing() {
    Evaluation evaluation =
        Evaluations.evaluation(List.of(Evaluations.between()), List.of(GAP), List.of(), List.of());

    assertThat(evaluation.verdict()).isEqualTo(Verdict.ERRORS);
  }

  @Test
  void aMissingTableLeavesItIncomplete() {
    assertThat(of(Evaluations.notRecognised())).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void whatIsUndecidedNeverPasses() {
    Evaluation evaluation = Evaluations.evaluation(List.of(), List.of(GAP), List.of(), List.of());

    assertThat(evaluation.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void aRuleThatFailedByOurFaultNeverPasses() {
    Evaluation evaluation =
        Evaluations.evaluation(
            List.of(), List.of(), List.of(), List.of(new Fault("X01", "overflow")));

    assertThat(evaluation.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void whereNothingWasJudgedNothingPassed() {
    Evaluation clean = Evaluations.clean();
    Evaluation unjudged =
        new Evaluation(
            clean.engineVersion(),
            clean.selection(),
            clean.workbook(),
            clean.tables(),
            clean.findings(),
            clean.undecided(),
            clean.notApplicable(),
            clean.faults(),
            new Evaluation.Relations(41, 0, 0, 0, 41),
            clean.joint());

    assertThat(unjudged.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  private static Verdict of(Finding finding) {
    return Evaluations.evaluation(List.of(finding), List.of(), List.of(), List.of()).verdict();
  }
}
