package io.gouji.engine.formula;

import io.gouji.engine.finding.Fault;
import io.gouji.engine.sheet.Workbook;
import java.util.List;

/**
 * A workbook after all its formulas ran. Lists go by sheet, row, column.
 *
 * @param workbook the same workbook with fresh values; undecided cells keep the cached ones
 * @param stale cells whose cached value differs from the fresh one
 * @param undecided cells whose value nobody vouches for, those that depend on others included
 * @param noted cells that have a value of which something is to be said: it depends on the clock or
 *     on chance and is the cached one, was worked out from what the file keeps of another workbook,
 *     or comes of a name that is lost
 * @param faults mistakes of ours, each of which cost the cells that met it
 */
public record Recalculation(
    Workbook workbook,
    List<StaleCell> stale,
    List<UndecidedCell> undecided,
    List<UndecidedCell> noted,
    List<Fault> faults) {
  public Recalculation {
    stale = List.copyOf(stale);
    undecided = List.copyOf(undecided);
    noted = List.copyOf(noted);
    faults = List.copyOf(faults);
  }
}
