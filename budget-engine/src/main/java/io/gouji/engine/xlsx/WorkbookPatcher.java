package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes a workbook file in the parts that must change; every other entry is copied byte for byte,
 * in its place.
 */
public final class WorkbookPatcher {
  private final WorkbookEdit workbook;
  private final StylesEdit styles;
  private final VmlEdit boxes;
  private final MarkLedger ledger = new MarkLedger();
  private final List<DefinedName> names = new ArrayList<>();

  private WorkbookPatcher(WorkbookEdit workbook) throws WorkbookException {
    this.workbook = workbook;
    this.styles = new StylesEdit(workbook);
    this.boxes = new VmlEdit(workbook);
  }

  /**
   * The file with the edits applied; equal input gives equal bytes.
   *
   * <p>Several notes on one cell become one, of several marks the gravest shows. A note on a cell
   * that has one already is added to its text. A sheet is added under a name that is free.
   *
   * @throws WorkbookException if the file cannot be read
   * @throws IllegalArgumentException if an edit names a sheet that is not there, or would replace a
   *     formula that other cells share
   */
  public static byte[] patch(byte[] original, List<Edit> edits, Limits limits)
      throws WorkbookException {
    if (edits.isEmpty()) {
      return original.clone();
    }
    PackageEdit pack = new PackageEdit(OpcPackage.open(original, limits));
    new WorkbookPatcher(new WorkbookEdit(pack)).apply(edits);
    return pack.bytes();
  }

  private void apply(List<Edit> edits) throws WorkbookException {
    for (Map.Entry<String, SortedMap<CellRef, CellChange>> sheet : bySheet(edits).entrySet()) {
      change(sheet.getKey(), sheet.getValue());
    }
    for (Edit edit : edits) {
      if (edit instanceof Edit.AddSheet sheet) {
        add(sheet);
      }
    }
    if (edits.stream().anyMatch(Edit.SetFormula.class::isInstance)) {
      workbook.dropCalculationChain();
    }
    remember(edits);
  }

  /** What takes the edits back comes last, when everything else is in place. */
  private void remember(List<Edit> edits) throws WorkbookException {
    boolean marks = false;
    boolean reversible = false;
    for (Edit edit : edits) {
      if (edit instanceof Edit.Ledger hidden) {
        marks = true;
        names.addAll(ledger.write(workbook, styles, hidden));
      }
      reversible |= edit instanceof Edit.Reversible;
    }
    workbook.define(names);
    styles.finish();
    if (reversible) {
      Undo.add(workbook, marks);
    }
  }

  /** Changes of cells by the part of their sheet, in the order the edits name them first. */
  private Map<String, SortedMap<CellRef, CellChange>> bySheet(List<Edit> edits) {
    Map<String, SortedMap<CellRef, CellChange>> sheets = new LinkedHashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.OnCell change) {
        sheets
            .computeIfAbsent(workbook.sheetPart(change.sheet()), none -> new TreeMap<>())
            .computeIfAbsent(change.cell(), none -> new CellChange())
            .add(edit);
      }
    }
    return sheets;
  }

  private void change(String part, SortedMap<CellRef, CellChange> changes)
      throws WorkbookException {
    WorksheetEdit sheet = new WorksheetEdit(workbook.pack(), part, changes, styles);
    sheet.apply(changes);
    ledger.take(part, changes, sheet.unmarked());
    if (changes.values().stream().anyMatch(CellChange::hasNote)) {
      RelationshipsEdit relations = new RelationshipsEdit(workbook.pack(), part);
      List<CellRef> noted = new NotesEdit(workbook, part, relations).write(changes);
      boxes.draw(part, relations, sheet, noted, changes);
    }
    sheet.finish();
  }

  private void add(Edit.AddSheet sheet) throws WorkbookException {
    String part = workbook.pack().freeName("xl/worksheets/sheet", ".xml");
    String xml = NewSheetXml.of(sheet, workbook.dialect(), styles);
    workbook.pack().put(part, xml.getBytes(StandardCharsets.UTF_8));
    int number = workbook.listed();
    String name = workbook.addSheet(sheet.name(), part, "");
    names.addAll(NewSheetXml.names(sheet, name, number));
    ledger.own(name, sheet);
  }
}
