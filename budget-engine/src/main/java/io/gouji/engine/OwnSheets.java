package io.gouji.engine;

import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSheet;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Turns files of rules, CSV or xlsx, into their cells, as a person meant them. */
final class OwnSheets {
  private static final byte[] ZIP = {'P', 'K'};

  private OwnSheets() {}

  /**
   * The cells of a file; of a workbook the first sheet counts.
   *
   * @throws PackException if a CSV is no text
   * @throws UnreadableException if a workbook cannot be read
   */
  static RuleSheet read(OwnRules file) throws PackException, UnreadableException {
    byte[] bytes = file.content();
    if (bytes.length > 1 && bytes[0] == ZIP[0] && bytes[1] == ZIP[1]) {
      Workbook workbook = WorkbookReader.read(bytes, Limits.DEFAULT);
      return sheet(file.name(), workbook.sheets().get(0));
    }
    return RuleSheet.csv(file.name(), bytes);
  }

  private static RuleSheet sheet(String name, Sheet sheet) {
    List<RuleSheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < sheet.rowCount(); row++) {
      String[] cells = new String[sheet.columnCount()];
      for (int column = 0; column < cells.length; column++) {
        cells[column] = text(sheet, row, column);
      }
      lines.add(new RuleSheet.Line(row + 1, cells));
    }
    return RuleSheet.of(name, lines, true);
  }

  /** What was typed: a formula as such, a number as it is written, never its cached result. */
  private static String text(Sheet sheet, int row, int column) {
    if (sheet.formula(row, column).isPresent()) {
      return "=" + sheet.formula(row, column).get().text();
    }
    CellValue value = sheet.value(row, column);
    if (value instanceof CellValue.Number number) {
      return new BigDecimal(Double.toString(number.value())).stripTrailingZeros().toPlainString();
    }
    if (value instanceof CellValue.Bool flag) {
      return flag.value() ? "TRUE" : "FALSE";
    }
    return sheet.text(row, column);
  }
}
