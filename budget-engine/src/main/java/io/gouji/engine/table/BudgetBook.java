package io.gouji.engine.table;

import java.util.List;
import java.util.Set;

/**
 * All figures of a workbook by meaning.
 *
 * @param blocks in the order of the pack, then of the workbook; two instances of one table follow
 *     each other
 * @param missing ids of required tables that were not recognised
 */
public record BudgetBook(List<Block> blocks, Set<String> missing) {
  public BudgetBook {
    blocks = List.copyOf(blocks);
    missing = Set.copyOf(missing);
  }

  /** All instances of a block. */
  public List<Block> blocks(String name) {
    return blocks.stream().filter(block -> block.heading().name().equals(name)).toList();
  }
}
