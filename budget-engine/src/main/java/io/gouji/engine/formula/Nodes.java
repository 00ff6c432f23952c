package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

/** The formula cells of a workbook, numbered by sheet, column and row. */
final class Nodes {
  /** One column that has formulas. */
  private record Strip(int sheet, int column, FormulaColumn cells) {}

  /** Where a node stands. */
  record Place(int sheet, int row, int column) {}

  private final List<Sheet> sheets;
  private final @Nullable FormulaColumn[][] columns;
  private final List<Strip> strips = new ArrayList<>();
  private int count;

  Nodes(List<Sheet> sheets) {
    this.sheets = sheets;
    this.columns = new FormulaColumn[sheets.size()][];
    for (int i = 0; i < sheets.size(); i++) {
      columns[i] = number(i);
    }
  }

  private @Nullable FormulaColumn[] number(int sheetIndex) {
    Sheet sheet = sheets.get(sheetIndex);
    IntArrayList[] rows = formulaRows(sheet);
    @Nullable FormulaColumn[] numbered = new FormulaColumn[rows.length];
    for (int column = 0; column < rows.length; column++) {
      if (rows[column].notEmpty()) {
        int[] ascending = rows[column].distinct().toSortedArray();
        FormulaColumn cells = new FormulaColumn(ascending, count);
        numbered[column] = cells;
        strips.add(new Strip(sheetIndex, column, cells));
        count += ascending.length;
      }
    }
    return numbered;
  }

  private static IntArrayList[] formulaRows(Sheet sheet) {
    IntArrayList[] rows = new IntArrayList[sheet.columnCount()];
    for (int column = 0; column < rows.length; column++) {
      IntArrayList found = new IntArrayList();
      rows[column] = found;
      sheet.visit(
          column,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, formula) -> {
            if (formula >= 0) {
              found.add(row);
            }
          });
    }
    for (CellFormula formula : sheet.formulas()) {
      if (formula.array()) {
        addFilled(sheet, formula.extent(), rows);
      }
    }
    return rows;
  }

  /** Cells an array formula fills may carry only a value in the file; they are calculated too. */
  private static void addFilled(Sheet sheet, CellRange extent, IntArrayList[] rows) {
    int last = Math.min(extent.lastColumn(), rows.length - 1);
    for (int column = extent.firstColumn(); column <= last; column++) {
      IntArrayList found = rows[column];
      sheet.visit(
          column,
          extent.firstRow(),
          extent.lastRow(),
          (row, kind, payload, formula) -> {
            if (formula < 0) {
              found.add(row);
            }
          });
    }
  }

  int count() {
    return count;
  }

  @Nullable FormulaColumn column(int sheet, int column) {
    @Nullable FormulaColumn[] ofSheet = columns[sheet];
    return column < ofSheet.length ? ofSheet[column] : null;
  }

  int columnCount(int sheet) {
    return columns[sheet].length;
  }

  /** The node of a cell, or -1 where no formula stands. */
  int at(int sheet, int row, int column) {
    FormulaColumn cells = column(sheet, column);
    return cells == null ? -1 : cells.node(row);
  }

  Place place(int node) {
    int low = 0;
    int high = strips.size() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (strips.get(middle).cells().firstNode() <= node) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Strip strip = strips.get(low);
    return new Place(
        strip.sheet(), strip.cells().row(node - strip.cells().firstNode()), strip.column());
  }

  /** The node as the user knows it, {@code Sheet1!B7}. */
  String name(int node) {
    Place place = place(node);
    return sheets.get(place.sheet()).name() + "!" + new CellRef(place.row(), place.column());
  }
}
