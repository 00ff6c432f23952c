package io.gouji.engine.narrative;

import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.FactBook.Found;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the amounts of the prose are those of the tables (N01, N06 to N10). */
final class FactCheck {
  static final String RULE = "N01";
  private static final BigDecimal HALF_STEP = new BigDecimal("0.5");

  private final Prose prose;
  private final Lexicon lexicon;
  private final Figures figures;
  private final FactBook book;
  private final Remarks remarks;
  private final Telling telling;
  private final FactLists lists;
  private final List<Location.Prose> uncompared = new ArrayList<>();
  private int compared;

  /**
   * What came of the comparison.
   *
   * @param compared amounts that were found in the tables
   * @param uncompared where the amounts stand for which the tables have no figure that we know of
   */
  record Outcome(int compared, List<Location.Prose> uncompared) {
    static final Outcome NONE = new Outcome(0, List.of());

    Outcome {
      uncompared = List.copyOf(uncompared);
    }
  }

  private FactCheck(Prose prose, Lexicon lexicon, Figures figures, FactBook book, Remarks remarks) {
    this.prose = prose;
    this.lexicon = lexicon;
    this.figures = figures;
    this.book = book;
    this.remarks = remarks;
    telling = new Telling(lexicon);
    lists = new FactLists(prose, lexicon, figures, book, remarks);
  }

  static Outcome run(
      Prose prose, Lexicon lexicon, Figures figures, FactBook book, Remarks remarks) {
    FactCheck check = new FactCheck(prose, lexicon, figures, book, remarks);
    for (Level level : figures.all(Level.class)) {
      if (isBudget(level) && level.year() == 0) {
        check.level(level);
      } else if (isBudget(level) && level.year() == figures.lastYear()) {
        check.lastYear(level);
      }
    }
    figures.all(Trend.class).forEach(check::trend);
    check.lists.run();
    return new Outcome(check.compared, check.uncompared);
  }

  /** Tables hold what is planned, not what was spent. */
  private static boolean isBudget(Level level) {
    return level.measure().isEmpty() || level.measure().equals(BUDGET);
  }

  private static final String BUDGET = "budget";

  private String context(Statement statement) {
    String section = prose.section(statement.span().passage()).map(Passage::text).orElse("");
    return section + statement.subject().qualifier();
  }

  private void level(Level level) {
    Subject subject = level.subject();
    String context = context(level);
    Optional<Found> found =
        subject.isKnown()
            ? book.figure(Kinds.FACT, subject.id(), context)
            : book.row(subject, context);
    if (found.isEmpty()) {
      unknown(level, context);
      return;
    }
    compared++;
    Fact fact = found.get().fact();
    lists.name(level, fact);
    if (level.money().isEmpty()) {
      if (!fact.isZero()) {
        remarks.beside("N01B", level.span(), subject.name(), told(level.span(), fact), fact);
      }
    } else if (!level.money().get().printed().meets(fact.fen())) {
      differs(found.get().message(), level, level.money().get(), fact);
    }
  }

  /** The tables have no such figure: because they must not, or because nobody knows which. */
  private void unknown(Level level, String context) {
    Optional<Money> money = level.money().filter(stated -> stated.number().signum() != 0);
    if (money.isEmpty()) {
      return;
    }
    Subject subject = level.subject();
    if (!subject.isKnown() && alike(level, money.get(), context)) {
      return;
    }
    Optional<String> table = subject.isKnown() ? Optional.empty() : book.lacks(subject, context);
    if (table.isEmpty()) {
      uncompared.add(money.get().span().place());
      return;
    }
    compared++;
    remarks.note(
        "N01F",
        money.get().span(),
        subject.name(),
        Map.of(
            "subject", subject.name(), "stated", money.get().span().text(), "table", table.get()));
  }

  /** A row of the list with nearly the same name is meant. */
  private boolean alike(Level level, Money money, String context) {
    Optional<Fact> meant = book.alike(level.subject(), context);
    meant.ifPresent(
        row -> {
          compared++;
          lists.name(level, row);
          remarks.beside(
              "N01I",
              money.span(),
              level.subject().name(),
              Map.of(
                  "subject", level.subject().name(),
                  "item", FactBook.name(row),
                  "table", book.title(row),
                  "value", row.text()),
              row);
        });
    return meant.isPresent();
  }

  /** A figure of last year, where last year's tables are there. */
  private void lastYear(Level level) {
    if (level.money().isEmpty() || remarks.has(level.span())) {
      return;
    }
    Money money = level.money().get();
    Optional<Found> then = book.figure(Kinds.PRIOR, level.subject().id(), context(level));
    if (then.isPresent()) {
      compared++;
      Fact fact = then.get().fact();
      if (!money.printed().meets(fact.fen())) {
        tell(RULE, level.subject(), money, fact, Proposal.of(money, fact, lexicon.decimals()));
      }
    }
  }

  private void differs(String rule, Level level, Money money, Fact fact) {
    Quantity right = Proposal.of(money, fact, lexicon.decimals());
    figures.correct(
        level, new Money(right.value(), lexicon.units().get(right.unit()), money.span()));
    String told = money.isShifted(fact.fen()) ? "N01E" : money.isCoarse(fact.fen()) ? "N01G" : rule;
    tell(told, level.subject(), money, fact, right);
  }

  private void tell(String rule, Subject subject, Money money, Fact fact, Quantity right) {
    remarks.beside(
        rule,
        money.span(),
        subject.name(),
        Map.of(
            "subject", subject.name(),
            "stated", money.span().text(),
            "fact", fact.name(),
            "value", fact.text(),
            "right", right.text() + right.unit()),
        money.quantity(),
        right,
        fact);
  }

  private static Map<String, String> told(Span span, Fact fact) {
    return Map.of(
        "words", span.text(),
        "fact", fact.name(),
        "value", fact.text());
  }

  /** A change must be the one between the tables of both years. */
  private void trend(Trend trend) {
    String context = context(trend);
    Optional<Found> now = book.figure(Kinds.FACT, trend.subject().id(), context);
    Optional<Found> then = book.figure(Kinds.PRIOR, trend.subject().id(), context);
    if (now.isEmpty() || then.isEmpty() || !trend.base().isEmpty()) {
      return;
    }
    if (trend.from().isPresent() && !trend.from().get().printed().meets(then.get().fact().fen())) {
      Money from = trend.from().get();
      Fact last = then.get().fact();
      tell(RULE, trend.subject(), from, last, Proposal.of(from, last, lexicon.decimals()));
      return;
    }
    Fact after = now.get().fact();
    Fact before = then.get().fact();
    Interval change = after.fen().minus(before.fen());
    Interval printed = Interval.exactly(after.middle().subtract(before.middle()));
    boolean holds =
        trend
            .by()
            .map(by -> by.printed().times(trend.sign()).meets(change))
            .orElse(!trend.isSteady() || printed.meets(steady(trend)));
    if (!holds) {
      figures.correct(trend, new Figures.Change(change, before.fen()));
      remarks.beside(
          "N01C",
          trend.span(),
          trend.subject().name(),
          Map.of(
              "subject", trend.subject().name(),
              "words", trend.span().text(),
              "then", before.text(),
              "now", after.text(),
              "right", telling.changeInWords(after, before)),
          after);
    }
  }

  /** What still counts as no change: half a step of the amount as told. */
  private static Interval steady(Trend trend) {
    BigDecimal half =
        trend
            .level()
            .flatMap(Level::money)
            .map(money -> money.rounded().high().subtract(money.fen()))
            .orElse(HALF_STEP);
    return Interval.around(BigDecimal.ZERO, half);
  }
}
