package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec;
import java.util.List;
import java.util.Set;

/** A column of the pack with its header paths normalised. */
record ColumnForm(ColumnSpec spec, List<List<String>> paths) {
  private static final Set<ColumnSpec.Role> FIGURES =
      Set.of(
          ColumnSpec.Role.AMOUNT,
          ColumnSpec.Role.COUNT,
          ColumnSpec.Role.PERCENT,
          ColumnSpec.Role.TEXT);

  static ColumnForm of(ColumnSpec spec, Years years) {
    return new ColumnForm(
        spec,
        spec.headers().stream()
            .map(path -> path.stream().map(text -> years.relative(Labels.text(text))).toList())
            .toList());
  }

  boolean is(ColumnSpec.Role role) {
    return spec.role() == role;
  }

  /** Whether the column tells its row apart: code, name, label, unit or serial number. */
  boolean identifies() {
    return !FIGURES.contains(spec.role());
  }

  /** How many header texts of the best path that fits stand over the sheet's column; 0 for none. */
  int fit(HeaderCell cell) {
    int best = 0;
    for (List<String> path : paths) {
      if (path.size() > best && cell.matches(path)) {
        best = path.size();
      }
    }
    return best;
  }
}
