package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Trend;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether parts that make up a whole add up to it, and their changes to its change (N21). */
final class SumCheck {
  private final Figures figures;
  private final Remarks remarks;

  /** A part of a sum as told: what it is, and what it may be in fen. */
  private record Part(Subject subject, Span span, Interval interval, BigDecimal fen) {}

  private final List<Sum> sums;
  private final String between;

  private SumCheck(Lexicon lexicon, Figures figures, Remarks remarks) {
    this.figures = figures;
    this.remarks = remarks;
    sums = lexicon.sums();
    between = lexicon.marks().between();
  }

  static void run(Lexicon lexicon, Figures figures, Remarks remarks) {
    SumCheck check = new SumCheck(lexicon, figures, remarks);
    for (Statement statement : figures.all()) {
      check.sums.stream()
          .filter(sum -> sum.judged() && sum.total().equals(Sum.key(statement.subject())))
          .filter(sum -> check.judge(sum, statement))
          .findFirst();
    }
  }

  /** Whether all parts were there to be added. */
  private boolean judge(Sum sum, Statement total) {
    if (total instanceof Level level && level.money().isPresent()) {
      return levels(sum, level);
    }
    return total instanceof Trend trend
        && (trend.by().isPresent() || trend.isSteady())
        && trends(sum, trend);
  }

  private boolean levels(Sum sum, Level total) {
    boolean several = hasOtherMeasures(total);
    Map<String, Part> parts = new LinkedHashMap<>();
    figures
        .following(total)
        .takeWhile(next -> !isAgain(next, total) && !ends(next, sum))
        .filter(Level.class::isInstance)
        .map(Level.class::cast)
        .filter(part -> part.year() == total.year() && sum.takes(part.subject()))
        .filter(part -> isOfMeasure(part, total, several))
        .forEach(part -> parts.putIfAbsent(Sum.key(part.subject()), part(part)));
    if (!parts.keySet().containsAll(sum.parts())) {
      return false;
    }
    Money money = total.money().orElseThrow();
    compare(sum, total.subject(), total.span(), money, 1, parts);
    return true;
  }

  /** Whether the same is told in another of the year's figures, budget and final account. */
  private boolean hasOtherMeasures(Level total) {
    return figures.of(total.subject()).stream()
        .anyMatch(
            other ->
                other.subject().is(total.subject())
                    && other.year() == total.year()
                    && !other.measure().equals(total.measure()));
  }

  /** Parts of another figure of the year are none; parts that do not say it stand beside it. */
  private static boolean isOfMeasure(Level part, Level total, boolean several) {
    boolean beside = part.span().passage() == total.span().passage();
    return part.measure().equals(total.measure()) && (beside || !several)
        || part.measure().isEmpty() && beside;
  }

  /** Whether a statement opens another sum with parts of the same kinds. */
  private boolean ends(Statement next, Sum sum) {
    String key = Sum.key(next.subject());
    return sums.stream().anyMatch(other -> other.total().equals(key) && other.ends(sum));
  }

  private static Part part(Level level) {
    Interval interval = level.money().map(Money::rounded).orElse(Interval.exactly(BigDecimal.ZERO));
    return new Part(
        level.subject(),
        level.span(),
        interval,
        level.money().map(Money::fen).orElse(BigDecimal.ZERO));
  }

  private boolean trends(Sum sum, Trend total) {
    Map<String, Part> parts = new LinkedHashMap<>();
    figures
        .following(total)
        .takeWhile(next -> !isAgain(next, total) && !ends(next, sum))
        .filter(Trend.class::isInstance)
        .map(Trend.class::cast)
        .filter(part -> part.base().equals(total.base()) && sum.takes(part.subject()))
        .filter(part -> part.by().isPresent() || part.isSteady())
        .forEach(part -> parts.putIfAbsent(Sum.key(part.subject()), part(part)));
    if (!parts.keySet().containsAll(sum.parts()) || total.by().isEmpty()) {
      return false;
    }
    compare(sum, total.subject(), total.span(), total.by().orElseThrow(), total.sign(), parts);
    return true;
  }

  private static Part part(Trend trend) {
    Interval interval =
        trend
            .by()
            .map(by -> by.rounded().times(trend.sign()))
            .orElse(Interval.exactly(BigDecimal.ZERO));
    BigDecimal fen =
        trend
            .by()
            .map(by -> by.fen().multiply(BigDecimal.valueOf(trend.sign())))
            .orElse(BigDecimal.ZERO);
    return new Part(trend.subject(), trend.span(), interval, fen);
  }

  /** Whether the whole is told anew, so that what follows are that one's parts. */
  private static boolean isAgain(Statement next, Statement total) {
    return next.getClass() == total.getClass()
        && next.subject().is(total.subject())
        && !next.span().equals(total.span())
        && !(next instanceof Level level
            && total instanceof Level other
            && (level.year() != other.year() || !level.measure().equals(other.measure())));
  }

  /** What is told to be wrong itself is not told once more by its sum. */
  private void compare(
      Sum sum, Subject subject, Span whole, Money stated, int sign, Map<String, Part> parts) {
    Interval possible = Interval.exactly(BigDecimal.ZERO);
    BigDecimal fen = BigDecimal.ZERO;
    for (Part part : parts.values()) {
      possible = possible.plus(part.interval());
      fen = fen.add(part.fen());
    }
    boolean told =
        remarks.has(whole) || parts.values().stream().anyMatch(part -> remarks.has(part.span()));
    if (told || stated.rounded().times(sign == 0 ? 1 : sign).meets(possible)) {
      return;
    }
    boolean complete = sum.closed() || parts.keySet().containsAll(sum.others());
    Quantity right = stated.like(sign < 0 ? fen.negate() : fen);
    remarks.figure(
        complete ? "N21" : "N21C",
        stated.span(),
        subject.name(),
        Map.of(
            "subject", subject.name(),
            "parts", names(parts),
            "stated", stated.span().text(),
            "right", right.text() + right.unit()),
        stated.quantity(),
        right);
  }

  private String names(Map<String, Part> parts) {
    return parts.values().stream()
        .map(part -> part.subject().name())
        .collect(Collectors.joining(between));
  }
}
