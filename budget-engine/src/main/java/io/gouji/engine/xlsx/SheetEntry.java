package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Sheet;

/**
 * A sheet as the workbook part lists it.
 *
 * @param key of its part
 * @param listed its position in the list, which defined names count by, chart sheets included
 */
record SheetEntry(String name, Sheet.Visibility visibility, String key, int listed) {}
