package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordBase;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads the worksheets of one .xls workbook, which share their texts. */
final class XlsSheet {
  private static final int NONE = -1;

  /** A filter is at work ([MS-XLS] 2.4.122, FilterMode). */
  private static final int FILTER_MODE = 0x009B;

  private final HSSFWorkbook workbook;
  private final XlsFormulas formulas;
  private final ModelBudget budget;
  private final List<String> strings;
  private final Map<String, Integer> known = new HashMap<>();

  XlsSheet(HSSFWorkbook workbook, XlsFormulas formulas, ModelBudget budget, List<String> strings) {
    this.workbook = workbook;
    this.formulas = formulas;
    this.budget = budget;
    this.strings = strings;
  }

  private static boolean isFilter(RecordBase part) {
    return part instanceof Record record && record.getSid() == FILTER_MODE;
  }

  Sheet read(int index) throws UnreadableException {
    budget.item();
    HSSFSheet source = workbook.getSheetAt(index);
    SheetBuilder sheet = new SheetBuilder(source.getSheetName(), strings);
    sheet.visibility(Sheet.Visibility.valueOf(workbook.getSheetVisibility(index).name()));
    for (CellRangeAddress merge : source.getMergedRegions()) {
      budget.item();
      sheet.merge(range(merge));
    }
    Map<CellRange, Integer> arrays = new HashMap<>();
    if (source.getSheet().getRecords().stream().anyMatch(XlsSheet::isFilter)) {
      sheet.filter();
    }
    for (Row row : source) {
      if (row.getZeroHeight()) {
        budget.item();
        sheet.hideRow(row.getRowNum());
      }
      for (Cell cell : row) {
        add(sheet, (HSSFCell) cell, formula(sheet, index, (HSSFCell) cell, arrays));
      }
    }
    return sheet.build();
  }

  private static CellRange range(CellRangeAddress merge) {
    return new CellRange(
        merge.getFirstRow(), merge.getFirstColumn(), merge.getLastRow(), merge.getLastColumn());
  }

  private int formula(SheetBuilder sheet, int index, HSSFCell cell, Map<CellRange, Integer> arrays)
      throws UnreadableException {
    if (cell.getCellType() != CellType.FORMULA) {
      return NONE;
    }
    CellRef here = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
    if (!cell.isPartOfArrayFormulaGroup()) {
      Optional<String> text = formulas.text(index, here.row(), here.column());
      return text.isEmpty() ? NONE : sheet.formula(CellFormula.at(here, budget.keep(text.get())));
    }
    CellRange extent = range(cell.getArrayFormulaRange());
    Integer opened = arrays.get(extent);
    if (opened == null) {
      String text = formulas.text(index, here.row(), here.column()).orElse("");
      opened = sheet.formula(new CellFormula(budget.keep(text), extent.first(), extent, true));
      arrays.put(extent, opened);
    }
    return opened;
  }

  private void add(SheetBuilder sheet, HSSFCell cell, int formula) throws UnreadableException {
    budget.cell();
    int row = cell.getRowIndex();
    int column = cell.getColumnIndex();
    int style = cell.getCellStyle().getIndex();
    boolean calculated = cell.getCellType() == CellType.FORMULA;
    switch (calculated ? cell.getCachedFormulaResultType() : cell.getCellType()) {
      case NUMERIC -> {
        double number = cell.getNumericCellValue();
        if (Double.isFinite(number)) {
          sheet.number(row, column, number, style, formula);
        } else {
          sheet.text(row, column, string(Double.toString(number)), style, formula);
        }
      }
      case STRING -> {
        String text = cell.getRichStringCellValue().getString();
        sheet.text(row, column, string(text), style, formula);
      }
      case BOOLEAN ->
          sheet.cell(row, column, new CellValue.Bool(cell.getBooleanCellValue()), style, formula);
      case ERROR ->
          sheet.cell(
              row, column, new CellValue.Error(error(cell.getErrorCellValue())), style, formula);
      default -> sheet.cell(row, column, CellValue.Blank.BLANK, style, formula);
    }
  }

  private int string(String text) throws UnreadableException {
    Integer index = known.get(text);
    if (index == null) {
      index = strings.size();
      strings.add(budget.keep(text));
      known.put(text, index);
    }
    return index;
  }

  private static CellError error(byte code) {
    return FormulaError.isValidCode(code)
        ? CellError.of(FormulaError.forInt(code).getString()).orElse(CellError.UNKNOWN)
        : CellError.UNKNOWN;
  }
}
