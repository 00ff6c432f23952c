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
  private final BudgetBook book;
  private final LastYear lastYear;
  private final Map<Block, BlockIndex> indexes = new IdentityHashMap<>();
  private final Map<List<String>, List<Scope>> joined = new HashMap<>();

  Scopes(BudgetBook book, Schema schema) {
    this.book = book;
    lastYear = new LastYear(book.prior(), schema);
    for (Block block : book.blocks()) {
      blocks.computeIfAbsent(block.heading().name(), name -> new ArrayList<>()).add(block);
      indexes.put(block, new BlockIndex(block));
    }
  }

  /**
   * One scope for each unit that has any of the blocks. Where no block occurs twice there is one
   * unit, whether or not every table repeats its name. Of tables with rows of several units, each
   * unit's rows make a scope where all the blocks have them, and the overview comes last. Blocks of
   * the year before join the scopes of this year's.
   *
   * @param names sorted
   */
  List<Scope> of(List<String> names) {
    List<Scope> scopes = joined.get(names);
    if (scopes == null) {
      scopes = join(names);
      joined.put(names, scopes);
    }
    return scopes;
  }

  private List<Scope> join(List<String> names) {
    List<String> present = names.stream().filter(blocks::containsKey).toList();
    if (present.stream().allMatch(this::isPlain)) {
      return List.of(single(present, names));
    }
    List<Scope> scopes = new ArrayList<>();
    SortedSet<Owner> whole = owners(present, Block.Part.WHOLE);
    boolean single = present.stream().allMatch(name -> unsliced(name).size() == 1);
    if (!single) {
      whole.forEach(owner -> scopes.add(of(owner, Block.Part.WHOLE, present, names)));
    }
    for (Owner owner : owners(present, Block.Part.SLICE)) {
      boolean told = !single && whole.contains(owner);
      if (!told && present.stream().allMatch(name -> owns(owner, name))) {
        scopes.add(of(owner, Block.Part.SLICE, present, names));
      }
    }
    if (single) {
      scopes.add(single(present, names));
    } else {
      for (Owner owner : owners(present, Block.Part.OVERVIEW)) {
        if (!whole.contains(owner) && present.stream().allMatch(name -> owns(owner, name))) {
          scopes.add(of(owner, Block.Part.OVERVIEW, present, names));
        }
      }
    }
    return List.copyOf(scopes);
  }

  /** All blocks there are, in the order of the book. */
  List<Block> blocks() {
    return book.blocks();
  }

  /** Whether there is one block of that name, and it is no part of another. */
  private boolean isPlain(String name) {
    List<Block> own = blocks.get(name);
    return own.size() == 1 && own.get(0).heading().part() != Block.Part.SLICE;
  }

  private List<Block> unsliced(String name) {
    return blocks.get(name).stream()
        .filter(block -> block.heading().part() != Block.Part.SLICE)
        .toList();
  }

  private SortedSet<Owner> owners(List<String> names, Block.Part part) {
    SortedSet<Owner> owners = new TreeSet<>();
    for (String name : names) {
      blocks.get(name).stream()
          .filter(block -> block.heading().part() == part)
          .forEach(block -> owners.add(Owner.of(block)));
    }
    return owners;
  }

  private boolean owns(Owner owner, String name) {
    return blocks.get(name).stream().anyMatch(block -> Owner.of(block).equals(owner));
  }

  /** The tables that are there once; one that adds up units makes the scope that of all. */
  private Scope single(List<String> names, List<String> asked) {
    Map<String, BlockIndex> found = new HashMap<>();
    String unit = "";
    Block.Part part = Block.Part.WHOLE;
    for (String name : names) {
      Block block = unsliced(name).get(0);
      found.put(name, index(block));
      unit = unit.isEmpty() ? block.heading().unitName() : unit;
      part = block.heading().part() == Block.Part.OVERVIEW ? Block.Part.OVERVIEW : part;
    }
    return lastYear.join(new Scope(unit, found, Set.of(), false), part, asked);
  }

  private Scope of(Owner owner, Block.Part part, List<String> names, List<String> asked) {
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
    return lastYear.join(new Scope(owner.unit(), found, twice, false), part, asked);
  }

  private BlockIndex index(Block block) {
    BlockIndex index = indexes.get(block);
    if (index == null) {
      throw new IllegalStateException("no index of " + block.heading());
    }
    return index;
  }
}
