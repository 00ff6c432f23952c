package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.JointSolver.Decision;
import io.gouji.engine.rule.JointSolver.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether statements about deviations can hold together, against worked cases and a referee. */
class JointSolverTest {
  private static JointSystem system(int figures, long half, JointRow... rows) {
    return new JointSystem(LongStream.range(0, figures).map(i -> half).toArray(), List.of(rows));
  }

  private static JointRow equal(int statement, long limit, int... signed) {
    return row(statement, limit, true, signed);
  }

  private static JointRow atMost(int statement, long limit, int... signed) {
    return row(statement, limit, false, signed);
  }

  /** Figures from 1, negative where they are subtracted. */
  private static JointRow row(int statement, long limit, boolean equal, int... signed) {
    return new JointRow(
        statement,
        IntStream.of(signed).map(figure -> Math.abs(figure) - 1).toArray(),
        IntStream.of(signed).mapToLong(Integer::signum).toArray(),
        limit,
        equal);
  }

  private static BitSet set(int... statements) {
    BitSet set = new BitSet();
    Arrays.stream(statements).forEach(set::set);
    return set;
  }

  @Test
  void twoTotalsOfTheSamePartsOffInOppositeDirectionsContradict() {
    // a − b − c and d − b − c are off by a quantum, 100, one way and the other; halves are 50.
    JointSystem system =
        system(5, 50, equal(0, -100, 1, -2, -3), equal(1, 100, -2, -3, 4), equal(2, 0, 4, -5));
    Decision decision = JointSolver.decide(system);
    assertThat(decision).isEqualTo(new Decision(Kind.CONTRADICTS, set(0, 1)));
    assertThat(JointSolver.irreducible(system, decision.blamed())).isEqualTo(set(0, 1));
    assertThat(FourierMotzkin.isFeasible(system)).isFalse();
  }

  @Test
  void theSameDirectionIsRounding() {
    JointSystem system = system(4, 50, equal(0, 100, 1, -2, -3), equal(1, 100, -2, -3, 4));
    assertThat(JointSolver.decide(system).kind()).isEqualTo(Kind.HOLDS);
  }

  /** Three pairs are at most 2 each, so that all three are at most 3: no single bound shows it. */
  private static JointSystem pairs(long three) {
    return system(
        3,
        5,
        atMost(0, 2, 1, 2),
        atMost(1, 2, 2, 3),
        atMost(2, 2, 1, 3),
        atMost(3, -three, -1, -2, -3));
  }

  @Test
  void whatBoundsLeaveOpenIsProvenByALinearProgram() {
    JointBounds bounds = new JointBounds(pairs(4));
    assertThat(bounds.tighten()).isTrue();
    assertThat(JointSolver.decide(pairs(4)))
        .isEqualTo(new Decision(Kind.CONTRADICTS, set(0, 1, 2, 3)));
    assertThat(new JointProgram(pairs(4)).contradiction()).contains(set(0, 1, 2, 3));
    assertThat(new JointProgram(pairs(4)).hasWitness()).isFalse();
    assertThat(new JointProgram(pairs(3)).contradiction()).isEmpty();
    assertThat(new JointProgram(pairs(3)).hasWitness()).isTrue();
    assertThat(JointSolver.decide(pairs(3)).kind()).isEqualTo(Kind.HOLDS);
  }

  /** A total of many rows, two of which are counted twice; each figure is tried in its turn. */
  @ParameterizedTest
  @ValueSource(ints = {500, 8_000})
  void tryingManyFiguresLooksAtEachAFewTimes(int figures) {
    int[] all = IntStream.rangeClosed(1, figures).map(i -> i == 1 ? 1 : -i).toArray();
    JointBounds bounds = new JointBounds(system(figures, 50, equal(0, 100, all)));
    assertThat(bounds.tighten()).isTrue();
    for (int figure = figures - 1; figure >= 0; figure--) {
      if (!bounds.isFixed(figure)) {
        bounds.fix(figure, Math.max(bounds.low(figure), Math.min(0, bounds.high(figure))));
        assertThat(bounds.tighten()).isTrue();
      }
    }
    assertThat(bounds.low(0) - bounds.low(1)).isEqualTo(100);
    assertThat(bounds.looks()).isBetween((long) figures, 8L * figures);
  }

  @Test
  void aWitnessBetweenHalfFenIsFoundAndConfirmed() {
    JointSystem halves = system(2, 5, equal(0, 1, 1, 2), equal(1, 0, 1, -2));
    assertThat(JointSolver.decide(halves).kind()).isEqualTo(Kind.HOLDS);
    BigInteger one = BigInteger.ONE;
    assertThat(halves.isSatisfiedBy(new BigInteger[] {one, one}, BigInteger.TWO)).isTrue();
    assertThat(halves.isSatisfiedBy(new BigInteger[] {one, one}, one)).isFalse();
  }

  @Test
  void moreThanTwoHundredFiguresAreNotRun() {
    for (int more : new int[] {197, 198}) {
      int[] all = IntStream.rangeClosed(1, 3 + more).map(figure -> -figure).toArray();
      int[] others = IntStream.rangeClosed(4, 3 + more).toArray();
      List<JointRow> rows = new ArrayList<>(pairs(4).rows().subList(0, 3));
      rows.add(atMost(3, -4, all));
      rows.add(atMost(4, 0, others));
      Decision decision = JointSolver.decide(system(3 + more, 5, rows.toArray(new JointRow[0])));
      assertThat(decision.kind()).isEqualTo(more == 197 ? Kind.CONTRADICTS : Kind.TOO_LARGE);
    }
  }

  @Test
  void aFalseProofIsNotBelieved() {
    BigInteger[] weights = {BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.TWO};
    assertThat(pairs(4).isRefutedBy(weights)).isTrue();
    assertThat(pairs(3).isRefutedBy(weights)).isFalse();
    weights[0] = BigInteger.ONE.negate();
    assertThat(pairs(4).isRefutedBy(weights)).isFalse();
  }

  @Test
  void randomSystemsAreDecidedAsTheRefereeDecidesThem() {
    Random random = new Random(20250101);
    int[] seen = new int[Kind.values().length];
    for (int round = 0; round < 2000; round++) {
      JointSystem system = random(random);
      boolean feasible = FourierMotzkin.isFeasible(system);
      Decision decision = JointSolver.decide(system);
      seen[decision.kind().ordinal()]++;
      assertThat(decision.kind())
          .as("%s", system.rows())
          .isEqualTo(feasible ? Kind.HOLDS : Kind.CONTRADICTS);
      if (!feasible) {
        assertIrreducible(system, JointSolver.irreducible(system, decision.blamed()));
      }
    }
    assertThat(seen[Kind.HOLDS.ordinal()]).isGreaterThan(400);
    assertThat(seen[Kind.CONTRADICTS.ordinal()]).isGreaterThan(400);
  }

  private static void assertIrreducible(JointSystem system, BitSet core) {
    assertThat(FourierMotzkin.isFeasible(system.only(core))).isFalse();
    core.stream()
        .forEach(
            statement -> {
              BitSet without = (BitSet) core.clone();
              without.clear(statement);
              assertThat(FourierMotzkin.isFeasible(system.only(without))).isTrue();
            });
  }

  /** Up to four figures and five statements, sometimes with factors. */
  private static JointSystem random(Random random) {
    int figures = 2 + random.nextInt(3);
    long[] halves = new long[figures];
    Arrays.setAll(halves, i -> random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(6));
    List<JointRow> rows = new ArrayList<>();
    int statements = 2 + random.nextInt(4);
    for (int statement = 0; statement < statements; statement++) {
      int[] used = IntStream.range(0, figures).filter(i -> random.nextInt(3) > 0).toArray();
      long[] coefficients =
          IntStream.of(used)
              .mapToLong(i -> (random.nextInt(5) == 0 ? 2 : 1) * (random.nextBoolean() ? 1 : -1))
              .toArray();
      if (used.length > 0) {
        boolean equal = random.nextInt(3) > 0;
        rows.add(new JointRow(statement, used, coefficients, random.nextInt(15) - 7, equal));
      }
    }
    return new JointSystem(halves, rows);
  }
}
