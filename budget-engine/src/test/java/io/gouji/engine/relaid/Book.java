package io.gouji.engine.relaid;

import io.gouji.engine.relaid.Page.Cell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A sample workbook taken apart, and written again in any layout; POI is the only tool. */
final class Book {
  /** How pages share sheets. */
  enum Together {
    APART,
    BELOW,
    BESIDE
  }

  List<Page> pages = new ArrayList<>();
  Map<String, List<List<String>>> spare = new HashMap<>();
  Together together = Together.APART;
  int perSheet = 2;
  int down;
  int right;
  boolean old;

  /** Reads a sample of this project: number, title, unit, header, rows, notes. */
  static Book of(byte[] sample) throws IOException {
    Book book = new Book();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sample))) {
      for (Sheet sheet : workbook) {
        book.pages.add(page(sheet, "T%02d".formatted(book.pages.size() + 1)));
      }
    }
    return book;
  }

  private static Page page(Sheet sheet, String id) {
    Page page = new Page(id);
    page.sheet = sheet.getSheetName();
    page.number = cell(sheet, 0, 0).text();
    page.title = cell(sheet, 1, 0).text();
    page.unit = cell(sheet, 2, 0).text();
    int width = sheet.getRow(3).getLastCellNum();
    for (int column = 1; column < width; column++) {
      String text = cell(sheet, 2, column).text();
      page.money = text.isEmpty() ? page.money : text.substring(text.indexOf('：') + 1);
    }
    int first = 3;
    while (isHeader(sheet, first, width)) {
      page.header.add(row(sheet, first++, width));
    }
    for (int row = first; row <= sheet.getLastRowNum(); row++) {
      List<Cell> cells = row(sheet, row, width);
      if (cells.get(0).text().startsWith("注")) {
        page.notes.add(cells.get(0).text());
      } else if (cells.stream().anyMatch(c -> c.isNumber() || !c.text().isEmpty())) {
        page.body.add(cells);
      }
    }
    for (CellRangeAddress merge : sheet.getMergedRegions()) {
      if (merge.getFirstRow() >= 3 && merge.getLastRow() < first) {
        merge.setFirstRow(merge.getFirstRow() - 3);
        merge.setLastRow(merge.getLastRow() - 3);
        page.merges.add(merge);
      }
    }
    return page;
  }

  private static boolean isHeader(Sheet sheet, int row, int width) {
    for (int column = 0; column < width; column++) {
      if (cell(sheet, row, column).isNumber()) {
        return false;
      }
    }
    String first = cell(sheet, row, 0).text();
    boolean above = row > 3 && sheet.getMergedRegions().stream().anyMatch(m -> m.isInRange(row, 0));
    return row == 3 || above || row == 4 && first.equals("项目");
  }

  private static List<Cell> row(Sheet sheet, int row, int width) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      cells.add(cell(sheet, row, column));
    }
    return cells;
  }

  private static Cell cell(Sheet sheet, int row, int column) {
    Row found = sheet.getRow(row);
    var cell = found == null ? null : found.getCell(column);
    if (cell == null) {
      return Cell.BLANK;
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC ->
          new Cell(cell.getNumericCellValue(), cell.getCellStyle().getDataFormatString());
      case STRING -> Cell.text(cell.getStringCellValue());
      default -> Cell.BLANK;
    };
  }

  byte[] write() throws IOException {
    try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      new Printer(workbook).print();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /** Writes the pages into one workbook. */
  private final class Printer {
    private final Workbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    Printer(Workbook workbook) {
      this.workbook = workbook;
    }

    void print() {
      spare.forEach(this::spare);
      int each = together == Together.APART ? 1 : perSheet;
      for (int from = 0; from < pages.size(); from += each) {
        List<Page> group = pages.subList(from, Math.min(from + each, pages.size()));
        Sheet sheet = workbook.createSheet(group.get(0).sheet);
        if (group.get(0).hidden) {
          workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
        }
        int row = down;
        int column = right;
        for (Page page : group) {
          int next = print(sheet, page, row, column);
          row = together == Together.BESIDE ? row : next + 1;
          column = together == Together.BESIDE ? column + page.width() + 1 : column;
        }
      }
    }

    private void spare(String name, List<List<String>> rows) {
      Sheet sheet = workbook.createSheet(name);
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          String text = rows.get(row).get(column);
          boolean number = text.matches("[0-9.]+");
          Object value = number ? (Object) Double.valueOf(text) : text;
          put(sheet, row, column, new Cell(value, "General"));
        }
      }
    }

    private int print(Sheet sheet, Page page, int top, int left) {
      int row = top;
      int last = left + page.width() - 1;
      if (!page.number.isEmpty()) {
        put(sheet, row++, left, Cell.text(page.number));
      }
      if (!page.title.isEmpty()) {
        put(sheet, row, left, Cell.text(page.title));
        sheet.addMergedRegion(new CellRangeAddress(row, row, left, last));
        row++;
      }
      if (!page.unit.isEmpty()) {
        put(sheet, row, left, Cell.text(page.unit));
      }
      if (!page.money.isEmpty()) {
        put(sheet, row, last, Cell.text("单位：" + page.money));
      }
      row += page.unit.isEmpty() && page.money.isEmpty() ? 0 : 1;
      for (CellRangeAddress merge : page.merges) {
        sheet.addMergedRegion(
            new CellRangeAddress(
                row + merge.getFirstRow(),
                row + merge.getLastRow(),
                left + merge.getFirstColumn(),
                left + merge.getLastColumn()));
      }
      for (List<Cell> cells : page.header) {
        line(sheet, row++, left, cells);
      }
      for (List<Cell> cells : page.body) {
        line(sheet, row++, left, cells);
      }
      for (String note : page.notes) {
        put(sheet, row++, left, Cell.text(note));
      }
      return row;
    }

    private void line(Sheet sheet, int row, int left, List<Cell> cells) {
      for (int column = 0; column < cells.size(); column++) {
        put(sheet, row, left + column, cells.get(column));
      }
    }

    private void put(Sheet sheet, int row, int column, Cell cell) {
      if (!cell.isNumber() && cell.text().isEmpty()) {
        return;
      }
      Row found = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
      var made = found.createCell(column);
      if (cell.isNumber()) {
        made.setCellValue(cell.number());
        made.setCellStyle(styles.computeIfAbsent(cell.format(), this::style));
      } else {
        made.setCellValue(cell.text());
      }
    }

    private CellStyle style(String format) {
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat(format));
      return style;
    }
  }
}
