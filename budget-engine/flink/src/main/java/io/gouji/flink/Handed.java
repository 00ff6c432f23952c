package io.gouji.flink;

import io.gouji.engine.batch.UnitFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * What a unit handed in.
 *
 * @param unit its code in the list of units; empty where the list does not have it
 * @param path of the workbook that counts: the first by path
 * @param others paths of further workbooks of the unit
 * @param alike whether these say the same
 */
public record Handed(
    String unit, String path, UnitFigures figures, List<String> others, boolean alike) {
  /** By which workbooks of one unit come together; those of no known unit stay apart. */
  String key() {
    return unit.isEmpty() ? "\u0000" + path : unit;
  }

  /** Both of one unit: the first by path counts. */
  Handed or(Handed other) {
    Handed first = path.compareTo(other.path) <= 0 ? this : other;
    Handed second = first == this ? other : this;
    List<String> all = new ArrayList<>(first.others);
    all.add(second.path);
    all.addAll(second.others);
    all.sort(null);
    boolean same = alike && other.alike && figures.equals(other.figures);
    return new Handed(unit, first.path, first.figures, all, same);
  }
}
