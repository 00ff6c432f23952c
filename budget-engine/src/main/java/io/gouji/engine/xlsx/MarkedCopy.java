package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.List;
import java.util.Optional;

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
   */
  public record Plain(
      byte[] bytes,
      boolean changed,
      boolean exact,
      int cells,
      int notes,
      List<String> removed,
      List<String> kept) {
    public Plain {
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
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
    if (!log && !(old ? XlsUnmarking.isMarked(file) : isMarked(file, limits))) {
      return new Plain(file, false, false, 0, 0, List.of(), List.of());
    }
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
    return new Plain(
        rest.bytes(),
        exact || more,
        exact && !more,
        rest.cells(),
        rest.notes(),
        rest.removed(),
        rest.kept());
  }

  private static boolean isMarked(byte[] file, Limits limits) throws UnreadableException {
    WorkbookPart workbook =
        WorkbookPart.read(WorkbookPackage.open(file, limits), new ModelBudget(limits));
    return workbook.names().stream().anyMatch(name -> name.name().startsWith(MarkLedger.PREFIX));
  }

  /** Whether a workbook seems to carry marks of ours; a log of corrections is none. */
  public static boolean isMarked(Workbook workbook) {
    return workbook.names().stream().anyMatch(name -> name.name().startsWith(MarkLedger.PREFIX))
        || workbook.sheets().stream().anyMatch(MarkedCopy::isLedger);
  }

  /** Whether a sheet is the ledger of a marked copy. */
  static boolean isLedger(Sheet sheet) {
    return sheet.rowCount() > 0 && sheet.text(0, XlsLedger.MARK).equals(XlsLedger.SIGN);
  }
}
