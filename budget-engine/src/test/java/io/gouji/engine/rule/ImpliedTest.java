package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What follows from what, against asking of every rule by itself and of ranks. */
class ImpliedTest {
  private static Ratio ratio(long number) {
    return Ratio.of(BigInteger.valueOf(number));
  }

  private static SymbolicRow row(int rule, Comparison comparison, long constant, long... weights) {
    SortedMap<Integer, Ratio> figures = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        figures.put(i, ratio(weights[i]));
      }
    }
    RuleId id = new RuleId("X0" + rule);
    return new SymbolicRow(id, figures, comparison, ratio(constant), true, false, false);
  }

  private static boolean implied(SymbolicRow asked, SymbolicRow... equations) {
    Elimination elimination = new Elimination();
    for (SymbolicRow row : equations) {
      elimination.add(row);
    }
    return elimination.implies(asked);
  }

  @Test
  void anEquationFollowsFromSumsOfOthers() {
    SymbolicRow one = row(1, Comparison.EQUAL, 5, 1, 1, 0);
    SymbolicRow two = row(2, Comparison.EQUAL, 1, 0, 1, -1);
    assertThat(implied(row(3, Comparison.EQUAL, 4, 1, 0, 1), one, two)).isTrue();
    assertThat(implied(row(3, Comparison.EQUAL, 3, 1, 0, 1), one, two)).isFalse();
    assertThat(implied(row(3, Comparison.EQUAL, 8, 2, 0, 2), one, two)).isTrue();
    assertThat(implied(row(3, Comparison.EQUAL, 4, 1, 0, 0), one, two)).isFalse();
    assertThat(implied(row(3, Comparison.EQUAL, 4, 1, 0, 1), one)).isFalse();
    assertThat(implied(row(3, Comparison.EQUAL, 0), one)).isTrue();
  }

  @Test
  void anInequalityFollowsIfTheEquationsLeaveNoOtherSide() {
    SymbolicRow one = row(1, Comparison.EQUAL, 5, 1, 1);
    assertThat(implied(row(3, Comparison.LESS_OR_EQUAL, 5, 1, 1), one)).isTrue();
    assertThat(implied(row(3, Comparison.LESS_OR_EQUAL, 4, 1, 1), one)).isFalse();
    assertThat(implied(row(3, Comparison.LESS, 5, 1, 1), one)).isFalse();
    assertThat(implied(row(3, Comparison.LESS, 6, 1, 1), one)).isTrue();
    assertThat(implied(row(3, Comparison.GREATER_OR_EQUAL, 5, 1, 1), one)).isTrue();
    assertThat(implied(row(3, Comparison.GREATER_OR_EQUAL, 6, 1, 1), one)).isFalse();
    assertThat(implied(row(3, Comparison.GREATER, 4, 1, 1), one)).isTrue();
    assertThat(implied(row(3, Comparison.GREATER, 5, 1, 1), one)).isFalse();
  }

  /** However the rules are halved, each is asked of all others. */
  @Test
  void everyRuleIsAskedOfAllOthers() {
    Random random = new Random(3);
    int found = 0;
    for (int round = 0; round < 400; round++) {
      List<SymbolicRow> rows = new ArrayList<>();
      int rules = random.nextInt(8);
      for (int i = 0; i < rules + rules / 2; i++) {
        rows.add(random(random, i % Math.max(rules, 1)));
      }
      Set<RuleId> implied = Implied.in(new SymbolicBook(rows, Set.of()));
      assertThat(implied).as("%s", rows).isEqualTo(alone(rows));
      found += implied.size();
    }
    assertThat(found).isBetween(100, 2500);
  }

  private static Set<RuleId> alone(List<SymbolicRow> rows) {
    Set<RuleId> implied = new HashSet<>();
    rows.forEach(row -> implied.add(row.rule()));
    implied.removeIf(
        rule ->
            !rows.stream()
                .filter(row -> row.rule().equals(rule))
                .allMatch(row -> followsByRank(row, rows)));
    return implied;
  }

  /** An equation follows if the others' rank is the same with it. */
  private static boolean followsByRank(SymbolicRow asked, List<SymbolicRow> rows) {
    List<long[]> others = new ArrayList<>();
    for (SymbolicRow row : rows) {
      if (!row.rule().equals(asked.rule()) && row.comparison() == Comparison.EQUAL) {
        others.add(vector(row));
      }
    }
    int rank = rank(others);
    others.add(vector(asked));
    return rank(others) == rank;
  }

  /** All constants are zero, so that they are no part of it. */
  private static long[] vector(SymbolicRow row) {
    long[] vector = new long[4];
    row.figures().forEach((figure, weight) -> vector[figure] = Long.parseLong(weight(weight)));
    return vector;
  }

  private static String weight(Ratio ratio) {
    for (long weight = -9; weight <= 9; weight++) {
      if (ratio.minus(ratio(weight)).sign() == 0) {
        return Long.toString(weight);
      }
    }
    throw new AssertionError(ratio);
  }

  private static int rank(List<long[]> vectors) {
    List<long[]> left = new ArrayList<>(vectors.stream().map(long[]::clone).toList());
    int rank = 0;
    for (int column = 0; column < 4; column++) {
      long[] pivot = null;
      for (long[] vector : left) {
        pivot = pivot == null && vector[column] != 0 ? vector : pivot;
      }
      if (pivot != null) {
        rank++;
        left.remove(pivot);
        for (long[] vector : left) {
          long factor = vector[column];
          for (int i = 0; i < 4; i++) {
            vector[i] = vector[i] * pivot[column] - factor * pivot[i];
          }
        }
      }
    }
    return rank;
  }

  private static SymbolicRow random(Random random, int rule) {
    long[] weights = new long[4];
    for (int i = 0; i < 4; i++) {
      weights[i] = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
    }
    boolean equal = random.nextInt(4) > 0;
    return row(rule, equal ? Comparison.EQUAL : Comparison.LESS_OR_EQUAL, 0, weights);
  }
}
