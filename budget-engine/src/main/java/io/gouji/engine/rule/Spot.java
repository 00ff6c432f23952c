package io.gouji.engine.rule;

import io.gouji.engine.table.Block;

/** One figure of a workbook by its place in a block; ordered by what it means. */
record Spot(Block block, int row, int column) implements Comparable<Spot> {
  long halfWidth() {
    return block.halfWidth(row, column);
  }

  /** Its place among all figures of the block. */
  int place() {
    return row * block.columns().size() + column;
  }

  @Override
  public int compareTo(Spot other) {
    int order = block == other.block ? 0 : compare(block.heading(), other.block.heading());
    order = order != 0 ? order : block.key(row).text().compareTo(other.block.key(other.row).text());
    return order != 0 ? order : name().compareTo(other.name());
  }

  private static int compare(Block.Heading one, Block.Heading other) {
    int order = one.name().compareTo(other.name());
    order = order != 0 ? order : one.unitName().compareTo(other.unitName());
    return order != 0 ? order : one.period().compareTo(other.period());
  }

  private String name() {
    return block.columns().get(column);
  }
}
