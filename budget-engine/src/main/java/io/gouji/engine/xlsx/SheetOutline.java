package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PartLimits;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where things stand in a worksheet part: the elements below the root, all rows, and the cells of
 * the rows asked for.
 */
final class SheetOutline {
  /** Elements that stand before {@code sheetData}. */
  private static final Set<String> BEFORE_DATA =
      Set.of("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols");

  /** Elements that stand before {@code legacyDrawing} (ECMA-376 part 1, CT_Worksheet). */
  private static final Set<String> BEFORE_DRAWING =
      Set.of(
          "sheetPr",
          "dimension",
          "sheetViews",
          "sheetFormatPr",
          "cols",
          "sheetData",
          "sheetCalcPr",
          "sheetProtection",
          "protectedRanges",
          "scenarios",
          "autoFilter",
          "sortState",
          "dataConsolidate",
          "customSheetViews",
          "mergeCells",
          "phoneticPr",
          "conditionalFormatting",
          "dataValidations",
          "hyperlinks",
          "printOptions",
          "pageMargins",
          "pageSetup",
          "headerFooter",
          "rowBreaks",
          "colBreaks",
          "customProperties",
          "cellWatches",
          "ignoredErrors",
          "smartTags",
          "drawing");

  /** A row; its outline has cells as children only where they were asked for. */
  record RowSpan(int row, Outline element, List<CellSpan> cells) {}

  /** A cell with its children {@code f}, {@code v}, {@code is}. */
  record CellSpan(int column, Outline element) {}

  private final Outline root;
  private final List<Outline> sections = new ArrayList<>();
  private final List<RowSpan> rows = new ArrayList<>();

  private SheetOutline(Outline root) {
    this.root = root;
  }

  static SheetOutline read(String part, byte[] utf8, Set<Integer> wanted, PartLimits limits)
      throws UnreadableException {
    try (PartXml xml = PartXml.open(part, utf8, limits)) {
      xml.root();
      SheetOutline sheet = new SheetOutline(Outline.entered(xml));
      while (xml.child(1)) {
        if (xml.name().equals("sheetData")) {
          sheet.sections.add(sheet.data(xml, wanted));
        } else {
          sheet.sections.add(Outline.read(xml, 1));
        }
      }
      sheet.root.leave(xml);
      return sheet;
    }
  }

  private Outline data(PartXml xml, Set<Integer> wanted) throws UnreadableException {
    Outline data = Outline.entered(xml);
    int row = -1;
    while (xml.child(2)) {
      row = Chars.wholeNumber(xml.attribute("r"), row + 2) - 1;
      if (wanted.contains(row)) {
        Outline element = Outline.entered(xml);
        rows.add(new RowSpan(row, element, cells(xml)));
        element.leave(xml);
      } else {
        rows.add(new RowSpan(row, Outline.read(xml, 0), List.of()));
      }
    }
    data.leave(xml);
    return data;
  }

  private static List<CellSpan> cells(PartXml xml) throws UnreadableException {
    List<CellSpan> cells = new ArrayList<>();
    int column = -1;
    int depth = xml.depth();
    while (xml.child(depth)) {
      Outline cell = Outline.read(xml, 1);
      String ref = cell.attribute("r");
      try {
        column = ref.isEmpty() ? column + 1 : CellRef.parse(ref).column();
      } catch (IllegalArgumentException beyond) {
        column = CellRef.MAX_COLUMNS;
      }
      cells.add(new CellSpan(column, cell));
    }
    return cells;
  }

  Outline root() {
    return root;
  }

  List<RowSpan> rows() {
    return rows;
  }

  /** Where {@code sheetData} goes if there is none. */
  int dataPlace() {
    return behind(BEFORE_DATA);
  }

  /** Where {@code legacyDrawing} goes if there is none. */
  int drawingPlace() {
    return behind(BEFORE_DRAWING);
  }

  private int behind(Set<String> names) {
    return sections.stream()
        .filter(section -> names.contains(section.name()))
        .mapToInt(Outline::end)
        .max()
        .orElse(root.open());
  }

  Optional<Outline> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }
}
