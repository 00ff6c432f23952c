package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.SharedFormula;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChartSheet;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a workbook says, line by line, once in POI's eyes and once in ours. */
final class PoiOracle {
  private final XSSFWorkbook poi;

  PoiOracle(XSSFWorkbook poi) {
    this.poi = poi;
  }

  List<String> expected() {
    List<String> lines = new ArrayList<>();
    for (org.apache.poi.ss.usermodel.Sheet sheet : poi) {
      if (sheet instanceof XSSFSheet cells && !(sheet instanceof XSSFChartSheet)) {
        int index = poi.getSheetIndex(sheet);
        lines.add(
            "sheet " + sheet.getSheetName() + " " + poi.getSheetVisibility(index) + merges(cells));
        TreeMap<CellRef, String> sorted = new TreeMap<>();
        for (Row row : cells) {
          for (Cell cell : row) {
            if (cell.getColumnIndex() >= CellRef.MAX_COLUMNS
                || cell.getRowIndex() >= CellRef.MAX_ROWS) {
              continue; // a cell beyond the sheet, which POI shows and Excel drops
            }
            CellRef ref = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
            sorted.put(ref, line(ref, (XSSFCell) cell));
          }
        }
        lines.addAll(sorted.values());
      }
    }
    return lines;
  }

  private static List<String> merges(XSSFSheet sheet) {
    return sheet.getMergedRegions().stream()
        .map(CellRangeAddress::formatAsString)
        .sorted()
        .toList();
  }

  private static String line(CellRef ref, XSSFCell cell) {
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType kind = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    String value =
        switch (kind) {
          case NUMERIC -> number(cell.getNumericCellValue());
          case STRING -> text(cell.getRichStringCellValue().getString());
          case BOOLEAN -> "b " + cell.getBooleanCellValue();
          case ERROR -> "e " + FormulaError.forInt(cell.getErrorCellValue()).getString();
          default -> "";
        };
    // POI tells a formula without a cached value as zero.
    boolean uncached = formula && !cell.getCTCell().isSetV() && !cell.getCTCell().isSetIs();
    return line(
        ref,
        uncached ? "" : value,
        formula ? cell.getCellFormula() : "",
        format(cell.getCellStyle()),
        cell.getCellStyle().getLocked());
  }

  /** POI spells the formats that depend on the edition of Excel as in the United States. */
  private static String format(XSSFCellStyle style) {
    int id = style.getDataFormat();
    return id == 14 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
        ? BuiltinFormats.code(id)
        : style.getDataFormatString();
  }

  List<String> actual(Workbook workbook) {
    List<String> lines = new ArrayList<>();
    for (Sheet sheet : workbook.sheets()) {
      lines.add(
          "sheet "
              + sheet.name()
              + " "
              + sheet.visibility()
              + sheet.merges().stream().map(CellRange::a1).sorted().toList());
      TreeMap<CellRef, String> sorted = new TreeMap<>();
      for (int column = 0; column < sheet.columnCount(); column++) {
        int of = column;
        sheet.visit(
            of,
            0,
            CellRef.MAX_ROWS,
            (row, kind, payload, formula) ->
                sorted.put(new CellRef(row, of), line(workbook, sheet, row, of, kind)));
      }
      lines.addAll(sorted.values());
    }
    return lines;
  }

  private String line(Workbook workbook, Sheet sheet, int row, int column, CellKind kind) {
    CellRef ref = new CellRef(row, column);
    CellValue cell = sheet.value(row, column);
    String value =
        switch (kind) {
          case NUMBER -> number(sheet.number(row, column));
          case TEXT -> text(sheet.text(row, column));
          case BOOL -> "b " + ((CellValue.Bool) cell).value();
          case ERROR -> "e " + ((CellValue.Error) cell).code().text();
          case BLANK -> "";
        };
    var style = workbook.style(sheet.style(row, column));
    return line(
        ref,
        value,
        sheet.formula(row, column).map(formula -> shifted(formula, ref, sheet.name())).orElse(""),
        style.numberFormat(),
        style.locked());
  }

  /** A shared formula as it reads in another cell, by POI's own shifting. */
  private String shifted(CellFormula formula, CellRef at, String sheet) {
    CellRef anchor = formula.anchor();
    if (formula.array() || anchor.equals(at)) {
      return formula.text();
    }
    XSSFEvaluationWorkbook book = XSSFEvaluationWorkbook.create(poi);
    Ptg[] parsed =
        FormulaParser.parse(
            formula.text(), book, FormulaType.CELL, poi.getSheetIndex(sheet), at.row());
    Ptg[] moved =
        new SharedFormula(SpreadsheetVersion.EXCEL2007)
            .convertSharedFormulas(parsed, at.row() - anchor.row(), at.column() - anchor.column());
    return FormulaRenderer.toFormulaString(book, moved);
  }

  private static String number(double value) {
    return "n " + (value == 0 ? 0.0 : value);
  }

  /** An empty text and a blank look alike to POI. */
  private static String text(String value) {
    return value.isEmpty() ? "" : "t " + value;
  }

  private static String line(
      CellRef ref, String value, String formula, String format, boolean locked) {
    return ref.a1() + " [" + value + "] =" + formula + " " + format + (locked ? "" : " unlocked");
  }
}
