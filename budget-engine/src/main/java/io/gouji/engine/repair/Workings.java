package io.gouji.engine.repair;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A ledger in terms of the cells that state: a cell that calculates what some relation asks for is
 * replaced by what it adds up, and is never blamed; one that calculates something else moves with
 * what it reads and may be wrong by itself.
 */
final class Workings {
  private static final int[] NOTHING = {};

  private final Derivation[] derived;
  private final BitSet intact = new BitSet();
  private final BitSet unread = new BitSet();
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> evens = new ArrayList<>();

  Workings(Ledger ledger, List<Derivation> derivations, Set<Integer> doubtful) {
    derived = new Derivation[ledger.cells().size()];
    for (int cell = 0; cell < derived.length; cell++) {
      unread.set(cell, ledger.cells().get(cell).state() == FactState.UNREADABLE);
    }
    // A formula that yields no amount is as unknown as a text.
    derivations.stream()
        .filter(derivation -> !unread.get(derivation.cell()))
        .forEach(derivation -> derived[derivation.cell()] = derivation);
    Stream.concat(ledger.lines().stream(), ledger.open().stream())
        .filter(Line::equal)
        .forEach(line -> confirm(line, doubtful));
    for (Line line : ledger.lines()) {
      SortedMap<Integer, Long> net = net(line);
      Row row = row(net, line.low(), line.high());
      rows.add(row);
      evens.add(line.equal() ? row(net, -line.residual(), -line.residual()) : row);
    }
  }

  /** A line in terms of the cells that state. */
  Row row(Line line) {
    return row(net(line), line.low(), line.high());
  }

  /** The same without room for rounding, if it is an equation. */
  Row even(Line line) {
    return line.equal() ? row(net(line), -line.residual(), -line.residual()) : row(line);
  }

  /** The rows of the lines, each at its line's place. */
  List<Row> rows() {
    return rows;
  }

  /** The same, equations without room for rounding. */
  List<Row> evens() {
    return evens;
  }

  /** Cells that cannot be read. */
  BitSet unread() {
    return unread;
  }

  /** Cells that are not blamed: those that calculate what a relation asks for, or state nothing. */
  BitSet blameless() {
    BitSet blameless = (BitSet) intact.clone();
    blameless.or(unread);
    return blameless;
  }

  /** Whether a cell of the line calculates what some relation asks for. */
  boolean hasCalculated(Line line) {
    return Arrays.stream(line.cells()).anyMatch(intact::get);
  }

  boolean calculates(int cell) {
    return derived[cell] != null;
  }

  /** Whether a line must hold, and says so of figures as they are printed. */
  static boolean binds(Line line) {
    return line.severity() == Severity.ERROR && !line.advisory();
  }

  /** Takes for intact the cells whose formula is one side of the line. */
  private void confirm(Line line, Set<Integer> doubtful) {
    for (int i = 0; i < line.cells().length; i++) {
      int cell = line.cells()[i];
      Derivation derivation = derived[cell];
      if (derivation == null || doubtful.contains(cell)) {
        continue;
      }
      if (derivation.readable()) {
        if (isSide(line, i, derivation)) {
          intact.set(cell);
        }
      } else if (line.residual() == 0 && reads(line, i, derivation)) {
        derived[cell] = new Derivation(cell, others(line, i), parts(line, i), true);
        intact.set(cell);
      }
    }
  }

  /** Whether the formula adds just the other cells of the line. */
  private static boolean isSide(Line line, int total, Derivation derivation) {
    return Arrays.equals(others(line, total), derivation.cells())
        && Arrays.equals(parts(line, total), derivation.coefficients());
  }

  /**
   * Whether a formula that does more than add, say by criteria, refers to all other cells of a line
   * that holds to the fen; then that is what it adds up.
   */
  private static boolean reads(Line line, int total, Derivation derivation) {
    return Math.abs(line.coefficients()[total]) == 1
        && Arrays.stream(others(line, total))
            .allMatch(cell -> Arrays.binarySearch(derivation.cells(), cell) >= 0);
  }

  private static int[] others(Line line, int total) {
    return IntStream.range(0, line.cells().length)
        .filter(i -> i != total)
        .map(i -> line.cells()[i])
        .toArray();
  }

  /** How often each other cell counts, if the line is solved for one. */
  private static long[] parts(Line line, int total) {
    long factor = line.coefficients()[total];
    return IntStream.range(0, line.cells().length)
        .filter(i -> i != total)
        .mapToLong(i -> -line.coefficients()[i] / factor)
        .toArray();
  }

  private SortedMap<Integer, Long> net(Line line) {
    SortedMap<Integer, Long> net = new TreeMap<>();
    for (int i = 0; i < line.cells().length; i++) {
      expand(line.cells()[i], line.coefficients()[i], net, new HashSet<>());
    }
    net.values().removeIf(coefficient -> coefficient == 0);
    return net;
  }

  private static Row row(SortedMap<Integer, Long> net, long low, long high) {
    int[] cells = net.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] coefficients = net.values().stream().mapToLong(Long::longValue).toArray();
    return Row.of(cells, coefficients, low, high);
  }

  private void expand(int cell, long times, SortedMap<Integer, Long> net, Set<Integer> open) {
    Derivation derivation = derived[cell];
    if (derivation == null || !intact.get(cell)) {
      net.merge(cell, times, Math::addExact);
    }
    if (derivation != null && derivation.readable() && open.add(cell)) {
      for (int i = 0; i < derivation.cells().length; i++) {
        long product = Math.multiplyExact(times, derivation.coefficients()[i]);
        expand(derivation.cells()[i], product, net, open);
      }
      open.remove(cell);
    }
  }

  /** The cells that a cell adds up; none where that is not known. */
  int[] reads(int cell) {
    Derivation derivation = derived[cell];
    return derivation != null && derivation.readable() ? derivation.cells() : NOTHING;
  }

  /**
   * What a cell that calculates changes by when others do, itself not included.
   *
   * @param moved how far each cell moves that it reads
   */
  long follows(int cell, IntToLongFunction moved) {
    long sum = 0;
    Derivation derivation = derived[cell];
    if (derivation != null && derivation.readable()) {
      for (int i = 0; i < derivation.cells().length; i++) {
        long part =
            Math.multiplyExact(
                derivation.coefficients()[i], moved.applyAsLong(derivation.cells()[i]));
        sum = Math.addExact(sum, part);
      }
    }
    return sum;
  }
}
