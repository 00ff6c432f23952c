package io.gouji.engine.repair;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.rule.Net;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
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
  private final Net net = new Net();
  private final BitSet open = new BitSet();
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
      int[] cells = net(line);
      long[] coefficients = net.coefficients(cells);
      Row row = Row.of(cells, coefficients, line.low(), line.high());
      rows.add(row);
      evens.add(line.equal() ? even(cells, coefficients, line) : row);
    }
  }

  private static Row even(int[] cells, long[] coefficients, Line line) {
    return Row.of(cells, coefficients, -line.residual(), -line.residual());
  }

  /** A line in terms of the cells that state. */
  Row row(Line line) {
    int[] cells = net(line);
    return Row.of(cells, net.coefficients(cells), line.low(), line.high());
  }

  /** The same without room for rounding, if it is an equation. */
  Row even(Line line) {
    if (!line.equal()) {
      return row(line);
    }
    int[] cells = net(line);
    return even(cells, net.coefficients(cells), line);
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
    for (int cell : line.cells()) {
      if (intact.get(cell)) {
        return true;
      }
    }
    return false;
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
    int[] cells = derivation.cells();
    if (cells.length != line.cells().length - 1) {
      return false;
    }
    long factor = line.coefficients()[total];
    for (int i = 0; i < cells.length; i++) {
      int other = i < total ? i : i + 1;
      if (cells[i] != line.cells()[other]
          || Math.multiplyExact(derivation.coefficients()[i], factor)
              != -line.coefficients()[other]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a formula that does more than add, say by criteria, refers to all other cells of a line
   * that holds to the fen; then that is what it adds up.
   */
  private static boolean reads(Line line, int total, Derivation derivation) {
    if (Math.abs(line.coefficients()[total]) != 1) {
      return false;
    }
    for (int i = 0; i < line.cells().length; i++) {
      if (i != total && Arrays.binarySearch(derivation.cells(), line.cells()[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] others(Line line, int total) {
    return IntStream.range(0, line.cells().length)
        .filter(i -> i != total)
        .map(i -> line.cells()[i])
        .toArray();
  }

  /** How often each other cell counts, if the line is solved for one that counts once. */
  private static long[] parts(Line line, int total) {
    long factor = line.coefficients()[total];
    return IntStream.range(0, line.cells().length)
        .filter(i -> i != total)
        .mapToLong(i -> -line.coefficients()[i] * factor)
        .toArray();
  }

  /** The cells that a line is about in the end; the sum has their coefficients. */
  private int[] net(Line line) {
    net.clear();
    for (int i = 0; i < line.cells().length; i++) {
      expand(line.cells()[i], line.coefficients()[i]);
    }
    return net.numbers();
  }

  private void expand(int cell, long times) {
    Derivation derivation = derived[cell];
    if (derivation == null || !intact.get(cell)) {
      net.add(cell, times);
    }
    if (derivation != null && derivation.readable() && !open.get(cell)) {
      open.set(cell);
      for (int i = 0; i < derivation.cells().length; i++) {
        expand(derivation.cells()[i], Math.multiplyExact(times, derivation.coefficients()[i]));
      }
      open.clear(cell);
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
