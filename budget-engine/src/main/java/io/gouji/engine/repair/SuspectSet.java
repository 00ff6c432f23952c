package io.gouji.engine.repair;

import java.util.List;
import java.util.Optional;

/**
 * Cells that together explain what fails.
 *
 * @param cells in the order of the tables
 * @param weight how much speaks for them; only compared within one suspicion
 * @param caution why its amounts are not sure; empty where each cell has one that a slip explains
 *     and independent relations confirm
 */
public record SuspectSet(List<Suspect> cells, int weight, Optional<Caution> caution) {
  public SuspectSet {
    cells = List.copyOf(cells);
  }

  /** Whether its amounts are beyond doubt, if it is the only explanation. */
  public boolean sure() {
    return caution.isEmpty();
  }
}
