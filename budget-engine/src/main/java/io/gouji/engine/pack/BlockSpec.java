package io.gouji.engine.pack;

import java.util.List;
import java.util.Optional;

/** One block of a table: columns and named rows under one name, {@code 表1支出}. */
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
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  public Optional<RowSpec> row(String rowName) {
    return rows.stream().filter(row -> row.name().equals(rowName)).findFirst();
  }
}
