package io.gouji.engine;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import io.gouji.engine.xlsx.SheetWords;
import io.gouji.engine.xlsx.WorkbookReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * @param bare cells that lost our look and did not get their own back: the record is lost
 * @param left cells where something of ours is left, or may be; {@code _gouji.*} for names
 * @param corrected figures that were corrected, and stay so though their log is gone
 */
public record Cleaned(
    byte[] bytes,
    boolean changed,
    boolean exact,
    int cells,
    int notes,
    List<String> removed,
    List<String> kept,
    List<String> bare,
    List<String> left,
    int corrected) {
  public Cleaned {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    bare = List.copyOf(bare);
    left = List.copyOf(left);
  }

  /** Whether the workbook is as it was before our marks, as far as anybody can tell. */
  public boolean isWhole() {
    return bare.isEmpty() && left.isEmpty() && kept.isEmpty();
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
          plain.kept(),
          plain.bare().stream().map(Place::toString).toList(),
          left(plain),
          plain.changed() ? corrected(bytes) - corrected(plain.bytes()) : 0);
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }

  private static List<String> left(MarkedCopy.Plain plain) {
    List<String> left = new ArrayList<>(plain.left().stream().map(Place::toString).toList());
    if (plain.named()) {
      left.add(MarkedCopy.NAMES);
    }
    return left;
  }

  /** Figures that logs of corrections in a workbook tell of. */
  private static int corrected(byte[] bytes) throws UnreadableException {
    Optional<Sheet> log =
        WorkbookReader.read(bytes, Limits.DEFAULT).sheets().stream()
            .filter(SheetWords::isLog)
            .findFirst();
    return log.map(SheetWords::logged).orElse(0);
  }
}
