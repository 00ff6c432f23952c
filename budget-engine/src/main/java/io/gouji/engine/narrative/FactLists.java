package io.gouji.engine.narrative;

import io.gouji.engine.narrative.FactBook.Found;
import io.gouji.engine.narrative.Statement.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether lists of the prose name what the tables list: all of it, and each row once (N01). */
final class FactLists {
  private static final int CLASS_DIGITS = 3;
  private static final int ITEM_DIGITS = 7;

  private final Prose prose;
  private final Lexicon lexicon;
  private final Figures figures;
  private final FactBook book;
  private final Remarks remarks;
  private final Map<Fact, Passage> named = new HashMap<>();
  private final Set<Fact> missed = new HashSet<>();

  FactLists(Prose prose, Lexicon lexicon, Figures figures, FactBook book, Remarks remarks) {
    this.prose = prose;
    this.lexicon = lexicon;
    this.figures = figures;
    this.book = book;
    this.remarks = remarks;
  }

  /** Takes note of a row that the prose tells; says so where one list tells it again. */
  void name(Level level, Fact fact) {
    Passage here = level.span().passage();
    Optional<Passage> before = Optional.ofNullable(named.put(fact, here));
    if (!level.subject().isKnown() && before.filter(there -> isOneList(there, here)).isPresent()) {
      String subject = level.subject().name();
      remarks.note("N01J", level.span(), subject, Map.of("subject", subject));
    }
  }

  /** Whether two passages are items of the same list. */
  private static boolean isOneList(Passage one, Passage other) {
    return one != other
        && one.heading().isNumbered()
        && one.heading().level() == other.heading().level()
        && one.heading().section() == other.heading().section();
  }

  /** Tells what the lists lack, after all rows that the prose tells have been named. */
  void run() {
    prose.passages().forEach(this::missing);
  }

  /** Rows with money that a list that claims to be complete does not name. */
  private void missing(Passage passage) {
    String text = passage.text();
    if (!lexicon.marks().isLead(text)) {
      return;
    }
    String section = prose.section(passage).map(Passage::text).orElse("");
    missingParts(passage, section);
    List<Fact> rows = book.rows(section);
    boolean complete =
        lexicon.any(Kinds.COMPLETE).matcher(text.substring(0, text.length() - 1)).find();
    long classes = rows.stream().filter(row -> isNamed(row, CLASS_DIGITS)).count();
    // A list of several classes is one of all; of items only if it says so.
    int digits = classes > 1 && !complete ? CLASS_DIGITS : ITEM_DIGITS;
    boolean judged = complete || classes > 1;
    if (judged && rows.stream().anyMatch(row -> isNamed(row, digits))) {
      rows.stream()
          .filter(row -> FactBook.code(row).length() == digits)
          .filter(row -> !row.isZero() && !named.containsKey(row) && missed.add(row))
          .forEach(row -> missing(passage, row));
    }
  }

  /** Parts with money that a list of what makes up a whole does not name. */
  private void missingParts(Passage passage, String section) {
    for (Level whole : figures.of(passage)) {
      Set<String> told = new HashSet<>();
      figures.following(whole).forEach(next -> told.add(Sum.key(next.subject())));
      lexicon.sums().stream()
          .filter(sum -> sum.judged() && sum.total().equals(Sum.key(whole.subject())))
          .filter(sum -> sum.parts().stream().anyMatch(told::contains))
          .findFirst()
          .ifPresent(sum -> missingParts(passage, section, sum, told));
    }
  }

  private void missingParts(Passage passage, String section, Sum sum, Set<String> told) {
    Stream.concat(sum.parts().stream(), sum.others().stream())
        .filter(part -> !told.contains(part))
        .flatMap(part -> book.figure(Kinds.FACT, part, section).stream())
        .map(Found::fact)
        .filter(fact -> !fact.isZero() && missed.add(fact))
        .forEach(
            fact ->
                remarks.beside(
                    "N01D",
                    new Span(passage, 0, passage.text().length()),
                    fact.name(),
                    Map.of("subject", fact.name(), "fact", fact.name(), "value", fact.text()),
                    fact));
  }

  private boolean isNamed(Fact row, int digits) {
    return FactBook.code(row).length() == digits && named.containsKey(row);
  }

  private void missing(Passage passage, Fact row) {
    remarks.beside(
        "N01D",
        new Span(passage, 0, passage.text().length()),
        FactBook.name(row),
        Map.of("subject", FactBook.name(row), "fact", row.row(), "value", row.text()),
        row);
  }
}
