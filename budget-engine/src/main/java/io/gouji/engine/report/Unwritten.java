package io.gouji.engine.report;

import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.MarkedCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which marks a file has no room for. */
final class Unwritten {
  /** Cells named one by one; the findings themselves name all. */
  private static final int NAMED = 8;

  private final Wording wording;

  Unwritten(Wording wording) {
    this.wording = wording;
  }

  /**
   * A line for each kind of what is missing.
   *
   * @param left marks that were left out
   * @param plain what became of the marks of an earlier check
   */
  List<String> of(List<Edit.OnCell> left, MarkedCopy.Plain plain) {
    List<String> lines = new ArrayList<>();
    add(lines, "sheet.unnoted", places(left, Edit.Note.class));
    add(lines, "sheet.uncoloured", places(left, Edit.Fill.class));
    add(lines, "sheet.bare", plain.bare());
    add(lines, "sheet.remains", plain.left());
    return lines;
  }

  private static List<Place> places(List<Edit.OnCell> left, Class<? extends Edit.OnCell> kind) {
    return left.stream()
        .filter(kind::isInstance)
        .map(one -> new Place(one.sheet(), one.cell()))
        .toList();
  }

  private void add(List<String> lines, String label, List<Place> places) {
    if (!places.isEmpty()) {
      List<String> cells = places.stream().map(Place::toString).distinct().toList();
      String named = wording.list(cells.subList(0, Math.min(NAMED, cells.size())));
      lines.add(
          wording.label(
              label,
              Map.of(
                  "count",
                  Integer.toString(cells.size()),
                  "cells",
                  cells.size() > NAMED ? named + "…" : named)));
    }
  }
}
