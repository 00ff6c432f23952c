package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.Arrays;

/** A term and the figures it stands for in one instance. */
record Observed(BoundTerm bound, Figures figures) {
  long coefficient() {
    return bound.coefficient();
  }

  /** Whether all it lacks are cells that stand where they should and state no amount. */
  boolean lacksOnlyFigures() {
    Block block = figures.block();
    return figures.column() >= 0
        && block.isPlaced(figures.column())
        && Arrays.stream(figures.unreadable())
            .allMatch(row -> block.state(row, figures.column()) == FactState.UNREADABLE);
  }

  Selector selector() {
    return bound.term().selector();
  }
}
