package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;

/**
 * In how many relations each figure of a workbook stands, each known by its place in a block.
 *
 * @param without those of one relation, which do not count
 */
record Spots(Map<Block, IntIntHashMap> known, Map<Block, IntIntHashMap> without) {
  /** The figures of relations that fail. */
  static Spots of(Iterable<Failed> failing) {
    Map<Block, IntIntHashMap> known = new IdentityHashMap<>();
    for (Failed failed : failing) {
      add(failed, known);
    }
    return new Spots(known, Map.of());
  }

  /** The same, of all relations but one of them. */
  Spots without(Failed one) {
    Map<Block, IntIntHashMap> own = new IdentityHashMap<>();
    add(one, own);
    return new Spots(known, own);
  }

  private static void add(Failed failed, Map<Block, IntIntHashMap> to) {
    add(failed.occasion().left(), to);
    add(failed.occasion().right(), to);
  }

  private static void add(ObservedSide side, Map<Block, IntIntHashMap> to) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      IntIntHashMap own = to.computeIfAbsent(figures.block(), none -> new IntIntHashMap());
      for (int row : figures.rows()) {
        own.addToValue(place(figures, row), 1);
      }
    }
  }

  /** Whether any figure of a side stands in one of the relations. */
  boolean hasAny(ObservedSide side) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      IntIntHashMap all = known.get(figures.block());
      IntIntHashMap own = without.get(figures.block());
      for (int row : figures.rows()) {
        int place = place(figures, row);
        if (all != null && all.get(place) > (own == null ? 0 : own.get(place))) {
          return true;
        }
      }
    }
    return false;
  }

  private static int place(Figures figures, int row) {
    return row * figures.block().columns().size() + figures.column();
  }
}
