package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;
import java.util.Optional;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.AreaEvalBase;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.NumericValueEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.RefEvalBase;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.StringValueEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;

/** Our values as POI's functions take them, and theirs as ours. Areas are read cell by cell. */
final class PoiValues {
  private PoiValues() {}

  static ValueEval[] of(Arguments arguments) {
    ValueEval[] values = new ValueEval[arguments.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of(arguments.operand(i));
    }
    return values;
  }

  private static ValueEval of(Operand operand) {
    if (operand instanceof Value value) {
      return of(value);
    }
    if (operand instanceof Area area) {
      area.cells().require(area);
      return area.single() ? new Cell(area) : new Grid(area, area);
    }
    if (operand instanceof Areas) {
      return ErrorEval.VALUE_INVALID;
    }
    return new Grid(operand, null);
  }

  static ValueEval of(Value value) {
    if (value instanceof Value.Number number) {
      return new NumberEval(number.value());
    }
    if (value instanceof Value.Text text) {
      return new StringEval(text.value());
    }
    if (value instanceof Value.Bool bool) {
      return BoolEval.valueOf(bool.value());
    }
    if (value instanceof Value.Error error) {
      return of(error.code());
    }
    return value == Value.Missing.MISSING ? MissingArgEval.instance : BlankEval.instance;
  }

  private static ValueEval of(CellError error) {
    try {
      return ErrorEval.valueOf(FormulaError.forString(error.text()).getCode());
    } catch (IllegalArgumentException unknownToPoi) {
      throw new Unresolved(UndecidedCell.Reason.UNKNOWN_FUNCTION, error.text());
    }
  }

  static Operand operand(ValueEval result) {
    if (result instanceof TwoDEval grid) {
      return Matrix.of(grid.getHeight(), grid.getWidth(), (r, c) -> value(grid.getValue(r, c)));
    }
    return result instanceof RefEval cell
        ? value(cell.getInnerValueEval(cell.getFirstSheetIndex()))
        : value(result);
  }

  private static Value value(ValueEval result) {
    if (result instanceof BoolEval bool) {
      return Value.of(bool.getBooleanValue());
    }
    if (result instanceof NumericValueEval number) {
      return Value.of(number.getNumberValue());
    }
    if (result instanceof StringValueEval text) {
      return Value.of(text.getStringValue());
    }
    if (result instanceof ErrorEval error) {
      Optional<CellError> code = CellError.of(error.getErrorString());
      return Value.Error.of(
          code.orElseThrow(() -> new IllegalStateException(error.getErrorString())));
    }
    return Value.Blank.BLANK;
  }

  /** A single cell, as POI wants to see one. */
  private static final class Cell extends RefEvalBase {
    private final Area area;

    Cell(Area area) {
      super(area.firstSheet(), area.firstRow(), area.firstColumn());
      this.area = area;
    }

    @Override
    public ValueEval getInnerValueEval(int sheetIndex) {
      return of(area.at(0, 0));
    }

    @Override
    public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
      Area moved =
          area.part(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1);
      return new Grid(moved, moved);
    }
  }

  /** An area or an array, as POI wants to see one. */
  private static final class Grid extends AreaEvalBase {
    private final Operand operand;
    private final @org.jspecify.annotations.Nullable Area place;

    Grid(Operand operand, @org.jspecify.annotations.Nullable Area place) {
      super(
          place == null ? 0 : place.firstRow(),
          place == null ? 0 : place.firstColumn(),
          (place == null ? 0 : place.firstRow()) + operand.rows() - 1,
          (place == null ? 0 : place.firstColumn()) + operand.columns() - 1);
      this.operand = operand;
      this.place = place;
    }

    @Override
    public ValueEval getRelativeValue(int row, int column) {
      return of(operand.at(row, column));
    }

    @Override
    public ValueEval getRelativeValue(int sheetIndex, int row, int column) {
      return of(operand.at(row, column));
    }

    @Override
    public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
      if (place == null) {
        throw new IllegalStateException("an array stands nowhere");
      }
      Area moved =
          place.part(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1);
      return new Grid(moved, moved);
    }

    @Override
    public TwoDEval getRow(int row) {
      return part(row, 0, 1, operand.columns());
    }

    @Override
    public TwoDEval getColumn(int column) {
      return part(0, column, operand.rows(), 1);
    }

    private Grid part(int row, int column, int height, int width) {
      if (place != null) {
        Area part = place.part(row, column, height, width);
        return new Grid(part, part);
      }
      return new Grid(Matrix.of(height, width, (r, c) -> operand.at(row + r, column + c)), null);
    }
  }
}
