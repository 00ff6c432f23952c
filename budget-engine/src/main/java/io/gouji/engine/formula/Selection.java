package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.list.primitive.IntList;

/** The cells that meet all conditions of a SUMIFS and its kin. */
final class Selection {
  /** Takes the places that fit, counted from the upper left corner of the ranges. */
  @FunctionalInterface
  interface Taker {
    void take(int row, int column);
  }

  private final List<Area> ranges = new ArrayList<>();
  private final List<Criterion> criteria = new ArrayList<>();

  /**
   * The pairs of range and condition from an argument on.
   *
   * @throws ErrorSignal #VALUE! if the ranges differ in size
   */
  static Selection of(Arguments arguments, int from) {
    Selection selection = new Selection();
    for (int i = from; i < arguments.count(); i += 2) {
      if (!arguments.has(i + 1)) {
        throw ErrorSignal.VALUE;
      }
      selection.add(
          range(arguments.operand(i)),
          Criterion.of(arguments.value(i + 1), arguments.frame().dates()));
    }
    return selection;
  }

  /** Documented is one range; of computed arrays and of several areas nothing is said. */
  static Area range(Operand operand) {
    if (operand instanceof Areas || !(operand instanceof Value) && !(operand instanceof Area)) {
      throw Unresolved.unclear("COUNTIF/SUMIF(array)");
    }
    return References.area(operand);
  }

  private void add(Area range, Criterion criterion) {
    Area first = ranges.isEmpty() ? range : ranges.get(0);
    if (range.rows() != first.rows() || range.columns() != first.columns()) {
      throw ErrorSignal.VALUE;
    }
    range.cells().require(range);
    ranges.add(range);
    criteria.add(criterion);
  }

  Area shape() {
    return ranges.get(0);
  }

  /** Passes on all fitting places inside the used part of the ranges and of {@code values}. */
  void each(Area values, Taker taker) {
    int indexed = indexed();
    if (indexed >= 0) {
      Area column = ranges.get(indexed);
      Object key = java.util.Objects.requireNonNull(criteria.get(indexed).key());
      IntList rows = column.cells().indexes().rows(column, key, true);
      rows.forEach(row -> take(row, 0, indexed, taker));
      return;
    }
    int rows = usedRows(values);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < shape().columns(); column++) {
        take(row, column, -1, taker);
      }
    }
  }

  /** How many places fit; below the used part every cell is blank. */
  double count() {
    Tally tally = new Tally();
    each(shape(), (row, column) -> tally.accept(1));
    double below = shape().rows() - usedRows(shape());
    boolean blanks = criteria.stream().allMatch(criterion -> criterion.fits(Value.Blank.BLANK));
    return tally.count() + (blanks ? below * shape().columns() : 0);
  }

  private int indexed() {
    for (int i = 0; i < ranges.size(); i++) {
      if (criteria.get(i).key() != null && RangeIndexes.worthwhile(ranges.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int usedRows(Area values) {
    int rows = values.usedRows();
    for (Area range : ranges) {
      rows = Math.max(rows, range.usedRows());
    }
    return Math.min(rows, shape().rows());
  }

  private void take(int row, int column, int known, Taker taker) {
    for (int i = 0; i < ranges.size(); i++) {
      if (i != known && !criteria.get(i).fits(ranges.get(i).at(row, column))) {
        return;
      }
    }
    taker.take(row, column);
  }
}
