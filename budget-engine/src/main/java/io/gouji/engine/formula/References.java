package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** What two references share, of unions part by part; nothing at all is #NULL!. */
  static Operand intersection(Operand left, Operand right) {
    List<Area> shared = new ArrayList<>();
    for (Area a : areas(left)) {
      for (Area b : areas(right)) {
        shared(a, b).ifPresent(shared::add);
      }
    }
    if (shared.isEmpty()) {
      return Value.Error.NULL;
    }
    return shared.size() == 1 ? shared.get(0) : new Areas(shared);
  }

  private static Optional<Area> shared(Area a, Area b) {
    int top = Math.max(a.firstRow(), b.firstRow());
    int bottom = Math.min(a.lastRow(), b.lastRow());
    int first = Math.max(a.firstColumn(), b.firstColumn());
    int last = Math.min(a.lastColumn(), b.lastColumn());
    return a.firstSheet() != b.firstSheet() || top > bottom || first > last
        ? Optional.empty()
        : Optional.of(new Area(a.cells(), a.firstSheet(), a.lastSheet(), top, first, bottom, last));
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
