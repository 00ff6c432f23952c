package io.gouji.engine.samples;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.finding.Finding;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellFormula;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellFormulaType;

/** The clean workbook with formulas broken as an accountant may, and what is told of it. */
final class BrokenBook {
  private static final BudgetEngine ENGINE = open();

  private BrokenBook() {}

  private static BudgetEngine open() {
    try {
      return BudgetEngine.open(SampleFiles.HOME.resolve("templates"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Corrected corrected(byte[] workbook) throws Exception {
    return ENGINE.correct(workbook, evaluation(workbook), Options.AUTO);
  }

  static Evaluation evaluation(byte[] workbook) throws Exception {
    return ENGINE.evaluate(workbook, "broken.xlsx", Options.AUTO);
  }

  static byte[] changed(Consumer<Plant> change) throws Exception {
    return changed(change, plant -> {});
  }

  /** The clean workbook after a change, and one more that the library cannot calculate. */
  static byte[] changed(Consumer<Plant> change, Consumer<Plant> afterwards) throws Exception {
    byte[] clean = Files.readAllBytes(SampleFiles.HOME.resolve(SampleFiles.CLEAN));
    return Plant.in(clean, change, afterwards);
  }

  /** Rule, cell and proposal of all findings about formulas. */
  static List<String> told(byte[] workbook) throws Exception {
    return evaluation(workbook).findings().stream()
        .filter(finding -> finding.rule().value().startsWith("FML"))
        .map(BrokenBook::brief)
        .toList();
  }

  private static String brief(Finding finding) {
    String proposed = finding.arguments().get("proposed");
    return finding.message()
        + " "
        + finding.arguments().get("cell")
        + (proposed == null ? "" : " =" + proposed);
  }

  static XSSFCell at(Plant plant, String table, String cell) {
    CellReference ref = new CellReference(cell);
    XSSFSheet sheet = plant.sheet(table);
    XSSFRow row = sheet.getRow(ref.getRow());
    if (row == null) {
      row = sheet.createRow(ref.getRow());
    }
    XSSFCell found = row.getCell(ref.getCol());
    return found == null ? row.createCell(ref.getCol()) : found;
  }

  /** Types the figure over the formula that gives it. */
  static void typeOver(Plant plant, String table, String cell) {
    XSSFCell total = at(plant, table, cell);
    double value = total.getNumericCellValue();
    total.removeFormula();
    total.setCellValue(value);
  }

  static void formula(Plant plant, String table, String cell, String formula) {
    at(plant, table, cell).setCellFormula(formula);
  }

  static void name(Plant plant, String name, String sheet, String range) {
    Name made = plant.workbook().createName();
    made.setNameName(name);
    made.setRefersToFormula("'" + sheet + "'!" + range.replace(",", ",'" + sheet + "'!"));
  }

  /** Fills a formula from the first cell of a range into the others, stored as Excel stores it. */
  static void fill(Plant plant, String table, String range, String formula) {
    CellRangeAddress cells = CellRangeAddress.valueOf(range);
    cells.forEach(
        cell -> {
          XSSFCell filled = at(plant, table, cell.formatAsString());
          filled.setCellFormula("0");
          CTCellFormula shared = filled.getCTCell().getF();
          shared.setT(STCellFormulaType.SHARED);
          shared.setSi(7);
          shared.setStringValue("");
          if (cell.getRow() == cells.getFirstRow() && cell.getColumn() == cells.getFirstColumn()) {
            shared.setRef(range);
            shared.setStringValue(formula);
          }
        });
  }

  /** Puts the figures of a sheet in the place of its formulas. */
  static void values(Sheet sheet) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.FORMULA
            && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
          double value = cell.getNumericCellValue();
          cell.removeFormula();
          cell.setCellValue(value);
        } else if (cell.getCellType() == CellType.FORMULA) {
          cell.setBlank();
        }
      }
    }
  }
}
