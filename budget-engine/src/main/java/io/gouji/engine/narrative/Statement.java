package io.gouji.engine.narrative;

import java.util.List;
import java.util.Optional;

/** What a clause of the text states. */
sealed interface Statement {
  Subject subject();

  /** The words that state it. */
  Span span();

  /**
   * How much something is.
   *
   * @param year the year it is stated for; 0 where the text means its own
   * @param measure which of the year's figures: budget, final account; empty where it is not said
   * @param money empty where the text says there is none
   */
  record Level(Subject subject, int year, String measure, Optional<Money> money, Span span)
      implements Statement {}

  /**
   * Which part of a whole something is.
   *
   * @param part the amount that is the part, where it was stated
   * @param whole what it is a part of; none where that is not said
   */
  record Share(Subject subject, Optional<Level> part, Subject whole, Percent percent, Span span)
      implements Statement {}

  /**
   * How something changed.
   *
   * @param base which figure it is compared with
   * @param sign 1 up, -1 down, 0 unchanged
   * @param level the amount after the change, where it was stated
   * @param from the amount before it, where it was stated
   * @param by how much it changed
   * @param rate the change in percent of the amount before
   * @param rateSign which way the words beside the percentage go
   */
  record Trend(
      Subject subject,
      String base,
      int sign,
      Optional<Level> level,
      Optional<Money> from,
      Optional<Money> by,
      Optional<Percent> rate,
      int rateSign,
      Span span)
      implements Statement {
    /** The same with its percentage, which followed. */
    Trend and(Percent percent, int sign, Span more) {
      return new Trend(
          subject,
          base,
          this.sign,
          level,
          from,
          by,
          Optional.of(percent),
          sign,
          new Span(span.passage(), span.start(), more.end()));
    }

    /** Whether it says that nothing changed. */
    boolean isSteady() {
      return sign == 0;
    }
  }

  /**
   * Why something changed.
   *
   * @param trends the changes it explains, as far as they stand in the same sentence
   * @param words the reason; empty where none follows
   */
  record Reason(Subject subject, List<Trend> trends, String words, Span span) implements Statement {
    public Reason {
      trends = List.copyOf(trends);
    }
  }
}
