package io.gouji.engine.rule;

import java.util.List;

/**
 * One side of a relation bound to one workbook; terms that are absent as zero are not in it.
 *
 * @param constant in fen, scaled like the coefficients
 */
record BoundSide(List<BoundTerm> terms, long constant) {
  BoundSide {
    terms = List.copyOf(terms);
  }

  ObservedSide at(int row) {
    List<Observed> observed =
        terms.stream().map(term -> new Observed(term, term.figures().apply(row))).toList();
    return new ObservedSide(observed, constant);
  }
}
