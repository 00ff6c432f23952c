package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Changes a workbook file in the parts that must change; every other entry is copied byte for byte,
 * in its place.
 */
public final class WorkbookPatcher {
  private static final String SIGNATURES = "digital-signature/origin";

  private final WorkbookEdit workbook;
  private final StylesEdit styles;
  private final VmlEdit boxes;
  private final List<Edit.OnCell> left = new ArrayList<>();
  private final MarkLedger ledger = new MarkLedger();
  private final List<DefinedName> names = new ArrayList<>();

  private WorkbookPatcher(WorkbookEdit workbook) throws UnreadableException {
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
   * @throws UnreadableException if the file cannot be read
   * @throws IllegalArgumentException if an edit names a sheet that is not there, or would replace a
   *     formula that other cells share and keep
   */
  public static byte[] patch(byte[] original, List<Edit> edits, Limits limits)
      throws UnreadableException {
    return patched(original, edits, limits).bytes();
  }

  /**
   * The same, telling also what the format had no room for.
   *
   * @throws UnreadableException if the file cannot be read
   * @throws IllegalArgumentException as {@link #patch}
   */
  public static Patched patched(byte[] original, List<Edit> edits, Limits limits)
      throws UnreadableException {
    if (edits.isEmpty()) {
      return new Patched(original.clone(), List.of(), List.of());
    }
    if (ForeignFormat.holdsXls(original)) {
      return XlsPatcher.patch(original, edits);
    }
    return patch(WorkbookPackage.open(original, limits), edits, false);
  }

  /**
   * The same with a seal in the last place.
   *
   * @param edits the edits for a text of the seal: a sheet they add must hold it, and besides they
   *     are the same for any
   * @throws UnreadableException if the file cannot be read
   */
  public static Patched sealed(WorkbookFile original, Function<String, List<Edit>> edits)
      throws UnreadableException {
    List<Edit> blank = edits.apply(Seal.BLANK);
    if (original.holdsXls()) {
      byte[] draft = XlsPatcher.patch(original.bytes(), blank).bytes();
      String seal = Seal.of(draft, Limits.DEFAULT);
      return XlsPatcher.patch(original.bytes(), edits.apply(seal));
    }
    return patch(original.open(), blank, true);
  }

  private static Patched patch(OpcPackage original, List<Edit> edits, boolean sealed)
      throws UnreadableException {
    PackageEdit pack = new PackageEdit(original);
    WorkbookPatcher patcher = new WorkbookPatcher(new WorkbookEdit(pack));
    patcher.apply(edits);
    if (sealed) {
      Seal.put(pack);
    }
    return new Patched(pack.bytes(), List.of(), patcher.left);
  }

  /**
   * Whether the file is signed, so that any change would void the signature. Signed macros alone
   * are not meant: nothing here changes them. An old format carries no signature of its cells.
   *
   * @throws UnreadableException if the file cannot be read
   */
  public static boolean isSigned(WorkbookFile file) throws UnreadableException {
    if (file.holdsXls()) {
      return false;
    }
    OpcPackage pack = file.open();
    return pack.relationships("").stream().anyMatch(relation -> relation.is(SIGNATURES))
        || pack.parts().stream().anyMatch(part -> part.key().startsWith("_xmlsignatures/"));
  }

  private void apply(List<Edit> edits) throws UnreadableException {
    for (Map.Entry<String, List<Edit.OnCell>> sheet : bySheet(edits).entrySet()) {
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
  private void remember(List<Edit> edits) throws UnreadableException {
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
    workbook.finish();
    styles.finish();
    if (reversible) {
      Undo.add(workbook, marks);
    }
  }

  /** Edits of cells by the part of their sheet, in the order the edits name them first. */
  private Map<String, List<Edit.OnCell>> bySheet(List<Edit> edits) {
    Map<String, String> parts = new HashMap<>();
    Map<String, List<Edit.OnCell>> sheets = new LinkedHashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.OnCell change) {
        String part = parts.computeIfAbsent(change.sheet(), workbook::sheetPart);
        sheets.computeIfAbsent(part, none -> new ArrayList<>()).add(change);
      }
    }
    return sheets;
  }

  private void change(String part, List<Edit.OnCell> edits) throws UnreadableException {
    SortedMap<CellRef, CellChange> changes = new TreeMap<>();
    for (Edit.OnCell edit : edits) {
      changes.computeIfAbsent(edit.cell(), none -> new CellChange()).add(edit);
    }
    WorksheetEdit sheet = new WorksheetEdit(workbook.pack(), part, changes, styles);
    sheet.apply();
    ledger.take(part, changes, sheet.before());
    Set<CellRef> closed = note(part, sheet, changes);
    sheet.finish();
    for (Edit.OnCell edit : edits) {
      if (edit instanceof Edit.Note && closed.contains(edit.cell())
          || edit instanceof Edit.Fill && sheet.unmarked().contains(edit.cell())) {
        left.add(edit);
      }
    }
  }

  /** Writes the notes and returns the cells that can have none. */
  private Set<CellRef> note(
      String part, WorksheetEdit sheet, SortedMap<CellRef, CellChange> changes)
      throws UnreadableException {
    SortedMap<CellRef, String> notes = new TreeMap<>();
    changes.forEach(
        (cell, change) -> {
          if (change.hasNote()) {
            notes.put(cell, change.note());
          }
        });
    if (notes.isEmpty()) {
      return Set.of();
    }
    RelationshipsEdit relations = new RelationshipsEdit(workbook.pack(), part);
    Set<CellRef> closed = ThreadedComments.cells(workbook.pack(), part, relations);
    notes.keySet().removeAll(closed);
    if (!notes.isEmpty()) {
      SortedMap<CellRef, String> all = new NotesEdit(workbook, part, relations).write(notes);
      boxes.draw(part, relations, sheet, all);
    }
    return closed;
  }

  private void add(Edit.AddSheet sheet) throws UnreadableException {
    String part = workbook.pack().freeName("xl/worksheets/sheet", ".xml");
    String xml = NewSheetXml.of(sheet, workbook.dialect(), styles);
    workbook.pack().put(part, xml.getBytes(StandardCharsets.UTF_8));
    int number = workbook.listed();
    String name = workbook.addSheet(sheet.name(), part, "");
    names.addAll(NewSheetXml.names(sheet, name, number));
    ledger.own(name, sheet);
  }
}
