package io.gouji.engine.repair;

import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables and columns that are off as a whole by a power of ten (VALIDATION §4.4): multiplied back,
 * relations that fail hold, and none that holds fails.
 */
final class UnitSlips {
  private static final long TEN_THOUSAND = 10_000;

  private static final long[] FACTORS = {10, 100, 1000, TEN_THOUSAND};

  /** Fewer amounts than this are single cells, not a block. */
  private static final int LEAST_CELLS = 2;

  private final Ledger ledger;
  private final Workings workings;

  UnitSlips(Ledger ledger, Workings workings) {
    this.ledger = ledger;
    this.workings = workings;
  }

  /**
   * A block that may be off.
   *
   * @param cells those that state an amount other than zero
   * @param right what each should state
   * @param heals the lines that fail and then hold
   * @param shifts how far each line's sum moves
   * @param coarser how many times coarser the amounts then are
   */
  record Slip(BitSet cells, Amount[] right, BitSet heals, long[] shifts, long coarser) {}

  /** The slips that heal most, none but the first where the same cells are meant. */
  List<Slip> likeliest() {
    List<Slip> single = likeliest(blocks());
    return single.isEmpty() ? likeliest(pairs()) : single;
  }

  private List<Slip> likeliest(Iterable<BitSet> blocks) {
    Map<BitSet, Slip> found = new LinkedHashMap<>();
    int most = 0;
    for (BitSet block : blocks) {
      for (long factor : FACTORS) {
        for (boolean up : new boolean[] {true, false}) {
          Optional<Slip> slip = tryOut(block, new Scale(factor, up));
          if (slip.isPresent() && !isOneCell(slip.get(), factor, up)) {
            most = Math.max(most, slip.get().heals().cardinality());
            found.putIfAbsent(block, slip.get());
          }
        }
      }
    }
    int least = most;
    return found.values().stream().filter(slip -> slip.heals().cardinality() == least).toList();
  }

  /** The cells of each table and of each column that state amounts. */
  private List<BitSet> blocks() {
    return groups(true);
  }

  /** Every two tables together, which agree with each other while both are off. */
  private List<BitSet> pairs() {
    List<BitSet> tables = groups(false);
    List<BitSet> pairs = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = i + 1; j < tables.size(); j++) {
        BitSet both = (BitSet) tables.get(i).clone();
        both.or(tables.get(j));
        pairs.add(both);
      }
    }
    return pairs;
  }

  private List<BitSet> groups(boolean columns) {
    Map<List<String>, BitSet> groups = new LinkedHashMap<>();
    for (int cell = 0; cell < ledger.cells().size(); cell++) {
      Evidence evidence = ledger.cells().get(cell);
      if (evidence.amount().fen() != 0 && !workings.calculates(cell)) {
        FactKey fact = evidence.fact();
        List<String> table = List.of(fact.table(), evidence.sheet());
        List<String> column = List.of(fact.table(), evidence.sheet(), fact.block(), fact.column());
        groups.computeIfAbsent(table, none -> new BitSet()).set(cell);
        if (columns) {
          groups.computeIfAbsent(column, none -> new BitSet()).set(cell);
        }
      }
    }
    return groups.values().stream()
        .filter(cells -> cells.cardinality() >= LEAST_CELLS)
        .distinct()
        .toList();
  }

  private Optional<Slip> tryOut(BitSet block, Scale scale) {
    try {
      return slip(block, scale);
    } catch (ArithmeticException tooLarge) {
      // What no longer fits into 64 bits is no amount of money.
      return Optional.empty();
    }
  }

  /** How amounts are put right: multiplied or divided by a factor. */
  private record Scale(long factor, boolean up) {
    boolean fits(long fen) {
      return up || fen % factor == 0;
    }

    long of(long fen) {
      return up ? Math.multiplyExact(fen, factor) : fen / factor;
    }

    /** How many times coarser amounts become. */
    long coarser() {
      return up ? factor : 1;
    }

    /** How far a sum would move if its amounts were not scaled but taken away. */
    long toNothing(long shift) {
      return up ? -shift / (factor - 1) : Math.multiplyExact(shift, factor) / (factor - 1);
    }
  }

  /** Whether one cell alone, put right by the same factor, heals as much: then it is no block. */
  private boolean isOneCell(Slip slip, long factor, boolean up) {
    Scale scale = new Scale(factor, up);
    return slip.cells().stream()
        .mapToObj(UnitSlips::alone)
        .map(cell -> tryOut(cell, scale))
        .flatMap(Optional::stream)
        .anyMatch(one -> one.heals().cardinality() >= slip.heals().cardinality());
  }

  private static BitSet alone(int cell) {
    BitSet one = new BitSet();
    one.set(cell);
    return one;
  }

  private Optional<Slip> slip(BitSet block, Scale scale) {
    int size = ledger.cells().size();
    Amount[] right = new Amount[size];
    long[] deviations = new long[size];
    for (int cell : block.stream().toArray()) {
      long fen = ledger.cells().get(cell).amount().fen();
      if (!scale.fits(fen)) {
        return Optional.empty();
      }
      right[cell] = new Amount(scale.of(fen));
      deviations[cell] = 2 * (scale.of(fen) - fen);
    }
    return tried(block, right, deviations, scale);
  }

  private Optional<Slip> tried(BitSet block, Amount[] right, long[] deviations, Scale scale) {
    BitSet heals = new BitSet();
    long[] shifts = new long[ledger.lines().size()];
    int left = 0;
    for (int i = 0; i < shifts.length; i++) {
      Line line = ledger.lines().get(i);
      boolean across = move(line, i, deviations, shifts);
      if (across && Workings.binds(line)) {
        boolean holds = holds(line, shifts[i], scale.coarser());
        if (line.holds() && !holds) {
          return Optional.empty();
        }
        // What would hold without the amounts too says nothing of their unit.
        boolean idle = holds(line, scale.toNothing(shifts[i]), 1);
        heals.set(i, !line.holds() && holds && !idle);
        left += holds ? 0 : 1;
      }
    }
    // That an amount is not too large says little of its unit.
    boolean told =
        scale.factor() == TEN_THOUSAND
            || heals.stream().anyMatch(line -> ledger.lines().get(line).equal());
    return told && heals.cardinality() >= LEAST_CELLS && heals.cardinality() > left
        ? Optional.of(new Slip(block, right, heals, shifts, scale.coarser()))
        : Optional.empty();
  }

  /**
   * Notes how far a line's sum moves.
   *
   * @return whether it also has amounts that stay; relations within a block hold or fail in any
   *     unit
   */
  private boolean move(Line line, int place, long[] deviations, long[] shifts) {
    boolean inside = false;
    boolean outside = false;
    for (int j = 0; j < line.cells().length; j++) {
      int cell = line.cells()[j];
      long moved = Math.addExact(deviations[cell], workings.follows(cell, deviations));
      inside |= moved != 0;
      outside |= moved == 0 && ledger.cells().get(cell).amount().fen() != 0;
      long part = Math.multiplyExact(line.coefficients()[j], moved);
      shifts[place] = Math.addExact(shifts[place], part);
    }
    return inside && outside;
  }

  /** Whether a line holds after a shift; what was printed too small was printed too coarsely. */
  private static boolean holds(Line line, long shift, long coarser) {
    return line.shifted(shift, coarser).holds();
  }

  /** The ledger as it would be without the slip. */
  Ledger without(Slip slip) {
    List<Evidence> cells = new ArrayList<>(ledger.cells());
    for (int cell : slip.cells().stream().toArray()) {
      Evidence old = cells.get(cell);
      cells.set(
          cell,
          new Evidence(
              old.fact(),
              old.sheet(),
              old.cell(),
              old.state(),
              slip.right()[cell],
              old.halfWidth(),
              old.unit(),
              old.decimals()));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ledger.lines().size(); i++) {
      long shift = slip.shifts()[i];
      lines.add(ledger.lines().get(i).shifted(shift, shift == 0 ? 1 : slip.coarser()));
    }
    return ledger.with(cells, lines);
  }
}
