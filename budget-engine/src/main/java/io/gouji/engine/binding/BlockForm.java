package io.gouji.engine.binding;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import java.util.List;
import java.util.stream.IntStream;

/** A block of the pack, made ready for matching. */
record BlockForm(BlockSpec spec, List<ColumnForm> columns, List<String> amounts, RowForms rows) {
  static BlockForm of(BlockSpec spec, Labels labels, Years years) {
    return new BlockForm(
        spec,
        spec.columns().stream().map(column -> ColumnForm.of(column, years)).toList(),
        List.copyOf(spec.amounts()),
        new RowForms(spec, labels));
  }

  /** Index of the first column of a role, or -1. */
  int column(ColumnSpec.Role role) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).is(role))
        .findFirst()
        .orElse(-1);
  }

  /** Names of the columns it cannot do without. */
  List<String> required() {
    return columns.stream()
        .map(ColumnForm::spec)
        .filter(ColumnSpec::required)
        .map(ColumnSpec::name)
        .toList();
  }

  /** Whether the block's rows are told apart by a column at all; a single wide row is not. */
  boolean hasIdentity() {
    return columns.stream().anyMatch(column -> column.identifies() && column.spec().required());
  }
}
