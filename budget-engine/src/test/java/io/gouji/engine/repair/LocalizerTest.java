package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.clues;
import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.repair.Suspicion.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The examples of VALIDATION §4, each on a book as small as it can be. */
final class LocalizerTest {
  @Test
  void whereNothingFailsNobodyIsSuspected() {
    Sums sums = new Sums().cell("sum", "3.00").cell("a", "1.00").cell("b", "2.00");
    assertThat(sums.total("sum", "a", "b").suspicions()).isEmpty();
  }

  /** §8: a sum alone has an explanation for each of its cells; none may be corrected. */
  @Test
  void aSumAloneIsAmbiguous() {
    Sums sums = new Sums().cell("sum", "4.00").cell("a", "1.00").cell("b", "2.00");
    sums.total("sum", "a", "b");
    assertThat(sums.sets())
        .containsExactlyInAnyOrder(List.of("sum:3.00"), List.of("a:2.00"), List.of("b:3.00"));
    assertThat(only(sums).correction()).isEmpty();
  }

  /** §4.2: the typing error comes first, the alternatives stay. */
  @Test
  void aSlipOfTheFingersRanksFirst() {
    Sums sums = new Sums().cell("sum", "26.17").cell("a", "42.05").cell("b", "2.12");
    sums.total("sum", "a", "b");
    assertThat(sums.sets()).hasSize(3).first().isEqualTo(List.of("a:24.05"));
    assertThat(clues(only(sums))).containsExactly(Clue.TRANSPOSED);
    assertThat(only(sums).correction()).isEmpty();
  }

  /** §2.4 of the domain: two relations that agree on an amount suffice to correct it. */
  @Test
  void twoRelationsThatAgreeGiveACorrection() {
    Sums sums = new Sums().sharing("26.17", "42.05", "2.12", "30.05", "6.00");
    Suspicion suspicion = only(sums);
    assertThat(sums.sets()).isEqualTo(List.of(List.of("a:24.05")));
    assertThat(suspicion.correction()).isPresent();
    assertThat(clues(suspicion)).containsExactly(Clue.TRANSPOSED, Clue.AGREEING);
    assertThat(suspicion.failing())
        .extracting(Suspicion.Failing::rule)
        .containsExactly(new RuleId("R1"), new RuleId("R2"));
  }

  /** The same equation written twice is one voice. */
  @Test
  void aRelationSaidTwiceConfirmsNothing() {
    Sums sums = new Sums().cell("here", "5.00").cell("there", "6.00");
    sums.total("here", "there").total("there", "here");
    assertThat(sums.sets()).containsExactlyInAnyOrder(List.of("here:6.00"), List.of("there:5.00"));
    assertThat(only(sums).correction()).isEmpty();
  }

  /** §4.3: a sign flipped ranks before all else that would explain it. */
  @Test
  void aFlippedSignIsKnown() {
    Sums flipped = new Sums().cell("sum", "3.00").cell("a", "-1.00").cell("b", "2.00");
    assertThat(flipped.total("sum", "a", "b").sets().get(0)).isEqualTo(List.of("a:1.00"));
  }

  @Test
  void twoCellsThatHoldEachOthersAmountAreToldAsSwapped() {
    Sums sums =
        new Sums()
            .cell("x", "7.00")
            .cell("x1", "3.00")
            .cell("x2", "1.00")
            .cell("y", "6.00")
            .cell("y1", "5.00")
            .cell("y2", "4.00")
            .cell("all2", "5.00");
    sums.total("x", "x1", "x2").total("y", "y1", "y2").total("all2", "x2", "y2");
    List<List<String>> sets = sums.sets();
    assertThat(sets.get(0)).isEqualTo(List.of("x2:4.00", "y2:1.00"));
    assertThat(clues(only(sums))).contains(Clue.SWAPPED);
    assertThat(sets).hasSizeGreaterThan(1);
    assertThat(only(sums).correction()).isEmpty();
  }

  /** §4.4: a table that is off as a whole is one matter, not one for each of its cells. */
  @Test
  void aTableInTheWrongUnitIsToldOnce() {
    Sums sums = new Sums();
    for (String part : List.of("a", "b", "c")) {
      sums.cell("A." + part, "1.23").cell("B." + part, "12300.00");
    }
    sums.cell("A.sum", "3.69").cell("B.sum", "36900.00");
    for (String part : List.of("a", "b", "c", "sum")) {
      sums.total("A." + part, "B." + part);
    }
    sums.total("A.sum", "A.a", "A.b", "A.c").total("B.sum", "B.a", "B.b", "B.c");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.kind()).isEqualTo(Kind.BLOCK);
    assertThat(suspicion.sets()).hasSize(2);
    assertThat(suspicion.sets().get(0).cells()).hasSize(4);
    assertThat(suspicion.correction()).isEmpty();
  }

  /** §4.6: rounding needs no culprit, and what is beyond it is looked for with the same bounds. */
  @Test
  void roundingIsAbsorbedFirst() {
    Sums sums = new Sums().rounded().cell("sum", "3.01").cell("a", "1.00").cell("b", "2.00");
    assertThat(sums.total("sum", "a", "b").suspicions()).isEmpty();
    Sums off =
        new Sums()
            .rounded()
            .cell("sum", "3.01")
            .cell("a", "1.00")
            .cell("b", "2.00")
            .cell("c", "7.00")
            .cell("d", "1.00");
    off.total("sum", "a", "b").total("c", "a", "d");
    assertThat(off.suspicions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.failing())
                  .extracting(Suspicion.Failing::rule)
                  .containsExactly(new RuleId("R2"));
              assertThat(one.sets()).extracting(Sums::told).doesNotContain(List.of("a:6.00"));
            });
  }

  /** Failing relations that share a cell and rounding elsewhere: a range, and no correction. */
  @Test
  void relationsThatAgreeOnlyWithinRoundingConfirmNothing() {
    Sums sums = new Sums().rounded().sharing("3.00", "9.00", "2.00", "4.01", "3.00");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.sets()).hasSize(1);
    assertThat(suspicion.sets().get(0).sure()).isFalse();
  }

  @Test
  void blanksAreSuspectsButAreFilledOnlyWithAThirdVoice() {
    Sums sums = new Sums().sharing("3.00", "", "2.00", "5.00", "4.00");
    assertThat(sums.sets()).isEqualTo(List.of(List.of("a:1.00")));
    assertThat(clues(only(sums))).containsExactly(Clue.OMITTED, Clue.AGREEING);
    assertThat(only(sums).correction()).isEmpty();
    sums.cell("third", "11.00").cell("d", "10.00").total("third", "a", "d");
    assertThat(only(sums).correction()).isPresent();
  }

  /** An inequality bounds an amount and gives none. */
  @Test
  void whatIsTooMuchIsToldByItsBound() {
    Sums sums = new Sums().cell("part", "5.00").cell("whole", "3.00").atMost("part", "whole");
    assertThat(sums.sets()).containsExactlyInAnyOrder(List.of("part:?"), List.of("whole:?"));
    Suspicion suspicion = only(sums);
    Suspect part = suspicion.sets().get(0).cells().get(0);
    assertThat(part.low()).isEmpty();
    assertThat(part.high().orElseThrow().fen()).isEqualTo(3_000_000);
    assertThat(suspicion.correction()).isEmpty();
  }

  /** A total that calculates what a relation asks for is never blamed; what it adds up is. */
  @Test
  void totalsThatCalculateAreNeverBlamed() {
    Sums sums =
        new Sums().cell("sum", "4.00").cell("a", "2.00").cell("b", "2.00").cell("same", "3.00");
    sums.total("sum", "a", "b").total("same", "sum").formula("sum", "a", "b");
    assertThat(sums.sets())
        .containsExactlyInAnyOrder(List.of("a:1.00"), List.of("b:1.00"), List.of("same:4.00"));
  }

  /** Unless its formula is known to be another one than belongs there. */
  @Test
  void aFormulaThatIsNotAsItShouldBeIsSuspectedFirst() {
    Sums sums =
        new Sums().cell("sum", "1.00").cell("a", "1.00").cell("b", "2.00").cell("same", "3.00");
    sums.total("sum", "a", "b").total("same", "sum").formula("sum", "a").hint("sum", "SUM(B2:B3)");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.sets())
        .first()
        .satisfies(
            set -> {
              assertThat(Sums.told(set)).isEqualTo(List.of("sum:3.00"));
              assertThat(set.cells().get(0).formula()).isEqualTo("SUM(B2:B3)");
            });
    assertThat(suspicion.correction()).isPresent();
  }

  @Test
  void errorsThatHaveNothingToDoWithEachOtherAreToldApart() {
    Sums sums = new Sums();
    for (String table : List.of("A.", "B.")) {
      sums.cell(table + "sum", "9.00").cell(table + "a", "1.00").cell(table + "b", "2.00");
      sums.total(table + "sum", table + "a", table + "b");
    }
    assertThat(sums.suspicions()).extracting(Suspicion::cluster).containsExactly(1, 2);
  }

  /** What weighs less than an error explains nothing, but it speaks for or against. */
  @Test
  void lesserRelationsRankAndNeverDelete() {
    Sums sums =
        new Sums().cell("sum", "4.10").cell("a", "1.70").cell("b", "1.70").cell("twin", "1.70");
    sums.total("sum", "a", "b").severity(Severity.WARNING).total("twin", "a");
    List<List<String>> sets = sums.sets();
    assertThat(sets).hasSize(3);
    assertThat(sets.get(2)).isEqualTo(List.of("a:2.40"));
  }

  /** More wrong cells than anybody could tell apart. */
  @Test
  void tooManyErrorsAreSaidToBeTooMany() {
    Sums sums = new Sums();
    List<String> parts = IntStream.range(0, 13).mapToObj(i -> "p" + i).toList();
    parts.forEach(part -> sums.cell(part, "1.00").cell(part + "'", "9.99"));
    sums.cell("sum", "13.00").cell("sum'", "13.00");
    parts.forEach(part -> sums.total(part, part + "'"));
    sums.total("sum", parts.toArray(String[]::new));
    sums.total("sum'", parts.stream().map(part -> part + "'").toArray(String[]::new));
    Suspicion suspicion = only(sums);
    assertThat(suspicion.kind()).isEqualTo(Kind.TOO_MANY);
    assertThat(suspicion.sets()).isEmpty();
    assertThat(suspicion.involved()).hasSizeGreaterThan(26);
  }

  /** What last year said speaks for an amount, and decides nothing. */
  @Test
  void lastYearRanks() {
    Sums sums = new Sums().cell("sum", "40.00").cell("a", "15.00").cell("b", "15.00");
    sums.total("sum", "a", "b").lastYear("b", "24.50").lastYear("a", "14.00");
    assertThat(sums.sets()).hasSize(3).first().isEqualTo(List.of("b:25.00"));
    assertThat(clues(only(sums))).contains(Clue.LAST_YEAR);
  }

  /** A relation with last year blames nobody, but what keeps it is likelier. */
  @Test
  void whatAgreesWithLastYearIsLessSuspect() {
    Sums sums =
        new Sums().cell("sum", "40.00").cell("a", "15.00").cell("b", "15.00").cell("last", "15.00");
    sums.total("sum", "a", "b").advisory().total("last", "a");
    assertThat(sums.sets()).last().isEqualTo(List.of("a:25.00"));
  }

  /** Formulas that lie above each other repeat each other on purpose. */
  @Test
  void aFormulaIsNoCopy() {
    Sums typed = new Sums().cell("sum", "4.00").cell("a", "1.00").cell("b", "1.00");
    assertThat(only(typed.total("sum", "a", "b")).sets())
        .anySatisfy(set -> assertThat(set.cells().get(0).clues()).contains(Clue.COPIED));
    Sums calculated =
        new Sums().cell("x", "9.00").cell("a", "1.00").cell("b", "1.00").formula("a", "b");
    assertThat(only(calculated.total("x", "b")).sets())
        .allSatisfy(set -> assertThat(set.cells().get(0).clues()).doesNotContain(Clue.COPIED));
  }

  /** A range is told as the table prints amounts, and never wider than it is. */
  @Test
  void theEndsOfARangeAreRoundedInward() {
    Sums sums = new Sums().rounded().cell("part", "5.00").cell("whole", "3.00");
    Suspicion suspicion = only(sums.atMost("part", "whole"));
    assertThat(suspicion.sets())
        .flatExtracting(SuspectSet::cells)
        .extracting(cell -> cell.low().or(cell::high).orElseThrow().fen() % 10_000)
        .containsOnly(0L);
  }
}
