package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bound block with what stands beside its figures: names as printed, quantities, words. It looks
 * into the sheet and copies nothing.
 */
public final class Listing {
  private final Block block;
  private final BlockLayout layout;
  private final Grid grid;
  private final int[] rows;

  Listing(Block block, BlockLayout layout, Grid grid, int[] rows) {
    this.block = block;
    this.layout = layout;
    this.grid = grid;
    this.rows = rows;
  }

  public Block block() {
    return block;
  }

  /** Names of all columns that this layout has, of words and of numbers, in the pack's order. */
  public List<String> columns() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < layout.columns().length; i++) {
      if (layout.columns()[i] >= 0) {
        found.add(layout.form().columns().get(i).spec().name());
      }
    }
    return found;
  }

  public boolean has(String column) {
    return sheetColumn(column) >= 0;
  }

  /** What a row says in a column, as written; a whole number in its digits; else empty. */
  public String text(int row, String column) {
    int at = sheetColumn(column);
    if (at < 0) {
      return "";
    }
    Sheet sheet = grid.sheet();
    if (sheet.kind(rows[row], at) == CellKind.NUMBER) {
      Decimal decimal = new Decimal();
      return decimal.read(sheet.number(rows[row], at)) ? decimal.toString() : "";
    }
    return sheet.text(rows[row], at).strip();
  }

  /** The number in a cell, also one that was typed as text; of 15 digits as Excel keeps them. */
  public Optional<BigDecimal> number(int row, String column) {
    Decimal decimal = new Decimal();
    return decimal.read(Labels.text(text(row, column)))
        ? Optional.of(new BigDecimal(decimal.toString()))
        : Optional.empty();
  }

  /** Where a row's cell of a column that the layout has stands in the workbook. */
  public CellRef cell(int row, String column) {
    return grid.place(rows[row], sheetColumn(column));
  }

  private int sheetColumn(String column) {
    for (int i = 0; i < layout.columns().length; i++) {
      if (layout.form().columns().get(i).spec().name().equals(column)) {
        return layout.columns()[i];
      }
    }
    return -1;
  }
}
