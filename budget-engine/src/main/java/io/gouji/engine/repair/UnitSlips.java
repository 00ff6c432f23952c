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
  private final Reach reach;

  /** The lines that must hold: those that do, and those that do not. */
  private final BitSet holding = new BitSet();

  private final BitSet failing = new BitSet();

  UnitSlips(Ledger ledger, Workings workings, Reach reach) {
    this.ledger = ledger;
    this.workings = workings;
    this.reach = reach;
    for (int i = 0; i < ledger.lines().size(); i++) {
      Line line = ledger.lines().get(i);
      if (Workings.binds(line)) {
        (line.holds() ? holding : failing).set(i);
      }
    }
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

  /**
   * Amounts that may be off together.
   *
   * @param moving with what follows them
   * @param lines about any of these
   * @param failing those of them that must hold and do not
   */
  private record Block(BitSet cells, BitSet moving, BitSet lines, int[] failing) {}

  private Block block(BitSet cells) {
    BitSet moving = reach.moving(cells);
    BitSet lines = reach.lines(moving);
    return new Block(cells, moving, lines, both(lines, failing));
  }

  /** The slips that heal most, none but the first where the same cells are meant. */
  List<Slip> likeliest() {
    if (failing.cardinality() < LEAST_CELLS) {
      return List.of();
    }
    List<Slip> single = likeliest(blocks());
    return single.isEmpty() ? likeliest(pairs()) : single;
  }

  private List<Slip> likeliest(Iterable<BitSet> blocks) {
    Map<BitSet, Slip> found = new LinkedHashMap<>();
    int most = 0;
    for (BitSet cells : blocks) {
      Block block = block(cells);
      for (long factor : FACTORS) {
        for (boolean up : new boolean[] {true, false}) {
          Optional<Slip> slip = tryOut(block, new Scale(factor, up));
          if (slip.isPresent() && !isOneCell(slip.get(), factor, up)) {
            most = Math.max(most, slip.get().heals().cardinality());
            found.putIfAbsent(cells, slip.get());
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
        groups.computeIfAbsent(table, none -> new BitSet()).set(cell);
        if (columns) {
          List<String> column =
              List.of(fact.table(), evidence.sheet(), fact.block(), fact.column());
          groups.computeIfAbsent(column, none -> new BitSet()).set(cell);
        }
      }
    }
    return groups.values().stream()
        .filter(cells -> cells.cardinality() >= LEAST_CELLS)
        .distinct()
        .toList();
  }

  private Optional<Slip> tryOut(Block block, Scale scale) {
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
        .mapToObj(cell -> tryOut(block(alone(cell)), scale))
        .flatMap(Optional::stream)
        .anyMatch(one -> one.heals().cardinality() >= slip.heals().cardinality());
  }

  private static BitSet alone(int cell) {
    BitSet one = new BitSet();
    one.set(cell);
    return one;
  }

  /** What fails is asked first: most blocks heal nothing, whatever they would break. */
  private Optional<Slip> slip(Block block, Scale scale) {
    if (block.failing().length < LEAST_CELLS || !fits(block.cells(), scale)) {
      return Optional.empty();
    }
    long[] deviations = new long[ledger.cells().size()];
    for (int cell = block.cells().nextSetBit(0);
        cell >= 0;
        cell = block.cells().nextSetBit(cell + 1)) {
      deviations[cell] = 2 * (scale.of(fen(cell)) - fen(cell));
    }
    Reach.Moves moves = reach.moves(block.moving(), deviations);
    Healing healing = healing(block, moves, scale);
    return healing.isEnough(ledger, scale) && breaksNothing(block, moves, scale)
        ? Optional.of(slip(block, moves, scale, healing))
        : Optional.empty();
  }

  private boolean fits(BitSet cells, Scale scale) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (!scale.fits(fen(cell))) {
        return false;
      }
    }
    return true;
  }

  private long fen(int cell) {
    return ledger.cells().get(cell).amount().fen();
  }

  /**
   * What becomes of lines that fail.
   *
   * @param heals those that then hold
   * @param left how many still do not
   */
  private record Healing(BitSet heals, int left) {
    boolean isEnough(Ledger ledger, Scale scale) {
      // That an amount is not too large says little of its unit.
      boolean told =
          scale.factor() == TEN_THOUSAND
              || heals.stream().anyMatch(line -> ledger.lines().get(line).equal());
      return told && heals.cardinality() >= LEAST_CELLS && heals.cardinality() > left;
    }
  }

  private Healing healing(Block block, Reach.Moves moves, Scale scale) {
    BitSet heals = new BitSet();
    int left = 0;
    for (int i : block.failing()) {
      Line line = ledger.lines().get(i);
      if (isAcross(line, moves)) {
        long shift = shift(line, moves);
        boolean holds = holds(line, shift, scale.coarser());
        // What would hold without the amounts too says nothing of their unit.
        boolean idle = holds(line, scale.toNothing(shift), 1);
        heals.set(i, holds && !idle);
        left += holds ? 0 : 1;
      }
    }
    return new Healing(heals, left);
  }

  private boolean breaksNothing(Block block, Reach.Moves moves, Scale scale) {
    for (int i : both(block.lines(), holding)) {
      Line line = ledger.lines().get(i);
      if (isAcross(line, moves) && !holds(line, shift(line, moves), scale.coarser())) {
        return false;
      }
    }
    return true;
  }

  private static int[] both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both.stream().toArray();
  }

  private Slip slip(Block block, Reach.Moves moves, Scale scale, Healing healing) {
    Amount[] right = new Amount[ledger.cells().size()];
    block.cells().stream().forEach(cell -> right[cell] = new Amount(scale.of(fen(cell))));
    long[] shifts = new long[ledger.lines().size()];
    block.lines().stream().forEach(i -> shifts[i] = shift(ledger.lines().get(i), moves));
    return new Slip(block.cells(), right, healing.heals(), shifts, scale.coarser());
  }

  /**
   * Whether some amounts of a line move and others stay; relations within a block hold or fail in
   * any unit.
   */
  private boolean isAcross(Line line, Reach.Moves moves) {
    boolean inside = false;
    boolean outside = false;
    for (int cell : line.cells()) {
      boolean moved = moves.of(cell) != 0;
      inside |= moved;
      outside |= !moved && fen(cell) != 0;
    }
    return inside && outside;
  }

  /** How far a line's sum moves. */
  static long shift(Line line, Reach.Moves moves) {
    long shift = 0;
    for (int i = 0; i < line.cells().length; i++) {
      long part = Math.multiplyExact(line.coefficients()[i], moves.of(line.cells()[i]));
      shift = Math.addExact(shift, part);
    }
    return shift;
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
