package io.gouji.engine.batch;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of any number of units added up by meaning: block, row and column. What is kept grows
 * with the rows there are, not with the units.
 */
final class Sums {
  /** What a figure is, in whichever unit. */
  record Key(String table, String block, RowKey row, String column) {}

  private final Map<Key, Sum> sums = new HashMap<>();

  /** Units without a table they should have, by table. */
  private final Map<String, Set<String>> lacking = new TreeMap<>();

  /** Adds what a unit's workbook says of itself. */
  void add(BudgetBook book, String unit) {
    book.missing()
        .forEach(table -> lacking.computeIfAbsent(table, none -> new HashSet<>()).add(unit));
    Set<String> seen = new HashSet<>();
    for (Block block : book.blocks()) {
      // Of two equal tables in one workbook the first counts; the check of the file tells of both.
      if (block.heading().part() != Block.Part.SLICE && seen.add(block.heading().name())) {
        add(block);
      }
    }
  }

  private void add(Block block) {
    for (int row = 0; row < block.rowCount(); row++) {
      for (int column = 0; isComparable(block, row) && column < block.columns().size(); column++) {
        sums.merge(key(block, row, column), sum(block, row, column), Sum::plus);
      }
    }
  }

  static Key key(Block block, int row, int column) {
    return new Key(
        block.heading().table(),
        block.heading().name(),
        block.key(row),
        block.columns().get(column));
  }

  static Sum sum(Block block, int row, int column) {
    FactState state = block.state(row, column);
    boolean open = state == FactState.UNREADABLE || state == FactState.NO_COLUMN;
    return new Sum(block.fen(row, column), block.halfWidth(row, column), open ? 1 : 0);
  }

  /** Whether a row means the same in every unit: a total, a code, a printed label. */
  static boolean isComparable(Block block, int row) {
    RowKey key = block.key(row);
    if (key instanceof RowKey.Total) {
      return true;
    }
    boolean first =
        key instanceof RowKey.Code code && code.ordinal() == 1
            || key instanceof RowKey.Label label && label.ordinal() == 1;
    boolean whole = block.heading().part() == Block.Part.WHOLE;
    String unit = block.label(row, LabelColumn.UNIT);
    boolean own = unit.isEmpty() || unit.equals(block.heading().unitName());
    return first && whole && own;
  }

  /** Nothing where no unit has such a row: a row absent from a listing is zero. */
  Sum of(Key key) {
    return sums.getOrDefault(key, Sum.NOTHING);
  }

  Map<Key, Sum> all() {
    return sums;
  }

  Map<String, Set<String>> lacking() {
    return lacking;
  }
}
