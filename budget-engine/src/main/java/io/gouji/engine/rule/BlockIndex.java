package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Finds the data rows of a block by their labels without walking all of them, so that a rule over
 * every row of a table stays linear in its rows.
 */
final class BlockIndex {
  private final Block block;
  private final int[] data;
  private final Map<Label, Map<String, IntArrayList>> exact = new HashMap<>();
  private final Map<Label, TreeMap<String, IntArrayList>> sorted = new HashMap<>();

  /** By the criteria's list, which is one for all rules of a pack, and the home block. */
  private final Map<List<Criterion>, Map<Block, RowQuery>> queries = new IdentityHashMap<>();

  BlockIndex(Block block) {
    this.block = block;
    IntArrayList rows = new IntArrayList();
    for (int row = 0; row < block.rowCount(); row++) {
      if (block.isData(row)) {
        rows.add(row);
      }
    }
    data = rows.toArray();
  }

  Block block() {
    return block;
  }

  int[] dataRows() {
    return data;
  }

  /** The query of criteria for each row of a block, one whoever asks. */
  RowQuery query(List<Criterion> criteria, Block home) {
    return queries
        .computeIfAbsent(criteria, asked -> new IdentityHashMap<>(1))
        .computeIfAbsent(home, block -> new RowQuery(this, criteria, block));
  }

  /** The data rows of which every label matches, ascending. */
  int[] find(List<Label> columns, List<Match> matches) {
    IntArrayList candidates = IntArrayList.newListWith(data);
    int by = -1;
    for (int i = 0; i < matches.size(); i++) {
      if (isIndexed(matches.get(i))) {
        IntArrayList rows = rows(columns.get(i), matches.get(i));
        if (by < 0 || rows.size() < candidates.size()) {
          candidates = rows;
          by = i;
        }
      }
    }
    return remaining(candidates, columns, matches, by);
  }

  private int[] remaining(
      IntArrayList candidates, List<Label> columns, List<Match> matches, int done) {
    IntArrayList rows = new IntArrayList();
    for (int i = 0; i < candidates.size(); i++) {
      int row = candidates.get(i);
      boolean all = true;
      for (int m = 0; all && m < matches.size(); m++) {
        all = m == done || matches.get(m).accepts(columns.get(m).of(block, row));
      }
      if (all) {
        rows.add(row);
      }
    }
    return rows.toArray();
  }

  private static boolean isIndexed(Match match) {
    return match instanceof Match.Exact || match instanceof Match.Prefix;
  }

  private IntArrayList rows(Label column, Match match) {
    if (match instanceof Match.Exact label) {
      return exact(column).getOrDefault(label.label(), new IntArrayList(0));
    }
    String begin = ((Match.Prefix) match).begin();
    SortedMap<String, IntArrayList> range =
        sorted(column).subMap(begin, begin + Character.MAX_VALUE);
    IntArrayList rows = new IntArrayList();
    range.values().forEach(rows::addAll);
    return rows.sortThis();
  }

  private Map<String, IntArrayList> exact(Label column) {
    return exact.computeIfAbsent(
        column,
        label -> {
          Map<String, IntArrayList> rows = new HashMap<>();
          for (int row : data) {
            rows.computeIfAbsent(label.of(block, row), text -> new IntArrayList()).add(row);
          }
          return rows;
        });
  }

  private TreeMap<String, IntArrayList> sorted(Label column) {
    return sorted.computeIfAbsent(column, label -> new TreeMap<>(exact(label)));
  }
}
