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
import org.jspecify.annotations.Nullable;

/** The formulas of one workbook that somebody has asked for, each read once. */
public final class WrittenFormulas {
  private final KnownFormulas known;
  private final List<DefinedName> names;
  private final Map<String, @Nullable Optional<WrittenFormula>[]> read = new HashMap<>();

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
    @Nullable Optional<WrittenFormula>[] formulas =
        read.computeIfAbsent(sheet.name(), name -> none(sheet));
    Optional<WrittenFormula> formula = formulas[index];
    if (formula == null) {
      formula = known.of(sheet.formulas().get(index));
      if (formula.isPresent() && formula.get().hasNames()) {
        formula = formula.map(read -> read.naming(name -> range(sheet.name(), name)));
      }
      formulas[index] = formula;
    }
    return formula;
  }

  @SuppressWarnings("unchecked") // An array of a generic type cannot be made otherwise.
  private static @Nullable Optional<WrittenFormula>[] none(Sheet sheet) {
    return (@Nullable Optional<WrittenFormula>[]) new Optional<?>[sheet.formulas().size()];
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
