package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blocks one budget unit's rules speak of.
 *
 * @param unit the unit's name; empty where no table states one
 * @param blocks block name to the unit's instance of it
 * @param twice names of blocks of which the unit has two, so that neither can be taken
 * @param compared whether there are figures of the year before to compare with
 */
record Scope(String unit, Map<String, BlockIndex> blocks, Set<String> twice, boolean compared) {
  Scope {
    blocks = Map.copyOf(blocks);
    twice = Set.copyOf(twice);
  }

  /** The same beside blocks of the year before. */
  Scope after(Map<String, BlockIndex> prior) {
    Map<String, BlockIndex> both = new HashMap<>(blocks);
    both.putAll(prior);
    return new Scope(unit, both, twice, true);
  }

  Optional<Block> find(String block) {
    return Optional.ofNullable(blocks.get(block)).map(BlockIndex::block);
  }

  /** The index of a block that is known to be there. */
  BlockIndex index(String block) {
    return Objects.requireNonNull(blocks.get(block));
  }

  boolean has(String block) {
    return blocks.containsKey(block);
  }

  /** The index of a block; nothing where the unit has none. */
  @Nullable BlockIndex indexOrNull(String block) {
    return blocks.get(block);
  }
}
