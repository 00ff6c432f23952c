package io.gouji.engine.repair;

import java.util.List;

/**
 * Cells that together explain what fails.
 *
 * @param cells in the order of the tables
 * @param weight how much speaks for them; only compared within one suspicion
 * @param sure whether each cell has one amount that independent evidence confirms
 */
public record SuspectSet(List<Suspect> cells, int weight, boolean sure) {
  public SuspectSet {
    cells = List.copyOf(cells);
  }
}
