package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One linear relation in symbols: what a rule says of one column.
 *
 * @param column the column that {@code *} stands for; empty where the rule has none
 * @param home the block for each data row of which it must hold; empty if it must hold once
 * @param scale power of ten that turns all coefficients, and the constant in fen, into integers
 */
record Relation(
    String column,
    Optional<String> home,
    Linear left,
    Comparison comparison,
    Linear right,
    int scale,
    Condition condition) {

  static Relation of(
      String column,
      Optional<String> home,
      Linear left,
      Comparison comparison,
      Linear right,
      Condition condition) {
    int scale = Math.max(left.scale(), right.scale());
    return new Relation(column, home, left, comparison, right, scale, condition);
  }

  /** The selectors of both sides, in the order of the formula. */
  List<Selector> selectors() {
    List<Selector> selectors = new ArrayList<>();
    left.terms().forEach(term -> selectors.add(term.selector()));
    right.terms().forEach(term -> selectors.add(term.selector()));
    return selectors;
  }

  /** Whether one figure may be counted by two terms, so that coefficients must be netted. */
  boolean mayOverlap() {
    List<Selector> selectors = selectors();
    for (int i = 0; i < selectors.size(); i++) {
      for (int j = i + 1; j < selectors.size(); j++) {
        if (mayOverlap(selectors.get(i), selectors.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayOverlap(Selector one, Selector other) {
    boolean sameColumn = one.block().equals(other.block()) && one.column().equals(other.column());
    return sameColumn && (one.equals(other) || isAmongRows(one) && isAmongRows(other));
  }

  private static boolean isAmongRows(Selector selector) {
    return !(selector instanceof Selector.Named named)
        || named.row().kind() != io.gouji.engine.pack.RowSpec.Kind.TOTAL;
  }
}
