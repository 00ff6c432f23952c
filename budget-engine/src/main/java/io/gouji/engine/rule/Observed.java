package io.gouji.engine.rule;

/** A term and the figures it stands for in one instance. */
record Observed(BoundTerm bound, Figures figures) {
  long coefficient() {
    return bound.coefficient();
  }

  Selector selector() {
    return bound.term().selector();
  }
}
