package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;

/**
 * What a formula adds, where adding is all it does.
 *
 * @param references all cells and ranges, as often as they are added
 * @param arguments those of them that are arguments of {@code SUM}
 * @param constants numbers other than 0 as written, with their sign
 */
record SumTerms(List<Ptg> references, List<Ptg> arguments, List<String> constants) {

  /** The terms, or nothing where the formula does anything else, or reads no cell. */
  static Optional<SumTerms> of(Ptg[] tokens) {
    SumTerms terms = new SumTerms(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      boolean sum = terms.gather(Syntax.of(tokens), false) && !terms.references().isEmpty();
      return sum ? Optional.of(terms) : Optional.empty();
    } catch (FormulaSyntaxException noFormula) {
      return Optional.empty();
    }
  }

  /** Takes the terms of a part of the formula; false where the part is no sum. */
  private boolean gather(Syntax part, boolean argument) {
    Ptg token = part.token();
    if (token instanceof RefPtg || token instanceof AreaPtg && argument) {
      references.add(token);
      if (argument) {
        arguments.add(token);
      }
      return true;
    }
    if (token instanceof SubtractPtg) {
      return gather(part.operands().get(0), false) && constant(part.operands().get(1), "-");
    }
    if (token instanceof AddPtg || token instanceof UnaryPlusPtg) {
      return gatherAll(part.operands(), false);
    }
    if (token instanceof AttrPtg || named(token, "SUM")) {
      return gatherAll(part.operands(), true);
    }
    if (named(token, "ROUND")) {
      return gather(part.operands().get(0), false);
    }
    return token instanceof MissingArgPtg || constant(part, "");
  }

  private boolean gatherAll(List<Syntax> parts, boolean arguments) {
    // A loop, not allMatch: every part must be taken in its order.
    for (Syntax part : parts) {
      if (!gather(part, arguments)) {
        return false;
      }
    }
    return true;
  }

  private boolean constant(Syntax part, String sign) {
    if (part.token() instanceof NumberPtg || part.token() instanceof IntPtg) {
      String number = part.token().toFormulaString();
      if (!number.equals("0")) {
        constants.add(sign + number);
      }
      return true;
    }
    return false;
  }

  private static boolean named(Ptg token, String name) {
    return token instanceof AbstractFunctionPtg function && function.getName().equals(name);
  }
}
