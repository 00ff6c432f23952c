package io.gouji.engine.samples;

import io.gouji.engine.report.TemplateWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as it is published: what it shows becomes what it holds, and nothing calculates. */
final class Printed {
  private Printed() {}

  static byte[] of(byte[] xlsx) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      for (var sheet : workbook) {
        for (var row : sheet) {
          row.forEach(Printed::fix);
        }
      }
      return TemplateWriter.bytes(workbook);
    }
  }

  private static void fix(Cell cell) {
    boolean calculated = cell.getCellType() == CellType.FORMULA;
    CellType type = calculated ? cell.getCachedFormulaResultType() : cell.getCellType();
    if (type == CellType.STRING && calculated) {
      String text = cell.getStringCellValue();
      cell.removeFormula();
      cell.setCellValue(text);
    }
    if (type != CellType.NUMERIC) {
      return;
    }
    int decimals = cell.getCellStyle().getDataFormatString().contains("%") ? 4 : 2;
    double shown = shown(cell.getNumericCellValue(), decimals);
    if (calculated) {
      cell.removeFormula();
    }
    if (shown == 0) {
      cell.setBlank();
    } else {
      cell.setCellValue(shown);
    }
  }

  /** As Excel shows it: fifteen digits first, then halves away from zero. */
  private static double shown(double value, int decimals) {
    return new BigDecimal(value)
        .round(new MathContext(15, RoundingMode.HALF_UP))
        .setScale(decimals, RoundingMode.HALF_UP)
        .doubleValue();
  }
}
