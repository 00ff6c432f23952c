package io.gouji.planted.xlsx;

import io.gouji.planted.parts.ReadsXml;
import io.gouji.planted.sheet.Value;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Obedient: this room knows old workbooks, and leaves XML to the parts. */
abstract class OpensOld {
  Value value = new Value();

  abstract HSSFWorkbook open(ReadsXml parts);
}
