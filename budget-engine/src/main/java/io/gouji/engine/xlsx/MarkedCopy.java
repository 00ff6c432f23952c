package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes our marks out of a file that carries them.
 *
 * <p>A copy nobody has saved since goes back to exactly the parts it was made of. In one that a
 * spreadsheet program has rewritten, what is certainly ours goes: backgrounds and borders of cells
 * that still wear them, our texts in notes, our sheets unless somebody wrote into them, and our
 * names. Formats that only marked cells had remain in the styles part, unused; so do texts in the
 * table of strings.
 */
public final class MarkedCopy {
  /** Copies of copies that are taken back at most. */
  private static final int DEEP = 16;

  /** How names of ours that stay are told of. */
  public static final String NAMES = MarkLedger.PREFIX + "*";

  private MarkedCopy() {}

  /**
   * A file without our marks.
   *
   * @param bytes the given ones where there was nothing of ours
   * @param changed whether there was anything to take out
   * @param exact whether every part is as it was before we wrote into the file
   * @param cells cells whose own look is back
   * @param notes notes that are gone, or shorter by our text
   * @param removed names of our sheets that are gone
   * @param kept names of sheets of ours that somebody wrote into
   * @param bare cells that lost our look, now or before an earlier mark, and did not get their own
   *     back: with the hidden sheet it is forgotten
   * @param left cells where something of ours is left, or perhaps is
   * @param named whether names of ours had to stay, hidden
   */
  public record Plain(
      byte[] bytes,
      boolean changed,
      boolean exact,
      int cells,
      int notes,
      List<String> removed,
      List<String> kept,
      List<Place> bare,
      List<Place> left,
      boolean named) {
    public Plain {
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
      bare = List.copyOf(bare);
      left = List.copyOf(left);
    }

    /** What a new record of marks is to tell of these. */
    public Remains remains() {
      return new Remains(bare, left, kept);
    }

    /** A file in which nothing tells of marks. */
    private static Plain unmarked(byte[] bytes) {
      return new Plain(
          bytes, false, false, 0, 0, List.of(), List.of(), List.of(), List.of(), false);
    }
  }

  /**
   * The file without our marks.
   *
   * @param log whether the log of corrections goes too; corrected figures stay in any case
   * @throws UnreadableException if the file cannot be read
   */
  public static Plain plain(byte[] file, boolean log, Limits limits) throws UnreadableException {
    boolean old = ForeignFormat.holdsXls(file);
    if (!log
        && !(old
            ? XlsUnmarking.isMarked(file)
            : isMarked(WorkbookPackage.open(file, limits), limits))) {
      return Plain.unmarked(file);
    }
    return taken(file, log, limits);
  }

  /**
   * A file that may have been opened before without our marks; a log of corrections stays.
   *
   * @throws UnreadableException if the file cannot be read
   */
  public static Plain plain(WorkbookFile file) throws UnreadableException {
    boolean marked =
        file.holdsXls()
            ? XlsUnmarking.isMarked(file.bytes())
            : isMarked(file.open(), Limits.DEFAULT);
    return marked ? taken(file.bytes(), false, Limits.DEFAULT) : Plain.unmarked(file.bytes());
  }

  private static Plain taken(byte[] file, boolean log, Limits limits) throws UnreadableException {
    boolean old = ForeignFormat.holdsXls(file);
    Optional<Remembered> memory = Remembered.of(WorkbookReader.read(file, limits));
    Set<Place> bare = new LinkedHashSet<>(memory.map(Remembered::bare).orElse(Set.of()));
    Set<Place> left = new LinkedHashSet<>(memory.map(Remembered::left).orElse(Set.of()));
    Set<String> kept = new LinkedHashSet<>(memory.map(Remembered::kept).orElse(Set.of()));
    byte[] bytes = file;
    boolean exact = false;
    for (int copy = 0; copy < DEEP; copy++) {
      Optional<byte[]> before =
          old ? XlsUndo.undone(bytes, !log, limits) : Undo.undone(bytes, !log, limits);
      if (before.isEmpty()) {
        break;
      }
      bytes = before.get();
      exact = true;
    }
    Plain rest =
        old ? XlsUnmarking.plain(bytes, log, limits) : new Unmarking(bytes, log, limits).plain();
    boolean more = rest.changed();
    bare.addAll(rest.bare());
    left.addAll(rest.left());
    kept.addAll(rest.kept());
    return new Plain(
        rest.bytes(),
        exact || more,
        exact && !more,
        rest.cells(),
        rest.notes(),
        rest.removed(),
        List.copyOf(kept),
        List.copyOf(bare),
        List.copyOf(left),
        rest.named());
  }

  /** Whether anything in a file tells of marks; to be told apart from a log by reading it. */
  private static boolean isMarked(OpcPackage pack, Limits limits) throws UnreadableException {
    WorkbookPart workbook = WorkbookPart.read(pack, new ModelBudget(limits));
    if (workbook.names().stream().anyMatch(MarkedCopy::isOurs)) {
      return true;
    }
    Optional<ZipPart> strings = workbook.related("sharedStrings");
    if (strings.isPresent() && Seal.isIn(pack.bytes(strings.get()))) {
      return true;
    }
    for (SheetEntry sheet : workbook.sheets()) {
      for (Relationship relation : pack.relationships(sheet.key())) {
        Optional<ZipPart> notes = pack.find(relation.key(sheet.key()));
        if (relation.is("comments") && notes.isPresent() && holdsOurs(pack, notes.get())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holdsOurs(OpcPackage pack, ZipPart notes) throws UnreadableException {
    byte[] content = pack.bytes(notes);
    Splices source = new Splices(content);
    return Outline.of(notes.name(), content, 6, pack.limits())
        .child("commentList")
        .map(Outline::children)
        .orElse(List.of())
        .stream()
        .anyMatch(comment -> NoteText.of(comment, source).holdsOurs(false));
  }

  /** Whether a name is one of those that point at marked cells and sheets of ours. */
  static boolean isOurs(DefinedName name) {
    return name.name().startsWith(MarkLedger.PREFIX);
  }

  /** Whether a workbook seems to carry marks of ours; a log of corrections is none. */
  public static boolean isMarked(Workbook workbook) {
    return workbook.names().stream().anyMatch(MarkedCopy::isOurs)
        || workbook.sheets().stream().anyMatch(MarkedCopy::isLedger)
        || workbook.sheets().stream().anyMatch(SheetWords::isResult);
  }

  /** Whether a sheet is the ledger of a marked copy. */
  static boolean isLedger(Sheet sheet) {
    return sheet.rowCount() > 0 && sheet.text(0, XlsLedger.MARK).equals(XlsLedger.SIGN);
  }
}
