package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of figures of a workbook, each known by its place in a block. */
final class Spots {
  private final Map<Block, BitSet> known = new IdentityHashMap<>();

  /** The figures of relations that fail, one of them left out if it is among them. */
  static Spots of(Iterable<Failed> failing, @Nullable Failed except) {
    Spots spots = new Spots();
    for (Failed failed : failing) {
      if (failed != except) {
        spots.add(failed.occasion().left());
        spots.add(failed.occasion().right());
      }
    }
    return spots;
  }

  private void add(ObservedSide side) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      BitSet own = known.computeIfAbsent(figures.block(), none -> new BitSet());
      for (int row : figures.rows()) {
        own.set(place(figures, row));
      }
    }
  }

  /** Whether any figure of a side is in the set. */
  boolean hasAny(ObservedSide side) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      BitSet own = known.get(figures.block());
      for (int row : figures.rows()) {
        if (own != null && own.get(place(figures, row))) {
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
