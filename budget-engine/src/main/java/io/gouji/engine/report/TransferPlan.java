package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.NextYear;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a workbook goes into a template: all of it, or what goes on in the year after.
 *
 * @param all whether all figures and words go, each to the column of its own name
 * @param unit name of the budget unit of the new workbook; empty for the source's
 * @param next else what goes on
 */
record TransferPlan(boolean all, String unit, NextYear next) {
  /** Everything. */
  static TransferPlan everything() {
    return new TransferPlan(true, "", new NextYear(Map.of(), List.of()));
  }

  /**
   * The rows, and the figures of a year ago where they are.
   *
   * @param figures whether the source is of the year before
   */
  static TransferPlan ofNextYear(Pack pack, String unit, boolean figures) {
    NextYear next = NextYear.of(pack);
    return new TransferPlan(false, unit, figures ? next : new NextYear(Map.of(), next.tables()));
  }

  /** The column of the template for what belongs into one; empty if it is not wanted. */
  Optional<String> column(String block, String column, Role role) {
    if (all) {
      return Optional.of(column);
    }
    return role == Role.AMOUNT
        ? Optional.ofNullable(next.columns().getOrDefault(block, Map.of()).get(column))
        : Optional.empty();
  }

  /** Whether the free lines of a table are laid out like the source's. */
  boolean lays(TableSpec table) {
    return all || table.keys() != TableSpec.Keys.ITEM || next.tables().contains(table.id());
  }
}
