package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads one worksheet part into a sheet. */
final class SheetPart {
  private static final int NONE = -1;

  /** A reference by its form; one that is no cell of ours then lies past the last row or column. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]+0*[1-9][0-9]*");

  private final PartXml xml;
  private final ModelBudget budget;
  private final SheetBuilder sheet;
  private final int sharedStrings;
  private final boolean date1904;
  private final Map<String, Integer> shared = new HashMap<>();
  private final List<Orphan> orphans = new ArrayList<>();
  private final OpenArrays arrays = new OpenArrays();
  private String part = "";

  // The cell being read; the attributes of its start tag are gone once its children are entered.
  private int row = NONE;
  private int column = NONE;
  private int style;
  private String type = "";
  private String value = "";
  private int formula;

  /** A cell of a shared formula that is defined further down, if at all. */
  private record Orphan(CellRef cell, String group) {}

  private SheetPart(
      PartXml xml, ModelBudget budget, SheetBuilder sheet, int sharedStrings, boolean date1904) {
    this.xml = xml;
    this.budget = budget;
    this.sheet = sheet;
    this.sharedStrings = sharedStrings;
    this.date1904 = date1904;
  }

  /**
   * Reads a sheet.
   *
   * @param strings the workbook's shared strings, and behind them the inline ones of all sheets
   * @param sharedStrings how many of them are shared
   */
  static Sheet read(
      PartXml xml,
      SheetEntry entry,
      List<String> strings,
      int sharedStrings,
      boolean date1904,
      ModelBudget budget)
      throws WorkbookException {
    SheetBuilder sheet = new SheetBuilder(entry.name(), strings).visibility(entry.visibility());
    SheetPart reading = new SheetPart(xml, budget, sheet, sharedStrings, date1904);
    reading.part = entry.key();
    reading.read();
    return sheet.build();
  }

  private void read() throws WorkbookException {
    xml.root();
    while (xml.child(1)) {
      switch (xml.name()) {
        case "sheetData" -> {
          while (xml.child(2)) {
            row();
          }
        }
        case "mergeCells" -> {
          while (xml.child(2)) {
            merge();
          }
        }
        default -> {}
      }
    }
    for (Orphan orphan : orphans) {
      Integer index = shared.get(orphan.group());
      if (index != null) {
        sheet.attach(orphan.cell().row(), orphan.cell().column(), index);
      }
    }
  }

  private void merge() throws WorkbookException {
    budget.item();
    sheet.merge(range(xml.attribute("ref")));
  }

  private CellRange range(String ref) throws WorkbookException {
    try {
      return CellRange.parse(ref);
    } catch (IllegalArgumentException none) {
      throw WorkbookException.damaged(part, "range " + ref);
    }
  }

  private void row() throws WorkbookException {
    String number = xml.attribute("r");
    row = number.isEmpty() ? row + 1 : XmlText.wholeNumber(number, 0) - 1;
    if (row >= CellRef.MAX_ROWS) {
      return;
    }
    if (row < 0) {
      throw WorkbookException.damaged(part, "row " + number);
    }
    if (xml.is("hidden")) {
      budget.item();
      sheet.hideRow(row);
    }
    column = NONE;
    while (xml.child(3)) {
      if (xml.name().equals("c") && place(attributes())) {
        cell();
      }
    }
  }

  private void cell() throws WorkbookException {
    value = "";
    formula = NONE;
    boolean inline = false;
    while (xml.child(4)) {
      switch (xml.name()) {
        case "v" -> value = xml.text();
        case "f" -> formula();
        case "is" -> {
          value = RichText.read(xml);
          inline = true;
        }
        default -> {}
      }
    }
    if (formula == NONE) {
      formula = arrays.at(row, column);
    }
    budget.cell();
    add(inline);
  }

  /** Takes what the start tag says; the cell's reference, or the empty text. */
  private String attributes() {
    String ref = "";
    style = 0;
    type = "";
    for (int i = xml.attributes() - 1; i >= 0; i--) {
      switch (xml.attributeName(i)) {
        case "r" -> ref = xml.attribute(i);
        case "s" -> style = XmlText.wholeNumber(xml.attribute(i), 0);
        case "t" -> type = xml.attribute(i);
        default -> {}
      }
    }
    return ref;
  }

  /** A cell without reference follows the one before it; one beyond the sheet is no cell. */
  private boolean place(String ref) throws WorkbookException {
    if (ref.isEmpty()) {
      return ++column < CellRef.MAX_COLUMNS;
    }
    try {
      CellRef cell = CellRef.parse(ref);
      row = cell.row();
      column = cell.column();
      return true;
    } catch (IllegalArgumentException none) {
      if (REFERENCE.matcher(ref).matches()) {
        return false;
      }
      throw WorkbookException.damaged(part, "cell " + ref);
    }
  }

  private void formula() throws WorkbookException {
    String kind = xml.attribute("t");
    String group = xml.attribute("si");
    String ref = xml.attribute("ref");
    String text = xml.text();
    CellRef here = new CellRef(row, column);
    if (kind.equals("shared") && (ref.isEmpty() || text.isEmpty())) {
      Integer index = shared.get(group);
      formula = index == null ? NONE : index;
      if (index == null) {
        budget.item();
        orphans.add(new Orphan(here, group));
      }
    } else if (!text.isEmpty() && !kind.equals("dataTable")) {
      boolean array = kind.equals("array");
      CellRange extent = array && !ref.isEmpty() ? range(ref) : CellRange.of(here);
      formula = sheet.formula(new CellFormula(budget.keep(text), here, extent, array));
      if (kind.equals("shared")) {
        shared.put(group, formula);
      }
      arrays.open(extent, formula);
    }
  }

  private void add(boolean inline) throws WorkbookException {
    if (inline || type.equals("str")) {
      String text = budget.keep(inline ? value : XmlText.unescape(value));
      sheet.text(row, column, sheet.string(text), style, formula);
    } else if (value.isEmpty()) {
      sheet.cell(row, column, CellValue.Blank.BLANK, style, formula);
    } else if (type.equals("s")) {
      sheet.text(row, column, sharedString(), style, formula);
    } else {
      scalar();
    }
  }

  private void scalar() throws WorkbookException {
    switch (type) {
      case "b" ->
          sheet.cell(
              row,
              column,
              new CellValue.Bool(value.equals("1") || value.equalsIgnoreCase("true")),
              style,
              formula);
      case "e" ->
          sheet.cell(
              row,
              column,
              new CellValue.Error(CellError.of(value).orElse(CellError.UNKNOWN)),
              style,
              formula);
      case "d" -> {
        OptionalDouble serial = IsoDate.serial(value, date1904);
        numberOrText(serial.orElse(Double.NaN));
      }
      default -> numberOrText(XmlText.number(value));
    }
  }

  /** A number nobody can read stays as text, so that it is seen and never counted as zero. */
  private void numberOrText(double number) throws WorkbookException {
    if (Double.isFinite(number)) {
      sheet.number(row, column, number, style, formula);
    } else {
      sheet.text(row, column, sheet.string(budget.keep(value)), style, formula);
    }
  }

  private int sharedString() throws WorkbookException {
    int index = XmlText.wholeNumber(value, NONE);
    if (index < 0 || index >= sharedStrings) {
      throw WorkbookException.damaged(
          part, "text " + value + " of cell " + new CellRef(row, column));
    }
    return index;
  }
}
