package io.gouji.engine.binding;

import io.gouji.engine.pack.RowSpec;
import java.util.List;

/**
 * One row of a block, read but not yet keyed.
 *
 * @param code normalised code, or empty
 * @param name label or name without numbering
 * @param unit name of the budget unit the row states, or empty
 * @param parent index of the row it belongs to, or -1; meaningful for labels, codes find theirs
 *     last
 * @param specs the pack's rows that it is
 */
record Row(int sheetRow, String code, String name, String unit, int parent, List<RowSpec> specs) {
  boolean isTotal() {
    return !specs.isEmpty() && specs.get(0).kind() == RowSpec.Kind.TOTAL;
  }

  /** Whether neither code nor name tells what the row is. */
  boolean isNameless() {
    return code.isEmpty() && name.isEmpty();
  }
}
