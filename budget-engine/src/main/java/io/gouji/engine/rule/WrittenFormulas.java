package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formulas of one workbook that somebody has asked for, each read once. */
public final class WrittenFormulas {
  private final KnownFormulas known;
  private final List<DefinedName> names;
  private final Map<String, Map<Integer, Optional<WrittenFormula>>> read = new HashMap<>();

  /**
   * The formulas of a workbook.
   *
   * @param known those of all workbooks
   * @param names what the workbook calls its ranges
   */
  public WrittenFormulas(KnownFormulas known, List<DefinedName> names) {
    this.known = known;
    this.names = names;
  }

  /** A formula by its index in its sheet; empty where it cannot be read. */
  Optional<WrittenFormula> of(Sheet sheet, int index) {
    return read.computeIfAbsent(sheet.name(), name -> new HashMap<>())
        .computeIfAbsent(
            index,
            i ->
                known
                    .of(sheet.formulas().get(i))
                    .map(formula -> formula.naming(name -> range(sheet.name(), name))));
  }

  /** The range of the sheet that a name stands for; empty for anything else. */
  private Optional<CellRange> range(String sheet, String name) {
    return names.stream()
        .filter(known -> known.sheet() == DefinedName.GLOBAL && known.name().equalsIgnoreCase(name))
        .findFirst()
        .flatMap(known -> Place.rangeOf(known.formula()))
        .filter(range -> range.sheet().equalsIgnoreCase(sheet))
        .map(Place.Range::cells);
  }
}
