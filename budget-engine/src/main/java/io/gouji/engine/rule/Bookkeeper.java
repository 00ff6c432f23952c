package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes judged relations down as rows over numbered cells, for those who look for the culprit. */
final class Bookkeeper {
  private static final int HALF_FEN = 2;

  private record Place(String sheet, CellRef cell) {}

  /** A relation to be written down, in the order of the tables whatever came first. */
  private record Entry(Occasion occasion, boolean advisory, Outcome.Place place, String row) {
    static Entry of(Occasion occasion, boolean advisory) {
      Instance instance = occasion.instance();
      String row = instance.row() + "\u001f" + instance.column();
      return new Entry(occasion, advisory, occasion.place(), row);
    }
  }

  private final RuleSet rules;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Evidence> cells = new ArrayList<>();

  private Bookkeeper(RuleSet rules) {
    this.rules = rules;
  }

  /** The ledger of what applies; empty where all of it is judged and holds. */
  static Ledger of(RuleSet rules, Outcome outcome) {
    if (outcome.failed().isEmpty() && outcome.open().isEmpty()) {
      return Ledger.EMPTY;
    }
    Bookkeeper books = new Bookkeeper(rules);
    Set<Spot> suspects = new HashSet<>();
    for (Failed failed : outcome.failed()) {
      Spot.each(failed.occasion().left(), suspects::add);
      Spot.each(failed.occasion().right(), suspects::add);
    }
    List<Entry> entries = new ArrayList<>();
    for (Failed failed : outcome.failed()) {
      entries.add(Entry.of(failed.occasion(), failed.isFrozen(outcome)));
    }
    for (Held held : outcome.held()) {
      Occasion occasion = held.occasion();
      entries.add(Entry.of(occasion, held.grounds().areInDoubt(occasion.row(), suspects)));
    }
    outcome.beside().forEach(occasion -> entries.add(Entry.of(occasion, true)));
    List<Line> lines = books.write(entries);
    List<Line> open =
        books.write(outcome.open().stream().map(occasion -> Entry.of(occasion, false)).toList());
    return new Ledger(books.cells, lines, open, rules.roundingFactor());
  }

  private List<Line> write(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::place).thenComparing(Entry::row))
        .flatMap(entry -> line(entry.occasion(), entry.advisory()).stream())
        .toList();
  }

  /** One relation; empty if it is about no cell, each standing on both sides. */
  private Optional<Line> line(Occasion occasion, boolean advisory) {
    SortedMap<Integer, Long> net = new TreeMap<>();
    gather(occasion.left(), 1, net);
    gather(occasion.right(), -1, net);
    net.values().removeIf(coefficient -> coefficient == 0);
    if (net.isEmpty()) {
      return Optional.empty();
    }
    Relation relation = occasion.relation();
    Comparison comparison = relation.comparison();
    boolean turned = comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL;
    boolean equal = comparison == Comparison.EQUAL;
    long difference =
        Math.multiplyExact(
            HALF_FEN, Math.subtractExact(occasion.left().fen(), occasion.right().fen()));
    long residual = turned ? -difference : difference;
    long bound =
        new Judge(relation, occasion.rule().spec().tolerance(), rules.roundingFactor())
            .bound(occasion.left(), occasion.right());
    long high = bound - residual - (isStrict(comparison) ? fen(relation) : 0);
    return Optional.of(
        new Line(
            occasion.rule().spec().id(),
            occasion.instance(),
            occasion.rule().spec().severity(),
            net.keySet().stream().mapToInt(Integer::intValue).toArray(),
            net.values().stream().mapToLong(one -> turned ? -one : one).toArray(),
            equal ? -bound - residual : Line.OPEN_LOW,
            high,
            residual,
            equal,
            advisory));
  }

  /** Less is less by a fen at least. */
  private static boolean isStrict(Comparison comparison) {
    return comparison == Comparison.GREATER || comparison == Comparison.LESS;
  }

  private static long fen(Relation relation) {
    long fen = HALF_FEN;
    for (int i = 0; i < relation.scale(); i++) {
      fen *= 10;
    }
    return fen;
  }

  private void gather(ObservedSide side, int sign, SortedMap<Integer, Long> net) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      if (!figures.block().heading().file().isEmpty()) {
        // Of last year's file nothing is to be changed: its amounts are constants.
        continue;
      }
      for (int row : figures.rows()) {
        if (figures.column() >= 0 && figures.block().hasColumn(figures.column())) {
          int number = number(figures, row);
          net.merge(number, sign * term.coefficient(), Math::addExact);
        }
      }
    }
  }

  private int number(Figures figures, int row) {
    CellRef cell = figures.block().cell(row, figures.column());
    Place place = new Place(figures.block().heading().sheet(), cell);
    Integer known = numbers.get(place);
    if (known != null) {
      return known;
    }
    cells.add(figures.block().evidence(row, figures.column()));
    numbers.put(place, cells.size() - 1);
    return cells.size() - 1;
  }
}
