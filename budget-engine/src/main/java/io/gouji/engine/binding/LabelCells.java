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
  private final CellReader cells;
  private final CodeColumns codes;
  private final int name;
  private final int unit;
  private final int unitCode;
  private final int serial;
  private final Map<Integer, int[]> known = new HashMap<>();

  LabelCells(BlockLayout layout, CellReader cells) {
    this.layout = layout;
    this.cells = cells;
    codes = new CodeColumns(layout, cells);
    name = layout.first(Role.LABEL, Role.NAME, Role.UNIT_NAME, Role.UNIT_CODE);
    unit = layout.column(Role.UNIT_NAME);
    unitCode = layout.column(Role.UNIT_CODE);
    serial = layout.column(Role.SERIAL);
  }

  /** The labels with those that are only read, never worked out. */
  String[] with(String[] labels, int sheetRow) {
    labels[LabelColumn.UNIT_CODE.ordinal()] = words(sheetRow, unitCode);
    labels[LabelColumn.SERIAL.ordinal()] = words(sheetRow, serial);
    return labels;
  }

  private String words(int row, int column) {
    return column < 0 ? "" : cells.words(row, column);
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
    columns[LabelColumn.UNIT_CODE.ordinal()] = unitCode;
    columns[LabelColumn.SERIAL.ordinal()] = serial;
    return columns;
  }
}
