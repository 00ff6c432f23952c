package io.gouji.engine.table;

/**
 * What a figure is, whatever its place in the workbook.
 *
 * @param unit the budget unit's name; empty where the table states none
 * @param period the budget year; empty where the table states none
 * @param table id of the table, {@code T03}
 * @param block name of the block, {@code 表1支出}
 */
public record FactKey(
    String unit, String period, String table, String block, RowKey row, String column) {}
