package io.gouji.engine.binding;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A block of the pack, made ready for matching.
 *
 * @param required names of the columns it cannot do without
 * @param paths header paths by their last text, the column's own
 */
record BlockForm(
    BlockSpec spec,
    List<ColumnForm> columns,
    List<String> amounts,
    List<String> required,
    Map<String, List<Path>> paths,
    RowForms rows) {
  /** A header path of one of the block's columns, by the column's index. */
  record Path(int column, List<String> texts) {}

  static BlockForm of(BlockSpec spec, Labels labels, Years years) {
    List<ColumnForm> columns =
        spec.columns().stream().map(column -> ColumnForm.of(column, years)).toList();
    Map<String, List<Path>> paths = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      for (List<String> texts : columns.get(i).paths()) {
        String own = texts.get(texts.size() - 1);
        paths.computeIfAbsent(own, unused -> new ArrayList<>()).add(new Path(i, texts));
      }
    }
    List<String> required =
        spec.columns().stream().filter(ColumnSpec::required).map(ColumnSpec::name).toList();
    return new BlockForm(
        spec,
        columns,
        List.copyOf(spec.amounts()),
        required,
        Map.copyOf(paths),
        new RowForms(spec, labels));
  }

  /** Index of the first column of a role, or -1. */
  int column(ColumnSpec.Role role) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).is(role))
        .findFirst()
        .orElse(-1);
  }

  /**
   * How many header texts of each column's best path stand over a sheet's column; 0 for none.
   *
   * @return one number per column of the block
   */
  int[] fits(HeaderCell cell) {
    int[] fits = new int[columns.size()];
    for (String own : cell.own()) {
      for (Path path : paths.getOrDefault(own, List.of())) {
        int length = path.texts.size();
        if (length > fits[path.column] && cell.standsUnder(path.texts)) {
          fits[path.column] = length;
        }
      }
    }
    return fits;
  }

  /** Whether the block's rows are told apart by a column at all; a single wide row is not. */
  boolean hasIdentity() {
    return columns.stream().anyMatch(column -> column.identifies() && column.spec().required());
  }
}
