package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.LabelColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Knows in which columns of the sheet the labels of a row stand, so that findings lead there. */
final class LabelCells {
  private final BlockLayout layout;
  private final CodeColumns codes;
  private final int name;
  private final int unit;
  private final Map<Integer, int[]> known = new HashMap<>();

  LabelCells(BlockLayout layout, CellReader cells) {
    this.layout = layout;
    codes = new CodeColumns(layout, cells);
    name = layout.first(Role.LABEL, Role.NAME, Role.UNIT_NAME, Role.UNIT_CODE);
    unit = layout.column(Role.UNIT_NAME);
  }

  /** Says where the labels of a row stand. */
  void write(BlockBuilder block, int row, int sheetRow) {
    block.labelled(row, known.computeIfAbsent(code(sheetRow), this::columns));
  }

  /** Says what the columns of labels are called in the pack. */
  void writeNames(BlockBuilder block) {
    for (int i = 0; i < layout.columns().length; i++) {
      ColumnForm column = layout.form().columns().get(i);
      if (column.identifies() && layout.columns()[i] >= 0) {
        block.labelName(layout.columns()[i], column.spec().name());
      }
    }
  }

  /** A row without a code of its own has its code from its name. */
  private int code(int sheetRow) {
    int code = codes.column(sheetRow);
    return code >= 0 ? code : name;
  }

  private int[] columns(int code) {
    int[] columns = new int[LabelColumn.values().length];
    // Owner, level and whether there are rows below follow from the code.
    Arrays.fill(columns, code);
    columns[LabelColumn.NAME.ordinal()] = name >= 0 ? name : code;
    columns[LabelColumn.UNIT.ordinal()] = unit;
    return columns;
  }
}
