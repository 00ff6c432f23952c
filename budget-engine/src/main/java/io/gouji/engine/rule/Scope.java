package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks one budget unit's rules speak of.
 *
 * @param unit the unit's name; empty where no table states one
 * @param blocks block name to the unit's instance of it
 * @param twice names of blocks of which the unit has two, so that neither can be taken
 */
record Scope(String unit, Map<String, BlockIndex> blocks, Set<String> twice) {
  Scope {
    blocks = Map.copyOf(blocks);
    twice = Set.copyOf(twice);
  }

  Optional<Block> find(String block) {
    return Optional.ofNullable(blocks.get(block)).map(BlockIndex::block);
  }

  /** The index of a block that is known to be there. */
  BlockIndex index(String block) {
    return Optional.ofNullable(blocks.get(block)).orElseThrow();
  }
}
