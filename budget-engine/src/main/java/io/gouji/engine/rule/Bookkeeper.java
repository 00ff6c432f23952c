package io.gouji.engine.rule;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes judged relations down as rows over numbered cells, for those who look for the culprit. */
final class Bookkeeper {
  private static final int HALF_FEN = 2;

  private record Place(String sheet, CellRef cell) {}

  /** A relation to be written down, in the order of the tables whatever came first. */
  private record Entry(Occasion occasion, boolean frozen) {
    Outcome.Place place() {
      return occasion.place();
    }

    String row() {
      return occasion.instance().row() + "\u001f" + occasion.instance().column();
    }
  }

  private final RuleSet rules;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Evidence> cells = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  private Bookkeeper(RuleSet rules) {
    this.rules = rules;
  }

  /** The ledger of what was judged; empty where nothing fails. */
  static Ledger of(RuleSet rules, Outcome outcome) {
    if (outcome.failed().isEmpty()) {
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
      entries.add(new Entry(failed.occasion(), failed.isFrozen(outcome)));
    }
    for (Held held : outcome.held()) {
      Occasion occasion = held.occasion();
      boolean frozen = held.grounds().areInDoubt(occasion.row(), suspects);
      entries.add(new Entry(occasion, frozen));
    }
    entries.stream()
        .sorted(Comparator.comparing(Entry::place).thenComparing(Entry::row))
        .forEach(entry -> books.write(entry.occasion(), entry.frozen()));
    return new Ledger(books.cells, books.lines);
  }

  private void write(Occasion occasion, boolean frozen) {
    SortedMap<Integer, Long> net = new TreeMap<>();
    gather(occasion.left(), 1, net);
    gather(occasion.right(), -1, net);
    net.values().removeIf(coefficient -> coefficient == 0);
    if (net.isEmpty()) {
      return;
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
    lines.add(
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
            frozen));
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
