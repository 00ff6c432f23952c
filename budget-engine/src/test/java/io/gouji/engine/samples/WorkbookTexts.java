package io.gouji.engine.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cells of a sheet as texts. */
final class WorkbookTexts {
  private WorkbookTexts() {}

  static List<String> of(byte[] workbook, String sheet) throws IOException {
    try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      return of(open.getSheet(sheet));
    }
  }

  static List<String> of(XSSFSheet sheet) {
    List<String> texts = new ArrayList<>();
    sheet.forEach(
        row -> row.forEach(cell -> texts.add(cell.getAddress().formatAsString() + "=" + cell)));
    texts.removeIf(text -> text.endsWith("="));
    return texts;
  }
}
