package io.gouji.engine.rule;

import io.gouji.engine.rule.YearPairs.Pair;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges the figures of a block beside those of the year before. */
final class YearsJudge {
  /** What is wrong: the sentence, the rows to look at, and values for its blanks. */
  record Wrong(String sentence, Pair at, Map<String, String> arguments) {}

  private static final MathContext TOLD = new MathContext(4);
  private static final int LEAST_PAIRS = 2;
  private static final int PERCENT_DIGITS = 2;

  private final Predicate.OfYears predicate;
  private final Block now;
  private final Block last;
  private final int column;
  private final int lastColumn;
  private final List<Pair> pairs;
  private final boolean isWhole;

  YearsJudge(Predicate.OfYears predicate, Scope scope, Schema schema) {
    this.predicate = predicate;
    Predicate.Years years = predicate.years();
    BlockIndex ofNow = scope.index(years.block());
    BlockIndex ofLast = scope.index(years.prior());
    now = ofNow.block();
    last = ofLast.block();
    column = now.column(years.column());
    lastColumn = last.column(years.priorColumn());
    pairs = YearPairs.of(ofNow, ofLast, schema.rowNames(years.block()));
    isWhole = pairs.size() == ofNow.dataRows().length && pairs.size() == ofLast.dataRows().length;
  }

  /** Whether it is asked of each row. */
  boolean ofRows() {
    return predicate instanceof Predicate.GrownAlike;
  }

  /** Figures of the column that nobody can read, in either year. */
  List<String> unreadable() {
    Set<String> unreadable = new TreeSet<>();
    for (Pair pair : pairs) {
      unreadable.addAll(Wording.unreadable(Figures.of(now, column, pair.now())));
      unreadable.addAll(Wording.unreadable(Figures.of(last, lastColumn, pair.last())));
    }
    return List.copyOf(unreadable);
  }

  /** Empty if there are too few figures to say anything of the whole; else what is wrong. */
  Optional<List<Wrong>> ofTable() {
    if (predicate instanceof Predicate.SameScale scale) {
      List<Pair> both = positive();
      return both.size() < LEAST_PAIRS ? Optional.empty() : Optional.of(scale(scale, both));
    }
    Predicate.NotCopied copied = (Predicate.NotCopied) predicate;
    Set<Long> figures = new TreeSet<>();
    pairs.forEach(pair -> figures.add(now.fen(pair.now(), column)));
    figures.remove(0L);
    return figures.size() < copied.least()
        ? Optional.empty()
        : Optional.of(isCopy() ? List.of(copy(figures.size())) : List.of());
  }

  private List<Wrong> scale(Predicate.SameScale scale, List<Pair> both) {
    int up = 0;
    int down = 0;
    for (Pair pair : both) {
      BigDecimal times = scale.factor();
      up += times.multiply(ofLast(pair)).compareTo(ofNow(pair)) <= 0 ? 1 : 0;
      down += times.multiply(ofNow(pair)).compareTo(ofLast(pair)) <= 0 ? 1 : 0;
    }
    boolean most = 2 * Math.max(up, down) > both.size();
    if (!most && !isPowerOfTen(both)) {
      return List.of();
    }
    Pair largest = largest(both);
    return List.of(new Wrong("statement.scale", largest, Map.of("times", plain(times(largest)))));
  }

  /** Whether all figures are last year's with the point moved by the same number of places. */
  private boolean isPowerOfTen(List<Pair> both) {
    BigDecimal first = ofNow(both.get(0)).divide(ofLast(both.get(0)), MathContext.DECIMAL64);
    BigDecimal power = first.stripTrailingZeros();
    boolean moved = power.precision() == 1 && power.unscaledValue().intValue() == 1;
    return moved
        && power.scale() != 0
        && both.stream().allMatch(p -> ofLast(p).multiply(power).compareTo(ofNow(p)) == 0);
  }

  /** Whether the tables have the same rows and in every column the same figures. */
  private boolean isCopy() {
    return isWhole
        && pairs.stream()
            .allMatch(
                pair -> {
                  boolean same = true;
                  for (int c = 0; same && c < now.columns().size(); c++) {
                    same = isSame(pair, c);
                  }
                  return same;
                });
  }

  /** In one unit to the fen, across units within their rounding (DESIGN D5). */
  private boolean isSame(Pair pair, int c) {
    long more = now.fen(pair.now(), c) - last.fen(pair.last(), c);
    boolean oneUnit = now.heading().unit().equals(last.heading().unit());
    long most = now.halfWidth(pair.now(), c) + last.halfWidth(pair.last(), c);
    return oneUnit ? more == 0 : 2 * Math.abs(more) <= most;
  }

  private Wrong copy(int figures) {
    return new Wrong(
        "statement.copied", largest(pairs), Map.of("count", Integer.toString(figures)));
  }

  /** Rows that grew otherwise than the rest; empty if too few rows stand in both years. */
  Optional<Map<Integer, Optional<Wrong>>> ofEachRow() {
    Predicate.GrownAlike alike = (Predicate.GrownAlike) predicate;
    List<Pair> leaves =
        positive().stream()
            .filter(pair -> !now.label(pair.now(), LabelColumn.HAS_CHILDREN).equals("TRUE"))
            .toList();
    if (leaves.size() < alike.least()) {
      return Optional.empty();
    }
    long[] before = leaves.stream().mapToLong(pair -> last.fen(pair.last(), lastColumn)).toArray();
    long[] after = leaves.stream().mapToLong(pair -> now.fen(pair.now(), column)).toArray();
    Growth growth = Growth.of(before, after);
    BigDecimal all = leaves.stream().map(this::ofNow).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal least = all.multiply(alike.share());
    Map<Integer, Optional<Wrong>> rows = new HashMap<>();
    for (int i = 0; i < before.length; i++) {
      Pair pair = leaves.get(i);
      boolean far =
          growth.isFar(before[i], after[i], alike.deviations(), alike.factor())
              && ofNow(pair).subtract(ofLast(pair)).abs().compareTo(least) >= 0;
      rows.put(pair.now(), far ? Optional.of(grown(pair, growth)) : Optional.empty());
    }
    return Optional.of(rows);
  }

  private Wrong grown(Pair pair, Growth growth) {
    return new Wrong(
        "statement.grown",
        pair,
        Map.of("growth", percent(times(pair)), "usual", percent(growth.usual())));
  }

  /** Pairs of which both figures are more than nothing; asked where all can be read. */
  private List<Pair> positive() {
    List<Pair> both = new ArrayList<>();
    for (Pair pair : pairs) {
      if (now.fen(pair.now(), column) > 0 && last.fen(pair.last(), lastColumn) > 0) {
        both.add(pair);
      }
    }
    return both;
  }

  private Pair largest(List<Pair> of) {
    return of.stream()
        .max(
            Comparator.<Pair>comparingLong(pair -> now.fen(pair.now(), column))
                .thenComparing(Comparator.comparingInt(Pair::now).reversed()))
        .orElseThrow();
  }

  private BigDecimal ofNow(Pair pair) {
    return BigDecimal.valueOf(now.fen(pair.now(), column));
  }

  private BigDecimal ofLast(Pair pair) {
    return BigDecimal.valueOf(last.fen(pair.last(), lastColumn));
  }

  private BigDecimal times(Pair pair) {
    return ofNow(pair).divide(ofLast(pair), TOLD);
  }

  /** The change as a percentage with its sign, {@code +18.6%}. */
  private static String percent(BigDecimal times) {
    BigDecimal change =
        times.subtract(BigDecimal.ONE).movePointRight(PERCENT_DIGITS).setScale(1, HALF_UP);
    return (change.signum() > 0 ? "+" : "") + change.toPlainString() + "%";
  }

  private static String plain(BigDecimal times) {
    return times.stripTrailingZeros().toPlainString();
  }

  /** This year's figure and last year's, for the finding. */
  Figures figures(Pair pair, boolean ofNow) {
    return ofNow ? Figures.of(now, column, pair.now()) : Figures.of(last, lastColumn, pair.last());
  }

  private static final java.math.RoundingMode HALF_UP = java.math.RoundingMode.HALF_UP;
}
