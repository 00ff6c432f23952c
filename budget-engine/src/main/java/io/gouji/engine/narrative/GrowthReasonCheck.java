package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Statement.Reason;
import io.gouji.engine.narrative.Statement.Trend;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an increase that should not be has its reason (N13). */
final class GrowthReasonCheck {
  private static final String TOTAL = "total";

  private final Form form;
  private final Figures figures;
  private final Remarks remarks;

  private GrowthReasonCheck(Form form, Figures figures, Remarks remarks) {
    this.form = form;
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Form form, Figures figures, Remarks remarks) {
    GrowthReasonCheck check = new GrowthReasonCheck(form, figures, remarks);
    figures.all(Trend.class).stream().filter(trend -> trend.sign() > 0).forEach(check::judge);
  }

  private void judge(Trend trend) {
    Optional<Worded> line =
        form.lines(Kinds.REASONED).stream()
            .filter(one -> one.id().equals(trend.subject().id()))
            .findFirst();
    boolean told = trend.by().isPresent() || trend.rate().isPresent();
    if (line.isEmpty() || !told || isLast(trend)) {
      return;
    }
    boolean total = line.get().entry().value().equals(TOTAL);
    boolean reasoned =
        total ? figures.following(trend).anyMatch(Reason.class::isInstance) : isReasoned(trend);
    if (!reasoned) {
      remarks.note(
          "N13",
          trend.span(),
          trend.subject().name(),
          Map.of("subject", trend.subject().name(), "change", trend.span().text()));
    }
  }

  /** An excerpt may end before the reason comes. */
  private boolean isLast(Trend trend) {
    Passage passage = trend.span().passage();
    boolean end = passage.number() == form.prose().passages().size();
    return end && !passage.marks().isEnd(passage.text().charAt(passage.text().length() - 1));
  }

  /** A reason comes before the text goes on to another subject. */
  private boolean isReasoned(Trend trend) {
    List<Reason> reasons = figures.all(Reason.class);
    if (reasons.stream().anyMatch(reason -> reason.trends().contains(trend))) {
      return true;
    }
    return figures
        .following(trend)
        .takeWhile(
            next ->
                next instanceof Reason
                    || next.subject().isNone()
                    || next.subject().is(trend.subject()))
        .anyMatch(Reason.class::isInstance);
  }
}
