package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.SheetNameFormatter;
import org.apache.poi.ss.util.CellReference;

/** Functions of places: where a reference stands, and references computed. */
final class ReferenceFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("INDEX", 2, 4, "PVVV", ReferenceFunctions::index),
          Functions.function("OFFSET", 3, 5, "PVVVV", ReferenceFunctions::offset),
          Functions.function("INDIRECT", 1, 2, "VV", ReferenceFunctions::indirect),
          Functions.function("ROW", 0, 1, "P", a -> numbers(a, true)),
          Functions.function("COLUMN", 0, 1, "P", a -> numbers(a, false)),
          Functions.function("ROWS", 1, 1, "P", a -> Value.of((double) extent(a).rows())),
          Functions.function("COLUMNS", 1, 1, "P", a -> Value.of((double) extent(a).columns())),
          Functions.function("AREAS", 1, 1, "P", ReferenceFunctions::areas),
          Functions.function("SHEET", 0, 1, "P", ReferenceFunctions::sheet),
          Functions.function("SHEETS", 0, 1, "P", ReferenceFunctions::sheets),
          Functions.function("SINGLE", 1, 1, "P", ReferenceFunctions::single),
          Functions.function("ADDRESS", 2, 5, "VVVVV", ReferenceFunctions::address));

  private ReferenceFunctions() {}

  private static Operand sized(Arguments arguments) {
    Operand operand = arguments.operand(0);
    if (operand instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    return operand;
  }

  /** Of several areas there is no number of rows: #REF!. */
  private static Operand extent(Arguments arguments) {
    if (arguments.operand(0) instanceof Areas) {
      throw ErrorSignal.REF;
    }
    return sized(arguments);
  }

  /** The sign {@code @}: of an area the cell in line with the formula, of an array the first. */
  private static Value single(Arguments arguments) {
    Operand operand = sized(arguments);
    if (operand instanceof Area area) {
      return area.intersect(arguments.frame());
    }
    return operand instanceof Value value ? value : operand.at(0, 0);
  }

  private static Value areas(Arguments arguments) {
    return Value.of((double) References.areas(arguments.operand(0)).size());
  }

  private static Value sheet(Arguments arguments) {
    if (arguments.given(0) && arguments.operand(0) instanceof Value.Text) {
      int named = arguments.cells().compiler().sheet(arguments.text(0));
      return named < 0 ? Value.Error.NA : Value.of(named + 1.0);
    }
    int sheet = arguments.given(0) ? arguments.area(0).firstSheet() : arguments.frame().sheet();
    return Value.of(sheet + 1.0);
  }

  private static Value sheets(Arguments arguments) {
    if (!arguments.given(0)) {
      return Value.of((double) arguments.cells().workbook().sheets().size());
    }
    Area area = arguments.area(0);
    return Value.of(area.lastSheet() - area.firstSheet() + 1.0);
  }

  private static Value address(Arguments arguments) {
    int row = arguments.integer(0);
    int column = arguments.integer(1);
    int kind = arguments.integer(2, 1);
    boolean a1 = !arguments.given(3) || arguments.truth(3);
    boolean outside =
        row < 1 || row > CellRef.MAX_ROWS || column < 1 || column > CellRef.MAX_COLUMNS;
    if (outside || kind < 1 || kind > 4) {
      return Value.Error.VALUE;
    }
    if (arguments.given(4) && arguments.text(4).startsWith("[")) {
      // Whether Excel quotes the name of another book differs from version to version.
      throw Unresolved.unclear("ADDRESS([book])");
    }
    boolean fixedRow = kind <= 2;
    boolean fixedColumn = kind == 1 || kind == 3;
    String place =
        a1
            ? new CellReference(row - 1, column - 1, fixedRow, fixedColumn).formatAsString()
            : "R"
                + (fixedRow ? row : "[" + row + "]")
                + "C"
                + (fixedColumn ? column : "[" + column + "]");
    String sheet = arguments.given(4) ? SheetNameFormatter.format(arguments.text(4)) + "!" : "";
    return Value.of(sheet + place);
  }

  private static Operand numbers(Arguments arguments, boolean rows) {
    if (!arguments.given(0)) {
      return numbers(own(arguments.frame()), rows);
    }
    return numbers(arguments.area(0), rows);
  }

  /** The cell that asks, or all cells that its array formula fills. */
  private static Area own(Frame frame) {
    Sheet sheet = frame.cells().workbook().sheets().get(frame.sheet());
    int formula = sheet.formulaIndex(frame.row(), frame.column());
    if (formula < 0 || !sheet.formulas().get(formula).array()) {
      return Area.of(frame.cells(), frame.sheet(), frame.row(), frame.column());
    }
    CellRange extent = sheet.formulas().get(formula).extent();
    return new Area(
        frame.cells(),
        frame.sheet(),
        frame.sheet(),
        extent.firstRow(),
        extent.firstColumn(),
        extent.lastRow(),
        extent.lastColumn());
  }

  private static Operand numbers(Area area, boolean rows) {
    int first = rows ? area.firstRow() : area.firstColumn();
    int count = rows ? area.rows() : area.columns();
    if (count == 1) {
      return Value.of(first + 1.0);
    }
    return rows
        ? Matrix.of(count, 1, (r, c) -> Value.of(first + r + 1.0))
        : Matrix.of(1, count, (r, c) -> Value.of(first + c + 1.0));
  }

  private static Operand index(Arguments arguments) {
    Operand grid = chosen(arguments);
    int row = arguments.integer(1, 0);
    int column = arguments.integer(2, 0);
    if (!arguments.has(2) && grid.rows() == 1 && grid.columns() > 1) {
      column = row;
      row = 1;
    }
    if (row < 0 || column < 0) {
      return Value.Error.VALUE;
    }
    if (!arguments.has(2) && grid.rows() > 1 && grid.columns() > 1) {
      return Value.Error.REF;
    }
    if (row > grid.rows() || column > grid.columns()) {
      return Value.Error.REF;
    }
    int top = Math.max(0, row - 1);
    int left = Math.max(0, column - 1);
    int height = row == 0 ? grid.rows() : 1;
    int width = column == 0 ? grid.columns() : 1;
    if (grid instanceof Area area) {
      return area.part(top, left, height, width);
    }
    return height == 1 && width == 1
        ? grid.at(top, left)
        : Matrix.of(height, width, (r, c) -> grid.at(top + r, left + c));
  }

  private static Operand chosen(Arguments arguments) {
    Operand grid = sized(arguments);
    if (grid instanceof Areas union) {
      int number = arguments.integer(3, 1);
      if (number < 1 || number > union.areas().size()) {
        throw ErrorSignal.REF;
      }
      return union.areas().get(number - 1);
    }
    return grid;
  }

  private static Operand offset(Arguments arguments) {
    Area base = arguments.area(0);
    int height = arguments.integer(3, base.rows());
    int width = arguments.integer(4, base.columns());
    long top = (long) base.firstRow() + arguments.integer(1);
    long left = (long) base.firstColumn() + arguments.integer(2);
    // A negative size reaches up or to the left.
    top += height < 0 ? height + 1 : 0;
    left += width < 0 ? width + 1 : 0;
    long rows = Math.abs((long) height);
    long columns = Math.abs((long) width);
    boolean outside =
        top < 0
            || left < 0
            || top + rows > CellRef.MAX_ROWS
            || left + columns > CellRef.MAX_COLUMNS;
    if (rows == 0 || columns == 0 || outside) {
      return Value.Error.REF;
    }
    return new Area(
        base.cells(),
        base.firstSheet(),
        base.lastSheet(),
        (int) top,
        (int) left,
        (int) (top + rows - 1),
        (int) (left + columns - 1));
  }

  private static Operand indirect(Arguments arguments) {
    Frame frame = arguments.frame();
    String text = arguments.text(0).strip();
    if (!arguments.truth(1, true)) {
      text = RowColumnText.letters(text, frame.row(), frame.column()).orElse("");
    }
    Optional<Expr> expr =
        text.isEmpty()
            ? Optional.empty()
            : arguments.cells().compiler().reference(text, frame.sheet());
    Frame first = new Frame(frame.cells(), frame.sheet(), 0, 0);
    Operand result = expr.isEmpty() ? Value.Error.REF : expr.get().eval(first);
    return result instanceof Area || result instanceof Areas ? result : Value.Error.REF;
  }
}
