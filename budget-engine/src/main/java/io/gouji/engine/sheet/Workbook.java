package io.gouji.engine.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A workbook without its file format: sheets in their order, names, the meaning-bearing part of
 * styles.
 *
 * @param date1904 whether serial dates count from 1904
 * @param tables of all sheets
 * @param externals linked workbooks, in the order of {@code [1]}, {@code [2]} …
 * @param asDisplayed whether formulas calculate with figures as their number formats show them
 * @param creator who the file says made it first; empty where it says nothing
 */
public record Workbook(
    List<Sheet> sheets,
    List<CellStyle> styles,
    List<DefinedName> names,
    List<DefinedTable> tables,
    List<LinkedBook> externals,
    boolean date1904,
    boolean asDisplayed,
    String creator) {
  public Workbook {
    sheets = List.copyOf(sheets);
    styles = List.copyOf(styles);
    names = List.copyOf(names);
    tables = List.copyOf(tables);
    externals = List.copyOf(externals);
  }

  /** A workbook without tables that calculates with all digits it has. */
  public Workbook(
      List<Sheet> sheets,
      List<CellStyle> styles,
      List<DefinedName> names,
      List<LinkedBook> externals,
      boolean date1904) {
    this(sheets, styles, names, List.of(), externals, date1904, false, "");
  }

  /** The sheet of that name; Excel compares sheet names without case. */
  public Optional<Sheet> sheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The style behind a style index; the general one for an index the file does not define. */
  public CellStyle style(int index) {
    return index < styles.size() ? styles.get(index) : CellStyle.GENERAL;
  }

  public Workbook withSheets(List<Sheet> replaced) {
    return new Workbook(replaced, styles, names, tables, externals, date1904, asDisplayed, creator);
  }
}
