package io.gouji.engine.pack;

import java.util.List;
import java.util.Optional;

/**
 * One block of a table: columns and named rows under one name, {@code 表1支出}.
 *
 * <p>Several names may stand for one row, each with another column: 支出总计 and 一般公共预算支出总计. The first
 * of them is the row's own name, {@link #rowName}.
 */
public record BlockSpec(String name, List<ColumnSpec> columns, List<RowSpec> rows) {
  public BlockSpec {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Names of the amount columns, in order. */
  public List<String> amounts() {
    return columns.stream()
        .filter(column -> column.role() == ColumnSpec.Role.AMOUNT)
        .map(ColumnSpec::name)
        .toList();
  }

  public Optional<ColumnSpec> column(String columnName) {
    for (ColumnSpec column : columns) {
      if (column.name().equals(columnName)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  public Optional<RowSpec> row(String rowName) {
    return rows.stream().filter(row -> row.name().equals(rowName)).findFirst();
  }

  /**
   * The name of the row that a named item stands in: the first name of the block with the same
   * labels. It is what the row's key carries.
   */
  public String rowName(RowSpec item) {
    return rows.stream()
        .filter(row -> row.kind() == item.kind() && row.labels().equals(item.labels()))
        .findFirst()
        .map(RowSpec::name)
        .orElse(item.name());
  }
}
