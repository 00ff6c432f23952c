package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blank workbook of a pack for one budget unit: named and dated, with nothing filled in.
 *
 * @param unit name of the budget unit
 * @param year budget year
 */
public record NewForm(Pack pack, String unit, String year) {
  /**
   * The form of a pack.
   *
   * @param pack id of the pack
   * @param year empty for the pack's own
   */
  public static NewForm of(BudgetEngine engine, String pack, String unit, String year) {
    Pack found = engine.pack(pack);
    String own = found.properties().getOrDefault("year", "");
    return new NewForm(found, unit, year.isEmpty() ? own : year);
  }

  /** The workbook, an xlsx file; a table with a row for each unit has this one's. */
  public byte[] write() {
    Map<String, List<Map<String, String>>> rows = new HashMap<>();
    for (TableSpec table : pack.tables()) {
      for (BlockSpec block : table.blocks()) {
        if (table.keys() == TableSpec.Keys.UNIT) {
          block.columns().stream()
              .filter(column -> column.role() == ColumnSpec.Role.UNIT_NAME)
              .forEach(column -> rows.put(block.name(), List.of(Map.of(column.name(), unit))));
        }
      }
    }
    return TemplateWriter.of(pack)
        .filled(new Filling(unit, year, rows, Map.of(), Map.of(), Map.of(), true));
  }
}
