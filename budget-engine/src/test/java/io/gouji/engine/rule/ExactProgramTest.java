package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExactProgramTest {
  @Test
  void figuresThatSatisfyAllRowsAreFound() {
    assertThat(ExactProgram.isFeasible(List.of(row("1 -1", 0, "0"), row("1 1", 1, "3")))).isTrue();
    assertThat(ExactProgram.isFeasible(List.of(row("-1 0", 0, "-2"), row("1 1", -1, "2"))))
        .isTrue();
    assertThat(ExactProgram.isFeasible(List.of())).isTrue();
  }

  @Test
  void rowsThatContradictEachOtherAreTold() {
    assertThat(ExactProgram.isFeasible(List.of(row("1", 1, "3"), row("1", -1, "2")))).isFalse();
    assertThat(ExactProgram.isFeasible(List.of(row("1", -1, "-1")))).isFalse();
    assertThat(
            ExactProgram.isFeasible(
                List.of(row("1 -1", 0, "0"), row("1 -2", 0, "0"), row("1 1", 1, "0.01"))))
        .isFalse();
  }

  /** A third of a fen would hide from binary fractions. */
  @Test
  void theAnswerIsExact() {
    assertThat(
            ExactProgram.isFeasible(
                List.of(row("3 -1", 0, "0"), row("0 1", 0, "1"), row("3 0", 0, "1"))))
        .isTrue();
    assertThat(
            ExactProgram.isFeasible(
                List.of(
                    row("3 -1", 0, "0"),
                    row("0 1", 0, "1"),
                    row("3 0", 0, "1.000000000000000000001"))))
        .isFalse();
  }

  @Test
  void whatFollowsFromEquationsIsImplied() {
    Elimination equations = new Elimination();
    equations.add(symbolic("1 -1 -1", Comparison.EQUAL, "0"));
    equations.add(symbolic("0 1 -2", Comparison.EQUAL, "0"));

    assertThat(equations.implies(symbolic("1 0 -3", Comparison.EQUAL, "0"))).isTrue();
    assertThat(equations.implies(symbolic("1 0 -3", Comparison.EQUAL, "1"))).isFalse();
    assertThat(equations.implies(symbolic("1 0 -3", Comparison.LESS_OR_EQUAL, "1"))).isTrue();
    assertThat(equations.implies(symbolic("1 0 -3", Comparison.LESS, "0"))).isFalse();
    assertThat(equations.implies(symbolic("1 0 -4", Comparison.EQUAL, "0"))).isFalse();
  }

  private static ExactProgram.Row row(String coefficients, int sign, String constant) {
    return new ExactProgram.Row(figures(coefficients), sign, Ratio.of(new BigDecimal(constant)));
  }

  private static SymbolicRow symbolic(String coefficients, Comparison comparison, String constant) {
    return new SymbolicRow(
        new io.gouji.engine.finding.RuleId("X"),
        figures(coefficients),
        comparison,
        Ratio.of(new BigDecimal(constant)),
        true,
        false,
        false);
  }

  private static SortedMap<Integer, Ratio> figures(String coefficients) {
    SortedMap<Integer, Ratio> figures = new TreeMap<>();
    String[] parts = coefficients.split(" ");
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].equals("0")) {
        figures.put(i, Ratio.of(new BigDecimal(parts[i])));
      }
    }
    return figures;
  }
}
