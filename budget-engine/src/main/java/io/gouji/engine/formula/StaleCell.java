package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;

/**
 * A formula cell whose cached value is not what its formula yields.
 *
 * @param cached what the file says; blank where a writer stored no values at all
 */
public record StaleCell(String sheet, CellRef cell, CellValue cached, CellValue fresh) {}
