package io.gouji.engine.repair;

import static io.gouji.engine.repair.Sums.clues;
import static io.gouji.engine.repair.Sums.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.repair.Suspicion.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows for cells that cannot be read, and what does not. */
final class UnreadTest {
  /** §4.7: what cannot be read follows from what can. */
  @Test
  void whatCannotBeReadFollowsFromTheRelations() {
    Sums sums = new Sums().sharing("3.00", Sums.UNREAD, "2.00", "5.00", "4.00");
    Suspicion unread = only(sums);
    assertThat(unread.kind()).isEqualTo(Kind.UNREAD);
    assertThat(sums.sets()).containsExactly(List.of("a:1.00"));
    assertThat(clues(unread)).containsExactly(Clue.AGREEING);
    assertThat(unread.correction()).as("a text is never written over").isEmpty();
    assertThat(unread.failing())
        .extracting(Suspicion.Failing::rule)
        .containsExactly(new RuleId("R1"), new RuleId("R2"));
  }

  /** Rounding elsewhere gives it to the fen where one relation asks, since all else is printed. */
  @Test
  void itFollowsAmongRoundedFiguresToo() {
    Sums sums = new Sums().rounded().cell("sum", "3.00").cell("a", Sums.UNREAD).cell("b", "2.00");
    sums.total("sum", "a", "b");
    assertThat(sums.sets()).containsExactly(List.of("a:1.00"));
  }

  /** Relations that contradict each other say nothing of it. */
  @Test
  void nothingFollowsFromContradictions() {
    Sums sums = new Sums().sharing("3.00", Sums.UNREAD, "2.00", "9.00", "4.00");
    assertThat(sums.suspicions()).isEmpty();
  }

  /** A bound alone is no amount. */
  @Test
  void nothingFollowsFromABound() {
    Sums sums = new Sums().cell("a", Sums.UNREAD).cell("whole", "3.00").atMost("a", "whole");
    assertThat(sums.suspicions()).isEmpty();
  }

  /** A sum that passes over a text is too small; nobody else is to blame for it. */
  @Test
  void whatATextLeavesOutOfASumIsNobodysFault() {
    Sums sums =
        new Sums()
            .cell("sum", "2.00")
            .cell("a", Sums.UNREAD)
            .cell("b", "2.00")
            .cell("same", "3.00");
    sums.total("sum", "a", "b").total("same", "sum").formula("sum", "a", "b");
    Suspicion unread = only(sums);
    assertThat(unread.kind()).isEqualTo(Kind.UNREAD);
    assertThat(sums.sets()).containsExactly(List.of("a:1.00"));
    assertThat(unread.failing())
        .extracting(Suspicion.Failing::rule)
        .containsExactly(new RuleId("R2"));
  }

  /** An error elsewhere is still found while a cell cannot be read. */
  @Test
  void otherErrorsAreFoundBesideIt() {
    Sums sums =
        new Sums()
            .cell("sum", "3.00")
            .cell("a", Sums.UNREAD)
            .cell("b", "2.00")
            .cell("x", "7.00")
            .cell("y", "5.00");
    sums.total("sum", "a", "b").total("x", "y");
    assertThat(sums.suspicions())
        .extracting(Suspicion::kind)
        .containsExactly(Kind.UNREAD, Kind.CELLS);
  }

  /** Where relations contradict each other on a text, it explains nothing and is not blamed. */
  @Test
  void aTextThatRelationsContradictEachOtherOnIsNotBlamed() {
    Sums sums =
        new Sums()
            .cell("sum", "2.00")
            .cell("a", Sums.UNREAD)
            .cell("b", "2.00")
            .cell("same", "3.00")
            .cell("c", "5.00");
    sums.total("sum", "a", "b").total("same", "sum").total("a", "c").formula("sum", "a", "b");
    assertThat(only(sums).kind()).isEqualTo(Kind.CELLS);
    assertThat(sums.sets()).containsExactlyInAnyOrder(List.of("b:3.00"), List.of("same:2.00"));
  }

  /** Texts that meet in a relation are one matter, and follow from each other. */
  @Test
  void textsThatMeetAreOneMatter() {
    Sums sums =
        new Sums()
            .cell("sum", "9.00")
            .cell("a", Sums.UNREAD)
            .cell("b", Sums.UNREAD)
            .cell("c", Sums.UNREAD)
            .cell("d", "2.00");
    sums.total("sum", "a", "b").total("c", "b").total("c", "d");
    assertThat(sums.sets()).containsExactly(List.of("a:7.00", "b:2.00", "c:2.00"));
    assertThat(only(sums).failing()).hasSize(3);
    sums.cell("x", Sums.UNREAD).cell("y", "4.00").total("x", "y");
    assertThat(sums.suspicions())
        .extracting(one -> Sums.told(one.sets().get(0)))
        .containsExactly(List.of("a:7.00", "b:2.00", "c:2.00"), List.of("x:4.00"));
  }
}
