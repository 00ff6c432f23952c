package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Joins the blocks of a workbook by budget unit and year. */
final class Scopes {
  /** Unit, then year; tables of one unit for two years are two books. */
  private record Owner(String unit, String period) implements Comparable<Owner> {
    static Owner of(Block block) {
      return new Owner(block.heading().unitName(), block.heading().period());
    }

    @Override
    public int compareTo(Owner other) {
      int byUnit = unit.compareTo(other.unit);
      return byUnit != 0 ? byUnit : period.compareTo(other.period);
    }
  }

  private final Map<String, List<Block>> blocks = new LinkedHashMap<>();
  private final Map<Block, BlockIndex> indexes = new IdentityHashMap<>();

  Scopes(BudgetBook book) {
    for (Block block : book.blocks()) {
      blocks.computeIfAbsent(block.heading().name(), name -> new ArrayList<>()).add(block);
      indexes.put(block, new BlockIndex(block));
    }
  }

  /**
   * One scope for each unit that has any of the blocks. Where no block occurs twice there is one
   * unit, whether or not every table repeats its name.
   */
  List<Scope> of(Set<String> names) {
    List<String> present = names.stream().filter(blocks::containsKey).sorted().toList();
    if (present.stream().allMatch(name -> blocks.get(name).size() == 1)) {
      return List.of(single(present));
    }
    SortedSet<Owner> owners = new TreeSet<>();
    present.forEach(name -> blocks.get(name).forEach(block -> owners.add(Owner.of(block))));
    return owners.stream().map(owner -> of(owner, present)).toList();
  }

  private Scope single(List<String> names) {
    Map<String, BlockIndex> found = new HashMap<>();
    names.forEach(name -> found.put(name, index(blocks.get(name).get(0))));
    String unit =
        names.stream()
            .map(name -> blocks.get(name).get(0).heading().unitName())
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    return new Scope(unit, found, Set.of());
  }

  private Scope of(Owner owner, List<String> names) {
    Map<String, BlockIndex> found = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (String name : names) {
      List<Block> own =
          blocks.get(name).stream().filter(block -> Owner.of(block).equals(owner)).toList();
      if (own.size() == 1) {
        found.put(name, index(own.get(0)));
      } else if (own.size() > 1) {
        twice.add(name);
      }
    }
    return new Scope(owner.unit(), found, twice);
  }

  private BlockIndex index(Block block) {
    BlockIndex index = indexes.get(block);
    if (index == null) {
      throw new IllegalStateException("no index of " + block.heading());
    }
    return index;
  }
}
