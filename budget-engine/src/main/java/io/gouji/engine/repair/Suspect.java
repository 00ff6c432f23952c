package io.gouji.engine.repair;

import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A cell that may be wrong.
 *
 * @param value the one amount it must then state; empty where there is none, or more than one fits
 * @param low the least it can then state; empty where nothing bounds it
 * @param high the most it can then state
 * @param formula what belongs there instead of an amount, without {@code =}; empty for none
 */
public record Suspect(
    Evidence cell,
    Optional<Amount> value,
    Optional<Amount> low,
    Optional<Amount> high,
    List<Clue> clues,
    String formula) {
  public Suspect {
    clues = List.copyOf(clues);
  }
}
