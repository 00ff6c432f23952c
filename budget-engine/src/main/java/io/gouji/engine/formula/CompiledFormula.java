package io.gouji.engine.formula;

import java.util.List;

/**
 * A formula ready to run for any cell that carries it.
 *
 * @param precedents references that every evaluation reads as a whole, so that they can be
 *     calculated first
 */
record CompiledFormula(Expr root, List<Expr.Reference> precedents) {
  CompiledFormula {
    precedents = List.copyOf(precedents);
  }
}
