package io.gouji.engine.formula;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.poi.ss.formula.ptg.Ptg;

/**
 * The tokens of a formula and the names in it, whatever workbook it is of; nobody may change them.
 * Workbooks made of one form have the same formulas, so those read lately are remembered.
 */
record ParsedFormula(Ptg[] tokens, ParsingBook book) {
  /** Formulas remembered at most. */
  private static final int MANY = 4096;

  /** Characters of a formula that is worth remembering at most. */
  private static final int SHORT = 256;

  private static final Map<Key, ParsedFormula> KNOWN = new ConcurrentHashMap<>();

  private record Key(String text, int row) {}

  /**
   * Reads a formula.
   *
   * @param text without the leading {@code =}
   * @param row row of the formula's cell from 0, for references to "this row"
   */
  static ParsedFormula of(String text, int row) throws FormulaSyntaxException {
    if (text.length() > SHORT) {
      return read(text, row);
    }
    Key key = new Key(text, text.indexOf('[') < 0 ? 0 : row);
    ParsedFormula known = KNOWN.get(key);
    if (known == null) {
      known = read(text, row);
      if (KNOWN.size() >= MANY) {
        KNOWN.clear();
      }
      KNOWN.put(key, known);
    }
    return known;
  }

  private static ParsedFormula read(String text, int row) throws FormulaSyntaxException {
    ParsingBook book = new ParsingBook();
    return new ParsedFormula(FormulaTokens.parse(text, book, 0, row), book);
  }
}
