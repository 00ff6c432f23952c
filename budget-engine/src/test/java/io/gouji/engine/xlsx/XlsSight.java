package io.gouji.engine.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFPalette;
import org.apache.poi.hssf.usermodel.HSSFPrintSetup;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Row;

/** Everything of an .xls workbook that people can see or that prints, line by line. */
final class XlsSight {
  private final HSSFWorkbook book;
  private final HSSFPalette palette;
  private final List<String> lines = new ArrayList<>();

  private XlsSight(HSSFWorkbook book) {
    this.book = book;
    this.palette = book.getCustomPalette();
  }

  static List<String> of(byte[] file) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(file))) {
      XlsSight sight = new XlsSight(book);
      for (HSSFName name : book.getAllNames()) {
        sight.lines.add("name " + name.getNameName() + " " + name.getSheetIndex());
      }
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        sight.sheet(i);
      }
      return sight.lines;
    }
  }

  private void sheet(int index) {
    HSSFSheet sheet = book.getSheetAt(index);
    lines.add("sheet " + sheet.getSheetName() + " " + book.getSheetVisibility(index));
    lines.add("merged " + sheet.getMergedRegions());
    lines.add("protected " + sheet.getProtect() + " gridlines " + sheet.isDisplayGridlines());
    lines.add("breaks " + sheet.getAutobreaks() + " fit " + sheet.getFitToPage());
    lines.add("repeating " + sheet.getRepeatingRows() + " " + sheet.getRepeatingColumns());
    lines.add("pane " + pane(sheet));
    lines.add("rules " + rules(sheet));
    lines.add("conditions " + sheet.getSheetConditionalFormatting().getNumConditionalFormattings());
    lines.add("shapes " + shapes(sheet));
    print(sheet);
    for (int column = 0; column < 256; column++) {
      lines.add(
          "column %d %d %s %s"
              .formatted(
                  column,
                  sheet.getColumnWidth(column),
                  sheet.isColumnHidden(column),
                  look(sheet.getColumnStyle(column))));
    }
    for (Row row : sheet) {
      row((HSSFRow) row);
    }
    Map<String, String> notes = new TreeMap<>();
    sheet.getCellComments().forEach((at, note) -> notes.put(at.formatAsString(), note(note)));
    lines.add("notes " + notes);
  }

  private static String pane(HSSFSheet sheet) {
    return sheet.getPaneInformation() == null
        ? "none"
        : sheet.getPaneInformation().getVerticalSplitPosition()
            + " "
            + sheet.getPaneInformation().getHorizontalSplitPosition();
  }

  private static String rules(HSSFSheet sheet) {
    try {
      return Integer.toString(sheet.getDataValidations().size());
    } catch (IllegalStateException unspeakable) {
      // POI stumbles over records it does not know.
      return "unknown";
    }
  }

  private static int shapes(HSSFSheet sheet) {
    return sheet.getDrawingPatriarch() == null
        ? 0
        : sheet.getDrawingPatriarch().getChildren().size();
  }

  private void print(HSSFSheet sheet) {
    HSSFPrintSetup setup = sheet.getPrintSetup();
    StringBuilder print = new StringBuilder("print ");
    print.append(setup.getPaperSize()).append(' ').append(setup.getLandscape()).append(' ');
    print.append(setup.getFitWidth()).append(' ').append(setup.getFitHeight()).append(' ');
    print.append(setup.getScale());
    for (PageMargin margin : PageMargin.values()) {
      print.append(' ').append(sheet.getMargin(margin));
    }
    lines.add(print + " " + sheet.getHeader().getCenter() + " " + sheet.getFooter().getCenter());
  }

  private void row(HSSFRow row) {
    String at = row.getSheet().getSheetName() + " " + row.getRowNum() + " ";
    if (row.getPhysicalNumberOfCells() > 0
            && row.getHeight() != row.getSheet().getDefaultRowHeight()
        || row.getZeroHeight()) {
      lines.add("row " + at + row.getHeight() + " " + row.getZeroHeight());
    }
    for (Cell cell : row) {
      String look = look((HSSFCellStyle) cell.getCellStyle());
      boolean bare = cell.getCellType() == CellType.BLANK && look.equals(bare(row, cell));
      if (!bare) {
        lines.add("cell " + at + cell.getColumnIndex() + " " + value((HSSFCell) cell) + " " + look);
      }
    }
  }

  /** How a cell looks that is not there. */
  private String bare(HSSFRow row, Cell cell) {
    HSSFCellStyle column = row.getSheet().getColumnStyle(cell.getColumnIndex());
    return look(
        row.isFormatted() ? row.getRowStyle() : column == null ? book.getCellStyleAt(15) : column);
  }

  private static String value(HSSFCell cell) {
    CellType type = cell.getCellType();
    String formula = "";
    if (type == CellType.FORMULA) {
      type = cell.getCachedFormulaResultType();
      try {
        formula = "=" + cell.getCellFormula() + " ";
      } catch (RuntimeException unspeakable) {
        formula = "=? ";
      }
    }
    String link = cell.getHyperlink() == null ? "" : " -> " + cell.getHyperlink().getAddress();
    return formula
        + switch (type) {
          case NUMERIC -> Double.toString(cell.getNumericCellValue());
          case STRING -> cell.getStringCellValue();
          case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
          case ERROR -> "#" + cell.getErrorCellValue();
          default -> "";
        }
        + link;
  }

  private String note(HSSFComment note) {
    return note.getAuthor() + ": " + note.getString() + " " + note.isVisible();
  }

  private String look(HSSFCellStyle style) {
    if (style == null) {
      return "-";
    }
    HSSFFont font = font(style);
    StringBuilder look = new StringBuilder(style.getDataFormatString());
    look.append(' ').append(font.getFontName()).append(' ').append(font.getFontHeight());
    look.append(font.getBold()).append(font.getItalic()).append(font.getUnderline());
    look.append(colour(font.getColor()));
    look.append(' ').append(style.getAlignment()).append(style.getVerticalAlignment());
    look.append(style.getWrapText()).append(style.getRotation()).append(style.getIndention());
    look.append(style.getLocked()).append(style.getHidden());
    look.append(' ').append(style.getFillPattern());
    if (style.getFillPattern() != FillPatternType.NO_FILL) {
      look.append(colour(style.getFillForegroundColor()));
    }
    look.append(' ').append(style.getBorderLeft()).append(colour(style.getLeftBorderColor()));
    look.append(style.getBorderRight()).append(colour(style.getRightBorderColor()));
    look.append(style.getBorderTop()).append(colour(style.getTopBorderColor()));
    look.append(style.getBorderBottom()).append(colour(style.getBottomBorderColor()));
    return look.toString();
  }

  private HSSFFont font(HSSFCellStyle style) {
    return style.getFontIndex() < book.getNumberOfFonts() || style.getFontIndex() > 4
        ? style.getFont(book)
        : book.getFontAt(0);
  }

  private String colour(short index) {
    HSSFColor colour = palette.getColor(index);
    return colour == null ? "auto" : colour.getHexString();
  }
}
