package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.table.Unit;

/**
 * A table of the pack where it was found.
 *
 * @param id {@code T03}
 * @param title as printed; the sheet's name where no title is printed
 * @param range from the title to the last row
 * @param unitName the budget unit's name, or empty
 * @param year budget year, or empty
 * @param scope which money its title says it counts, in the word of the vocabulary; or empty
 * @param rows data rows and totals
 * @param empty whether it states no figure other than zero
 * @param hidden whether its sheet is hidden
 */
public record BoundTable(
    String id,
    String title,
    String sheet,
    CellRange range,
    Unit unit,
    String unitName,
    String year,
    String scope,
    int rows,
    boolean empty,
    boolean hidden) {}
