package io.gouji.engine.rule;

import java.util.Optional;

/**
 * One linear relation in symbols: what a rule says of one column.
 *
 * @param column the column that {@code *} stands for; empty where the rule has none
 * @param home the block for each data row of which it must hold; empty if it must hold once
 * @param scale power of ten that turns all coefficients, and the constant in fen, into integers,
 *     those of the condition too
 * @param selectors what it speaks of
 */
record Relation(
    String column,
    Optional<String> home,
    Linear left,
    Comparison comparison,
    Linear right,
    int scale,
    Condition condition,
    Selectors selectors) {

  static Relation of(
      String column,
      Optional<String> home,
      Linear left,
      Comparison comparison,
      Linear right,
      Condition condition) {
    int scale = Math.max(Math.max(left.scale(), right.scale()), condition.scale());
    Selectors selectors = Selectors.of(home, left, right, condition);
    return new Relation(column, home, left, comparison, right, scale, condition, selectors);
  }

  /** A fen in half-fen, scaled: less is less by a fen at least. */
  long fen() {
    long fen = 2;
    for (int i = 0; i < scale; i++) {
      fen *= 10;
    }
    return fen;
  }
}
