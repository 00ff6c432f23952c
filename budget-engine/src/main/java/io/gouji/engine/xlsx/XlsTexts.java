package io.gouji.engine.xlsx;

import java.util.HashSet;
import java.util.Set;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** The table of texts that the cells of an .xls workbook share, as {@link SharedTexts}. */
final class XlsTexts {
  private XlsTexts() {}

  /** Empties the texts that no cell shows; each keeps its number. */
  static void emptyUnused(HSSFWorkbook book) {
    Set<String> used = new HashSet<>();
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            used.add(cell.getStringCellValue());
          }
        }
      }
    }
    if (book.getInternalWorkbook().findFirstRecordBySid(SSTRecord.sid) instanceof SSTRecord texts) {
      for (int number = 0; number < texts.getNumUniqueStrings(); number++) {
        UnicodeString text = texts.getString(number);
        if (!used.contains(text.getString())) {
          text.setString("");
          text.clearFormatting();
        }
      }
    }
  }
}
