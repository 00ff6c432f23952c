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

  /** The formula; empty where it cannot be read. */
  Optional<WrittenFormula> of(CellFormula formula) {
    Optional<WrittenFormula> read = known.get(formula);
    if (read == null) {
      read = WrittenFormula.of(formula);
      if (known.size() < MOST && formula.text().length() <= LONGEST) {
        known.put(formula, read);
      }
    }
    return read;
  }
}
