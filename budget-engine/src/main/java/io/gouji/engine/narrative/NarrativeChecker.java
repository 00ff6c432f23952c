package io.gouji.engine.narrative;

import io.gouji.engine.document.Document;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.Messages;
import java.util.Comparator;
import java.util.List;

/** Judges the prose of a budget by itself and, where they are given, by the tables beside it. */
public final class NarrativeChecker {
  private NarrativeChecker() {}

  /** What is wrong in a document, in the order of its text. */
  public static List<Finding> check(Document document, Lexicon lexicon, Messages messages) {
    Prose prose = Prose.of(document, lexicon);
    int year = Years.of(prose);
    Figures figures = new Figures(StatementReader.read(prose, lexicon, year), year);
    Remarks remarks = new Remarks(messages, prose);
    TrendCheck.run(figures, remarks);
    ShareCheck.run(figures, remarks);
    SumCheck.run(lexicon, figures, remarks);
    ListCheck.run(prose, lexicon, figures, remarks);
    RepeatCheck.run(lexicon, figures, remarks);
    ReasonCheck.run(lexicon, figures, remarks);
    FormCheck.run(Form.of(document, prose, lexicon, year), figures, remarks);
    return remarks.findings().stream().sorted(BY_PLACE).toList();
  }

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
              NarrativeChecker::place,
              Comparator.comparingInt(Location.Prose::paragraph)
                  .thenComparingInt(Location.Prose::start))
          .thenComparing(Finding::rule);

  private static Location.Prose place(Finding finding) {
    return (Location.Prose) finding.locations().get(0);
  }
}
