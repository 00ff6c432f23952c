package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.Unit;
import java.util.List;
import java.util.Optional;

/**
 * The unit and the decimals in which figures are told.
 *
 * @param decimals as the table prints
 */
record Precision(Unit unit, int decimals) {
  static Precision of(Block block) {
    return new Precision(block.heading().unit(), block.heading().decimals());
  }

  /** Whether all figures are printed in one unit with equally many decimals. */
  static boolean isOne(ObservedSide left, ObservedSide right) {
    List<Observed> terms = left.terms().isEmpty() ? right.terms() : left.terms();
    if (terms.isEmpty()) {
      return false;
    }
    Block.Heading first = terms.get(0).figures().block().heading();
    return isOne(left, first) && isOne(right, first);
  }

  private static boolean isOne(ObservedSide side, Block.Heading first) {
    for (Observed term : side.terms()) {
      Block.Heading heading = term.figures().block().heading();
      if (heading.decimals() != first.decimals() || !heading.unit().equals(first.unit())) {
        return false;
      }
    }
    return true;
  }

  /** How a side is told: as its first table does; empty for a side of constants. */
  static Optional<Precision> of(ObservedSide side) {
    return side.terms().stream().findFirst().map(term -> of(term.figures().block()));
  }
}
