package io.gouji.engine.report;

import io.gouji.engine.sheet.Edit;
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

  /** A line for each kind of mark that was left out. */
  List<String> of(List<Edit.OnCell> left) {
    List<String> lines = new ArrayList<>();
    add(lines, "sheet.unnoted", left.stream().filter(Edit.Note.class::isInstance).toList());
    add(lines, "sheet.uncoloured", left.stream().filter(Edit.Fill.class::isInstance).toList());
    return lines;
  }

  private void add(List<String> lines, String label, List<Edit.OnCell> left) {
    if (!left.isEmpty()) {
      List<String> cells =
          left.stream().map(one -> one.sheet() + "!" + one.cell().a1()).distinct().toList();
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
