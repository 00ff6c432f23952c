package io.gouji.engine.narrative;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.narrative.Clauses.Clause;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Reason;
import io.gouji.engine.narrative.Statement.Share;
import io.gouji.engine.narrative.Statement.Trend;
import io.gouji.engine.table.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads what a document states, clause by clause, each figure once. */
final class StatementReader {
  private static final List<String> ORDER =
      List.of(Kinds.REASON, Kinds.SHARE, Kinds.TREND, Kinds.STEADY, Kinds.NONE, Kinds.LEVEL);

  /** Stands for words that must not be read; no wording has it. */
  private static final char MASK = '\u25A1';

  /** Signs of a figure, and how many of them one may have. */
  private static final String FIGURE = "0123456789.,";

  private static final int LONGEST = 60;

  private final Lexicon lexicon;
  private final Subjects subjects;
  private final Clauses clauses;
  private final List<Statement> statements = new ArrayList<>();
  private final int year;

  private Subject current = Subject.NONE;
  private Subject headline = Subject.NONE;
  private Optional<Level> level = Optional.empty();
  private String base = "";
  private final List<Trend> sentence = new ArrayList<>();
  private List<Trend> told = List.of();

  private record Found(String kind, Phrase phrase, Matcher match) {
    Optional<int[]> part(String role) {
      return phrase.part(match, role);
    }
  }

  private StatementReader(Lexicon lexicon, int year) {
    this.lexicon = lexicon;
    this.year = year;
    subjects = lexicon.subjects();
    clauses = new Clauses(lexicon);
  }

  /**
   * All statements in the order of the text.
   *
   * @param year the budget year; figures stated for it are told without a year
   */
  static List<Statement> read(Prose prose, Lexicon lexicon, int year) {
    return read(prose, lexicon, year, CheckPoint.NONE);
  }

  /** The same, to be given up where the check point says so. */
  static List<Statement> read(Prose prose, Lexicon lexicon, int year, CheckPoint checkPoint) {
    StatementReader reader = new StatementReader(lexicon, year);
    for (Passage passage : prose.passages()) {
      checkPoint.pass();
      if (passage.cell().isEmpty()) {
        reader.passage(passage);
      }
    }
    return reader.statements;
  }

  private void passage(Passage passage) {
    current = Subject.NONE;
    level = Optional.empty();
    base = "";
    told = List.of();
    sentence.clear();
    String text = masked(passage.text());
    int before = statements.size();
    for (Clause clause : clauses.of(passage)) {
      clause(passage, text, clause);
      if (clause.last()) {
        base = "";
        if (!sentence.isEmpty()) {
          told = List.copyOf(sentence);
        }
        sentence.clear();
      }
    }
    if (statements.size() == before && passage.heading().isNumbered()) {
      Subject named = subjects.of(stripped(passage.body()));
      headline = named.isKnown() ? named : Subject.NONE;
    }
  }

  /** A heading without the stops that some set behind it. */
  private String stripped(String title) {
    Marks marks = lexicon.marks();
    int end = title.length();
    while (end > 0 && marks.isStop(title.charAt(end - 1))) {
      end--;
    }
    return title.substring(0, end);
  }

  private String masked(String text) {
    StringBuilder masked = withoutEndless(text);
    Matcher ignored = lexicon.any(Kinds.IGNORE).matcher(masked.toString());
    while (ignored.find()) {
      for (int i = ignored.start(); i < ignored.end(); i++) {
        masked.setCharAt(i, MASK);
      }
    }
    return masked.toString();
  }

  /**
   * A text without digits that go on for longer than any figure: patterns would try each of them as
   * the first of an amount, in time that grows with the square of their number.
   */
  private static StringBuilder withoutEndless(String text) {
    StringBuilder masked = new StringBuilder(text);
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || FIGURE.indexOf(text.charAt(i)) < 0) {
        for (int j = begin; i - begin > LONGEST && j < i; j++) {
          masked.setCharAt(j, MASK);
        }
        begin = i + 1;
      }
    }
    return masked;
  }

  private void clause(Passage passage, String text, Clause clause) {
    int at = clause.start();
    Optional<Found> next = first(text, at, clause.end());
    if (next.isEmpty()) {
      pendingBase(text.substring(at, clause.end()));
    }
    while (next.isPresent()) {
      Found found = next.get();
      String prefix = text.substring(at, found.match().start());
      read(passage, found, prefix);
      at = found.kind().equals(Kinds.REASON) ? clause.end() : found.match().end();
      next = first(text, at, clause.end());
    }
  }

  /** The wording that begins first; of several that do, the one of the first kind. */
  private Optional<Found> first(String text, int from, int to) {
    Found best = null;
    for (String kind : ORDER) {
      for (Phrase phrase : lexicon.phrases(kind)) {
        Matcher match = phrase.pattern().matcher(text).region(from, to);
        if (match.find() && (best == null || match.start() < best.match().start())) {
          best = new Found(kind, phrase, match);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** A clause that only names what the following ones compare with. */
  private void pendingBase(String clause) {
    for (Phrase phrase : lexicon.phrases(Kinds.BASE)) {
      Matcher match = phrase.pattern().matcher(clause);
      if (match.find()) {
        base = phrase.part(match, Phrase.BASE).map(p -> baseOf(clause, p)).orElse("");
        subject(clause.substring(0, match.start()));
      }
    }
  }

  private String baseOf(String text, int[] part) {
    return lexicon.meaning(Kinds.MEASURE, text.substring(part[0], part[1]));
  }

  private void read(Passage passage, Found found, String prefix) {
    Span span = new Span(passage, found.match().start(), found.match().end());
    switch (found.kind()) {
      case Kinds.REASON -> reason(passage, found, prefix);
      case Kinds.SHARE -> share(passage, found, prefix, span);
      case Kinds.TREND -> trend(passage, found, prefix, span);
      case Kinds.STEADY -> steady(found, prefix, span);
      case Kinds.NONE -> none(passage, found, span);
      default -> level(passage, found, prefix);
    }
  }

  /** What the words before a figure speak of, from now on. */
  private Subject subject(String prefix) {
    Subject named = subjects.of(prefix, !current.isNone());
    if (!named.isNone() && !(named.is(current) && named.qualifier().isEmpty())) {
      current = named;
      level = Optional.empty();
    }
    return current.isNone() ? headline : current;
  }

  private void level(Passage passage, Found found, String prefix) {
    Subject subject = subject(prefix);
    int stated = year(prefix);
    Money money = money(passage, found.part(Phrase.LEVEL).orElseThrow());
    Level said =
        new Level(
            subject,
            stated == year ? 0 : stated,
            lexicon.meaning(Kinds.MEASURE, prefix),
            Optional.of(money),
            money.span());
    if (said.year() == 0) {
      level = Optional.of(said);
    }
    statements.add(said);
  }

  /** The year that words name, in digits or as the last one; 0 where they name none. */
  private int year(String words) {
    int named = Subjects.year(words);
    boolean last = named == 0 && lexicon.any(Kinds.LAST_YEAR).matcher(words).find();
    return last ? year - 1 : named;
  }

  private void none(Passage passage, Found found, Span span) {
    String words =
        found.part(Phrase.WHOLE).map(p -> passage.text().substring(p[0], p[1])).orElse(span.text());
    Subject named = subjects.of(words);
    if (named.isKnown()) {
      current = named;
      level = Optional.empty();
      int stated = Subjects.year(span.text());
      statements.add(new Level(named, stated == year ? 0 : stated, "", Optional.empty(), span));
    }
  }

  private void share(Passage passage, Found found, String prefix, Span span) {
    Subject subject = subject(prefix);
    Subject whole =
        found
            .part(Phrase.WHOLE)
            .map(p -> subjects.of(passage.text().substring(p[0], p[1])))
            .orElse(Subject.NONE);
    Percent percent = percent(passage, found.part(Phrase.SHARE).orElseThrow());
    statements.add(new Share(subject, level, whole, percent, span));
  }

  private void trend(Passage passage, Found found, String prefix, Span span) {
    Subject subject =
        subject(
            found
                .part(Phrase.WHOLE)
                .map(p -> passage.text().substring(p[0], p[1]))
                .filter(words -> !subjects.of(words).isNone())
                .orElse(prefix));
    Optional<Percent> rate = found.part(Phrase.RATE).map(p -> percent(passage, p));
    Optional<Money> by = found.part(Phrase.BY).map(p -> money(passage, p));
    Optional<Money> from = found.part(Phrase.FROM).map(p -> money(passage, p));
    Optional<String> said = found.part(Phrase.BASE).map(p -> baseOf(passage.text(), p));
    int sign = sign(passage, found);
    String compared = said.orElse(base);
    if (by.isEmpty() && from.isEmpty() && rate.isPresent() && goesOn(passage, subject, said)) {
      remember(forget().and(rate.get(), sign, span));
      return;
    }
    base = compared;
    remember(new Trend(subject, compared, sign, level, from, by, rate, sign, span));
  }

  private void remember(Trend trend) {
    sentence.add(trend);
    statements.add(trend);
  }

  /** Takes back the change that was read last; it is about to be told more fully. */
  private Trend forget() {
    Trend last = (Trend) statements.remove(statements.size() - 1);
    sentence.remove(last);
    return last;
  }

  /** Whether a percentage tells in other terms the change that was told just before. */
  private boolean goesOn(Passage passage, Subject subject, Optional<String> said) {
    return !statements.isEmpty()
        && statements.get(statements.size() - 1) instanceof Trend last
        && last.span().passage() == passage
        && last.rate().isEmpty()
        && last.by().isPresent()
        && last.subject().equals(subject)
        && (said.isEmpty() || said.get().equals(last.base()));
  }

  private int sign(Passage passage, Found found) {
    return found
        .part(Phrase.DIRECTION)
        .map(p -> lexicon.meaning(Kinds.DIRECTION, passage.text().substring(p[0], p[1])))
        .filter(value -> !value.isEmpty())
        .map(Integer::valueOf)
        .orElse(0);
  }

  private void steady(Found found, String prefix, Span span) {
    Subject subject = subject(prefix);
    String compared =
        found.part(Phrase.BASE).map(p -> baseOf(span.passage().text(), p)).orElse(base);
    base = compared;
    remember(
        new Trend(
            subject,
            compared,
            0,
            level,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            span));
  }

  private void reason(Passage passage, Found found, String prefix) {
    int end = found.match().end();
    String text = passage.text();
    int stop = end;
    while (stop < text.length() && !lexicon.marks().isEnd(text.charAt(stop))) {
      stop++;
    }
    Subject named = subjects.of(prefix, !current.isNone());
    String words = lexicon.marks().front().matcher(text.substring(end, stop)).replaceFirst("");
    statements.add(
        new Reason(
            named.isNone() ? current : named,
            sentence.isEmpty() ? told : sentence,
            words,
            new Span(passage, found.match().start(), Math.max(stop, end))));
  }

  private Money money(Passage passage, int[] part) {
    return Money.of(new Span(passage, part[0], part[1]), lexicon.units());
  }

  private static Percent percent(Passage passage, int[] part) {
    String text = passage.text().substring(part[0], part[1] - 1).replace(",", "");
    return new Percent(Decimals.of(text), new Span(passage, part[0], part[1]));
  }
}
