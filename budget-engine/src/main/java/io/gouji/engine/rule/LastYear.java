package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.Block.Heading;
import io.gouji.engine.table.Block.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the blocks of the year before that go with what is asked of a budget unit. */
final class LastYear {
  private final Map<String, List<BlockIndex>> blocks = new LinkedHashMap<>();

  LastYear(List<Block> prior, Schema schema) {
    for (Block block : prior) {
      String name = schema.prior(block.heading().name());
      blocks.computeIfAbsent(name, none -> new ArrayList<>()).add(new BlockIndex(block));
    }
  }

  /**
   * The scope with last year's blocks of its unit.
   *
   * @param part what of a printed table the scope is about
   * @param names names of blocks in rules, this year's among them
   */
  Scope join(Scope scope, Part part, List<String> names) {
    if (blocks.isEmpty()) {
      return scope;
    }
    Map<String, BlockIndex> found = new HashMap<>();
    List<String> asked = names.stream().filter(blocks::containsKey).toList();
    String unit = asked.isEmpty() ? "" : Heading.unitKey(scope.unit());
    for (String name : asked) {
      find(blocks.get(name), unit, part).ifPresent(index -> found.put(name, index));
    }
    return scope.after(found);
  }

  /** A table of one unit is its own, whatever it calls itself; of several the unit's part is. */
  private static Optional<BlockIndex> find(List<BlockIndex> all, String unit, Part part) {
    List<BlockIndex> tables = all.stream().filter(index -> part(index) != Part.SLICE).toList();
    boolean sliced = tables.size() < all.size();
    if (part != Part.SLICE && tables.size() == 1) {
      BlockIndex only = tables.get(0);
      if (!sliced || part == Part.OVERVIEW || isOf(only, unit)) {
        return Optional.of(only);
      }
    }
    List<BlockIndex> own =
        all.stream().filter(index -> part(index) != Part.OVERVIEW && isOf(index, unit)).toList();
    return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
  }

  private static Part part(BlockIndex index) {
    return index.block().heading().part();
  }

  private static boolean isOf(BlockIndex index, String unit) {
    return Heading.unitKey(index.block().heading().unitName()).equals(unit);
  }
}
