package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.sheet.CellRef;
import java.util.Comparator;

/** The order findings are told in: severity, table, sheet, row, column, rule, fingerprint. */
final class FindingOrder {
  /** Findings without a cell come before those of the first table. */
  private static final CellRef NOWHERE = new CellRef(0, 0);

  static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> finding.principal().map(Location.Cell::table).orElse(""))
          .thenComparing(finding -> finding.principal().map(Location.Cell::sheet).orElse(""))
          .thenComparing(finding -> finding.principal().map(Location.Cell::ref).orElse(NOWHERE))
          .thenComparing(Finding::rule)
          .thenComparing(Finding::fingerprint);

  private FindingOrder() {}
}
