package io.gouji.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.Line;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What relations ask of a cell, {@code x}, all others being right. */
final class ImpliedTest {
  private static final int[] X = {0};

  private static Row x(long low, long high) {
    return Row.of(new int[] {0}, new long[] {1}, low, high);
  }

  /** Another relation that says {@code x - y}, of which {@code y} is right. */
  private static Row beside(int other, long low, long high) {
    return Row.of(new int[] {0, other}, new long[] {1, -1}, low, high);
  }

  @Test
  void failingRelationsThatAgreeGiveTheAmountToTheFen() {
    Implied implied =
        Implied.of(
            List.of(beside(1, 3, 7), beside(2, 4, 6)),
            List.of(beside(1, 5, 5), beside(2, 5, 5)),
            X);
    assertThat(implied.exact()).containsExactly(OptionalLong.of(5));
    assertThat(implied.low()).containsExactly(4);
    assertThat(implied.high()).containsExactly(6);
    assertThat(implied.voices()).containsExactly(2);
    assertThat(implied.dissent()).containsExactly(false);
    assertThat(implied.isPossible()).isTrue();
  }

  /** Of two that agree within rounding only, the one with less room is taken to the fen. */
  @Test
  void theNarrowestIsTakenAtItsWord() {
    Implied implied =
        Implied.of(
            List.of(beside(1, 7, 17), beside(2, 9, 11)),
            List.of(beside(1, 12, 12), beside(2, 10, 10)),
            X);
    assertThat(implied.exact()).containsExactly(OptionalLong.of(10));
    assertThat(implied.voices()).containsExactly(1);
    assertThat(implied.dissent()).containsExactly(true);
  }

  /** A relation that holds bounds the amount, and has no say in it to the fen. */
  @Test
  void whatHoldsHasNoVoice() {
    Implied implied =
        Implied.of(
            List.of(beside(1, 0, 6), beside(2, 1, 9)),
            List.of(beside(1, 3, 3), beside(2, 5, 5)),
            X);
    assertThat(implied.exact()).containsExactly(OptionalLong.of(5));
    assertThat(implied.voices()).containsExactly(1);
    assertThat(implied.dissent()).containsExactly(false);
    assertThat(implied.low()).containsExactly(1);
    assertThat(implied.high()).containsExactly(6);
  }

  /** For a cell that states nothing, every relation about it speaks. */
  @Test
  void whereNothingIsStatedAllSpeak() {
    Implied implied =
        Implied.ofUnread(
            List.of(beside(1, -1, 1), beside(2, -2, 2)),
            List.of(beside(1, 0, 0), beside(2, 0, 0)),
            X);
    assertThat(implied.exact()).containsExactly(OptionalLong.of(0));
    assertThat(implied.voices()).containsExactly(2);
  }

  /** That an amount is too small gives no amount, though the amount given is its bound. */
  @Test
  void aBoundIsNoVoice() {
    Row atLeast = beside(2, 5, Line.OPEN_HIGH);
    Implied implied = Implied.of(List.of(x(5, 5), atLeast), List.of(x(5, 5), atLeast), X);
    assertThat(implied.exact()).containsExactly(OptionalLong.of(5));
    assertThat(implied.voices()).containsExactly(1);
    Row less = beside(2, 3, Line.OPEN_HIGH);
    assertThat(Implied.of(List.of(x(5, 5), less), List.of(x(5, 5), less), X).dissent())
        .containsExactly(false);
  }

  /** Other cells' relations are none of its business. */
  @Test
  void relationsAboutOthersAreLeftOut() {
    Row other = Row.of(new int[] {1}, new long[] {1}, 8, 8);
    Implied implied = Implied.of(List.of(other, x(5, 5)), List.of(other, x(5, 5)), X);
    assertThat(implied.isPossible()).isTrue();
    assertThat(implied.exact()).containsExactly(OptionalLong.of(5));
  }

  @Test
  void contradictionsAllowNothing() {
    Implied implied = Implied.of(List.of(x(5, 5), x(7, 7)), List.of(x(5, 5), x(7, 7)), X);
    assertThat(implied.isPossible()).isFalse();
    assertThat(implied.exact()).containsExactly(OptionalLong.empty());
    assertThat(implied.voices()).containsExactly(0);
  }

  /** Two cells of one sum: what each must be is open as long as only their sum is known. */
  @Test
  void aSumOfTwoSaysNothingOfEither() {
    Row sum = Row.of(new int[] {0, 1}, new long[] {1, 1}, 5, 5);
    Implied open = Implied.of(List.of(sum), List.of(sum), new int[] {0, 1});
    assertThat(open.exact()).containsExactly(OptionalLong.empty(), OptionalLong.empty());
    assertThat(open.voices()).containsExactly(0, 0);
    assertThat(open.dissent()).containsExactly(true, true);
    Implied known = Implied.of(List.of(sum, x(2, 2)), List.of(sum, x(2, 2)), new int[] {0, 1});
    assertThat(known.exact()).containsExactly(OptionalLong.of(2), OptionalLong.of(3));
    assertThat(known.voices()).containsExactly(2, 1);
  }
}
