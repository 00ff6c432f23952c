package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.Sheet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The formulas of one workbook that somebody has asked for, each read once. */
public final class WrittenFormulas {
  private final KnownFormulas known;
  private final Map<String, Map<Integer, Optional<WrittenFormula>>> read = new HashMap<>();

  /**
   * The formulas of a workbook.
   *
   * @param known those of all workbooks
   */
  public WrittenFormulas(KnownFormulas known) {
    this.known = known;
  }

  /** A formula by its index in its sheet; empty where it cannot be read. */
  Optional<WrittenFormula> of(Sheet sheet, int index) {
    return read.computeIfAbsent(sheet.name(), name -> new HashMap<>())
        .computeIfAbsent(index, i -> known.of(sheet.formulas().get(i)));
  }
}
