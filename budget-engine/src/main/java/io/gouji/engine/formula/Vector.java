package io.gouji.engine.formula;

import java.util.regex.Pattern;

/**
 * One row or column of an operand, for searching; of an area only the used part.
 *
 * @param down whether it runs down a column
 */
record Vector(Operand grid, boolean down, int at, int size) {
  private static final Pattern MARKED = Pattern.compile("[\u00C0-\u024F]");

  static Vector column(Operand grid, int column) {
    int size = grid instanceof Area area ? area.usedRows() : grid.rows();
    return new Vector(grid, true, column, size);
  }

  static Vector row(Operand grid, int row) {
    return new Vector(grid, false, row, grid.columns());
  }

  /** The longer side of a grid that should have only one. */
  static Vector along(Operand grid) {
    return grid.columns() > grid.rows() ? row(grid, 0) : column(grid, 0);
  }

  Value get(int index) {
    return down ? grid.at(index, at) : grid.at(at, index);
  }

  /** Where a value stands first, or -1; a text may be a pattern. */
  int find(Value wanted, boolean patterns) {
    if (patterns && wanted instanceof Value.Text text && Wildcard.in(text.value())) {
      return like(Wildcard.of(text.value()));
    }
    if (down && grid instanceof Area area) {
      Area column = area.part(0, at, area.rows(), 1);
      if (RangeIndexes.worthwhile(column)) {
        Object key = RangeIndexes.key(wanted, false, DateSystem.FROM_1900);
        return key == null ? -1 : area.cells().indexes().first(column, key);
      }
    }
    for (int i = 0; i < size; i++) {
      if (same(get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** Where a value stands last, or -1. */
  int findLast(Value wanted, boolean patterns) {
    boolean pattern = patterns && wanted instanceof Value.Text text && Wildcard.in(text.value());
    Wildcard like = Wildcard.of(pattern ? Convert.text(wanted) : "");
    for (int i = size - 1; i >= 0; i--) {
      Value value = get(i);
      if (pattern
          ? value instanceof Value.Text text && like.matches(text.value())
          : same(value, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private int like(Wildcard pattern) {
    for (int i = 0; i < size; i++) {
      if (get(i) instanceof Value.Text text && pattern.matches(text.value())) {
        return i;
      }
    }
    return -1;
  }

  static boolean same(Value value, Value wanted) {
    return value.getClass() == wanted.getClass()
        && !(value instanceof Value.Error)
        && exact(value, wanted) == 0;
  }

  /**
   * The last place not above a value in an ascending vector, or -1. Halves as Excel does and passes
   * over values of another kind, so that {@code LOOKUP(2,1/(…),…)} finds the last hit.
   */
  int floor(Value wanted) {
    int low = -1;
    int high = size;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      int comparable = middle;
      while (comparable < high && get(comparable).getClass() != wanted.getClass()) {
        comparable++;
      }
      int order = comparable < high ? order(get(comparable), wanted) : 1;
      if (order == 0) {
        return endOfRun(comparable, wanted);
      }
      if (order < 0) {
        low = comparable;
      } else {
        high = middle;
      }
    }
    return low >= 0 && get(low).getClass() == wanted.getClass() ? low : -1;
  }

  /** Where letters with marks stand among those without, languages disagree. */
  private static int order(Value value, Value wanted) {
    int order = exact(value, wanted);
    if (order != 0
        && value instanceof Value.Text one
        && wanted instanceof Value.Text other
        && (MARKED.matcher(one.value()).find() || MARKED.matcher(other.value()).find())) {
      throw new Unresolved(UndecidedCell.Reason.LOCALE, one.value() + " < " + other.value());
    }
    return order;
  }

  private int endOfRun(int place, Value wanted) {
    int last = place;
    while (last + 1 < size && same(get(last + 1), wanted)) {
      last++;
    }
    return last;
  }

  /** Searching compares numbers to the last bit, unlike the operators. */
  private static int exact(Value a, Value b) {
    return a instanceof Value.Number x && b instanceof Value.Number y
        ? Double.compare(x.value() + 0.0, y.value() + 0.0)
        : Comparison.compare(a, b);
  }

  /**
   * The place before which all values are smaller, by halving a vector that ought to be sorted;
   * values of another kind come in Excel's order of kinds.
   */
  int insertion(Value wanted, boolean descending) {
    int low = -1;
    int high = size;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      int order = exact(get(middle), wanted);
      if (descending ? order > 0 : order < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The last place not below a value in a descending vector, or -1. */
  int ceiling(Value wanted) {
    int found = -1;
    for (int i = 0; i < size; i++) {
      Value value = get(i);
      if (value.getClass() == wanted.getClass()) {
        int order = exact(value, wanted);
        if (order < 0) {
          break;
        }
        found = i;
        if (order == 0) {
          if (i + 1 < size && same(get(i + 1), wanted)) {
            // Which of equals it is, engines disagree.
            throw Unresolved.unclear("MATCH(\u2026,-1)");
          }
          break;
        }
      }
    }
    return found;
  }

  /** The place of the nearest value on one side, in any order: the first of equals, or -1. */
  int nearest(Value wanted, boolean above) {
    int best = -1;
    for (int i = 0; i < size; i++) {
      Value value = get(i);
      if (value.getClass() != wanted.getClass() || value instanceof Value.Error) {
        continue;
      }
      int order = Comparison.compare(value, wanted);
      if (above ? order < 0 : order > 0) {
        continue;
      }
      int against = best < 0 ? 0 : Comparison.compare(value, get(best));
      if (best < 0 || (above ? against < 0 : against > 0)) {
        best = i;
      }
    }
    return best;
  }
}
