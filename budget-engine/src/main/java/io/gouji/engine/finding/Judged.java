package io.gouji.engine.finding;

import java.util.List;
import java.util.Optional;

/**
 * One instance of a relation with the figures bound to it, whether or not it holds.
 *
 * @param difference left minus right
 * @param tolerance the largest difference rounding could explain, in the unit of the difference
 * @param kind what is to be told of it; empty where it simply holds
 * @param cells in order of table, row and column
 */
public record Judged(
    Instance instance,
    Side left,
    Side right,
    Quantity difference,
    Quantity tolerance,
    Optional<FindingClass> kind,
    List<Location> cells) {
  public Judged {
    cells = List.copyOf(cells);
  }
}
