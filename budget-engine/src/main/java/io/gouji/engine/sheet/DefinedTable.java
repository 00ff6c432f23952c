package io.gouji.engine.sheet;

import java.util.List;

/**
 * A table of a sheet, which formulas call by its name and by the names of its columns.
 *
 * @param sheet index of the sheet it stands on
 * @param range all of it, headers and totals included
 * @param columns their names, from the left
 * @param headers whether its first row holds the names of the columns
 * @param totals whether its last row holds totals
 */
public record DefinedTable(
    String name,
    int sheet,
    CellRange range,
    List<String> columns,
    boolean headers,
    boolean totals) {
  public DefinedTable {
    columns = List.copyOf(columns);
  }
}
