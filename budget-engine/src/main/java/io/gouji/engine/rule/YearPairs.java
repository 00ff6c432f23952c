package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The data rows of a block that stand in both years: by code, else by the name the pack gives the
 * row, else by its label. Rows that are not the only ones of their kind take no part.
 */
final class YearPairs {
  /** A row of this year and the same of last year. */
  record Pair(int now, int last) {}

  private YearPairs() {}

  static List<Pair> of(BlockIndex now, BlockIndex last, List<String> names) {
    Map<String, Integer> before = byMeaning(last, names);
    List<Pair> pairs = new ArrayList<>();
    byMeaning(now, names)
        .forEach(
            (meaning, row) -> {
              Integer other = before.get(meaning);
              if (other != null) {
                pairs.add(new Pair(row, other));
              }
            });
    pairs.sort(java.util.Comparator.comparingInt(Pair::now));
    return pairs;
  }

  private static Map<String, Integer> byMeaning(BlockIndex index, List<String> names) {
    Block block = index.block();
    Map<Integer, String> named = new HashMap<>();
    names.forEach(name -> named.putIfAbsent(block.row(name), name));
    Map<String, Integer> rows = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (int row : index.dataRows()) {
      String code = block.label(row, LabelColumn.CODE);
      String meaning =
          code.isEmpty() ? named.getOrDefault(row, block.label(row, LabelColumn.NAME)) : code;
      if (rows.putIfAbsent(meaning, row) != null) {
        twice.add(meaning);
      }
    }
    rows.keySet().removeAll(twice);
    rows.remove("");
    return rows;
  }
}
