package io.gouji.engine.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/**
 * Names of ours in an .xls workbook: it was saved from a marked copy of the new format. Formulas
 * call names by their number, so that they can only go where no name behind them is called.
 */
final class XlsNames {
  private XlsNames() {}

  /** How LibreOffice spells names that Excel knows by a number; no formula calls them. */
  private static final String BUILT_IN = "_xlnm.";

  /**
   * Takes them away, and with them the names of sheets that are about to go, such as their print
   * titles; false where some had to stay, hidden.
   */
  static boolean drop(HSSFWorkbook book, List<String> sheets) {
    InternalWorkbook inside = book.getInternalWorkbook();
    List<HSSFName> ours = new ArrayList<>();
    List<NameRecord> records = new ArrayList<>();
    boolean needed = false;
    List<HSSFName> all = book.getAllNames();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).getNameName();
      NameRecord record = inside.getNameRecord(i);
      int sheet = all.get(i).getSheetIndex();
      boolean gone = sheet >= 0 && sheets.contains(book.getSheetName(sheet));
      if (gone || name.startsWith(MarkLedger.PREFIX)) {
        ours.add(all.get(i));
        records.add(record);
      } else {
        needed |= !ours.isEmpty() && !record.isBuiltInName() && !name.startsWith(BUILT_IN);
      }
    }
    if (needed) {
      records.forEach(record -> record.setHidden(true));
    } else {
      ours.forEach(book::removeName);
    }
    return !needed;
  }
}
