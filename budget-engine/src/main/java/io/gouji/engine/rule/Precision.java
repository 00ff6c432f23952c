package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.Unit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
    Set<Precision> all = new HashSet<>();
    left.terms().forEach(term -> all.add(of(term.figures().block())));
    right.terms().forEach(term -> all.add(of(term.figures().block())));
    return all.size() == 1;
  }

  /** How a side is told: as its first table does; empty for a side of constants. */
  static Optional<Precision> of(ObservedSide side) {
    return side.terms().stream().findFirst().map(term -> of(term.figures().block()));
  }
}
