package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Whether what is told of last year is told of the budget year, too (N16). */
final class LastYearCheck {
  private static final String RULE = "N16B";

  private final Lexicon lexicon;
  private final Figures figures;
  private final Remarks remarks;
  private final Set<Passage> told = new HashSet<>();

  private LastYearCheck(Lexicon lexicon, Figures figures, Remarks remarks) {
    this.lexicon = lexicon;
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Lexicon lexicon, Figures figures, Remarks remarks) {
    LastYearCheck check = new LastYearCheck(lexicon, figures, remarks);
    for (Level level : figures.all(Level.class)) {
      if (level.subject().isKnown() && level.measure().isEmpty()) {
        if (level.year() > 0 && level.year() == figures.lastYear()) {
          check.ofLastYear(level);
        } else if (level.year() == 0) {
          check.underLastYear(level);
        }
      }
    }
  }

  private void ofLastYear(Level level) {
    boolean thisYear = figures.of(level.subject()).stream().anyMatch(other -> other.year() == 0);
    boolean changes =
        figures.all(Trend.class).stream()
            .anyMatch(trend -> trend.subject().is(level.subject()) && !isOf(trend, level));
    if (!thisYear && !changes) {
      tell(level.span(), level.subject().name());
    }
  }

  /** Whether a change is told of an amount itself: it leads on to another year than it should. */
  private static boolean isOf(Trend trend, Level level) {
    return trend.level().isEmpty()
        && trend.from().isEmpty()
        && trend.span().passage() == level.span().passage()
        && level.span().precedes(trend.span());
  }

  /** A passage that opens with last year and never comes to this one. */
  private void underLastYear(Level level) {
    Passage passage = level.span().passage();
    String text = passage.text();
    if (level.money().isEmpty()
        || text.contains(Integer.toString(figures.lastYear() + 1))
        || !told.add(passage)) {
      return;
    }
    opening(passage)
        .filter(year -> year.text().equals(Integer.toString(figures.lastYear())))
        .ifPresent(year -> tell(year, level.subject().name()));
  }

  /** The year that a passage opens with. */
  private Optional<Span> opening(Passage passage) {
    for (Worded line : lexicon.worded(Kinds.YEAR_LEAD)) {
      Matcher found = line.pattern().matcher(passage.text());
      found.region(passage.heading().length(), passage.text().length());
      if (found.lookingAt()) {
        return Optional.of(new Span(passage, found.start(1), found.end(1)));
      }
    }
    return Optional.empty();
  }

  private void tell(Span span, String subject) {
    remarks.note(
        RULE,
        span,
        subject,
        Map.of(
            "subject", subject,
            "words", span.text(),
            "stated", Integer.toString(figures.lastYear()),
            "year", Integer.toString(figures.lastYear() + 1)));
  }
}
