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

  private void judge(Trend trend) {
    Optional<Money> after = figures.after(trend).flatMap(Level::money);
    Optional<Money> before = figures.before(trend);
    if (trend.rate().isPresent() && trend.rateSign() * trend.sign() < 0) {
      contradicted(trend);
      return;
    }
    if (trend.isSteady()) {
      steady(trend, after, before);
      return;
    }
    if (figures.after(trend).filter(level -> remarks.has(level.span())).isPresent()) {
      // It is told already that the amount is wrong; what follows from it is not.
      return;
    }
    boolean sound = trend.by().isEmpty() || difference(trend, after, before);
    if (sound && trend.rate().isPresent()) {
      rate(trend, after, before);
    }
  }

  private void contradicted(Trend trend) {
    remarks.note(
        "N04",
        trend.rate().orElseThrow().span(),
        trend.subject().name(),
        Map.of("subject", trend.subject().name(), "words", trend.span().text()));
  }

  private void steady(Trend trend, Optional<Money> after, Optional<Money> before) {
    if (after.isPresent()
        && before.isPresent()
        && !after.get().rounded().meets(before.get().rounded())) {
      remarks.note(
          "N04B",
          trend.span(),
          trend.subject().name(),
          Map.of(
              "subject", trend.subject().name(),
              "words", trend.span().text(),
              "before", before.get().span().text(),
              "after", after.get().span().text()));
    }
  }

  /** Whether amount, change and the amount before agree; tells it if they do not. */
  private boolean difference(Trend trend, Optional<Money> after, Optional<Money> before) {
    Money by = trend.by().orElseThrow();
    if (after.isEmpty() || before.isEmpty()) {
      return true;
    }
    Interval possible = after.get().rounded().minus(before.get().rounded());
    if (by.rounded().times(trend.sign()).meets(possible)) {
      return true;
    }
    BigDecimal middle = after.get().fen().subtract(before.get().fen());
    Quantity right = by.like(middle.abs());
    remarks.figure(
        middle.signum() * trend.sign() < 0 ? "N04C" : "N03C",
        by.span(),
        trend.subject().name(),
        Map.of(
            "subject", trend.subject().name(),
            "before", before.get().span().text(),
            "after", after.get().span().text(),
            "stated", by.span().text(),
            "right", right.text() + right.unit()),
        by.quantity(),
        right);
    return false;
  }

  private void rate(Trend trend, Optional<Money> after, Optional<Money> before) {
    Optional<Interval> change = change(trend, after, before);
    Optional<Interval> from = from(trend, after, before);
    if (change.isEmpty() || from.isEmpty() || !from.get().isPositive()) {
      return;
    }
    Percent rate = trend.rate().orElseThrow();
    Interval part = change.get().atLeastZero();
    switch (rate.fit(part, from.get())) {
      case ROUNDED -> {}
      case LOOSE -> tell("N03F", trend, rate, rate.like(part, from.get()));
      case NEARLY, CUT, TAIL -> tell("N03B", trend, rate, rate.like(part, from.get()));
      case WRONG ->
          tell(
              byAfter(rate, part, after) ? "N03D" : "N03",
              trend,
              rate,
              rate.like(part, from.get()));
    }
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

  private void tell(String rule, Trend trend, Percent rate, Quantity right) {
    remarks.figure(
        rule,
        rate.span(),
        trend.subject().name(),
        Map.of(
            "subject", trend.subject().name(),
            "stated", rate.quantity().text() + "%",
            "right", right.text() + "%"),
        rate.quantity(),
        right);
  }
}
