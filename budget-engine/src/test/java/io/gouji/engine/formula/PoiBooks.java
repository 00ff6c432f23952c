package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/** Workbooks of POI's user model as our sheet model: another reader than the one under test. */
final class PoiBooks {
  private PoiBooks() {}

  static Workbook convert(org.apache.poi.ss.usermodel.Workbook book) {
    List<io.gouji.engine.sheet.Sheet> sheets = new ArrayList<>();
    book.sheetIterator().forEachRemaining(sheet -> sheets.add(convert(sheet)));
    List<DefinedName> names = new ArrayList<>();
    for (Name name : book.getAllNames()) {
      String formula = refersTo(name);
      if (!formula.isEmpty()) {
        names.add(new DefinedName(name.getNameName(), name.getSheetIndex(), formula, false));
      }
    }
    return new Workbook(sheets, List.of(CellStyle.GENERAL), names, List.of(), false);
  }

  private static String refersTo(Name name) {
    try {
      return name.isFunctionName() || name.getRefersToFormula() == null
          ? ""
          : name.getRefersToFormula();
    } catch (RuntimeException poiCannotTell) {
      return "";
    }
  }

  private static io.gouji.engine.sheet.Sheet convert(org.apache.poi.ss.usermodel.Sheet sheet) {
    SheetBuilder builder = new SheetBuilder(sheet.getSheetName());
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        builder.hideRow(row.getRowNum());
      }
      for (Cell cell : row) {
        add(builder, cell);
      }
    }
    return builder.build();
  }

  private static void add(SheetBuilder builder, Cell cell) {
    int formula = -1;
    if (cell.getCellType() == CellType.FORMULA) {
      CellRef at = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
      if (cell.isPartOfArrayFormulaGroup()) {
        CellRangeAddress extent = cell.getArrayFormulaRange();
        CellRange range =
            new CellRange(
                extent.getFirstRow(),
                extent.getFirstColumn(),
                extent.getLastRow(),
                extent.getLastColumn());
        formula =
            builder.formula(new CellFormula(cell.getCellFormula(), range.first(), range, true));
      } else {
        formula = builder.formula(CellFormula.at(at, cell.getCellFormula()));
      }
    }
    builder.cell(cell.getRowIndex(), cell.getColumnIndex(), value(cell), 0, formula);
  }

  static CellValue value(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> new CellValue.Number(cell.getNumericCellValue());
      case STRING -> new CellValue.Text(cell.getStringCellValue());
      case BOOLEAN -> new CellValue.Bool(cell.getBooleanCellValue());
      case ERROR -> new CellValue.Error(error(cell.getErrorCellValue()));
      default -> CellValue.Blank.BLANK;
    };
  }

  private static CellError error(byte code) {
    return CellError.of(FormulaError.forInt(code).getString()).orElse(CellError.UNKNOWN);
  }
}
