package io.gouji.planted.formula;

import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.usermodel.Table;

/** Obedient: the grammar knows no file. */
abstract class Grammar implements FormulaParsingWorkbook {
  abstract Table table();
}
