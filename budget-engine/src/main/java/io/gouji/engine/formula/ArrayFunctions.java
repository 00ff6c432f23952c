package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Functions of newer Excel that pick and order the rows of a grid. */
final class ArrayFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("FILTER", 2, 3, "AAV", ArrayFunctions::filter),
          Functions.function("UNIQUE", 1, 3, "AVV", ArrayFunctions::unique),
          Functions.function("SORT", 1, 4, "AVVV", ArrayFunctions::sort),
          Functions.function("SEQUENCE", 1, 4, "VVVV", ArrayFunctions::sequence),
          Functions.function("MUNIT", 1, 1, "V", ArrayFunctions::unit));

  private ArrayFunctions() {}

  /** A grid seen by its rows, or turned, by its columns. */
  private record Lines(Operand grid, boolean turned) {
    static Lines of(Operand grid, boolean turned) {
      if (grid instanceof Value.Error error) {
        throw new ErrorSignal(error);
      }
      if ((long) grid.rows() * grid.columns() > Limits.ARRAY_VALUES) {
        throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, grid.rows() + "x" + grid.columns());
      }
      if (grid instanceof Area area) {
        area.cells().require(area);
      }
      return new Lines(grid, turned);
    }

    int count() {
      return turned ? grid.columns() : grid.rows();
    }

    int width() {
      return turned ? grid.rows() : grid.columns();
    }

    Value at(int line, int place) {
      return turned ? grid.at(place, line) : grid.at(line, place);
    }

    Operand kept(int[] lines) {
      return turned
          ? Matrix.of(grid.rows(), lines.length, (r, c) -> grid.at(r, lines[c]))
          : Matrix.of(lines.length, grid.columns(), (r, c) -> grid.at(lines[r], c));
    }
  }

  private static Operand filter(Arguments arguments) {
    Operand grid = arguments.operand(0);
    Operand wanted = arguments.operand(1);
    if (wanted instanceof Value.Error error) {
      return error;
    }
    boolean rows = wanted.columns() == 1 && wanted.rows() == grid.rows();
    boolean columns = wanted.rows() == 1 && wanted.columns() == grid.columns();
    if (!rows && !columns) {
      return Value.Error.VALUE;
    }
    Lines lines = Lines.of(grid, !rows);
    IntPredicate fits = i -> Convert.truth(rows ? wanted.at(i, 0) : wanted.at(0, i));
    int[] kept = IntStream.range(0, lines.count()).filter(fits).toArray();
    if (kept.length > 0) {
      return lines.kept(kept);
    }
    return arguments.given(2) ? arguments.value(2) : Value.Error.of(CellError.CALC);
  }

  private static Operand unique(Arguments arguments) {
    Lines lines = Lines.of(arguments.operand(0), arguments.given(1) && arguments.truth(1));
    boolean once = arguments.given(2) && arguments.truth(2);
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int line = 0; line < lines.count(); line++) {
      groups.computeIfAbsent(key(lines, line), none -> new ArrayList<>()).add(line);
    }
    int[] kept =
        groups.values().stream()
            .filter(group -> !once || group.size() == 1)
            .mapToInt(group -> group.get(0))
            .toArray();
    return kept.length == 0 ? Value.Error.of(CellError.CALC) : lines.kept(kept);
  }

  /** What two equal lines have in common; the case of letters does not count. */
  private static List<Object> key(Lines lines, int line) {
    List<Object> key = new ArrayList<>();
    for (int place = 0; place < lines.width(); place++) {
      Value value = lines.at(line, place);
      key.add(value instanceof Value.Text text ? text.value().toUpperCase(Locale.ROOT) : value);
    }
    return key;
  }

  /** By numbers only: the order of words depends on the country of the machine. */
  private static Operand sort(Arguments arguments) {
    Lines lines = Lines.of(arguments.operand(0), arguments.given(3) && arguments.truth(3));
    int place = arguments.integer(1, 1) - 1;
    int order = arguments.integer(2, 1);
    if (place < 0 || place >= lines.width() || Math.abs(order) != 1) {
      return Value.Error.VALUE;
    }
    double[] keys = new double[lines.count()];
    for (int line = 0; line < keys.length; line++) {
      if (!(lines.at(line, place) instanceof Value.Number number)) {
        throw new Unresolved(UndecidedCell.Reason.LOCALE, "SORT");
      }
      keys[line] = order * number.value();
    }
    int[] sorted =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(line -> keys[line]))
            .mapToInt(line -> line)
            .toArray();
    return lines.kept(sorted);
  }

  private static Operand sequence(Arguments arguments) {
    int rows = (int) arguments.number(0, 1);
    int columns = (int) arguments.number(1, 1);
    double start = arguments.number(2, 1);
    double step = arguments.number(3, 1);
    if (rows < 1 || columns < 1) {
      return rows < 0 || columns < 0 ? Value.Error.VALUE : Value.Error.of(CellError.CALC);
    }
    return Matrix.of(rows, columns, (r, c) -> Value.of(start + step * ((double) r * columns + c)));
  }

  /** The square matrix with ones from corner to corner; documented: #VALUE! for a size below 1. */
  private static Operand unit(Arguments arguments) {
    int size = arguments.integer(0);
    if (size < 1) {
      return Value.Error.VALUE;
    }
    if ((long) size * size > Limits.ARRAY_VALUES) {
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "MUNIT");
    }
    return Matrix.of(size, size, (r, c) -> r == c ? Value.of(1.0) : Value.ZERO);
  }
}
