package io.gouji.engine.formula;

import io.gouji.engine.formula.Expr.Reference.Corner;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.constant.ErrorConstant;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaErrPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.ArrayPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.Deleted3DPxg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg3D;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefErrorPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Turns a token that takes no operands into a constant or a reference. */
final class OperandCompiler {
  private static final int LAST_ROW = CellRef.MAX_ROWS - 1;
  private static final int LAST_COLUMN = CellRef.MAX_COLUMNS - 1;

  private final FormulaCompiler compiler;
  private final CellRef anchor;

  OperandCompiler(FormulaCompiler compiler, CellRef anchor) {
    this.compiler = compiler;
    this.anchor = anchor;
  }

  Expr compile(Ptg token) {
    if (token instanceof RefPtgBase cell) {
      Corner corner =
          corner(cell.getRow(), cell.isRowRelative(), cell.getColumn(), cell.isColRelative());
      return cell instanceof Ref3DPxg on ? on(on, corner, corner) : own(corner, corner);
    }
    if (token instanceof AreaPtgBase area) {
      return area(area);
    }
    if (token instanceof RefErrorPtg
        || token instanceof AreaErrPtg
        || token instanceof Deleted3DPxg) {
      return new Expr.Constant(Value.Error.REF);
    }
    Value constant = constant(token);
    if (constant != null) {
      return new Expr.Constant(constant);
    }
    return token instanceof ArrayPtg array
        ? new Expr.Constant(matrix(array))
        : new Expr.Obstacle(UndecidedCell.Reason.UNREADABLE, token.getClass().getSimpleName());
  }

  private static @Nullable Value constant(Ptg token) {
    if (token instanceof NumberPtg number) {
      return Value.of(number.getValue());
    }
    if (token instanceof IntPtg number) {
      return Value.of((double) number.getValue());
    }
    if (token instanceof StringPtg text) {
      return Value.of(text.getValue());
    }
    if (token instanceof BoolPtg bool) {
      return Value.of(bool.getValue());
    }
    if (token instanceof MissingArgPtg) {
      return Value.Missing.MISSING;
    }
    return token instanceof ErrPtg error ? error(error.getErrorCode()) : null;
  }

  private static Value.Error error(int code) {
    return Value.Error.of(
        CellError.of(FormulaError.forInt(code).getString()).orElse(CellError.UNKNOWN));
  }

  private static Matrix matrix(ArrayPtg array) {
    List<Value> values = new ArrayList<>();
    for (Object[] row : array.getTokenArrayValues()) {
      for (Object value : row) {
        values.add(element(value));
      }
    }
    return new Matrix(array.getRowCount(), array.getColumnCount(), values.toArray(Value[]::new));
  }

  private static Value element(@Nullable Object value) {
    if (value instanceof Double number) {
      return Value.of(number);
    }
    if (value instanceof Boolean bool) {
      return Value.of(bool.booleanValue());
    }
    if (value instanceof ErrorConstant error) {
      return error(error.getErrorCode());
    }
    return value == null ? Value.Blank.BLANK : Value.of(value.toString());
  }

  private Expr area(AreaPtgBase area) {
    // Whole columns and rows do not move in the direction they fill.
    boolean tall = area.getFirstRow() == 0 && area.getLastRow() == LAST_ROW;
    boolean wide = area.getFirstColumn() == 0 && area.getLastColumn() == LAST_COLUMN;
    Corner first =
        corner(
            area.getFirstRow(),
            area.isFirstRowRelative() && !tall,
            area.getFirstColumn(),
            area.isFirstColRelative() && !wide);
    Corner last =
        corner(
            area.getLastRow(),
            area.isLastRowRelative() && !tall,
            area.getLastColumn(),
            area.isLastColRelative() && !wide);
    return area instanceof Area3DPxg on ? on(on, first, last) : own(first, last);
  }

  private Corner corner(int row, boolean rowRelative, int column, boolean columnRelative) {
    return new Corner(
        rowRelative ? row - anchor.row() : row,
        rowRelative,
        columnRelative ? column - anchor.column() : column,
        columnRelative);
  }

  private static Expr own(Corner first, Corner last) {
    return new Expr.Reference(Expr.Reference.OWN_SHEET, Expr.Reference.OWN_SHEET, first, last);
  }

  private Expr on(Pxg3D place, Corner first, Corner last) {
    if (place.getExternalWorkbookNumber() > 0) {
      return linked(place, first, last);
    }
    int one = compiler.sheet(place.getSheetName());
    int two = place.getLastSheetName() == null ? one : compiler.sheet(place.getLastSheetName());
    return one < 0 || two < 0
        ? new Expr.Constant(Value.Error.REF)
        : new Expr.Reference(Math.min(one, two), Math.max(one, two), first, last);
  }

  /** Cells of another workbook, of which the file may keep what was last seen in them. */
  private Expr linked(Pxg3D place, Corner first, Corner last) {
    int workbook = place.getExternalWorkbookNumber();
    Optional<Sheet> kept =
        place.getLastSheetName() == null
            ? compiler.kept(workbook, place.getSheetName())
            : Optional.empty();
    return kept.isEmpty()
        ? external(workbook)
        : new Expr.Linked(
            compiler.external(workbook), kept.get(), (Expr.Reference) own(first, last));
  }

  Expr external(int workbook) {
    return new Expr.Obstacle(UndecidedCell.Reason.EXTERNAL_LINK, compiler.external(workbook));
  }
}
