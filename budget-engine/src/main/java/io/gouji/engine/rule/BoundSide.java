package io.gouji.engine.rule;

import java.util.List;

/** One side of a relation bound to one workbook; terms that are absent as zero are not in it. */
final class BoundSide {
  private final List<BoundTerm> terms;
  private final long constant;
  private final boolean dependsOnRow;
  private final ObservedSide first;

  /**
   * A side.
   *
   * @param constant in fen, scaled like the coefficients
   */
  BoundSide(List<BoundTerm> terms, long constant) {
    this.terms = terms;
    this.constant = constant;
    dependsOnRow = dependsOnRow(terms);
    first = dependsOnRow ? new ObservedSide(List.of(), 0) : observed(0);
  }

  private static boolean dependsOnRow(List<BoundTerm> terms) {
    for (BoundTerm term : terms) {
      if (term.term().selector().dependsOnRow()) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /** What it stands for in one row; a side that says nothing of this row is looked at once. */
  ObservedSide at(int row) {
    return dependsOnRow ? observed(row) : first;
  }

  private ObservedSide observed(int row) {
    Observed[] observed = new Observed[terms.size()];
    for (int i = 0; i < observed.length; i++) {
      BoundTerm term = terms.get(i);
      observed[i] = new Observed(term, term.figures().apply(row));
    }
    return new ObservedSide(List.of(observed), constant);
  }
}
