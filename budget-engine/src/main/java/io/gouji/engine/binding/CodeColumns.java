package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec.Role;

/**
 * Reads the code of a row from one column or from three.
 *
 * <p>In three columns a part that is not repeated goes on from the row above: {@code 201}, then
 * {@code 06}, then {@code 01}.
 */
final class CodeColumns {
  private final CellReader cells;
  private final int whole;
  private final int classColumn;
  private final int sectionColumn;
  private final int itemColumn;
  private String lastClass = "";
  private String lastSection = "";

  CodeColumns(BlockLayout layout, CellReader cells) {
    this.cells = cells;
    whole = layout.column(Role.CODE);
    classColumn = layout.column(Role.CODE_CLASS);
    sectionColumn = layout.column(Role.CODE_SECTION);
    itemColumn = layout.column(Role.CODE_ITEM);
  }

  boolean exist() {
    return whole >= 0 || classColumn >= 0;
  }

  /** The column of the lowest part of its code that a row states; -1 without columns of codes. */
  int column(int row) {
    for (int column : new int[] {itemColumn, sectionColumn}) {
      if (classColumn >= 0 && !part(row, column).isEmpty()) {
        return column;
      }
    }
    return classColumn < 0 ? whole : classColumn;
  }

  /** Forgets the rows above: behind a total nothing goes on. */
  void restart() {
    lastClass = "";
    lastSection = "";
  }

  /** The row's code; empty if it has none. */
  String read(int row) {
    if (classColumn < 0) {
      return whole < 0 ? "" : part(row, whole);
    }
    String top = part(row, classColumn);
    String section = part(row, sectionColumn);
    String item = part(row, itemColumn);
    if (top.isEmpty() && section.isEmpty() && item.isEmpty()) {
      return "";
    }
    if (!top.isEmpty() && !top.equals(lastClass)) {
      lastClass = top;
      lastSection = "";
    }
    if (section.isEmpty()) {
      section = item.isEmpty() ? "" : lastSection;
    } else {
      lastSection = section;
    }
    return lastClass.isEmpty() ? "" : Codes.join(Codes.join(lastClass, section), item);
  }

  private String part(int row, int column) {
    return column < 0 ? "" : Codes.of(cells.words(row, column));
  }
}
