package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellFormula;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Formulas that were read in any workbook: units fill in one template, whose formulas stay as they
 * are. What a formula says follows from its text and place alone, so that nobody can tell whether
 * it was known. Safe for several threads.
 */
public final class KnownFormulas {
  /** Some 0.6 KB each. */
  private static final int MOST = 4096;

  /** Longer ones are read again: nobody writes many of them. */
  private static final int LONGEST = 256;

  private final Map<CellFormula, Optional<WrittenFormula>> known = new ConcurrentHashMap<>();

  /** By what formulas have in common that were filled from one cell into others. */
  private final Map<String, Optional<WrittenFormula>> filled = new ConcurrentHashMap<>();

  /** The formula; empty where it cannot be read. */
  Optional<WrittenFormula> of(CellFormula formula) {
    Optional<WrittenFormula> read = known.get(formula);
    if (read == null) {
      boolean isShort = formula.text().length() <= LONGEST;
      read = isShort ? filled(formula) : WrittenFormula.of(formula);
      if (isShort && known.size() < MOST) {
        known.put(formula, read);
      }
    }
    return read;
  }

  private Optional<WrittenFormula> filled(CellFormula formula) {
    Optional<String> filling = WrittenFormula.filling(formula);
    if (filling.isEmpty()) {
      return WrittenFormula.of(formula);
    }
    Optional<WrittenFormula> first = filled.get(filling.get());
    if (first == null) {
      first = WrittenFormula.of(formula);
      if (filled.size() < MOST) {
        filled.put(filling.get(), first);
      }
    }
    return first.map(one -> one.filled(formula.anchor()));
  }
}
