package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What must be the same before and after a patch, and random patches. */
final class PatchedWorkbooks {
  /** The sheet {@link #everywhere} adds. */
  static final String ADDED = "校验结果";

  private static final CellRef FAR = CellRef.parse("AZ900");

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
    content.put(
        "names",
        workbook.names()
            + " "
            + workbook.externals().stream().map(LinkedBook::file).toList()
            + workbook.date1904());
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

  /**
   * A note and a fill on a cell of each sheet that holds something, on one behind it in its row and
   * on one far away, and a sheet whose name is taken in some files.
   */
  static List<Edit> everywhere(Workbook workbook) {
    List<Edit> edits = new ArrayList<>();
    for (Sheet sheet : workbook.sheets()) {
      for (CellRef cell : places(sheet)) {
        edits.add(new Edit.Note(sheet.name(), cell, noteOn(cell)));
        edits.add(new Edit.Fill(sheet.name(), cell, Edit.Mark.WARNING));
      }
    }
    edits.add(
        new Edit.AddSheet(
            ADDED, List.of(20), 1, List.of(List.of(NewCell.of(NewCell.Role.HEAD, "级别")))));
    return edits;
  }

  /** What {@link #everywhere} writes on a cell. */
  static String noteOn(CellRef cell) {
    return "勾稽：" + cell + " <0.01> 万元";
  }

  /** The cells {@link #everywhere} marks. */
  static List<CellRef> places(Sheet sheet) {
    List<CellRef> filled = new ArrayList<>();
    for (int column = 0; column < sheet.columnCount() && filled.isEmpty(); column++) {
      int of = column;
      sheet.visit(
          of,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, formula) -> {
            if (filled.isEmpty() && kind != CellKind.BLANK) {
              filled.add(new CellRef(row, of));
            }
          });
    }
    List<CellRef> places = new ArrayList<>(filled);
    int behind = Math.min(sheet.columnCount(), CellRef.MAX_COLUMNS - 1);
    filled.forEach(cell -> places.add(new CellRef(cell.row(), behind)));
    places.add(FAR);
    return places.stream().distinct().toList();
  }

  /** The background of a cell as POI reads it, or the empty text. */
  static String fill(XSSFSheet sheet, CellRef cell) {
    XSSFRow row = sheet.getRow(cell.row());
    XSSFCell there = row == null ? null : row.getCell(cell.column());
    XSSFColor colour = there == null ? null : there.getCellStyle().getFillForegroundXSSFColor();
    return colour == null ? "" : String.valueOf(colour.getARGBHex());
  }

  /** Every entry of a zip with its local header and data, by name. */
  static Map<String, List<Byte>> raw(byte[] file) throws UnreadableException {
    Map<String, List<Byte>> raw = new LinkedHashMap<>();
    for (ZipPart part : WorkbookPackage.open(file, Limits.DEFAULT).parts()) {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : Arrays.copyOfRange(file, part.start(), part.end())) {
        bytes.add(b);
      }
      raw.put(part.name(), bytes);
    }
    return raw;
  }
}
