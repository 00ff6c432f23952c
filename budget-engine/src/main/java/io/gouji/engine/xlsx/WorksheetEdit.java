package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.xlsx.SheetOutline.CellSpan;
import io.gouji.engine.xlsx.SheetOutline.RowSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes the cells of one worksheet part. */
final class WorksheetEdit {
  private final PackageEdit pack;
  private final String part;
  private final SortedMap<CellRef, CellChange> changes;
  private final SheetOutline sheet;
  private final Splices splices;
  private final StylesEdit styles;
  private final CellXml cells;
  private final List<CellRef> inserted = new ArrayList<>();
  private final Set<CellRef> unmarked = new HashSet<>();
  private final SortedMap<CellRef, Integer> before = new TreeMap<>();

  WorksheetEdit(
      PackageEdit pack, String part, SortedMap<CellRef, CellChange> changes, StylesEdit styles)
      throws UnreadableException {
    this.pack = pack;
    this.part = part;
    this.changes = changes;
    this.styles = styles;
    byte[] content = pack.content(ZipPart.key(part));
    Set<Integer> rows = changes.keySet().stream().map(CellRef::row).collect(Collectors.toSet());
    SheetOutline outline = SheetOutline.read(part, content, rows, pack.limits());
    if (outline.section("sheetData").isEmpty()) {
      content = complete(content, outline);
      outline = SheetOutline.read(part, content, rows, pack.limits());
    }
    this.sheet = outline;
    this.splices = new Splices(content);
    this.cells = new CellXml(sheet.root().sibling(""));
  }

  /** The part with {@code sheetData}, which the schema demands and some writers leave out. */
  private static byte[] complete(byte[] content, SheetOutline sheet) {
    Splices data = new Splices(content);
    Outline root = sheet.root();
    String xml = "<" + root.sibling("sheetData") + "/>";
    if (root.empty()) {
      data.append(root, xml);
    } else {
      data.insert(sheet.dataPlace(), xml);
    }
    return data.result();
  }

  SheetOutline outline() {
    return sheet;
  }

  /** Cells that should be marked and are not, for want of formats. */
  Set<CellRef> unmarked() {
    return unmarked;
  }

  /** The formats that cells had before they were marked. */
  SortedMap<CellRef, Integer> before() {
    return before;
  }

  private int marked(CellRef cell, int base, Mark mark) {
    int format = styles.marked(base, mark);
    if (format == base) {
      unmarked.add(cell);
    } else {
      before.put(cell, base);
    }
    return format;
  }

  /** Applies what changes cells; notes are not among it. */
  void apply() throws UnreadableException {
    TreeMap<Integer, SortedMap<CellRef, CellChange>> byRow = new TreeMap<>();
    changes.forEach(
        (cell, change) -> {
          if (change.touchesCell()) {
            byRow.computeIfAbsent(cell.row(), none -> new TreeMap<>()).put(cell, change);
          }
        });
    Map<Integer, List<RowSpan>> spans = new HashMap<>();
    for (RowSpan span : sheet.rows()) {
      if (byRow.containsKey(span.row())) {
        spans.computeIfAbsent(span.row(), none -> new ArrayList<>(1)).add(span);
      }
    }
    StringBuilder newRows = new StringBuilder();
    for (Map.Entry<Integer, SortedMap<CellRef, CellChange>> row : byRow.entrySet()) {
      List<RowSpan> present = spans.getOrDefault(row.getKey(), List.of());
      if (present.isEmpty()) {
        insertRow(row.getKey(), row.getValue(), newRows);
      } else {
        change(present, row.getValue());
      }
    }
    Outline data = data();
    if (!newRows.isEmpty()) {
      splices.append(data, newRows.toString());
    }
    growDimension();
  }

  private Outline data() throws UnreadableException {
    return sheet
        .section("sheetData")
        .orElseThrow(() -> UnreadableException.damaged(part, "no sheetData"));
  }

  /** A new row goes before the first one that must follow it; behind the last, all go at once. */
  private void insertRow(
      int row, SortedMap<CellRef, CellChange> changes, StringBuilder behindTheLast) {
    String tag = sheet.root().sibling("row");
    StringBuilder xml = new StringBuilder("<" + tag + " r=\"" + (row + 1) + "\">");
    changes.forEach((cell, change) -> newCell(xml, cell, change, columnStyle(cell)));
    xml.append("</").append(tag).append(">");
    Optional<RowSpan> next = sheet.rows().stream().filter(span -> span.row() > row).findFirst();
    if (next.isPresent()) {
      splices.insert(next.get().element().start(), xml.toString());
    } else {
      behindTheLast.append(xml);
    }
  }

  private void change(List<RowSpan> rows, SortedMap<CellRef, CellChange> changes)
      throws UnreadableException {
    List<Map.Entry<CellRef, CellChange>> missing = new ArrayList<>();
    for (Map.Entry<CellRef, CellChange> change : changes.entrySet()) {
      boolean found = false;
      for (RowSpan row : rows) {
        for (CellSpan cell : row.cells()) {
          if (cell.column() == change.getKey().column()) {
            change(change.getKey(), cell.element(), change.getValue());
            found = true;
          }
        }
      }
      if (!found) {
        missing.add(change);
      }
    }
    if (!missing.isEmpty()) {
      insert(rows.get(rows.size() - 1), missing);
    }
  }

  /** New cells in an existing row; {@code spans}, a hint that may now be wrong, goes. */
  private void insert(RowSpan row, List<Map.Entry<CellRef, CellChange>> missing) {
    Outline element = row.element();
    StringBuilder behindTheLast = new StringBuilder();
    for (Map.Entry<CellRef, CellChange> entry : missing) {
      CellRef ref = entry.getKey();
      Optional<CellSpan> next =
          row.cells().stream().filter(cell -> cell.column() > ref.column()).findFirst();
      StringBuilder xml = next.isPresent() ? new StringBuilder() : behindTheLast;
      newCell(xml, ref, entry.getValue(), rowStyle(element, ref));
      next.ifPresent(cell -> splices.insert(cell.element().start(), xml.toString()));
    }
    String tag = StartTag.without(splices.text(element.start(), element.open()), "spans");
    if (element.empty()) {
      String opened = tag.substring(0, tag.lastIndexOf('/')) + ">";
      splices.replace(
          element.start(), element.end(), opened + behindTheLast + "</" + element.tag() + ">");
    } else {
      splices.replace(element.start(), element.open(), tag);
      splices.insert(element.close(), behindTheLast.toString());
    }
  }

  private void newCell(StringBuilder xml, CellRef ref, CellChange change, int base) {
    inserted.add(ref);
    int style = change.mark().map(mark -> marked(ref, base, mark)).orElse(base);
    cells.cell(
        xml, ref, style, change.formula().orElse(""), change.value().orElse(CellValue.Blank.BLANK));
  }

  /** The style a cell that does not exist shows: its row's, else its column's. */
  private int rowStyle(Outline row, CellRef ref) {
    String custom = row.attribute("customFormat");
    return custom.equals("1") || custom.equals("true")
        ? Chars.wholeNumber(row.attribute("s"), 0)
        : columnStyle(ref);
  }

  private int columnStyle(CellRef ref) {
    for (Outline columns : sheet.section("cols").map(Outline::children).orElse(List.of())) {
      int first = Chars.wholeNumber(columns.attribute("min"), 0) - 1;
      int last = Chars.wholeNumber(columns.attribute("max"), 0) - 1;
      if (ref.column() >= first && ref.column() <= last) {
        return Chars.wholeNumber(columns.attribute("style"), 0);
      }
    }
    return 0;
  }

  private void change(CellRef ref, Outline cell, CellChange change) throws UnreadableException {
    String tag = splices.text(cell.start(), cell.open());
    if (change.mark().isPresent()) {
      int base = Chars.wholeNumber(cell.attribute("s"), 0);
      tag = StartTag.with(tag, "s", Integer.toString(marked(ref, base, change.mark().get())));
    }
    Optional<CellValue> value = change.value();
    if (value.isEmpty()) {
      splices.replace(cell.start(), cell.open(), tag);
      return;
    }
    String formula = formula(ref, cell, change);
    String inner = formula + cells.inner(value.get(), !formula.isEmpty());
    // What "vm" leads to, a picture or a data type, is shown in the place of the value.
    String typed = StartTag.without(CellXml.typed(tag, value.get(), !formula.isEmpty()), "vm");
    if (change.formula().isPresent()) {
      // What "cm" leads to says that the formula before was an array.
      typed = StartTag.without(typed, "cm");
    }
    String opened = cell.empty() ? typed.substring(0, typed.lastIndexOf('/')) + ">" : typed;
    splices.replace(
        cell.start(), cell.end(), opened + inner + rest(cell) + "</" + cell.tag() + ">");
  }

  /** The formula the cell has from now on, as XML: the new one, or the present one as written. */
  private String formula(CellRef ref, Outline cell, CellChange change) throws UnreadableException {
    Optional<Outline> present = cell.child("f");
    if (change.formula().isEmpty()) {
      return present.map(f -> splices.text(f.start(), f.end())).orElse("");
    }
    if (present.isPresent() && isNeeded(ref, present.get())) {
      throw new IllegalArgumentException(
          "other cells depend on the shared or array formula of " + ref + " in " + part);
    }
    String formula = change.formula().get();
    return formula.isEmpty() ? "" : cells.formula(formula);
  }

  /** Whether other cells that keep their formula have it from this one. */
  private boolean isNeeded(CellRef cell, Outline formula) throws UnreadableException {
    String ref = formula.attribute("ref");
    if (ref.isEmpty() || !formula.attribute("t").equals("shared")) {
      boolean alone = formula.attribute("t").equals("array") && ref.equals(cell.a1());
      return !ref.isEmpty() && !alone;
    }
    CellRange range;
    try {
      range = CellRange.parse(ref);
    } catch (IllegalArgumentException absurd) {
      return true;
    }
    Set<Integer> rows = new HashSet<>();
    for (RowSpan row : sheet.rows()) {
      if (range.contains(row.row(), range.firstColumn())) {
        rows.add(row.row());
      }
    }
    byte[] content = pack.content(ZipPart.key(part));
    return SheetOutline.read(part, content, rows, pack.limits()).rows().stream()
        .anyMatch(row -> sharesUnchanged(row, formula.attribute("si")));
  }

  private boolean sharesUnchanged(RowSpan row, String shared) {
    for (CellSpan cell : row.cells()) {
      Optional<Outline> formula = cell.element().child("f");
      if (formula.isPresent() && formula.get().attribute("si").equals(shared)) {
        CellChange change = changes.get(new CellRef(row.row(), cell.column()));
        if (change == null || change.formula().isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Children that are neither formula nor value. */
  private String rest(Outline cell) {
    return cell.children().stream()
        .filter(child -> !Set.of("f", "v", "is").contains(child.name()))
        .map(child -> splices.text(child.start(), child.end()))
        .collect(Collectors.joining());
  }

  /** Readers that trust {@code dimension} shall see the cells that came in. */
  private void growDimension() {
    Optional<Outline> dimension = sheet.section("dimension");
    if (inserted.isEmpty() || dimension.isEmpty()) {
      return;
    }
    CellRange range;
    try {
      range = CellRange.parse(dimension.get().attribute("ref"));
    } catch (IllegalArgumentException absurd) {
      return;
    }
    CellRange grown = range;
    for (CellRef cell : inserted) {
      grown =
          new CellRange(
              Math.min(grown.firstRow(), cell.row()),
              Math.min(grown.firstColumn(), cell.column()),
              Math.max(grown.lastRow(), cell.row()),
              Math.max(grown.lastColumn(), cell.column()));
    }
    if (!grown.equals(range)) {
      Outline element = dimension.get();
      String tag = splices.text(element.start(), element.open());
      splices.replace(element.start(), element.open(), StartTag.with(tag, "ref", grown.a1()));
    }
  }

  /** Points the sheet to the drawing that holds its notes. */
  void legacyDrawing(String relationshipId, String relations) {
    String xml =
        "<%s xmlns:r=\"%s\" r:id=\"%s\"/>"
            .formatted(sheet.root().sibling("legacyDrawing"), relations, relationshipId);
    Optional<Outline> present = sheet.section("legacyDrawing");
    if (present.isPresent()) {
      splices.replace(present.get().start(), present.get().end(), xml);
      return;
    }
    splices.insert(sheet.drawingPlace(), xml);
  }

  void finish() {
    if (!splices.isEmpty()) {
      pack.put(part, splices.result());
    }
  }
}
