package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What must be the same before and after a patch, and random patches. */
final class PatchedWorkbooks {
  private PatchedWorkbooks() {}

  /** All that a workbook says: values, formulas, formats of cells that hold something, merges. */
  static Map<String, String> content(Workbook workbook) {
    Map<String, String> content = new TreeMap<>();
    for (Sheet sheet : workbook.sheets()) {
      content.put(
          sheet.name(), sheet.visibility() + " " + sheet.merges() + " " + sheet.hiddenRows());
      for (int column = 0; column < sheet.columnCount(); column++) {
        int of = column;
        sheet.visit(
            of,
            0,
            CellRef.MAX_ROWS,
            (row, kind, payload, formula) -> {
              if (kind != CellKind.BLANK || formula >= 0) {
                content.put(
                    sheet.name() + "!" + new CellRef(row, of),
                    sheet.value(row, of)
                        + " "
                        + sheet.formula(row, of).map(CellFormula::toString).orElse("")
                        + workbook.style(sheet.style(row, of)));
              }
            });
      }
    }
    content.put("names", workbook.names() + " " + workbook.externals() + workbook.date1904());
    return content;
  }

  /** Notes and fills on cells that exist and on cells that do not. */
  static List<Edit> marks(Workbook workbook, long seed, int count) {
    Random random = new Random(seed);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Sheet sheet = workbook.sheets().get(random.nextInt(workbook.sheets().size()));
      CellRef cell =
          new CellRef(
              random.nextInt(sheet.rowCount() + 5), random.nextInt(sheet.columnCount() + 3));
      Edit.Mark mark = Edit.Mark.values()[random.nextInt(4)];
      edits.add(new Edit.Fill(sheet.name(), cell, mark));
      edits.add(new Edit.Note(sheet.name(), cell, "X0" + i + " 合计 ≠ 各项之和\n差额 <0.01> 万元"));
    }
    return edits;
  }

  /** Every entry of a zip with its local header and data, by name. */
  static Map<String, List<Byte>> raw(byte[] file) throws WorkbookException {
    Map<String, List<Byte>> raw = new LinkedHashMap<>();
    for (ZipPart part : ZipDirectory.read(file, Limits.DEFAULT).parts()) {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : Arrays.copyOfRange(file, part.start(), part.end())) {
        bytes.add(b);
      }
      raw.put(part.name(), bytes);
    }
    return raw;
  }
}
