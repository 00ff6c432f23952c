package io.gouji.engine.binding;

import io.gouji.engine.sheet.Workbook;
import java.util.List;

/** What one pack recognises in one workbook: looked for once, to choose the pack and to bind. */
public final class Sight {
  private final Binder binder;
  private final Workbook workbook;
  private final List<SheetScan> sheets;
  private final Score score;

  Sight(Binder binder, Workbook workbook, List<SheetScan> sheets) {
    this.binder = binder;
    this.workbook = workbook;
    this.sheets = List.copyOf(sheets);
    score = binder.score(this.sheets);
  }

  Binder binder() {
    return binder;
  }

  /** How well the pack fits. */
  Score score() {
    return score;
  }

  /**
   * Reads the figures of the recognised tables.
   *
   * @param doubt names the formula cells whose values are unknown
   */
  public Binding bind(Doubt doubt) {
    return binder.bind(workbook, sheets, doubt);
  }
}
