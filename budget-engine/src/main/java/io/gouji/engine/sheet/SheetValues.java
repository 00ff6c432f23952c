package io.gouji.engine.sheet;

import java.util.ArrayList;
import java.util.List;

/** New values for cells that exist in a sheet; formulas and styles stay. */
public final class SheetValues {
  private final Sheet sheet;
  private final byte[][] kinds;
  private final long[][] payloads;
  private final List<String> newStrings = new ArrayList<>();

  SheetValues(Sheet sheet) {
    this.sheet = sheet;
    this.kinds = new byte[sheet.columnCount()][];
    this.payloads = new long[sheet.columnCount()][];
  }

  /**
   * Replaces the value of a cell.
   *
   * @throws IllegalArgumentException if the sheet has no such cell
   */
  public void set(int row, int column, CellValue value) {
    int slot = column < sheet.columnCount() ? sheet.column(column).slot(row) : -1;
    if (slot < 0) {
      throw new IllegalArgumentException(
          "no cell " + new CellRef(row, column) + " in " + sheet.name());
    }
    if (kinds[column] == null) {
      kinds[column] = sheet.column(column).copyOfKinds();
      payloads[column] = sheet.column(column).copyOfPayloads();
    }
    CellKind kind = SheetBuilder.kindOf(value);
    kinds[column][slot] = (byte) kind.ordinal();
    payloads[column][slot] =
        value instanceof CellValue.Text text ? add(text.value()) : SheetBuilder.payloadOf(value);
  }

  private long add(String text) {
    newStrings.add(text);
    return sheet.strings().size() + newStrings.size() - 1L;
  }

  public Sheet build() {
    Column[] columns = new Column[sheet.columnCount()];
    for (int i = 0; i < columns.length; i++) {
      Column old = sheet.column(i);
      columns[i] = kinds[i] == null ? old : old.withValues(kinds[i], payloads[i]);
    }
    List<String> strings = sheet.strings();
    if (!newStrings.isEmpty()) {
      strings = new ArrayList<>(strings);
      strings.addAll(newStrings);
    }
    return new Sheet(
        sheet.name(),
        sheet.visibility(),
        columns,
        strings,
        sheet.formulas(),
        sheet.merges(),
        sheet.hiddenRows(),
        sheet.isFiltered());
  }
}
