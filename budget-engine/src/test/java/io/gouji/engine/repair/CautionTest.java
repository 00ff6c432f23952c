package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.clues;
import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Why an explanation is not written without asking, and what is said of it instead. */
final class CautionTest {
  /** A book in which a cell stands in two sums, each with parts of its own. */
  private static Sums inTwoSums(String printed, String right) {
    long fen = new java.math.BigDecimal(right).movePointRight(2).longValue();
    return new Sums().sharing(text(fen + 212), printed, "2.12", text(fen - 600), "-6.00");
  }

  private static String text(long hundredths) {
    return java.math.BigDecimal.valueOf(hundredths, 2).toPlainString();
  }

  /** A figure that was brought up to date in one table only is no error: nothing slipped. */
  @Test
  void aNewFigureTypedInOneTableIsNotTurnedBack() {
    Suspicion suspicion = only(inTwoSums("160.25", "152.18"));
    assertThat(suspicion.sets()).extracting(Sums::told).containsExactly(List.of("a:152.18"));
    assertThat(clues(suspicion)).containsExactly(Clue.AGREEING);
    assertThat(suspicion.correction()).isEmpty();
    assertThat(suspicion.caution()).contains(Caution.NO_SLIP);
    assertThat(only(inTwoSums("152.81", "152.18")).correction()).isPresent();
  }

  /** 12 instead of 15 is as easily meant as mistyped; of five digits four do not stay by chance. */
  @Test
  void oneDigitOfFewIsNoEvidence() {
    assertThat(only(inTwoSums("12.00", "15.00")).caution()).contains(Caution.NO_SLIP);
    assertThat(clues(only(inTwoSums("12.00", "15.00")))).contains(Clue.DIGIT);
    assertThat(only(inTwoSums("122.18", "152.18")).caution()).isEmpty();
    assertThat(only(inTwoSums("15.20", "152.18")).caution()).contains(Caution.NO_SLIP);
  }

  /** An amount that relations would take away may be new, too. */
  @Test
  void whatNothingAsksForIsNotTakenAway() {
    assertThat(only(inTwoSums("7.00", "0.00")).caution()).contains(Caution.NO_SLIP);
  }

  @Test
  void whyNothingIsCorrectedIsSaid() {
    Sums alone = new Sums().cell("sum", "4.00").cell("a", "1.00").cell("b", "2.00");
    assertThat(only(alone.total("sum", "a", "b")).caution()).contains(Caution.SEVERAL);
    assertThat(only(inTwoSums("52.18", "-52.18")).caution()).contains(Caution.NEGATIVE);
    Sums blank = new Sums().sharing("3.00", "", "2.00", "5.00", "4.00");
    assertThat(only(blank).caution()).contains(Caution.BLANK);
    Sums unread = new Sums().cell("sum", "3.00").cell("a", Sums.UNREAD).cell("b", "2.00");
    assertThat(only(unread.total("sum", "a", "b")).caution()).contains(Caution.TEXT);
    Sums bound = new Sums().cell("part", "5.00").atMost("part");
    assertThat(only(bound).caution()).contains(Caution.VAGUE);
  }

  @Test
  void oneRelationAloneIsOneVoice() {
    Sums one = new Sums().cell("a", "42.05").cell("b", "24.05").cell("c", "24.05");
    one.total("a", "b").total("c", "b");
    assertThat(only(one).sets()).extracting(Sums::told).containsExactly(List.of("a:24.05"));
    assertThat(only(one).caution()).contains(Caution.ONE_VOICE);
  }

  /** Printed totals that only come near to one amount. */
  @Test
  void relationsThatAgreeWithinRoundingAreSaidToDoSo() {
    Sums sums = new Sums().rounded().sharing("26.17", "42.05", "2.12", "30.06", "6.00");
    assertThat(only(sums).caution()).contains(Caution.ROUNDING);
  }

  /** What else would have to change is named by where somebody typed, not by what follows. */
  @Test
  void whereElseAFigureStandsIsTold() {
    Sums sums =
        new Sums()
            .cell("A.a", "9.00")
            .cell("A.b", "1.00")
            .cell("A.sum", "10.00")
            .cell("B.a", "4.00")
            .cell("C.a1", "1.50")
            .cell("C.a2", "2.50")
            .cell("C.a", "4.00");
    sums.total("A.sum", "A.a", "A.b").total("C.a", "C.a1", "C.a2");
    sums.total("A.a", "B.a").total("A.a", "C.a");
    sums.formula("A.sum", "A.a", "A.b").formula("C.a", "C.a1", "C.a2");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.caution()).contains(Caution.NO_SLIP);
    assertThat(suspicion.elsewhere())
        .extracting(cell -> cell.fact().row().text())
        .containsExactly("B.a", "C.a");
  }

  /** Two errors of which one is certain: that one is in every explanation. */
  @Test
  void whatAllExplanationsHaveInCommonIsKnown() {
    Sums sums = inTwoSums("152.81", "152.18");
    sums.cell("x", "9.00").cell("y", "1.00").cell("z", "2.00");
    sums.total("x", "y", "z", "a", "b", "sum").total("other", "c", "a");
    Suspicion suspicion = only(sums);
    assertThat(suspicion.sets()).hasSizeGreaterThan(1);
    assertThat(suspicion.sets().get(0).cells()).hasSize(2);
    assertThat(suspicion.common())
        .extracting(cell -> cell.cell().fact().row().text())
        .containsExactly("a");
    assertThat(suspicion.own(suspicion.sets().get(0))).hasSize(1);
    assertThat(suspicion.correction()).isEmpty();
    assertThat(only(inTwoSums("152.81", "152.18")).common()).isEmpty();
  }
}
