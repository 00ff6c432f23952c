package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node on the way to its value: its formula, what it waits for, how far that has come. */
final class Visit {
  final int node;
  final Nodes.Place place;
  final List<Area> awaited = new ArrayList<>(4);

  /** When this visit began, and the earliest visit its precedents lead back to; see Circles. */
  int order;

  int earliest;

  /** Whether the node reads a cell that, in the end, reads it. */
  boolean circular;

  /** The node of the array formula that fills this cell, or -1. */
  int anchor = -1;

  @Nullable CellFormula formula;
  @Nullable CompiledFormula code;

  private int area;
  private int sheet = -1;
  private int column;
  private int row;

  Visit(int node, Nodes.Place place) {
    this.node = node;
    this.place = place;
  }

  CellFormula formula() {
    return Objects.requireNonNull(formula);
  }

  CompiledFormula code() {
    return Objects.requireNonNull(code);
  }

  Frame frame(Cells cells) {
    return new Frame(cells, place.sheet(), place.row(), place.column());
  }

  /** The next node this one waits for, or -1 when all are there; asked again, it goes on. */
  int next(Cells cells) {
    for (; area < awaited.size(); area++, sheet = -1) {
      int found = nextIn(awaited.get(area), cells);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  /** Goes on behind the node that {@link #next} found, without waiting for it. */
  void passOver() {
    row++;
  }

  private int nextIn(Area wanted, Cells cells) {
    if (sheet < 0) {
      start(wanted.firstSheet(), wanted);
    }
    while (sheet <= wanted.lastSheet()) {
      int last = Math.min(wanted.lastColumn(), cells.columnCount(sheet) - 1);
      for (; column <= last; column++, row = wanted.firstRow()) {
        int found = cells.unsettled(sheet, column, row, wanted.lastRow());
        if (found >= 0) {
          row = Math.max(row, cells.row(found));
          return found;
        }
      }
      start(sheet + 1, wanted);
    }
    return -1;
  }

  private void start(int newSheet, Area wanted) {
    sheet = newSheet;
    column = wanted.firstColumn();
    row = wanted.firstRow();
  }
}
