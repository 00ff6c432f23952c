package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.repair.Suspicion.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and columns that are off as a whole, told from single cells that are. */
final class UnitSlipsTest {
  /** Two tables of two amounts that should be the same. */
  private static Sums twins(String a, String b, String otherA, String otherB) {
    Sums sums = new Sums().cell("A.a", a).cell("A.b", b).cell("B.a", otherA).cell("B.b", otherB);
    return sums.total("A.a", "B.a").total("A.b", "B.b");
  }

  private static String times(String amount, long factor) {
    return new BigDecimal(amount).multiply(BigDecimal.valueOf(factor)).toPlainString();
  }

  /** Either table may be the one that is off; each is told with what it should say. */
  @ParameterizedTest
  @ValueSource(longs = {10, 100, 1000, 10_000})
  void eitherTableMayBeOff(long factor) {
    Sums sums = twins("1.23", "4.56", times("1.23", factor), times("4.56", factor));
    Suspicion suspicion = only(sums);
    assertThat(suspicion.kind()).isEqualTo(Kind.BLOCK);
    assertThat(sums.sets())
        .containsExactly(
            List.of("A.a:" + two(times("1.23", factor)), "A.b:" + two(times("4.56", factor))),
            List.of("B.a:1.23", "B.b:4.56"));
    assertThat(suspicion.failing())
        .extracting(Suspicion.Failing::rule)
        .containsExactly(new RuleId("R1"), new RuleId("R2"));
    assertThat(suspicion.caution()).contains(Caution.BLOCK);
    assertThat(suspicion.involved()).hasSize(4);
  }

  private static String two(String amount) {
    return new BigDecimal(amount).setScale(2).toPlainString();
  }

  @Test
  void otherFactorsAreNoUnits() {
    assertThat(twins("1.00", "2.00", "5.00", "10.00").suspicions())
        .extracting(Suspicion::kind)
        .containsOnly(Kind.CELLS);
    assertThat(twins("1.00", "2.00", "100000.00", "200000.00").suspicions())
        .extracting(Suspicion::kind)
        .containsOnly(Kind.CELLS);
  }

  /** A table with an amount that has no such part of it was not multiplied. */
  @Test
  void whatCannotBeDividedWasNotMultiplied() {
    Sums sums = twins("1.23", "4.56", "12.30", "45.60").cell("B.c", "0.000001");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("A.a:12.30", "A.b:45.60")));
  }

  /** One failing relation is no block, nor is a table of one amount. */
  @Test
  void oneAmountIsNoBlock() {
    Sums one = new Sums().cell("A.a", "1.23").cell("A.b", "4.56").cell("B.a", "12.30");
    one.cell("B.b", "4.56").total("A.a", "B.a").total("A.b", "B.b");
    assertThat(only(one).kind()).isEqualTo(Kind.CELLS);
    Sums single = new Sums().cell("A.a", "1.23").cell("B.a", "12.30").cell("C.a", "12.30");
    single.total("A.a", "B.a").total("A.a", "C.a");
    assertThat(only(single).kind()).isEqualTo(Kind.CELLS);
  }

  /** One column of a table, while the other agrees with its neighbour. */
  @Test
  void oneColumnMayBeOff() {
    Sums sums = new Sums().cell("A.a", "1.00").cell("A.b", "2.00").cell("B.a", "1.00");
    sums.cell("B.b", "2.00").total("A.a", "B.a").total("A.b", "B.b").column("last");
    sums.cell("A.c", "30.00").cell("A.d", "70.00").cell("C.c", "3.00").cell("C.d", "7.00");
    sums.total("A.c", "C.c").total("A.d", "C.d");
    assertThat(sums.sets())
        .containsExactly(List.of("A.c:3.00", "A.d:7.00"), List.of("C.c:30.00", "C.d:70.00"));
  }

  /** Two tables that agree with each other and with nobody else. */
  @Test
  void twoTablesMayBeOffTogether() {
    Sums sums = new Sums();
    for (String part : List.of("a", "b")) {
      sums.cell("A." + part, "1.23").cell("B." + part, "1.23");
      sums.cell("C." + part, "12.30").cell("D." + part, "12.30");
      sums.total("A." + part, "B." + part).total("C." + part, "D." + part);
      sums.total("A." + part, "C." + part).total("B." + part, "D." + part);
    }
    assertThat(only(sums).kind()).isEqualTo(Kind.BLOCK);
    assertThat(sums.sets())
        .containsExactly(
            List.of("A.a:12.30", "B.a:12.30", "A.b:12.30", "B.b:12.30"),
            List.of("C.a:1.23", "D.a:1.23", "C.b:1.23", "D.b:1.23"));
  }

  /** What agrees with its neighbours as it stands is not multiplied. */
  @Test
  void nothingThatHoldsMayBreak() {
    Sums sums = twins("1.23", "4.56", "12.30", "45.60");
    sums.cell("C.a", "12.30").total("B.a", "C.a").cell("C.x", "12.30").total("B.a", "C.x");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("A.a:12.30", "A.b:45.60")));
  }

  /** One cell that explains as much is the simpler cause. */
  @Test
  void aSingleCellIsNoBlock() {
    Sums sums = new Sums().cell("A.a", "12.30").cell("A.b", "50.00").cell("B.a", "1.23");
    sums.cell("C.a", "1.23").total("A.a", "B.a").total("A.a", "C.a");
    assertThat(only(sums).kind()).isEqualTo(Kind.CELLS);
    assertThat(sums.sets()).isEqualTo(List.of(List.of("A.a:1.23")));
  }

  /** More must be mended than is left. */
  @Test
  void halfOfWhatFailsIsNotEnough() {
    assertThat(mended(2, 2).suspicions()).extracting(Suspicion::kind).containsOnly(Kind.CELLS);
    assertThat(mended(3, 2).suspicions())
        .extracting(Suspicion::kind)
        .containsExactly(Kind.BLOCK, Kind.CELLS, Kind.CELLS);
  }

  /** Two tables, of which some amounts differ by ten times and others by chance. */
  private static Sums mended(int heals, int left) {
    Sums sums = new Sums();
    for (int i = 0; i < heals + left; i++) {
      String here = i < heals ? "2.00" : "3.70";
      sums.cell("A." + i, here).cell("B." + i, "20.00").total("A." + i, "B." + i);
    }
    return sums;
  }

  /** What remains wrong is looked for as if the table were right. */
  @Test
  void whatIsWrongBesidesIsFoundAsWell() {
    Sums sums = twins("1.23", "4.56", "12.30", "45.60").cell("A.c", "7.81").cell("B.c", "71.80");
    sums.cell("C.c", "71.80").total("A.c", "B.c").total("B.c", "C.c");
    List<Suspicion> all = sums.suspicions();
    assertThat(all).extracting(Suspicion::kind).containsExactly(Kind.BLOCK, Kind.CELLS);
    assertThat(all).extracting(Suspicion::cluster).containsExactly(1, 2);
    assertThat(all.get(1).failing())
        .extracting(Suspicion.Failing::rule)
        .containsExactly(new RuleId("R3"));
    assertThat(all.get(1).sets()).extracting(Sums::told).containsExactly(List.of("A.c:71.80"));
  }

  /** That an amount is not too large says little of its unit. */
  @Test
  void boundsDoNotTellTheUnit() {
    Sums bounded = new Sums().cell("A.a", "1.00").cell("A.b", "2.00").cell("B.a", "5.00");
    bounded.cell("B.b", "7.00").cell("C.a", "20.00").cell("C.b", "20.00");
    bounded.cell("D.a", "20.00").total("C.a", "D.a");
    bounded.atMost("B.a", "A.a").atMost("B.b", "A.b").atMost("A.a", "C.a").atMost("A.b", "C.b");
    assertThat(bounded.suspicions()).extracting(Suspicion::kind).containsOnly(Kind.CELLS);
    Sums yuan = new Sums().cell("A.a", "0.01").cell("A.b", "0.02").cell("B.a", "50.00");
    yuan.cell("B.b", "70.00").atMost("B.a", "A.a").atMost("B.b", "A.b");
    assertThat(yuan.sets())
        .as("yuan for ten thousand")
        .contains(List.of("A.a:100.00", "A.b:200.00"));
    assertThat(yuan.sets()).as("taken away, they would hold too").hasSize(1);
  }

  /** What was printed in too large a unit was printed too coarsely. */
  @Test
  void roundingGrowsWithTheUnit() {
    Sums coarse =
        new Sums()
            .rounded()
            .cell("A.a", "1.23")
            .cell("A.b", "4.56")
            .cell("B.a", "12.34")
            .cell("B.b", "45.63");
    coarse.total("A.a", "B.a").total("A.b", "B.b");
    assertThat(coarse.sets()).contains(List.of("A.a:12.30", "A.b:45.60"));
    Sums apart =
        new Sums()
            .rounded()
            .cell("A.a", "1.23")
            .cell("A.b", "4.56")
            .cell("B.a", "12.80")
            .cell("B.b", "46.10");
    apart.total("A.a", "B.a").total("A.b", "B.b");
    assertThat(apart.suspicions()).extracting(Suspicion::kind).containsOnly(Kind.CELLS);
  }

  /** Totals that calculate move with their parts; blanks and zeros are in any unit. */
  @Test
  void onlyWhatWasTypedIsOff() {
    Sums sums =
        twins("1.23", "4.56", "12.30", "45.60").cell("A.sum", "5.79").cell("B.sum", "57.90");
    sums.cell("A.none", "").cell("B.none", "0.00").total("A.none", "B.none");
    sums.total("A.sum", "A.a", "A.b", "A.none").formula("A.sum", "A.a", "A.b", "A.none");
    sums.total("A.sum", "B.sum").total("B.sum", "B.a", "B.b", "B.none");
    assertThat(sums.sets())
        .containsExactly(
            List.of("A.a:12.30", "A.b:45.60"), List.of("B.a:1.23", "B.b:4.56", "B.sum:5.79"));
  }

  /** Amounts beyond what can be written are no amounts. */
  @Test
  void whatNoLongerFitsIsNoSlip() {
    Sums sums = twins("1.23", "4.56", "12300.00", "45600.00").cell("A.c", "900000000000.00");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("B.a:1.23", "B.b:4.56")));
  }

  /** What would hold without the amounts says nothing of their unit. */
  @Test
  void whatNeedsNoAmountAtAllTellsNoUnit() {
    Sums sums = new Sums().cell("A.a", "-5.00").cell("A.b", "-5.00").cell("B.a", "10.00");
    sums.cell("B.b", "20.00").cell("C.a", "10.50").cell("C.b", "20.50");
    sums.cell("D.a", "10.50").cell("E.a", "10.50").total("C.a", "D.a").total("C.a", "E.a");
    sums.atMost("B.a", "C.a", "A.a").atMost("B.b", "C.b", "A.b");
    assertThat(sums.suspicions()).extracting(Suspicion::kind).containsOnly(Kind.CELLS);
  }
}
