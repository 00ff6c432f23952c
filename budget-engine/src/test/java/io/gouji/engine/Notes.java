package io.gouji.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** The notes of a workbook of either format, as POI reads them. */
public final class Notes {
  private Notes() {}

  /** All of them by place, {@code 表1!B2}. */
  public static Map<String, String> of(byte[] file) throws IOException {
    Map<String, String> notes = new TreeMap<>();
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      for (Sheet sheet : book) {
        sheet
            .getCellComments()
            .forEach(
                (at, note) ->
                    notes.put(sheet.getSheetName() + "!" + at, note.getString().getString()));
      }
    }
    return notes;
  }
}
