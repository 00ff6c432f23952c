package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that meet criteria in one workbook: equal ones are looked up once, whoever asks. */
final class RowQuery {
  private final BlockIndex index;
  private final List<Criterion> criteria;
  private final List<Label> columns;
  private final Block home;
  private final Map<String, int[]> known = new HashMap<>();

  /**
   * A query.
   *
   * @param home the block that "this row" belongs to; any block where nothing depends on it
   */
  RowQuery(BlockIndex index, List<Criterion> criteria, Block home) {
    this.index = index;
    this.criteria = criteria;
    this.home = home;
    columns = criteria.stream().map(Criterion::column).toList();
  }

  /** The data rows for one row of the home block, ascending. */
  int[] at(int homeRow) {
    if (criteria.isEmpty()) {
      return index.dataRows();
    }
    String key = key(homeRow);
    int[] rows = known.get(key);
    if (rows == null) {
      rows = find(homeRow);
      known.put(key, rows);
    }
    return rows;
  }

  /** What the home row says in the criteria: rows that say the same are asked the same. */
  private String key(int homeRow) {
    String only = "";
    int pieces = 0;
    for (Criterion criterion : criteria) {
      if (criterion.wanted().dependsOnRow()) {
        String text = criterion.wanted().text(home, homeRow);
        only = pieces++ == 0 ? text : only + '\u001f' + text;
      }
    }
    return only;
  }

  private int[] find(int homeRow) {
    List<Match> matches = new ArrayList<>(criteria.size());
    for (Criterion criterion : criteria) {
      matches.add(Labels.match(criterion, home, homeRow));
    }
    return index.find(columns, matches);
  }
}
