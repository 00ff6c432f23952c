package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.function.Consumer;

/** One figure of a workbook by its place in a block. */
record Spot(Block block, int row, int column) {
  static void each(ObservedSide side, Consumer<Spot> what) {
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      for (int row : figures.rows()) {
        what.accept(new Spot(figures.block(), row, figures.column()));
      }
    }
  }

  long halfWidth() {
    return block.halfWidth(row, column);
  }

  /** The figure's meaning as text, the same wherever it stands. */
  String key() {
    Block.Heading heading = block.heading();
    return String.join(
        "\u001f",
        heading.name(),
        heading.unitName(),
        heading.period(),
        block.key(row).text(),
        block.columns().get(column));
  }
}
