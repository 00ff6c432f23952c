package io.gouji.engine.repair;

import io.gouji.engine.rule.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** How far a change of some cells goes: the cells that follow, and the lines about any of them. */
final class Reach {
  private static final int[] NOWHERE = {};

  private final Workings workings;
  private final int[][] lines;
  private final int[][] readers;

  Reach(Ledger ledger, Workings workings) {
    this.workings = workings;
    int cells = ledger.cells().size();
    List<int[]> about = new ArrayList<>(ledger.lines().size());
    ledger.lines().forEach(line -> about.add(line.cells()));
    lines = inverse(about, cells);
    List<int[]> reads = new ArrayList<>(cells);
    for (int cell = 0; cell < cells; cell++) {
      reads.add(workings.reads(cell));
    }
    readers = inverse(reads, cells);
  }

  /** For each number the places of the lists that hold it, ascending. */
  static int[][] inverse(List<int[]> lists, int numbers) {
    int[] counts = new int[numbers];
    for (int[] list : lists) {
      for (int number : list) {
        counts[number]++;
      }
    }
    int[][] places = new int[numbers][];
    for (int number = 0; number < numbers; number++) {
      places[number] = counts[number] == 0 ? NOWHERE : new int[counts[number]];
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < lists.size(); i++) {
      for (int number : lists.get(i)) {
        places[number][counts[number]++] = i;
      }
    }
    return places;
  }

  /** The cells that move when some do, these included. */
  BitSet moving(BitSet cells) {
    BitSet moving = (BitSet) cells.clone();
    int[] rest = cells.stream().toArray();
    while (rest.length > 0) {
      BitSet next = new BitSet();
      for (int cell : rest) {
        for (int reader : readers[cell]) {
          if (!moving.get(reader)) {
            moving.set(reader);
            next.set(reader);
          }
        }
      }
      rest = next.stream().toArray();
    }
    return moving;
  }

  /** The lines about any of some cells. */
  BitSet lines(BitSet cells) {
    BitSet about = new BitSet();
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      for (int line : lines[cell]) {
        about.set(line);
      }
    }
    return about;
  }

  /**
   * How far all cells move.
   *
   * @param moving the cells that do
   * @param deviations how far cells move by themselves
   */
  Moves moves(BitSet moving, long[] deviations) {
    return new Moves(workings, moving, deviations);
  }

  /** How far cells move, by themselves and with what they read. */
  static final class Moves {
    private final Workings workings;
    private final BitSet open;
    private final long[] deviations;
    private final long[] moved;

    private Moves(Workings workings, BitSet moving, long[] deviations) {
      this.workings = workings;
      this.open = (BitSet) moving.clone();
      this.deviations = deviations;
      this.moved = new long[deviations.length];
    }

    /**
     * How far one cell moves.
     *
     * @throws ArithmeticException if it does not fit 64 bits
     */
    long of(int cell) {
      if (open.get(cell)) {
        moved[cell] = Math.addExact(deviations[cell], workings.follows(cell, this::of));
        open.clear(cell);
      }
      return moved[cell];
    }
  }
}
