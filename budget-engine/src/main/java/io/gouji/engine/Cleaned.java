package io.gouji.engine;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import java.util.List;

/**
 * A workbook without anything of ours: no marks, no notes, no sheet of results, no log of
 * corrections. Corrected figures stay: they are the workbook's own by now.
 *
 * @param bytes the given ones where there was nothing of ours
 * @param changed whether there was anything to take out
 * @param exact whether every part is as it was before we wrote into the file; then nothing is
 *     counted
 * @param cells cells whose own look is back
 * @param notes notes that are gone, or shorter by our text
 * @param removed names of sheets that are gone
 * @param kept names of sheets of ours that somebody wrote into
 */
public record Cleaned(
    byte[] bytes,
    boolean changed,
    boolean exact,
    int cells,
    int notes,
    List<String> removed,
    List<String> kept) {
  public Cleaned {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  /**
   * Cleans the bytes of a workbook; equal bytes give equal results.
   *
   * @throws Refusal if the bytes cannot be read as a workbook
   */
  public static Cleaned of(byte[] bytes) throws Refusal {
    try {
      MarkedCopy.Plain plain = MarkedCopy.plain(bytes, true, Limits.DEFAULT);
      return new Cleaned(
          plain.bytes(),
          plain.changed(),
          plain.exact(),
          plain.cells(),
          plain.notes(),
          plain.removed(),
          plain.kept());
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }
}
