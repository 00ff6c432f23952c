package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
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
import java.util.regex.Pattern;

/** Reads one worksheet part into a sheet. */
final class SheetPart {
  private static final int NONE = -1;

  // Cell types by the letter of their name; the two longer names get a letter of their own.
  private static final char NUMBER = 'n';
  private static final char SHARED = 's';
  private static final char STRING = 'S';
  private static final char INLINE = 'I';

  /** A reference by its form; one that is no cell of ours then lies past the last row or column. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]+0*[1-9][0-9]*");

  private final PartXml xml;
  private final ModelBudget budget;

  /** The last row of which a cell was counted. */
  private int counted = -1;

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
  private char type;
  private String value = "";
  private double number;
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
      throws UnreadableException {
    SheetBuilder sheet = new SheetBuilder(entry.name(), strings).visibility(entry.visibility());
    SheetPart reading = new SheetPart(xml, budget, sheet, sharedStrings, date1904);
    reading.part = entry.key();
    reading.read();
    return sheet.build();
  }

  private void read() throws UnreadableException {
    xml.root();
    while (xml.child(1)) {
      switch (xml.name()) {
        case "sheetData" -> {
          while (xml.child(2)) {
            row();
          }
        }
        case "sheetPr" -> filtered(xml.is("filterMode"));
        case "autoFilter", "tableParts" -> filtered(xml.child(2));
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

  /** A table's own filter is told in a part of its own, which is not read: it may be at work. */
  private void filtered(boolean told) {
    if (told) {
      sheet.filter();
    }
  }

  private void merge() throws UnreadableException {
    budget.item();
    sheet.merge(range(xml.attribute("ref")));
  }

  private CellRange range(String ref) throws UnreadableException {
    try {
      return CellRange.parse(ref);
    } catch (IllegalArgumentException none) {
      throw UnreadableException.damaged(part, "range " + ref);
    }
  }

  private void row() throws UnreadableException {
    String number = xml.attribute("r");
    row = number.isEmpty() ? row + 1 : Chars.wholeNumber(number, 0) - 1;
    if (row >= CellRef.MAX_ROWS) {
      return;
    }
    if (row < 0) {
      throw UnreadableException.damaged(part, "row " + number);
    }
    if (xml.is("hidden")) {
      budget.item();
      sheet.hideRow(row);
    }
    column = NONE;
    while (xml.child(3)) {
      if (xml.name().equals("c") && start()) {
        cell();
      }
    }
  }

  /** Takes what the start tag of a cell says; false for a cell beyond the sheet. */
  private boolean start() throws UnreadableException {
    style = 0;
    type = NUMBER;
    boolean placed = false;
    for (int i = 0; i < xml.attributes(); i++) {
      switch (xml.attributeName(i)) {
        case "r" -> {
          placed = true;
          if (!place(xml.attributeChars(i))) {
            return false;
          }
        }
        case "s" -> style = xml.attributeChars(i).wholeNumber(0);
        case "t" -> type = type(xml.attributeChars(i));
        default -> {}
      }
    }
    // A cell without reference follows the one before it.
    return placed || ++column < CellRef.MAX_COLUMNS;
  }

  private static char type(Chars name) {
    return name.length() == 1 ? name.at(0) : name.length() == 3 ? STRING : INLINE;
  }

  private boolean place(Chars ref) throws UnreadableException {
    int letters = 0;
    int digits = 0;
    int i = 0;
    for (; i < ref.length() && i < 3 && ref.at(i) >= 'A' && ref.at(i) <= 'Z'; i++) {
      letters = letters * 26 + ref.at(i) - 'A' + 1;
    }
    int named = i;
    for (; i < ref.length() && i < named + 7 && ref.at(i) >= '0' && ref.at(i) <= '9'; i++) {
      digits = digits * 10 + ref.at(i) - '0';
    }
    if (named == 0 || i < ref.length() || digits < 1 || digits > CellRef.MAX_ROWS) {
      return placeOdd(ref.toString());
    }
    row = digits - 1;
    column = letters - 1;
    return column < CellRef.MAX_COLUMNS;
  }

  private boolean placeOdd(String ref) throws UnreadableException {
    try {
      CellRef cell = CellRef.parse(ref);
      row = cell.row();
      column = cell.column();
      return true;
    } catch (IllegalArgumentException none) {
      if (REFERENCE.matcher(ref).matches()) {
        return false;
      }
      throw UnreadableException.damaged(part, "cell " + ref);
    }
  }

  private void cell() throws UnreadableException {
    value = "";
    number = Double.NaN;
    formula = NONE;
    while (xml.child(4)) {
      switch (xml.name()) {
        case "v" -> value();
        case "f" -> formula();
        case "is" -> {
          value = RichText.read(xml);
          type = INLINE;
        }
        default -> {}
      }
    }
    if (formula == NONE) {
      formula = arrays.at(row, column);
    }
    budget.cell();
    if (row != counted) {
      counted = row;
      budget.row();
    }
    add();
  }

  /** Numbers and indexes, nearly all there is, cost no string. */
  private void value() throws UnreadableException {
    Chars content = xml.content();
    if (type == NUMBER || type == SHARED) {
      number = content.number();
    }
    if (!Double.isFinite(number)) {
      value = content.toString();
    }
  }

  private void formula() throws UnreadableException {
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

  private void add() throws UnreadableException {
    switch (type) {
      case STRING -> text(XmlText.unescape(value));
      case INLINE -> text(value);
      case SHARED -> shared();
      case NUMBER -> number();
      default -> scalar();
    }
  }

  private void scalar() throws UnreadableException {
    if (value.isEmpty()) {
      put(CellValue.Blank.BLANK);
    } else if (type == 'b') {
      put(new CellValue.Bool(value.equals("1") || value.equalsIgnoreCase("true")));
    } else if (type == 'e') {
      put(new CellValue.Error(CellError.of(value).orElse(CellError.UNKNOWN)));
    } else {
      number = type == 'd' ? IsoDate.serial(value, date1904).orElse(Double.NaN) : number;
      number();
    }
  }

  /** A number nobody can read stays as text, so that it is seen and never counted as zero. */
  private void number() throws UnreadableException {
    if (Double.isFinite(number)) {
      sheet.number(row, column, number, style, formula);
    } else if (value.isEmpty()) {
      put(CellValue.Blank.BLANK);
    } else {
      text(value);
    }
  }

  private void shared() throws UnreadableException {
    if (number >= 0 && number < sharedStrings && number == (int) number) {
      sheet.text(row, column, (int) number, style, formula);
    } else if (number != number && value.isEmpty()) {
      put(CellValue.Blank.BLANK);
    } else {
      throw UnreadableException.damaged(part, "text of cell " + new CellRef(row, column));
    }
  }

  private void text(String text) throws UnreadableException {
    sheet.text(row, column, sheet.string(budget.keep(text)), style, formula);
  }

  private void put(CellValue constant) {
    sheet.cell(row, column, constant, style, formula);
  }
}
