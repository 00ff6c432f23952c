package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRef;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.impl.factory.primitive.IntLists;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered about columns during one calculation, so that many formulas over one range do
 * not each read it from the top: running totals, and where each value stands. Only ranges that are
 * calculated get here, so nothing remembered can change.
 */
final class RangeIndexes {
  /** Shorter columns are read faster than looked up. */
  private static final int SHORT = 24;

  private record Top(int sheet, int column, int firstRow) {}

  private record Span(int sheet, int column, int firstRow, int lastRow, boolean lenient) {}

  private final Cells cells;
  private final Map<Top, Running> totals = new HashMap<>();
  private final Map<Span, Map<Object, IntArrayList>> places = new HashMap<>();

  RangeIndexes(Cells cells) {
    this.cells = cells;
  }

  /** The sum of an area's numbers; throws the first error in it. */
  double sum(Area area) {
    cells.require(area);
    if (area.rows() <= SHORT || area.firstSheet() != area.lastSheet()) {
      return plain(area, area.firstRow());
    }
    double sum = 0;
    int last = Math.min(area.lastColumn(), cells.columnCount(area.firstSheet()) - 1);
    for (int column = area.firstColumn(); column <= last; column++) {
      sum += running(area, column);
    }
    return sum;
  }

  private double plain(Area area, int fromRow) {
    Tally tally = new Tally();
    cells.visit(
        new Area(
            cells,
            area.firstSheet(),
            area.lastSheet(),
            fromRow,
            area.firstColumn(),
            area.lastRow(),
            area.lastColumn()),
        new Grids.Numbers(tally));
    return tally.sum();
  }

  private double running(Area area, int column) {
    Area one =
        new Area(
            cells,
            area.firstSheet(),
            area.firstSheet(),
            area.firstRow(),
            column,
            area.lastRow(),
            column);
    Running total =
        totals.computeIfAbsent(
            new Top(area.firstSheet(), column, area.firstRow()),
            top -> new Running(area.firstRow() - 1));
    if (area.lastRow() < total.lastRow) {
      return plain(one, area.firstRow());
    }
    if (area.lastRow() > total.lastRow) {
      cells.visit(
          new Area(
              cells,
              area.firstSheet(),
              area.firstSheet(),
              total.lastRow + 1,
              column,
              area.lastRow(),
              column),
          total);
      total.settle(area.lastRow());
    }
    return total.sum();
  }

  /** The sum of a column from one row down to the farthest that was asked for. */
  private static final class Running implements Cells.Sink {
    private int lastRow;
    private double settled;
    private double growing;
    private Value.@Nullable Error error;

    Running(int lastRow) {
      this.lastRow = lastRow;
    }

    @Override
    public void number(int row, int column, double number) {
      growing += number;
    }

    @Override
    public void other(int row, int column, Value value) {
      if (error == null && value instanceof Value.Error found) {
        error = found;
      }
    }

    void settle(int row) {
      lastRow = row;
      settled = growing;
    }

    double sum() {
      if (error != null) {
        throw new ErrorSignal(error);
      }
      return settled;
    }
  }

  /**
   * The rows of a one-column area whose cell holds a value, ascending, counted from its top.
   *
   * @param lenient whether a text that reads as a number counts as that number, as in SUMIF
   */
  IntList rows(Area column, Object key, boolean lenient) {
    IntArrayList rows = index(column, lenient).get(key);
    return rows == null ? IntLists.immutable.empty() : rows;
  }

  /** The first such row, or -1. */
  int first(Area column, Object key) {
    IntList rows = rows(column, key, false);
    return rows.isEmpty() ? -1 : rows.getFirst();
  }

  static boolean worthwhile(Area area) {
    return area.firstColumn() == area.lastColumn()
        && area.firstSheet() == area.lastSheet()
        && area.rows() > SHORT;
  }

  private Map<Object, IntArrayList> index(Area area, boolean lenient) {
    Span span =
        new Span(
            area.firstSheet(),
            area.firstColumn(),
            area.firstRow(),
            Math.min(area.lastRow(), CellRef.MAX_ROWS - 1),
            lenient);
    Map<Object, IntArrayList> index = places.get(span);
    if (index == null) {
      index = new HashMap<>();
      cells.visit(area, new Places(index, area.firstRow(), lenient, cells.dates()));
      places.put(span, index);
    }
    return index;
  }

  /** What two values have in common that count as the same one; null for a blank. */
  static @Nullable Object key(Value value, boolean lenient, DateSystem dates) {
    if (value instanceof Value.Number number) {
      return number.value() + 0.0;
    }
    if (value instanceof Value.Text text) {
      double number = lenient ? NumberText.parse(text.value(), dates) : Double.NaN;
      return Double.isNaN(number) ? text.value().toUpperCase(Locale.ROOT) : (Object) number;
    }
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    return value instanceof Value.Error error ? error.code() : null;
  }

  /** Writes down where each value stands. */
  private record Places(
      Map<Object, IntArrayList> index, int firstRow, boolean lenient, DateSystem dates)
      implements Cells.Sink {
    @Override
    public void number(int row, int column, double number) {
      add(row, number + 0.0);
    }

    @Override
    public void other(int row, int column, Value value) {
      Object key = key(value, lenient, dates);
      if (key != null) {
        add(row, key);
      }
    }

    private void add(int row, Object key) {
      index.computeIfAbsent(key, any -> new IntArrayList(2)).add(row - firstRow);
    }
  }
}
