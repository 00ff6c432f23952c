package io.gouji.engine;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.WorkbookFile;

/**
 * A workbook as far as no pack is needed for it.
 *
 * @param given as it stands in the file
 * @param workbook the same without marks of ours
 * @param fresh with the values that its formulas yield now
 */
record Recalculated(Workbook given, Workbook workbook, Recalculation fresh) {
  /**
   * Reads and recalculates a workbook.
   *
   * @throws Refusal if it cannot be read
   */
  static Recalculated of(WorkbookFile file, CheckPoint checkPoint) throws Refusal {
    Workbook given = BudgetEngine.readMarked(file);
    checkPoint.pass();
    Workbook workbook = BudgetEngine.unmarked(given, file);
    Recalculation fresh = Calculator.recalculate(workbook, checkPoint);
    return new Recalculated(given, workbook, fresh);
  }
}
