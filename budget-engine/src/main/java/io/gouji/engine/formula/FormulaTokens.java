package io.gouji.engine.formula;

import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.Ptg;

/** Formula text to POI's tokens, in reverse Polish order, for any workbook, real or pretended. */
public final class FormulaTokens {
  private static final String BEYOND = "formula too long or nested too deeply";

  private FormulaTokens() {}

  /**
   * Reads a formula; {@code Table[@Column]} may be used.
   *
   * @param text without the leading {@code =}
   * @param row row of the formula's cell from 0, for references to "this row"
   * @throws FormulaSyntaxException if it is no formula, or longer or deeper than any reader bears
   */
  public static Ptg[] parse(String text, FormulaParsingWorkbook book, int sheet, int row)
      throws FormulaSyntaxException {
    if (text.length() > Limits.FORMULA_LENGTH
        || nesting(text) > Limits.NESTING
        || operators(text) > Limits.OPERATORS) {
      throw new FormulaSyntaxException(BEYOND);
    }
    try {
      return FormulaParser.parse(
          Unions.spell(StructuredReferences.expand(LostReferences.spell(text))),
          book,
          FormulaType.CELL,
          sheet,
          row);
    } catch (FormulaParseException | IllegalStateException | IllegalArgumentException e) {
      throw new FormulaSyntaxException(String.valueOf(e.getMessage()));
    } catch (StackOverflowError deep) {
      // What counts above is cheap and near; how deep the parser goes only the parser knows.
      throw new FormulaSyntaxException(BEYOND);
    }
  }

  private static long operators(String text) {
    long operators = 0;
    for (int i = 0; i < text.length(); i++) {
      operators += "+-*/^&=<>%".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return operators;
  }

  /** Open brackets and signs in a row; each costs the parser a level of the thread's stack. */
  private static int nesting(String text) {
    int depth = 0;
    int deepest = 0;
    int signs = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (quoted) {
        continue;
      }
      if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      }
      signs = c == '+' || c == '-' || c == ' ' ? signs + 1 : 0;
      deepest = Math.max(deepest, depth + signs);
    }
    return deepest;
  }
}
