package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what the text tells several times is the same each time (N05). */
final class RepeatCheck {
  private final Figures figures;
  private final Remarks remarks;
  private final Set<String> unique;

  private RepeatCheck(Lexicon lexicon, Figures figures, Remarks remarks) {
    this.figures = figures;
    this.remarks = remarks;
    unique =
        lexicon.spec().ofKind(Kinds.SUBJECT).stream()
            .filter(entry -> entry.value().equals(Kinds.UNIQUE))
            .map(Entry::id)
            .collect(Collectors.toSet());
  }

  static void run(Lexicon lexicon, Figures figures, Remarks remarks) {
    RepeatCheck check = new RepeatCheck(lexicon, figures, remarks);
    check.levels();
    check.items();
    check.units();
    check.amounts();
    check.rates();
  }

  private boolean isOne(Statement statement) {
    return unique.contains(statement.subject().id());
  }

  private void levels() {
    Map<List<Object>, List<Level>> told =
        grouped(
            figures.all(Level.class).stream()
                .filter(level -> isOne(level) && level.money().isPresent())
                .toList(),
            level ->
                List.of(
                    level.subject().id(),
                    level.subject().qualifier(),
                    level.year(),
                    level.measure()));
    told.values().forEach(group -> group(group, level -> level.money().orElseThrow()));
  }

  /** An item is told once as such, and again as this year's figure beside last year's. */
  private void items() {
    Map<List<Object>, List<Level>> told =
        grouped(
            figures.all(Level.class).stream()
                .filter(level -> level.subject().isPath())
                .filter(level -> level.money().isPresent() && level.year() == 0)
                .filter(level -> level.measure().isEmpty())
                .toList(),
            level -> List.of(level.span().passage().number(), level.subject().words()));
    told.values().forEach(group -> group(group, level -> level.money().orElseThrow()));
  }

  /** The same digits in two units are a slip of the unit. */
  private void units() {
    List<Level> told =
        figures.all(Level.class).stream()
            .filter(level -> level.subject().isKnown() && level.year() == 0)
            .filter(level -> level.money().filter(m -> m.number().signum() != 0).isPresent())
            .toList();
    Map<List<Object>, List<Level>> groups =
        grouped(
            told,
            level ->
                List.of(
                    level.subject().id(),
                    level.money().orElseThrow().number().stripTrailingZeros()));
    for (List<Level> group : groups.values()) {
      Level usual = usual(sound(group, Statement::span), RepeatCheck::isOfOneUnit);
      group.stream()
          .filter(level -> !isOfOneUnit(level, usual))
          .forEach(level -> tell(level, level.money().orElseThrow(), usual.money().orElseThrow()));
    }
  }

  private static boolean isOfOneUnit(Level one, Level other) {
    return one.money().orElseThrow().unit().equals(other.money().orElseThrow().unit());
  }

  private void tell(Statement statement, Money stated, Money elsewhere) {
    if (remarks.has(stated.span())) {
      return;
    }
    remarks.figure(
        "N05",
        stated.span(),
        statement.subject().name(),
        arguments(statement, stated.span(), elsewhere.span()),
        stated.quantity(),
        elsewhere.quantity());
  }

  private void amounts() {
    Map<List<Object>, List<Trend>> told =
        grouped(
            figures.all(Trend.class).stream()
                .filter(trend -> isOne(trend) && trend.by().isPresent())
                .toList(),
            trend -> List.of(trend.subject().id(), trend.subject().qualifier(), trend.base()));
    told.values().forEach(group -> group(group, trend -> trend.by().orElseThrow()));
  }

  private <S extends Statement> void group(List<S> group, Function<S, Money> money) {
    BiPredicate<S, S> same =
        (one, other) -> money.apply(one).printed().meets(money.apply(other).printed());
    S usual = usual(sound(group, statement -> money.apply(statement).span()), same);
    for (S statement : group) {
      if (!same.test(statement, usual)) {
        tell(statement, money.apply(statement), money.apply(usual));
      }
    }
  }

  private static Map<String, String> arguments(Statement statement, Span stated, Span elsewhere) {
    return Map.of(
        "subject", statement.subject().name(),
        "stated", stated.text(),
        "right", elsewhere.text(),
        "other", elsewhere.place().quote());
  }

  private void rates() {
    Map<List<Object>, List<Trend>> told =
        grouped(
            figures.all(Trend.class).stream()
                .filter(trend -> isOne(trend) && trend.rate().isPresent())
                .toList(),
            trend ->
                List.of(
                    trend.subject().id(), trend.subject().qualifier(), trend.base(), trend.sign()));
    told.values().forEach(this::rates);
  }

  /** Of two percentages the one that stands beside its amount is believed. */
  private void rates(List<Trend> group) {
    BiPredicate<Trend, Trend> same =
        (one, other) -> rate(one).rounded().meets(rate(other).rounded());
    List<Trend> founded = group.stream().filter(trend -> trend.by().isPresent()).toList();
    List<Trend> witnesses = founded.isEmpty() ? group : founded;
    Trend usual = usual(sound(witnesses, trend -> rate(trend).span()), same);
    for (Trend trend : group) {
      boolean founds = trend.by().isPresent() && trend != usual;
      if (!founds && !same.test(trend, usual) && !remarks.has(rate(trend).span())) {
        Quantity right = rate(usual).quantity();
        remarks.figure(
            "N05B",
            rate(trend).span(),
            trend.subject().name(),
            arguments(trend, rate(trend).span(), rate(usual).span()),
            rate(trend).quantity(),
            right);
      }
    }
  }

  private static Percent rate(Trend trend) {
    return trend.rate().orElseThrow();
  }

  /** Those of which nothing was told; all where none is left. */
  private <S extends Statement> List<S> sound(List<S> group, Function<S, Span> figure) {
    List<S> sound =
        group.stream()
            .filter(one -> !remarks.has(figure.apply(one)) && !remarks.has(one.span()))
            .toList();
    return sound.isEmpty() ? group : sound;
  }

  /** The one that most others agree with; of several the first. */
  private static <S> S usual(List<S> group, BiPredicate<S, S> same) {
    S usual = group.get(0);
    long most = 0;
    for (S one : group) {
      long agreeing = group.stream().filter(other -> same.test(one, other)).count();
      if (agreeing > most) {
        most = agreeing;
        usual = one;
      }
    }
    return usual;
  }

  private static <S> Map<List<Object>, List<S>> grouped(
      List<S> all, Function<S, List<Object>> key) {
    Map<List<Object>, List<S>> groups = new LinkedHashMap<>();
    all.forEach(one -> groups.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one));
    return groups;
  }
}
