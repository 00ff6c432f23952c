package io.gouji.engine.narrative;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of a document, asked for amounts that other statements rest on. */
final class Figures {
  private final List<Statement> statements;
  private final int year;
  private final CheckPoint checkPoint;
  private final Map<Statement, Integer> places = new IdentityHashMap<>();
  private final Map<Level, Money> right = new IdentityHashMap<>();
  private final Map<Trend, Change> changes = new IdentityHashMap<>();
  private final Map<Integer, List<Level>> bySection;
  private final Map<Passage, List<Level>> byPassage;
  private final Map<String, List<Level>> bySubject;

  /**
   * Statements in the order of the text.
   *
   * @param year the budget year
   * @param checkPoint passed whenever figures are looked for among many
   */
  Figures(List<Statement> statements, int year, CheckPoint checkPoint) {
    this.statements = List.copyOf(statements);
    this.year = year;
    this.checkPoint = checkPoint;
    for (int i = 0; i < this.statements.size(); i++) {
      places.put(this.statements.get(i), i);
    }
    List<Level> levels = all(Level.class);
    bySection =
        levels.stream()
            .collect(Collectors.groupingBy(level -> level.span().passage().heading().section()));
    bySubject = levels.stream().collect(Collectors.groupingBy(level -> Sum.key(level.subject())));
    byPassage = levels.stream().collect(Collectors.groupingBy(level -> level.span().passage()));
  }

  /** The amounts of a subject, whichever of the kind it is. */
  List<Level> of(Subject subject) {
    checkPoint.pass();
    return bySubject.getOrDefault(Sum.key(subject), List.of());
  }

  /** The amounts that a passage states, in order. */
  List<Level> of(Passage passage) {
    checkPoint.pass();
    return byPassage.getOrDefault(passage, List.of());
  }

  /** The year before the budget year, whose figures stand beside those of the budget. */
  int lastYear() {
    return year - 1;
  }

  /** Keeps what an amount that is wrong should be, so that what rests on it can be judged. */
  void correct(Level level, Money money) {
    right.put(level, money);
  }

  /**
   * A change as the tables have it, in fen.
   *
   * @param by how much, less than zero for a decrease
   * @param from the amount before
   */
  record Change(Interval by, Interval from) {}

  void correct(Trend trend, Change change) {
    changes.put(trend, change);
  }

  /** What a wrong change should be; empty where nobody knows, or where it is not wrong. */
  Optional<Change> right(Trend trend) {
    return Optional.ofNullable(changes.get(trend));
  }

  /** What a wrong amount should be; empty where nobody knows, or where it is not wrong. */
  Optional<Money> right(Level level) {
    return Optional.ofNullable(right.get(level));
  }

  List<Statement> all() {
    return statements;
  }

  /** How many amounts and percentages there are. */
  int count() {
    return statements.stream().mapToInt(Figures::count).sum();
  }

  private static int count(Statement statement) {
    if (statement instanceof Level level) {
      return of(level.money());
    }
    if (statement instanceof Trend trend) {
      return of(trend.from()) + of(trend.by()) + of(trend.rate());
    }
    return statement instanceof Statement.Share ? 1 : 0;
  }

  private static int of(Optional<?> figure) {
    return figure.isPresent() ? 1 : 0;
  }

  <S extends Statement> List<S> all(Class<S> kind) {
    return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What comes after a statement in the same section. */
  Stream<Statement> following(Statement statement) {
    int at = places.get(statement);
    int section = statement.span().passage().heading().section();
    return statements.subList(at + 1, statements.size()).stream()
        .takeWhile(next -> next.span().passage().heading().section() == section);
  }

  /** The amount after a change: the one it was said of, else the nearest one of its subject. */
  Optional<Level> after(Trend trend) {
    if (trend.level().isPresent()) {
      return trend.level();
    }
    return trend.subject().isNone() ? Optional.empty() : nearest(trend.subject(), trend);
  }

  /**
   * The amount of a subject for the budget year that stands nearest to a statement: in its section,
   * the last before it, else the first after it; a subject of which there is but one may be told
   * anywhere.
   */
  Optional<Level> nearest(Subject subject, Statement from) {
    checkPoint.pass();
    int section = from.span().passage().heading().section();
    List<Level> told =
        bySection.getOrDefault(section, List.of()).stream()
            .filter(level -> level.year() == 0 && level.money().isPresent())
            .filter(level -> level.measure().isEmpty())
            .filter(level -> level.subject().is(subject))
            .filter(level -> level.subject().qualifier().equals(subject.qualifier()))
            .toList();
    Optional<Level> before =
        told.stream()
            .filter(level -> level.span().precedes(from.span()))
            .reduce((first, second) -> second);
    return before.or(() -> told.stream().findFirst());
  }

  /** The amount of the year before that was stated beside a change. */
  Optional<Money> before(Trend trend) {
    if (trend.from().isPresent()) {
      return trend.from();
    }
    return of(trend.span().passage()).stream()
        .filter(level -> level.year() != 0 && level.year() == year - 1)
        .filter(level -> level.subject().is(trend.subject()))
        .filter(level -> level.span().precedes(trend.span()))
        .reduce((first, second) -> second)
        .flatMap(Level::money);
  }
}
