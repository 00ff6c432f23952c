package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Statement.Reason;
import io.gouji.engine.narrative.Statement.Trend;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a change has its reason, and the reason goes the way of the change (N14). */
final class ReasonCheck {
  private final Remarks remarks;
  private final List<Way> ways;

  /** Words of a direction: 1 up, -1 down. */
  private record Way(Pattern words, int sign) {}

  private final Prose prose;

  private ReasonCheck(Prose prose, Lexicon lexicon, Remarks remarks) {
    this.prose = prose;
    this.remarks = remarks;
    ways = lexicon.spec().ofKind(Kinds.OPPOSITE).stream().map(ReasonCheck::way).toList();
  }

  private static Way way(Entry entry) {
    return new Way(Pattern.compile(entry.words()), Integer.parseInt(entry.value()));
  }

  static void run(Prose prose, Lexicon lexicon, Figures figures, Remarks remarks) {
    ReasonCheck check = new ReasonCheck(prose, lexicon, remarks);
    figures.all(Reason.class).forEach(check::judge);
  }

  private void judge(Reason reason) {
    String subject = reason.subject().name();
    if (reason.words().isBlank()) {
      if (goesOn(reason.span())) {
        return;
      }
      remarks.note(
          "N14C",
          reason.span(),
          subject,
          Map.of("subject", subject, "words", reason.span().text()));
      return;
    }
    reason.trends().stream()
        .filter(trend -> !trend.isSteady())
        .reduce((first, last) -> last)
        .ifPresent(trend -> direction(reason, trend));
  }

  /** Whether the passage ends there and the reason stands in the next one. */
  private boolean goesOn(Span span) {
    Passage passage = span.passage();
    return span.end() == passage.text().length()
        && passage.number() < prose.passages().size()
        && !prose.passages().get(passage.number()).heading().isNumbered();
  }

  private void direction(Reason reason, Trend trend) {
    boolean along = says(reason.words(), trend.sign());
    boolean against = says(reason.words(), -trend.sign());
    if (!against || along) {
      return;
    }
    String subject = trend.subject().name();
    remarks.note(
        ownName(reason, trend) ? "N14" : "N14B",
        reason.span(),
        subject,
        Map.of("subject", subject, "change", trend.span().text(), "words", reason.words()));
  }

  private boolean says(String words, int sign) {
    return ways.stream().anyMatch(way -> way.sign() == sign && way.words().matcher(words).find());
  }

  /** Whether the reason is that the very thing went the other way. */
  private static boolean ownName(Reason reason, Trend trend) {
    String name = trend.subject().words();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return !last.isEmpty() && reason.words().contains(last);
  }
}
