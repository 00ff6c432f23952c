package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;

/** The operators that make references out of references. */
final class References {
  private References() {}

  static Operand union(Operand left, Operand right) {
    List<Area> all = new ArrayList<>(areas(left));
    all.addAll(areas(right));
    return new Areas(all);
  }

  static Operand range(Operand left, Operand right) {
    Area a = area(left);
    Area b = area(right);
    if (a.firstSheet() != b.firstSheet() || a.lastSheet() != b.lastSheet()) {
      return Value.Error.VALUE;
    }
    return new Area(
        a.cells(),
        a.firstSheet(),
        a.lastSheet(),
        Math.min(a.firstRow(), b.firstRow()),
        Math.min(a.firstColumn(), b.firstColumn()),
        Math.max(a.lastRow(), b.lastRow()),
        Math.max(a.lastColumn(), b.lastColumn()));
  }

  static Operand intersection(Operand left, Operand right) {
    Area a = area(left);
    Area b = area(right);
    int top = Math.max(a.firstRow(), b.firstRow());
    int bottom = Math.min(a.lastRow(), b.lastRow());
    int first = Math.max(a.firstColumn(), b.firstColumn());
    int last = Math.min(a.lastColumn(), b.lastColumn());
    if (a.firstSheet() != b.firstSheet() || top > bottom || first > last) {
      return Value.Error.NULL;
    }
    return new Area(a.cells(), a.firstSheet(), a.lastSheet(), top, first, bottom, last);
  }

  static List<Area> areas(Operand operand) {
    return operand instanceof Areas union ? union.areas() : List.of(area(operand));
  }

  /** The one area an operand must be; throws its error, or #VALUE! where it is no reference. */
  static Area area(Operand operand) {
    if (operand instanceof Area area) {
      return area;
    }
    throw operand instanceof Value.Error error ? new ErrorSignal(error) : ErrorSignal.VALUE;
  }
}
