package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.clues;
import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.repair.Suspicion.Kind;
import io.gouji.engine.rule.Line;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks for an explanation, and what is said besides. */
final class RankingTest {
  /** An amount of 12.34, in half-fen moved, to the least step within. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 12340000, 12340000",
    "3, 1, 12340002, 12340001",
    "-3, 1, 12339999, 12339998",
    "2, 10, 12340010, 12340000",
    "-2, 10, 12340000, 12339990",
    "20, 10, 12340010, 12340010"
  })
  void endsOfRangesAreRoundedInward(long halfFen, long step, long low, long high) {
    Evidence cell = new Sums().cell("a", "12.34").named("a");
    assertThat(Ranking.low(cell, halfFen, step)).contains(new Amount(low));
    assertThat(Ranking.high(cell, halfFen, step)).contains(new Amount(high));
    assertThat(Ranking.low(cell, Line.OPEN_LOW, step)).isEmpty();
    assertThat(Ranking.high(cell, Line.OPEN_HIGH, step)).isEmpty();
  }

  private static List<Clue> cluesOf(Sums sums, String told) {
    return only(sums).sets().stream()
        .filter(set -> Sums.told(set).equals(List.of(told)))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(0)
        .clues();
  }

  /** A copy repeats the cell above or the one below, of those that were typed. */
  @Test
  void aCopyStandsBelowOrAboveTheSame() {
    Sums below = new Sums().cell("x", "4.00").cell("a", "1.00").cell("b", "1.00").cell("c", "5.00");
    below.total("x", "b", "c");
    assertThat(cluesOf(below, "b:-1.00")).contains(Clue.COPIED, Clue.NEGATIVE);
    assertThat(cluesOf(below, "c:3.00")).doesNotContain(Clue.COPIED, Clue.NEGATIVE);
    Sums above = new Sums().cell("x", "4.00").cell("b", "1.00").cell("a", "1.00").cell("c", "5.00");
    above.total("x", "b", "c");
    assertThat(cluesOf(above, "b:-1.00")).contains(Clue.COPIED);
    Sums apart = new Sums().cell("x", "4.00").cell("b", "1.00").cell("c", "5.00").cell("a", "1.00");
    apart.total("x", "b", "c");
    assertThat(cluesOf(apart, "b:-1.00")).doesNotContain(Clue.COPIED);
  }

  /** Last year's amount counts as much nearer at a tenth of the distance, not beyond. */
  @Test
  void lastYearSpeaksForWhatIsTenTimesNearer() {
    for (String last : List.of("24.50", "25.00", "24.09", "24.10", "26.11", "26.12", "20.00")) {
      Sums sums = new Sums().cell("sum", "40.00").cell("a", "15.00").cell("b", "15.00");
      sums.total("sum", "a", "b").lastYear("b", last);
      assertThat(cluesOf(sums, "b:25.00").contains(Clue.LAST_YEAR))
          .as(last)
          .isEqualTo(isNear(last));
    }
    Sums none = new Sums().cell("sum", "40.00").cell("a", "15.00").cell("b", "25.01");
    none.total("sum", "a", "b").lastYear("b", "0.00");
    assertThat(cluesOf(none, "b:25.00")).doesNotContain(Clue.LAST_YEAR);
    Sums tenth = new Sums().cell("sum", "19.00").cell("a", "15.00").cell("b", "13.00");
    tenth.total("sum", "a", "b").lastYear("b", "3.00");
    assertThat(cluesOf(tenth, "b:4.00")).as("a tenth exactly").contains(Clue.LAST_YEAR);
  }

  /** Ten times nearer to 25.00 than to 15.00. */
  private static boolean isNear(String last) {
    long fen = new java.math.BigDecimal(last).movePointRight(2).longValueExact();
    return 10 * Math.abs(fen - 2500) <= Math.abs(fen - 1500);
  }

  /** A figure finer than its table prints is not written. */
  @Test
  void noAmountIsWrittenThatTheTableCannotPrint() {
    assertThat(only(finer("152.815", "1")).caution()).contains(Caution.FINER);
    assertThat(clues(only(finer("152.815", "1")))).contains(Clue.FINER);
    assertThat(clues(only(finer("152.81", "1")))).doesNotContain(Clue.FINER);
  }

  /** Two exact totals, printed elsewhere to any digit, of a figure of a table with two decimals. */
  private static Sums finer(String right, String b) {
    java.math.BigDecimal fine = new java.math.BigDecimal(right);
    Sums sums = new Sums().cell("P.same", right).cell("Q.same", right);
    sums.cell("P.other", fine.add(new java.math.BigDecimal(b)).toPlainString());
    sums.cell("Q.b", b).rounded().cell("T.a", "125.81");
    sums.cell("T.z", "1.00").cell("T.y", "1.00").total("T.z", "T.y");
    return sums.total("P.same", "T.a").total("P.other", "T.a", "Q.b");
  }

  /** A formula that no relation asks for is not typed over. */
  @Test
  void aFormulaIsNotReplacedByANumber() {
    Sums sums = new Sums().sharing("26.17", "42.05", "2.12", "30.05", "6.00");
    sums.cell("from", "42.05").formula("a", "from");
    assertThat(only(sums).sets())
        .anySatisfy(set -> assertThat(set.caution()).contains(Caution.CALCULATED));
    assertThat(only(sums).correction()).isEmpty();
  }

  /** Relations of less weight speak with all that follows a change. */
  @Test
  void lesserRelationsSeeWhatFollows() {
    Sums heals = lesser("6.00");
    assertThat(heals.sets().get(0)).isEqualTo(List.of("a:2.00"));
    Sums breaks = lesser("5.00");
    assertThat(breaks.sets()).last().isEqualTo(List.of("a:2.00"));
    assertThat(weight(heals) - weight(breaks))
        .isEqualTo(Sums.weights().of(Clue.HEALS) - Sums.weights().of(Clue.BREAKS));
    assertThat(weight(lesser("7.00"))).isEqualTo(weight(breaks) - Sums.weights().of(Clue.BREAKS));
  }

  private static int weight(Sums sums) {
    return only(sums).sets().stream()
        .filter(set -> Sums.told(set).equals(List.of("a:2.00")))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  /** A sum that calculates from a typed part, and a lesser relation about the sum alone. */
  private static Sums lesser(String elsewhere) {
    Sums sums = new Sums().cell("same", "2.00").cell("a", "1.00").cell("b", "4.00");
    sums.cell("sum", "5.00").cell("elsewhere", elsewhere).total("same", "a");
    sums.total("sum", "a", "b").formula("sum", "a", "b");
    return sums.severity(Severity.WARNING).total("elsewhere", "sum");
  }

  /** Whoever adds a line below a sum typed no figure where nothing belongs. */
  @Test
  void aFormulaThatLeavesOutTheOnlySuspectLeads() {
    Sums sums = leftOut("2.00").hint("sum", "SUM(B2:B3)", "b");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.sets())
        .extracting(Sums::told)
        .containsExactly(List.of("sum:3.00"), List.of("b:0.00"));
    SuspectSet lead = suspicion.sets().get(0);
    assertThat(lead.weight()).isEqualTo(suspicion.sets().get(1).weight() + 1);
    assertThat(lead.cells().get(0).formula()).isEqualTo("SUM(B2:B3)");
    assertThat(lead.cells().get(0).clues()).containsExactly(Clue.FORMULA);
    assertThat(suspicion.caution()).contains(Caution.SEVERAL);
    assertThat(lead.caution()).contains(Caution.SEVERAL);
  }

  @Test
  void otherwiseItDoesNot() {
    List<List<String>> alone = List.of(List.of("b:0.00"));
    assertThat(leftOut("2.00").hint("sum", "SUM(B2:B3)").sets())
        .as("nothing is left out")
        .isEqualTo(alone);
    assertThat(leftOut("2.00").hint("sum", "SUM(B2:B3)", "c").sets())
        .as("something else is left out")
        .isEqualTo(alone);
    assertThat(leftOut("2.00").hint("c", "SUM(B2:B3)", "b").sets())
        .as("the formula has no part in it")
        .isEqualTo(alone);
    Hint nowhere = new Hint("T", new CellRef(99, 1), "A1", List.of(new CellRef(2, 1)));
    assertThat(leftOut("2.00").hint(nowhere).sets()).as("of no relation").isEqualTo(alone);
    Hint nothing = new Hint("T", new CellRef(0, 1), "SUM(B2:B3)", List.of(new CellRef(98, 1)));
    assertThat(leftOut("2.00").hint(nothing).sets()).as("no figure").isEqualTo(alone);
  }

  /** A total that leaves out a part, while two others confirm what it says. */
  private static Sums leftOut(String b) {
    Sums sums = new Sums().cell("sum", "1.00").cell("a", "1.00").cell("b", b).cell("c", "1.00");
    sums.cell("same", "1.00").total("sum", "a", "b").total("same", "sum").total("c", "a");
    return sums.formula("sum", "a");
  }

  /** A code in doubt in a row that takes part may be the cause. */
  @Test
  void codesInDoubtAreToldWithTheirRows() {
    Sums sums = new Sums().sharing("26.17", "42.05", "2.12", "30.05", "6.00");
    assertThat(only(sums).correction()).isPresent();
    sums.cell("X.x", "1.00").cell("y", "1.00").doubt("X.x").doubt("y");
    assertThat(only(sums).codes()).isEmpty();
    sums.doubt("b").doubt("b");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.codes())
        .extracting(Location.Cell::ref)
        .containsExactly(new CellRef(sums.number("b"), 0));
    assertThat(suspicion.caution()).contains(Caution.CODES);
    assertThat(suspicion.correction()).isEmpty();
    Sums other = new Sums().sharing("26.17", "42.05", "2.12", "30.05", "6.00");
    other.cell("X.x", "1.00").doubt("X.x");
    assertThat(only(other).codes()).as("of another sheet").isEmpty();
  }

  /**
   * Of formulas with the same figure those that follow a suspect or a told cell say nothing new.
   */
  @Test
  void whatFollowsIsNotToldAsSayingTheFigureElsewhere() {
    Sums sums = new Sums().cell("a", "9.00").cell("B.a", "4.00").cell("C.a", "4.00");
    sums.cell("D.a", "4.00").cell("D.from", "4.00");
    sums.total("a", "B.a").total("a", "C.a").total("a", "D.a").total("C.a", "B.a");
    sums.formula("C.a", "B.a").formula("D.a", "D.from");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("a:4.00")));
    assertThat(only(sums).elsewhere())
        .extracting(cell -> cell.fact().row().text())
        .containsExactly("B.a", "D.a");
  }

  /** What all explanations have in common has an amount, in each the same. */
  @Test
  void onlyCellsAreInCommon() {
    Evidence cell = new Sums().cell("a", "1.00").named("a");
    Optional<Amount> two = Optional.of(new Amount(2));
    Suspect sure = new Suspect(cell, two, two, two, List.of(), "");
    Suspect vague =
        new Suspect(cell, Optional.empty(), Optional.empty(), two, List.of(Clue.VAGUE), "");
    assertThat(suspicion(Kind.CELLS, sure, sure).common()).containsExactly(sure);
    assertThat(suspicion(Kind.CELLS, vague, vague).common()).isEmpty();
    assertThat(suspicion(Kind.CELLS, sure, vague).common()).isEmpty();
    assertThat(suspicion(Kind.CELLS, sure).common()).isEmpty();
    assertThat(suspicion(Kind.BLOCK, sure, sure).common()).isEmpty();
  }

  private static Suspicion suspicion(Kind kind, Suspect... suspects) {
    List<SuspectSet> sets =
        java.util.Arrays.stream(suspects)
            .map(one -> new SuspectSet(List.of(one), 0, Optional.empty()))
            .toList();
    return new Suspicion(1, kind, List.of(), sets, List.of(), List.of(), List.of());
  }
}
