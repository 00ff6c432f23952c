package io.gouji.engine.xlsx;

import io.gouji.engine.parts.NewPart;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit.AddSheet;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a new worksheet part: texts inline, links to cells, ready to print on A4 landscape. */
final class NewSheetXml {
  /** Decimals of a figure at most. */
  private static final int MOST_DECIMALS = 9;

  /** Height of one line in points. */
  static final int LINE = 15;

  /** Height of the title's row in points. */
  private static final int TITLE = 27;

  /** The highest row there can be, in points. */
  private static final int HIGHEST = 409;

  /** Characters a cell can hold. */
  private static final int LONGEST_TEXT = 32_767;

  /** In tenths of a digit: a Chinese character is nearly as wide as two. */
  private static final TextSize TENTHS = new TextSize(0x1100, 10, 18);

  private static final String PAGE =
      "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\""
          + " footer=\"0.3\"/>"
          + "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>"
          + "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>";

  private static final CellXml CELLS = new CellXml("");

  private final AddSheet sheet;
  private final Dialect dialect;
  private final StylesEdit styles;
  private final StringBuilder links = new StringBuilder();

  private NewSheetXml(AddSheet sheet, Dialect dialect, StylesEdit styles) {
    this.sheet = sheet;
    this.dialect = dialect;
    this.styles = styles;
  }

  /**
   * The names that make a program repeat the headings on every page and know the filter.
   *
   * @param number of the sheet in the workbook's list, from zero
   */
  static List<DefinedName> names(AddSheet sheet, String name, int number) {
    int heads = heads(sheet);
    if (heads < 0) {
      return List.of();
    }
    String quoted = "'" + name.replace("'", "''") + "'!";
    List<DefinedName> names = new ArrayList<>();
    filtered(sheet)
        .ifPresent(
            range -> {
              CellRef last = new CellRef(range.lastRow(), range.lastColumn());
              String cells = range.first().absolute() + ":" + last.absolute();
              names.add(new DefinedName("_xlnm._FilterDatabase", number, quoted + cells, true));
            });
    String rows = "$" + (heads + 1) + ":$" + (heads + 1);
    names.add(new DefinedName("_xlnm.Print_Titles", number, quoted + rows, false));
    return names;
  }

  /** The row of column headings; -1 where there is none. */
  private static int heads(AddSheet sheet) {
    for (int row = 0; row < sheet.rows().size(); row++) {
      List<NewCell> cells = sheet.rows().get(row);
      if (cells.size() > 1 && cells.stream().allMatch(cell -> cell.role() == Role.HEAD)) {
        return row;
      }
    }
    return -1;
  }

  /** The headings and the rows under them, down to the first that is empty. */
  private static Optional<CellRange> filtered(AddSheet sheet) {
    int heads = heads(sheet);
    int last = heads;
    while (heads >= 0
        && last + 1 < sheet.rows().size()
        && sheet.rows().get(last + 1).size() == sheet.rows().get(heads).size()) {
      last++;
    }
    return last > heads
        ? Optional.of(new CellRange(heads, 0, last, sheet.rows().get(heads).size() - 1))
        : Optional.empty();
  }

  static String of(AddSheet sheet, Dialect dialect, StylesEdit styles) {
    return new NewSheetXml(sheet, dialect, styles).xml();
  }

  private String xml() {
    StringBuilder xml = new StringBuilder(1 << 14).append(NewPart.DECLARATION);
    xml.append("<worksheet xmlns=\"").append(dialect.main()).append("\">");
    xml.append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>").append(views());
    xml.append("<sheetFormatPr defaultRowHeight=\"15\"/>").append(columns());
    xml.append("<sheetData>");
    rows(xml);
    xml.append("</sheetData>");
    filtered(sheet)
        .ifPresent(range -> xml.append("<autoFilter ref=\"").append(range.a1()).append("\"/>"));
    if (!links.isEmpty()) {
      xml.append("<hyperlinks>").append(links).append("</hyperlinks>");
    }
    return xml.append(PAGE).append("</worksheet>").toString();
  }

  private String views() {
    int frozen = sheet.frozenRows();
    String pane =
        frozen == 0
            ? ""
            : "<pane ySplit=\""
                + frozen
                + "\" topLeftCell=\"A"
                + (frozen + 1)
                + "\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>";
    return "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">"
        + pane
        + "</sheetView></sheetViews>";
  }

  private String columns() {
    StringBuilder xml = new StringBuilder();
    int number = 0;
    for (int width : sheet.widths()) {
      number++;
      xml.append("<col min=\"").append(number).append("\" max=\"").append(number);
      xml.append("\" width=\"").append(width).append("\" customWidth=\"1\"/>");
    }
    return xml.isEmpty() ? "" : "<cols>" + xml + "</cols>";
  }

  private void rows(StringBuilder xml) {
    for (int row = 0; row < sheet.rows().size(); row++) {
      List<NewCell> cells = sheet.rows().get(row);
      xml.append("<row r=\"").append(row + 1).append('"').append(height(cells)).append('>');
      for (int column = 0; column < cells.size(); column++) {
        cell(xml, new CellRef(row, column), cells.get(column));
      }
      xml.append("</row>");
    }
  }

  /**
   * Room for the longest wrapped text. Excel would find it by itself; other programs show one line
   * unless they are told.
   */
  private String height(List<NewCell> cells) {
    if (isHidden(cells)) {
      return " hidden=\"1\"";
    }
    int points = points(sheet, cells);
    if (points == TITLE) {
      return " ht=\"" + TITLE + "\" customHeight=\"1\"";
    }
    return points == 0 ? "" : " ht=\"" + points + "\"";
  }

  /** Whether a row is for programs only. */
  static boolean isHidden(List<NewCell> cells) {
    return !cells.isEmpty() && cells.get(0).role() == NewCell.Role.SEAL;
  }

  /** The height of a row in points; 0 where one line is enough. */
  static int points(AddSheet sheet, List<NewCell> cells) {
    if (!cells.isEmpty() && cells.get(0).role() == NewCell.Role.TITLE) {
      return TITLE;
    }
    int lines = 1;
    for (int column = 0; column < Math.min(cells.size(), sheet.widths().size()); column++) {
      if (Look.of(cells.get(column).role()).isWrapped()) {
        lines = Math.max(lines, lines(cells.get(column).text(), sheet.widths().get(column)));
      }
    }
    return lines == 1 ? 0 : Math.min(lines * LINE, HIGHEST);
  }

  private static int lines(String text, int width) {
    int lines = 0;
    for (int tenths : TENTHS.lines(text)) {
      lines += Math.max(1, (tenths / 10 + width - 2) / Math.max(width - 1, 1));
    }
    return lines;
  }

  private void cell(StringBuilder xml, CellRef ref, NewCell cell) {
    if (!cell.link().isEmpty()) {
      links.append("<hyperlink ref=\"").append(ref.a1()).append("\" location=\"");
      XmlText.append(links, cell.link()).append("\" display=\"");
      XmlText.append(links, cell.text()).append("\"/>");
    }
    CELLS.cell(xml, ref, styles.role(cell.role(), decimals(cell)), "", value(cell));
  }

  /** How many decimals the figure in a cell has. */
  static int decimals(NewCell cell) {
    return cell.role() == Role.NUMBER ? Math.max(0, places(cell.text())) : 0;
  }

  /** How many decimals a text has that is a figure, with commas or without; -1 where it is none. */
  private static int places(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int places = point < 0 ? 0 : text.length() - point - 1;
    if (first == end || text.charAt(first) == ',' || places > MOST_DECIMALS) {
      return -1;
    }
    for (int at = first; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean allowed = c >= '0' && c <= '9' || c == ',' && at < end || at == point && places > 0;
      if (!allowed) {
        return -1;
      }
    }
    return places;
  }

  /** What a cell holds: a number where it is one. */
  static CellValue value(NewCell cell) {
    String text = cell.text();
    if (cell.role() == Role.NUMBER && places(text) >= 0) {
      return new CellValue.Number(Double.parseDouble(text.replace(",", "")));
    }
    return text.isEmpty()
        ? CellValue.Blank.BLANK
        : new CellValue.Text(XmlText.cut(text, LONGEST_TEXT));
  }
}
