package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.util.Map;

/** Whether what is told of last year is told of the budget year, too (N16). */
final class LastYearCheck {
  private final Figures figures;
  private final Remarks remarks;

  private LastYearCheck(Figures figures, Remarks remarks) {
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Figures figures, Remarks remarks) {
    LastYearCheck check = new LastYearCheck(figures, remarks);
    figures.all(Level.class).stream()
        .filter(level -> level.subject().isKnown() && level.measure().isEmpty())
        .filter(level -> level.year() > 0 && level.year() == figures.lastYear())
        .filter(level -> !check.isToldOfThisYear(level))
        .forEach(check::tell);
  }

  private boolean isToldOfThisYear(Level last) {
    boolean level = figures.of(last.subject()).stream().anyMatch(other -> other.year() == 0);
    return level
        || figures.all(Trend.class).stream().anyMatch(trend -> trend.subject().is(last.subject()));
  }

  private void tell(Level level) {
    remarks.note(
        "N16B",
        level.span(),
        level.subject().name(),
        Map.of(
            "subject", level.subject().name(),
            "words", level.span().text(),
            "stated", Integer.toString(level.year()),
            "year", Integer.toString(level.year() + 1)));
  }
}
