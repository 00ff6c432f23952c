package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes one table of a pack into a sheet: captions, header, lines, totals, note. */
final class TemplateSheet {
  private final Pack pack;
  private final TableSpec table;
  private final Filling filling;
  private final TemplateStyles styles;
  private final XSSFSheet sheet;
  private final TemplateLayout layout;

  TemplateSheet(
      Pack pack, TableSpec table, Filling filling, TemplateStyles styles, XSSFSheet sheet) {
    this.pack = pack;
    this.table = table;
    this.filling = filling;
    this.styles = styles;
    this.sheet = sheet;
    layout = TemplateLayout.of(pack, table, filling);
  }

  void write() {
    captions();
    List<ColumnSpec> columns = layout.columns();
    new TemplateHeader(sheet, styles, columns, Integer.parseInt(filling.year()))
        .write(TemplateLayout.CAPTIONS, layout.depth());
    int top = layout.top();
    int height = layout.height();
    for (int i = 0; i < height; i++) {
      sheet.createRow(top + i).setHeightInPoints(TemplatePage.LINE);
    }
    for (TemplateBlock block : layout.blocks()) {
      lines(block, new TemplateFormulas(block, top, height), top);
    }
    String note = filling.notes().getOrDefault(table.id(), "");
    if (!note.isEmpty()) {
      caption(
          top + height, 0, layout.width() - 1, note, TemplateStyles.Look.NOTE, TemplatePage.LINE);
    }
    new TemplatePage(sheet, columns, pack.properties()).lay(top, frozenColumns());
  }

  private void captions() {
    int width = layout.width();
    int middle = Math.max(0, width / 2 - 1);
    caption(0, 0, width - 1, words("number"), TemplateStyles.Look.CAPTION_RIGHT, 18);
    caption(1, 0, width - 1, words("title"), TemplateStyles.Look.TITLE, 36);
    caption(2, 0, middle, words("unit"), TemplateStyles.Look.CAPTION_LEFT, 20);
    caption(2, middle + 1, width - 1, words("money"), TemplateStyles.Look.CAPTION_RIGHT, 20);
  }

  private void caption(
      int row, int from, int to, String text, TemplateStyles.Look look, float points) {
    XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    line.setHeightInPoints(points);
    XSSFCell cell = line.createCell(from);
    cell.setCellStyle(styles.of(look));
    cell.setCellValue(text);
    if (to > from) {
      sheet.addMergedRegion(new CellRangeAddress(row, row, from, to));
    }
  }

  /** What the pack prints above a table, its blanks filled. */
  private String words(String key) {
    return TemplateWords.of(pack, "template." + key, table, filling);
  }

  private int frozenColumns() {
    List<TemplateBlock> blocks = layout.blocks();
    return blocks.size() == 1 ? Math.min(blocks.get(0).labels(), 4) : 0;
  }

  private void lines(TemplateBlock block, TemplateFormulas formulas, int top) {
    for (int i = 0; i < layout.height(); i++) {
      int row = top + i;
      Optional<TemplateBlock.Line> line = block.line(i, layout.height());
      for (ColumnSpec column : block.columns()) {
        XSSFCell cell = sheet.getRow(row).createCell(block.column(column.name()));
        new TemplateCell(table, block, column, line, i).write(cell, styles, formulas, filling);
      }
      if (line.filter(TemplateBlock.Line::closes).isPresent() && block.labels() > 1) {
        int last = block.first() + block.labels() - 1;
        sheet.addMergedRegion(new CellRangeAddress(row, row, block.first(), last));
      }
    }
  }
}
