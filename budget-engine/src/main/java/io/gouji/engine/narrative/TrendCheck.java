package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.Percent.Fit;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Whether changes agree with the amounts before and after them, and with themselves (N03, N04). */
final class TrendCheck {
  private final Figures figures;
  private final Remarks remarks;

  private TrendCheck(Figures figures, Remarks remarks) {
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Figures figures, Remarks remarks) {
    TrendCheck check = new TrendCheck(figures, remarks);
    figures.all(Trend.class).forEach(check::judge);
  }

  /** What there is to tell of a change; figures are there where it should be another one. */
  private record Told(
      String rule,
      Span span,
      Map<String, String> arguments,
      Optional<Quantity> stated,
      Optional<Quantity> right) {}

  private void judge(Trend trend) {
    if (trend.rate().isPresent() && trend.rateSign() * trend.sign() < 0) {
      contradicted(trend);
      return;
    }
    Optional<Level> level = figures.after(trend);
    Optional<Money> before = figures.before(trend);
    Optional<Told> told = told(trend, level.flatMap(Level::money), before);
    if (told.isPresent() && level.filter(after -> remarks.has(after.span())).isPresent()) {
      // It is told already that the amount is wrong; what follows from it, or from the right one,
      // is not told once more.
      told = figures.right(level.get()).flatMap(right -> told(trend, Optional.of(right), before));
    }
    told.filter(found -> !isTold(trend)).ifPresent(found -> tell(found, trend.subject().name()));
  }

  /** A change that the tables refute is told; its percentage only if it fits neither of both. */
  private boolean isTold(Trend trend) {
    Optional<Figures.Change> right = figures.right(trend);
    Optional<Percent> rate = trend.rate();
    if (right.isEmpty() || rate.isEmpty() || !right.get().from().isPositive()) {
      return right.isPresent();
    }
    Interval by = right.get().by();
    Interval size = by.high().signum() <= 0 ? by.negate() : by;
    return rate.get().fit(size.atLeastZero(), right.get().from()) != Fit.WRONG;
  }

  private void tell(Told told, String subject) {
    if (told.stated().isPresent()) {
      remarks.figure(
          told.rule(),
          told.span(),
          subject,
          told.arguments(),
          told.stated().get(),
          told.right().orElseThrow());
    } else {
      remarks.note(told.rule(), told.span(), subject, told.arguments());
    }
  }

  private static Optional<Told> told(Trend trend, Optional<Money> after, Optional<Money> before) {
    if (trend.isSteady()) {
      return steady(trend, after, before);
    }
    return difference(trend, after, before).or(() -> rate(trend, after, before));
  }

  private void contradicted(Trend trend) {
    remarks.note(
        "N04",
        trend.rate().orElseThrow().span(),
        trend.subject().name(),
        Map.of("subject", trend.subject().name(), "words", trend.span().text()));
  }

  private static Optional<Told> steady(Trend trend, Optional<Money> after, Optional<Money> before) {
    if (after.isEmpty()
        || before.isEmpty()
        || after.get().rounded().meets(before.get().rounded())) {
      return Optional.empty();
    }
    Map<String, String> arguments =
        Map.of(
            "subject", trend.subject().name(),
            "words", trend.span().text(),
            "before", before.get().text(),
            "after", after.get().text());
    return Optional.of(
        new Told("N04B", trend.span(), arguments, Optional.empty(), Optional.empty()));
  }

  /** Whether amount, change and the amount before agree. */
  private static Optional<Told> difference(
      Trend trend, Optional<Money> after, Optional<Money> before) {
    if (trend.by().isEmpty() || after.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    Money by = trend.by().get();
    Interval possible = after.get().rounded().minus(before.get().rounded());
    if (by.rounded().times(trend.sign()).meets(possible)) {
      return Optional.empty();
    }
    BigDecimal middle = after.get().fen().subtract(before.get().fen());
    Quantity right = by.like(middle.abs());
    Map<String, String> arguments =
        Map.of(
            "subject", trend.subject().name(),
            "before", before.get().text(),
            "after", after.get().text(),
            "stated", by.span().text(),
            "right", right.text() + right.unit());
    String rule = middle.signum() * trend.sign() < 0 ? "N04C" : "N03C";
    return Optional.of(
        new Told(rule, by.span(), arguments, Optional.of(by.quantity()), Optional.of(right)));
  }

  private static Optional<Told> rate(Trend trend, Optional<Money> after, Optional<Money> before) {
    Optional<Interval> change = change(trend, after, before);
    Optional<Interval> from = from(trend, after, before);
    if (trend.rate().isEmpty() || change.isEmpty() || from.isEmpty() || !from.get().isPositive()) {
      return Optional.empty();
    }
    Percent rate = trend.rate().get();
    Interval part = change.get().atLeastZero();
    Quantity right = rate.like(part, from.get());
    String range = rate.range(part, from.get());
    return switch (rate.fit(part, from.get())) {
      case ROUNDED -> Optional.empty();
      case LOOSE -> told("N03F", trend, rate, right, range);
      case NEARLY, CUT, TAIL -> told("N03B", trend, rate, right, range);
      case WRONG -> told(byAfter(rate, part, after) ? "N03D" : "N03", trend, rate, right, range);
    };
  }

  /** Whether the change was divided by the amount after it instead of the one before. */
  private static boolean byAfter(Percent rate, Interval change, Optional<Money> after) {
    return after
        .map(Money::rounded)
        .filter(Interval::isPositive)
        .filter(whole -> rate.fit(change, whole) != Fit.WRONG)
        .isPresent();
  }

  /** How much it changed, without the direction. */
  private static Optional<Interval> change(
      Trend trend, Optional<Money> after, Optional<Money> before) {
    if (trend.by().isPresent()) {
      return trend.by().map(Money::rounded);
    }
    return after.flatMap(
        now -> before.map(then -> now.rounded().minus(then.rounded()).times(trend.sign())));
  }

  private static Optional<Interval> from(
      Trend trend, Optional<Money> after, Optional<Money> before) {
    if (before.isPresent()) {
      return before.map(Money::rounded);
    }
    return after.flatMap(
        now -> trend.by().map(by -> now.rounded().minus(by.rounded().times(trend.sign()))));
  }

  private static Optional<Told> told(
      String rule, Trend trend, Percent rate, Quantity right, String range) {
    Map<String, String> arguments =
        Map.of(
            "subject",
            trend.subject().name(),
            "stated",
            rate.quantity().text() + "%",
            "right",
            right.text() + "%",
            "range",
            range);
    return Optional.of(
        new Told(rule, rate.span(), arguments, Optional.of(rate.quantity()), Optional.of(right)));
  }
}
