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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a new worksheet part: texts inline, links to cells, ready to print on A4 landscape. */
final class NewSheetXml {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(?:\\.([0-9]{1,9}))?");

  /** Height of one line in points. */
  static final int LINE = 15;

  /** Height of the title's row in points. */
  private static final int TITLE = 27;

  /** The highest row there can be, in points. */
  private static final int HIGHEST = 409;

  /** Characters a cell can hold. */
  private static final int LONGEST_TEXT = 32_767;

  /** From here on characters are wide, with few exceptions. */
  private static final int FIRST_WIDE = 0x1100;

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
    String data = data();
    return NewPart.DECLARATION
        + "<worksheet xmlns=\"%s\">".formatted(dialect.main())
        + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        + views()
        + "<sheetFormatPr defaultRowHeight=\"15\"/>"
        + columns()
        + "<sheetData>"
        + data
        + "</sheetData>"
        + filtered(sheet).map(range -> "<autoFilter ref=\"" + range.a1() + "\"/>").orElse("")
        + (links.isEmpty() ? "" : "<hyperlinks>" + links + "</hyperlinks>")
        + "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\""
        + " footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>"
        + "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
        + "</worksheet>";
  }

  private String views() {
    int frozen = sheet.frozenRows();
    String pane =
        frozen == 0
            ? ""
            : ("<pane ySplit=\"%s\" topLeftCell=\"A%s\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                    + "<selection pane=\"bottomLeft\"/>")
                .formatted(frozen, frozen + 1);
    return "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">"
        + pane
        + "</sheetView></sheetViews>";
  }

  private String columns() {
    StringBuilder xml = new StringBuilder();
    List<Integer> widths = sheet.widths();
    for (int i = 0; i < widths.size(); i++) {
      xml.append(
          "<col min=\"%s\" max=\"%s\" width=\"%s\" customWidth=\"1\"/>"
              .formatted(i + 1, i + 1, widths.get(i)));
    }
    return xml.isEmpty() ? "" : "<cols>" + xml + "</cols>";
  }

  private String data() {
    StringBuilder xml = new StringBuilder();
    for (int row = 0; row < sheet.rows().size(); row++) {
      List<NewCell> cells = sheet.rows().get(row);
      xml.append("<row r=\"").append(row + 1).append('"').append(height(cells)).append('>');
      for (int column = 0; column < cells.size(); column++) {
        xml.append(cell(new CellRef(row, column), cells.get(column)));
      }
      xml.append("</row>");
    }
    return xml.toString();
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
      return " ht=\"%s\" customHeight=\"1\"".formatted(TITLE);
    }
    return points == 0 ? "" : " ht=\"%s\"".formatted(points);
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
    return text.lines()
        .mapToInt(line -> Math.max(1, (halves(line) + width - 2) / Math.max(width - 1, 1)))
        .sum();
  }

  /** A Chinese character is nearly as wide as two digits. */
  private static int halves(String line) {
    return line.codePoints().map(character -> character < FIRST_WIDE ? 10 : 18).sum() / 10;
  }

  private String cell(CellRef ref, NewCell cell) {
    if (!cell.link().isEmpty()) {
      links.append(
          "<hyperlink ref=\"%s\" location=\"%s\" display=\"%s\"/>"
              .formatted(ref.a1(), XmlText.escape(cell.link()), XmlText.escape(cell.text())));
    }
    int style = styles.role(cell.role(), decimals(cell));
    return CELLS.cell(ref, style, "", value(cell));
  }

  /** How many decimals the figure in a cell has. */
  static int decimals(NewCell cell) {
    Matcher number = NUMBER.matcher(cell.text());
    boolean fraction = cell.role() == NewCell.Role.NUMBER && number.matches();
    return fraction && number.group(1) != null ? number.group(1).length() : 0;
  }

  /** What a cell holds: a number where it is one. */
  static CellValue value(NewCell cell) {
    String text = cell.text();
    if (cell.role() == NewCell.Role.NUMBER && NUMBER.matcher(text).matches()) {
      return new CellValue.Number(Double.parseDouble(text.replace(",", "")));
    }
    return text.isEmpty()
        ? CellValue.Blank.BLANK
        : new CellValue.Text(XmlText.cut(text, LONGEST_TEXT));
  }
}
