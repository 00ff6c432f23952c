package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A SUMIFS bound to one workbook: equal criteria are added up once, whoever asks. */
final class RowQuery {
  private final BlockIndex index;
  private final int column;
  private final List<Criterion> criteria;
  private final List<Label> columns;
  private final Block home;
  private final Map<String, Figures> known = new HashMap<>();

  /**
   * A query.
   *
   * @param column index of the amount column, -1 to count rows
   * @param home the block that "this row" belongs to; any block where nothing depends on it
   */
  RowQuery(BlockIndex index, int column, List<Criterion> criteria, Block home) {
    this.index = index;
    this.column = column;
    this.criteria = criteria;
    this.home = home;
    columns = criteria.stream().map(Criterion::column).toList();
  }

  Figures at(int homeRow) {
    return known.computeIfAbsent(key(homeRow), key -> find(homeRow));
  }

  private String key(int homeRow) {
    StringBuilder key = new StringBuilder();
    for (Criterion criterion : criteria) {
      if (criterion.wanted().dependsOnRow()) {
        key.append(criterion.wanted().text(home, homeRow)).append('\u001f');
      }
    }
    return key.toString();
  }

  private Figures find(int homeRow) {
    if (criteria.isEmpty()) {
      return Figures.of(index.block(), column, index.dataRows());
    }
    List<Match> matches =
        criteria.stream().map(criterion -> Labels.match(criterion, home, homeRow)).toList();
    return Figures.of(index.block(), column, index.find(columns, matches));
  }
}
