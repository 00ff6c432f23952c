package io.gouji.engine.rule;

import io.gouji.engine.table.Evidence;
import java.math.BigDecimal;
import java.util.List;

/**
 * The linear relations of a workbook over its cells; empty where every one is judged and holds.
 *
 * @param cells each cell once, wherever it stands in several blocks, in the order of the relations
 * @param lines those that were judged, in the order of the tables
 * @param open those that could not be, because of cells that cannot be read; these count as zero in
 *     their residuals
 * @param rounding how many standard deviations of rounding errors are common, the pack's factor
 */
public record Ledger(List<Evidence> cells, List<Line> lines, List<Line> open, BigDecimal rounding) {
  public static final Ledger EMPTY = new Ledger(List.of(), List.of(), List.of(), BigDecimal.ZERO);

  public Ledger {
    cells = List.copyOf(cells);
    lines = List.copyOf(lines);
    open = List.copyOf(open);
  }

  /** The same with other cells and lines. */
  public Ledger with(List<Evidence> newCells, List<Line> newLines) {
    return new Ledger(newCells, newLines, open, rounding);
  }
}
