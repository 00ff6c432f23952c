package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit.AddSheet;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFHyperlink;
import org.apache.poi.hssf.usermodel.HSSFPrintSetup;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;

/** Fills a sheet of ours in an .xls workbook: links to cells, ready to print on A4 landscape. */
final class XlsNewSheet {
  private static final int ROWS = SpreadsheetVersion.EXCEL97.getMaxRows();
  private static final int WIDEST = 255;

  private final XlsStyles styles;
  private final Set<Shortfall> shortfalls;

  XlsNewSheet(XlsStyles styles, Set<Shortfall> shortfalls) {
    this.styles = styles;
    this.shortfalls = shortfalls;
  }

  void fill(HSSFSheet sheet, AddSheet content) {
    sheet.setDisplayGridlines(false);
    sheet.setDefaultRowHeightInPoints(NewSheetXml.LINE);
    sheet.createFreezePane(0, content.frozenRows());
    for (int column = 0; column < content.widths().size(); column++) {
      sheet.setColumnWidth(column, Math.min(WIDEST, content.widths().get(column)) * 256);
    }
    List<List<NewCell>> rows = fitting(content.rows());
    for (int i = 0; i < rows.size(); i++) {
      HSSFRow row = sheet.createRow(i);
      int points = NewSheetXml.points(content, rows.get(i));
      if (points > 0) {
        row.setHeightInPoints(points);
      }
      row.setZeroHeight(NewSheetXml.isHidden(rows.get(i)));
      for (int column = 0; column < rows.get(i).size(); column++) {
        write(row.createCell(column), rows.get(i).get(column));
      }
    }
    print(sheet);
  }

  /** As many rows as there is room for; the last one, which says whose sheet it is, among them. */
  private List<List<NewCell>> fitting(List<List<NewCell>> rows) {
    if (rows.size() <= ROWS) {
      return rows;
    }
    shortfalls.add(Shortfall.ROWS);
    List<List<NewCell>> fitting = new ArrayList<>(rows.subList(0, ROWS - 1));
    fitting.add(rows.get(rows.size() - 1));
    return fitting;
  }

  private void write(HSSFCell cell, NewCell content) {
    styles.role(content.role(), NewSheetXml.decimals(content)).ifPresent(cell::setCellStyle);
    CellValue value = NewSheetXml.value(content);
    if (value instanceof CellValue.Number number) {
      cell.setCellValue(number.value());
    } else if (value instanceof CellValue.Text text) {
      cell.setCellValue(text.value());
    }
    if (!content.link().isEmpty()) {
      HSSFHyperlink link =
          cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      link.setAddress(content.link());
      cell.setHyperlink(link);
    }
  }

  private static void print(HSSFSheet sheet) {
    // POI mixes up two bits of one record: this one is what fits a sheet to pages.
    sheet.setAutobreaks(true);
    HSSFPrintSetup setup = sheet.getPrintSetup();
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setLandscape(true);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, 0.5);
    sheet.setMargin(PageMargin.RIGHT, 0.5);
    sheet.setMargin(PageMargin.TOP, 0.6);
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.setMargin(PageMargin.HEADER, 0.3);
    sheet.setMargin(PageMargin.FOOTER, 0.3);
  }
}
