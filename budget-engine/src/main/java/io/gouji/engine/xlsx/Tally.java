package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is told of taking marks away: how much went, and which cells are not as they were. */
final class Tally {
  private final List<Place> bare = new ArrayList<>();
  private final Set<Place> left = new LinkedHashSet<>();
  private boolean named;
  private int cells;
  private int notes;

  /** A cell has its look back. */
  void dressed() {
    cells++;
  }

  /** A cell lost ours, and what it wore before nobody knows. */
  void bared(String sheet, CellRef cell) {
    cells++;
    bare.add(new Place(sheet, cell));
  }

  void noted(int changed) {
    notes += changed;
  }

  /** Something that is ours, or may be, is still there. */
  void left(String sheet, CellRef cell) {
    left.add(new Place(sheet, cell));
  }

  /** Names of ours had to stay. */
  void named() {
    named = true;
  }

  boolean isEmpty() {
    return cells == 0 && notes == 0;
  }

  /** Where nothing could be taken away. */
  Plain untouched(byte[] bytes, OwnSheets own) {
    return new Plain(
        bytes, false, false, 0, 0, List.of(), own.kept(), List.of(), List.copyOf(left), named);
  }

  Plain plain(byte[] bytes, OwnSheets own) {
    return new Plain(
        bytes,
        true,
        false,
        cells,
        notes,
        own.removed(),
        own.kept(),
        bare,
        List.copyOf(left),
        named);
  }
}
