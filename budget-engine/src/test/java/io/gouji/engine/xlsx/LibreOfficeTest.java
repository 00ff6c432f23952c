package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second spreadsheet program opens what we patched. */
class LibreOfficeTest {
  private static final List<Edit> EDITS =
      List.of(
          new Edit.Note("表1", CellRef.parse("C4"), "X03 合计不等\n263.37 ≠ 263.36"),
          new Edit.Fill("表1", CellRef.parse("C4"), Edit.Mark.ERROR),
          new Edit.Note("表1", CellRef.parse("M80"), "空单元格"),
          new Edit.Fill("表12", CellRef.parse("J60"), Edit.Mark.INFO),
          new Edit.AddSheet(
              "校验结果",
              List.of(10, 40),
              1,
              List.of(
                  List.of(
                      NewCell.of(NewCell.Role.HEAD, "级别"),
                      new NewCell("去看", NewCell.Role.LINK, "'表1'!C4")))));

  @TempDir private Path folder;

  @BeforeAll
  static void needs_libreoffice() {
    Office.demand();
  }

  @Test
  void it_keeps_notes_and_values_and_prints_the_workbook() throws Exception {
    byte[] original = RandomWorkbook.budgetSized();
    byte[] patched = WorkbookPatcher.patch(original, EDITS, Limits.DEFAULT);
    byte[] saved = Office.convert(patched, "xlsx", folder);
    Map<String, String> expected = values(WorkbookReader.read(original, Limits.DEFAULT));
    expected.put("校验结果!A1", "Text[value=级别]");
    expected.put("校验结果!B1", "Text[value=去看]");
    assertThat(values(WorkbookReader.read(saved, Limits.DEFAULT))).isEqualTo(expected);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(saved))) {
      Map<String, String> notes = new TreeMap<>();
      book.getSheet("表1")
          .getCellComments()
          .forEach((at, note) -> notes.put(at.toString(), note.getString().getString()));
      assertThat(notes).isEqualTo(Map.of("C4", "X03 合计不等\n263.37 ≠ 263.36", "M80", "空单元格"));
    }
    assertThat(new String(Office.convert(patched, "pdf", folder), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  /** Constants of all cells; formulas are recalculated by the other program. */
  private static Map<String, String> values(Workbook workbook) {
    Map<String, String> values = new TreeMap<>();
    for (Sheet sheet : workbook.sheets()) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        int of = column;
        sheet.visit(
            of,
            0,
            CellRef.MAX_ROWS,
            (row, kind, payload, formula) -> {
              if (kind != CellKind.BLANK && formula < 0) {
                values.put(
                    sheet.name() + "!" + new CellRef(row, of), sheet.value(row, of).toString());
              }
            });
      }
    }
    return values;
  }
}
