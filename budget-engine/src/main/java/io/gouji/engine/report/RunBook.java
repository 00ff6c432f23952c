package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A new workbook written row by row; rows that are done lie in a file of their own. */
final class RunBook implements Closeable {
  /** Rows in memory. */
  private static final int WINDOW = 100;

  /** Rows a sheet holds, less room for a file's last findings. */
  private static final int FULL = 1_000_000;

  /** Links a sheet holds; Excel refuses more. */
  private static final int LINKS = 65_000;

  private static final int LONGEST = 32_000;

  /** Lines a row shows at most; Excel allows a height of 409 points. */
  private static final int LINES = 28;

  private static final float LINE = 13.5f;

  /** Of a printed page, in inches; the number of the page stands below. */
  private static final double MARGIN = 0.35;

  private static final List<PageMargin> EDGES =
      List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP, PageMargin.FOOTER);

  private static final Optional<Date> NO_HOUR =
      Optional.of(Date.from(Instant.parse("2000-01-01T00:00:00Z")));
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(\\.\\d{1,6})?");

  private final SXSSFWorkbook workbook =
      new SXSSFWorkbook(new XSSFWorkbook(), WINDOW, false, false);
  private final Map<Look, CellStyle> styles = new EnumMap<>(Look.class);
  private final RunStyles making = new RunStyles(workbook.getXSSFWorkbook());

  /** What a cell is for. */
  enum Look {
    TITLE,
    HEAD,
    TEXT,
    LINK,
    COUNT,
    NUMBER,
    ERROR,
    WARNING,
    VERIFY,
    INFO,
    ERRORS,
    WARNINGS,
    VERIFIES,
    INFOS;

    static Look of(Severity severity) {
      return valueOf(severity.name());
    }

    static Look counted(Severity severity) {
      return switch (severity) {
        case ERROR -> ERRORS;
        case WARNING -> WARNINGS;
        case VERIFY -> VERIFIES;
        case INFO -> INFOS;
      };
    }
  }

  /**
   * A column.
   *
   * @param width in characters
   */
  record Column(String head, int width) {}

  /** A sheet with a title, a frozen header, and a filter, printed on A4 landscape. */
  Page page(String name, String title, String language, List<Column> columns, int frozen) {
    SXSSFSheet sheet = workbook.createSheet(name);
    Page page = new Page(sheet, columns);
    page.row();
    page.text(title, Look.TITLE);
    page.row();
    for (Column column : columns) {
      sheet.setColumnWidth(page.column, width(column) * 256);
      page.text(column.head(), Look.HEAD);
    }
    sheet.createFreezePane(frozen, 2);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:2"));
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setFitToPage(true);
    for (PageMargin edge : EDGES) {
      sheet.setMargin(edge, MARGIN);
    }
    sheet.setMargin(PageMargin.BOTTOM, 2 * MARGIN);
    sheet.getFooter().setLeft("&A");
    sheet.getFooter().setCenter("&P / &N");
    sheet.setZoom(language.equals("zh") ? 100 : 95);
    return page;
  }

  /** Room for the heading and the button of the filter beside it. */
  private static int width(Column column) {
    return Math.max(column.width(), Math.min(DisplayWidth.of(column.head()) + 3, 24));
  }

  void write(OutputStream out) throws IOException {
    POIXMLProperties.CoreProperties core =
        workbook.getXSSFWorkbook().getProperties().getCoreProperties();
    core.setCreator("Gouji");
    core.setCreated(NO_HOUR);
    core.setModified(NO_HOUR);
    workbook.write(out);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private CellStyle style(Look look) {
    return styles.computeIfAbsent(look, making::of);
  }

  /** One sheet, written from left to right and from top to bottom. */
  final class Page {
    private final Sheet sheet;
    private final List<Column> columns;
    private Row row;
    private int next;
    private int column;
    private int links;
    private int lines;

    private Page(Sheet sheet, List<Column> columns) {
      this.sheet = sheet;
      this.columns = columns;
      this.row = sheet.createRow(0);
    }

    void row() {
      heighten();
      row = next == 0 ? row : sheet.createRow(next);
      next++;
      column = 0;
      lines = 1;
    }

    /** As high as its texts; not every program does that by itself. */
    private void heighten() {
      if (next > 1) {
        row.setHeightInPoints(Math.min(lines, LINES) * LINE + 3);
      }
    }

    boolean isFull() {
      return next >= FULL;
    }

    /** A text; one that looks like a formula stays a text also when somebody edits it. */
    void text(String text, Look look) {
      String printable = Printable.of(text);
      boolean cut = printable.length() > LONGEST;
      if (look != Look.TITLE) {
        lines = Math.max(lines, lines(printable));
      }
      Cell cell = cell(look);
      cell.setCellValue(cut ? printable.substring(0, LONGEST) + "…" : printable);
    }

    private int lines(String text) {
      int width = width(columns.get(column)) + 1;
      return text.lines().mapToInt(line -> DisplayWidth.of(line) / width + 1).sum();
    }

    void count(int count, Look look) {
      cell(look).setCellValue(count);
    }

    /** A figure as a number where it is one that a spreadsheet program keeps exactly. */
    void number(String figure) {
      if (NUMBER.matcher(figure).matches() && new BigDecimal(figure).precision() <= 15) {
        cell(Look.NUMBER).setCellValue(Double.parseDouble(figure));
      } else {
        text(figure, Look.TEXT);
      }
    }

    void link(String text, String address) {
      link(text, address, HyperlinkType.FILE);
    }

    /** A link to the first cell of another page, which may be written later, by its name. */
    void linkToPage(String name) {
      link(name, "'" + name.replace("'", "''") + "'!A1", HyperlinkType.DOCUMENT);
    }

    private void link(String text, String address, HyperlinkType kind) {
      boolean linked = links < LINKS && !address.isEmpty();
      text(text, linked ? Look.LINK : Look.TEXT);
      if (linked) {
        Hyperlink link = workbook.getCreationHelper().createHyperlink(kind);
        link.setAddress(address);
        row.getCell(column - 1).setHyperlink(link);
        links++;
      }
    }

    void skip(int cells) {
      for (int i = 0; i < cells; i++) {
        text("", Look.TEXT);
      }
    }

    /**
     * Sets the filter and what is printed, now that the last row is known.
     *
     * @param printed how many columns go on paper; those behind are read on the screen
     */
    void done(int printed) {
      heighten();
      int last = Math.max(next - 1, 1);
      sheet.setAutoFilter(new CellRangeAddress(1, last, 0, columns.size() - 1));
      workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, printed - 1, 0, last);
    }

    private Cell cell(Look look) {
      Cell cell = row.createCell(column);
      column++;
      cell.setCellStyle(style(look));
      return cell;
    }
  }
}
