package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes the header lines of a table, equal texts side by side merged. */
final class TemplateHeader {
  private final XSSFSheet sheet;
  private final TemplateStyles styles;
  private final List<ColumnSpec> columns;
  private final List<List<String>> paths;

  /**
   * A header.
   *
   * @param year the budget year of the workbook
   */
  TemplateHeader(XSSFSheet sheet, TemplateStyles styles, List<ColumnSpec> columns, int year) {
    this.sheet = sheet;
    this.styles = styles;
    this.columns = columns;
    paths = columns.stream().map(column -> column.template().header(year)).toList();
  }

  void write(int top, int depth) {
    for (int level = 0; level < depth; level++) {
      XSSFRow row = sheet.createRow(top + level);
      row.setHeightInPoints(TemplatePage.HEADER);
      for (int c = 0; c < columns.size(); c++) {
        XSSFCell cell = row.createCell(c);
        cell.setCellStyle(styles.of(TemplateStyles.Look.HEADER));
        if (begins(c, level)) {
          cell.setCellValue(path(c).get(level));
        }
      }
    }
    for (int level = 0; level < depth; level++) {
      for (int c = 0; c < columns.size(); c++) {
        if (begins(c, level)) {
          merge(top, depth, level, c);
        }
      }
    }
  }

  private void merge(int top, int depth, int level, int from) {
    int to = from;
    while (to + 1 < columns.size() && joined(to, to + 1, level)) {
      to++;
    }
    boolean own = level == path(from).size() - 1;
    int bottom = own ? depth - 1 : level;
    if (to > from || bottom > level) {
      sheet.addMergedRegion(new CellRangeAddress(top + level, top + bottom, from, to));
    } else {
      TemplatePage.grow(
          sheet.getRow(top + level).getCell(from),
          columns.get(from).template().width(),
          path(from).get(level));
    }
  }

  private boolean begins(int column, int level) {
    return level < path(column).size() && (column == 0 || !joined(column - 1, column, level));
  }

  /** Whether two columns share the header text at a level: a group, never a column's own text. */
  private boolean joined(int left, int right, int level) {
    return level < path(left).size() - 1
        && level < path(right).size() - 1
        && path(left).subList(0, level + 1).equals(path(right).subList(0, level + 1));
  }

  private List<String> path(int column) {
    return paths.get(column);
  }
}
