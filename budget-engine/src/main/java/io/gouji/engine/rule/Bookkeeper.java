package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes judged relations down as rows over numbered cells, for those who look for the culprit. */
final class Bookkeeper {
  private static final int HALF_FEN = 2;
  private static final int UNKNOWN = -1;

  private record Place(String sheet, CellRef cell) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that && sheet.equals(that.sheet) && cell.equals(that.cell);
    }

    @Override
    public int hashCode() {
      return 31 * sheet.hashCode() + cell.hashCode();
    }
  }

  /** A relation to be written down, in the order of the tables whatever came first. */
  private record Entry(Occasion occasion, boolean advisory, Outcome.Place place, Instance instance)
      implements Comparable<Entry> {
    static Entry of(Occasion occasion, boolean advisory) {
      return new Entry(occasion, advisory, occasion.place(), occasion.instance());
    }

    @Override
    public int compareTo(Entry other) {
      int order = place.compareTo(other.place);
      order = order != 0 ? order : instance.row().compareTo(other.instance.row());
      return order != 0 ? order : instance.column().compareTo(other.instance.column());
    }
  }

  private final RuleSet rules;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final Map<Block, int[]> numbersOf = new IdentityHashMap<>();
  private final List<Evidence> cells = new ArrayList<>();
  private final Net net = new Net();

  private Bookkeeper(RuleSet rules) {
    this.rules = rules;
  }

  /** The ledger of what applies; empty where all of it is judged and holds. */
  static Ledger of(RuleSet rules, Outcome outcome) {
    if (outcome.failed().isEmpty() && outcome.open().isEmpty()) {
      return Ledger.EMPTY;
    }
    Bookkeeper books = new Bookkeeper(rules);
    Spots suspects = Spots.of(outcome.failed());
    List<Entry> entries = new ArrayList<>();
    for (Failed failed : outcome.failed()) {
      entries.add(Entry.of(failed.occasion(), failed.isFrozen(suspects)));
    }
    for (Held held : outcome.held()) {
      Occasion occasion = held.occasion();
      entries.add(Entry.of(occasion, held.grounds().areInDoubt(occasion.row(), suspects)));
    }
    for (Occasion occasion : outcome.beside()) {
      entries.add(Entry.of(occasion, true));
    }
    List<Entry> open = new ArrayList<>();
    for (Occasion occasion : outcome.open()) {
      open.add(Entry.of(occasion, false));
    }
    List<Line> lines = books.write(entries);
    List<Line> openLines = books.write(open);
    return new Ledger(books.cells, lines, openLines, rules.roundingFactor());
  }

  private List<Line> write(List<Entry> entries) {
    entries.sort(null);
    List<Line> lines = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      net.clear();
      gather(entry.occasion().left(), 1);
      gather(entry.occasion().right(), -1);
      int[] about = net.numbers();
      // Nothing is asked of cells that each stand on both sides.
      if (about.length > 0) {
        lines.add(line(entry, about));
      }
    }
    return lines;
  }

  private Line line(Entry entry, int[] about) {
    Occasion occasion = entry.occasion();
    Relation relation = occasion.relation();
    Comparison comparison = relation.comparison();
    boolean turned = comparison.isTurned();
    boolean equal = comparison == Comparison.EQUAL;
    long difference =
        Math.multiplyExact(
            HALF_FEN, Math.subtractExact(occasion.left().fen(), occasion.right().fen()));
    long residual = turned ? -difference : difference;
    long bound =
        new Judge(relation, occasion.rule().spec().tolerance(), rules.roundingFactor())
            .bound(occasion.left(), occasion.right());
    long high = bound - residual - (comparison.isStrict() ? relation.fen() : 0);
    long[] coefficients = net.coefficients(about);
    for (int i = 0; turned && i < coefficients.length; i++) {
      coefficients[i] = -coefficients[i];
    }
    return new Line(
        occasion.rule().spec().id(),
        entry.instance(),
        occasion.rule().spec().severity(),
        about,
        coefficients,
        equal ? -bound - residual : Line.OPEN_LOW,
        high,
        residual,
        equal,
        entry.advisory());
  }

  private void gather(ObservedSide side, int sign) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      Block block = figures.block();
      int column = figures.column();
      // Of last year's file nothing is to be changed: its amounts are constants.
      boolean given = block.heading().file().isEmpty();
      if (given && column >= 0 && block.hasColumn(column)) {
        int[] known = numbersOf(block);
        for (int row : figures.rows()) {
          int at = row * block.columns().size() + column;
          known[at] = known[at] == UNKNOWN ? number(block, row, column) : known[at];
          net.add(known[at], sign * term.coefficient());
        }
      }
    }
  }

  private int[] numbersOf(Block block) {
    return numbersOf.computeIfAbsent(
        block,
        none -> {
          int[] numbers = new int[block.rowCount() * block.columns().size()];
          Arrays.fill(numbers, UNKNOWN);
          return numbers;
        });
  }

  /** The number of a cell, which may stand in several blocks. */
  private int number(Block block, int row, int column) {
    Place place = new Place(block.heading().sheet(), block.cell(row, column));
    Integer known = numbers.putIfAbsent(place, cells.size());
    if (known != null) {
      return known;
    }
    cells.add(block.evidence(row, column));
    return cells.size() - 1;
  }
}
