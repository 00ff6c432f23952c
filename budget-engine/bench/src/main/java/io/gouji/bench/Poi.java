package io.gouji.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What an engine on Apache POI could not do without: open, evaluate every formula, put fifty notes
 * and fifty backgrounds, add a sheet of findings, write. It judges nothing.
 */
final class Poi {
  private static final int MARKS = 50;
  private static final int FINDINGS = 50;
  private static final int COLUMNS = 8;

  private Poi() {}

  /** The marked workbook. */
  static byte[] full(byte[] workbook) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      full(book, out);
      return out.toByteArray();
    }
  }

  private static void full(XSSFWorkbook book, OutputStream out) throws IOException {
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    mark(book);
    findings(book);
    book.write(out);
  }

  private static void mark(XSSFWorkbook book) {
    CellStyle style = book.createCellStyle();
    style.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    Deque<Sheet> sheets = new ArrayDeque<>();
    book.forEach(sheets::add);
    for (int mark = 0; mark < MARKS; mark++) {
      Sheet sheet = sheets.remove();
      mark(sheet, 5 + mark / sheets.size(), style);
      sheets.add(sheet);
    }
  }

  private static void mark(Sheet sheet, int index, CellStyle style) {
    Row row = sheet.getRow(index) == null ? sheet.createRow(index) : sheet.getRow(index);
    Cell cell = row.getCell(3) == null ? row.createCell(3) : row.getCell(3);
    cell.setCellStyle(style);
    CreationHelper making = sheet.getWorkbook().getCreationHelper();
    ClientAnchor anchor = making.createClientAnchor();
    anchor.setRow1(index);
    anchor.setRow2(index + 3);
    anchor.setCol1(4);
    anchor.setCol2(7);
    Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString(making.createRichTextString("合计与各行之和不相等，相差 0.01 万元，请核对"));
    cell.setCellComment(note);
  }

  private static void findings(XSSFWorkbook book) {
    Sheet sheet = book.createSheet("结果");
    for (int row = 0; row < FINDINGS; row++) {
      Row line = sheet.createRow(row);
      for (int column = 0; column < COLUMNS; column++) {
        line.createCell(column).setCellValue("第 %d 处第 %d 项".formatted(row, column));
      }
    }
  }

  /**
   * One workbook in a process of its own: input, output. From file to file, which takes POI less
   * memory; out of a stream it would not read parts of more than a hundred million bytes.
   */
  public static final class Program {
    private Program() {}

    public static void main(String[] files) throws IOException, InvalidFormatException {
      OPCPackage file = OPCPackage.open(new File(files[0]), PackageAccess.READ_WRITE);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(files[1])))) {
        full(new XSSFWorkbook(file), out);
      } finally {
        // Closing it would write the marks into the input.
        file.revert();
      }
    }
  }
}
