package io.gouji.planted.report;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Obedient: reports may be new workbooks. */
abstract class NewWorkbook {
  abstract XSSFWorkbook make();
}
