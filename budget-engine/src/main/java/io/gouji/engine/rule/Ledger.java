package io.gouji.engine.rule;

import io.gouji.engine.table.Evidence;
import java.util.List;

/**
 * All judged linear relations of a workbook over its cells; empty where every one holds.
 *
 * @param cells each cell once, wherever it stands in several blocks, in the order of the relations
 * @param lines in the order of the tables
 */
public record Ledger(List<Evidence> cells, List<Line> lines) {
  public static final Ledger EMPTY = new Ledger(List.of(), List.of());

  public Ledger {
    cells = List.copyOf(cells);
    lines = List.copyOf(lines);
  }
}
