package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;

/**
 * A formula that does nothing but add and subtract cells and constants, perhaps rounded: how much
 * it moves when a cell it reads moves.
 */
public record LinearForm(List<Term> terms) {
  /**
   * A range of which every cell counts alike.
   *
   * @param sheet empty for the formula's own
   * @param sign 1 or -1
   */
  public record Term(String sheet, CellRange range, int sign) {}

  public LinearForm {
    terms = List.copyOf(terms);
  }

  /** The form of tokens that read as they would in their cell; nothing for any other formula. */
  static Optional<LinearForm> of(Ptg[] tokens) {
    List<Term> terms = new ArrayList<>();
    try {
      boolean linear = gather(Syntax.of(tokens), 1, false, terms);
      return linear ? Optional.of(new LinearForm(terms)) : Optional.empty();
    } catch (FormulaSyntaxException noFormula) {
      return Optional.empty();
    }
  }

  /** All ranges of the own workbook that tokens refer to, each once as a sum of it would. */
  static List<Term> references(Ptg[] tokens) {
    List<Term> terms = new ArrayList<>();
    for (Ptg token : tokens) {
      if (token instanceof RefPtgBase || token instanceof AreaPtgBase) {
        refer(token, 1, terms);
      }
    }
    return terms;
  }

  private static boolean gather(Syntax part, int sign, boolean argument, List<Term> terms) {
    Ptg token = part.token();
    if (token instanceof RefPtgBase || argument && token instanceof AreaPtgBase) {
      return refer(token, sign, terms);
    }
    if (token instanceof SubtractPtg) {
      return gather(part.operands().get(0), sign, false, terms)
          && gather(part.operands().get(1), -sign, false, terms);
    }
    if (token instanceof UnaryMinusPtg) {
      return gather(part.operands().get(0), -sign, false, terms);
    }
    if (token instanceof AddPtg || token instanceof UnaryPlusPtg) {
      return gatherAll(part, sign, false, terms);
    }
    if (token instanceof AttrPtg || named(token, "SUM")) {
      return gatherAll(part, sign, true, terms);
    }
    if (named(token, "ROUND")) {
      return gather(part.operands().get(0), sign, false, terms);
    }
    return token instanceof NumberPtg || token instanceof IntPtg || token instanceof MissingArgPtg;
  }

  private static boolean gatherAll(Syntax part, int sign, boolean arguments, List<Term> terms) {
    // A loop, not allMatch: every part must be taken in its order.
    for (Syntax operand : part.operands()) {
      if (!gather(operand, sign, arguments, terms)) {
        return false;
      }
    }
    return true;
  }

  private static boolean refer(Ptg token, int sign, List<Term> terms) {
    String sheet = "";
    if (token instanceof Ref3DPxg ref) {
      if (ref.getExternalWorkbookNumber() > 0 || ref.getLastSheetName() != null) {
        return false;
      }
      sheet = ref.getSheetName();
    } else if (token instanceof Area3DPxg area) {
      if (area.getExternalWorkbookNumber() > 0 || area.getLastSheetName() != null) {
        return false;
      }
      sheet = area.getSheetName();
    }
    terms.add(new Term(sheet, WrittenFormula.range(token), sign));
    return true;
  }

  private static boolean named(Ptg token, String name) {
    return token instanceof AbstractFunctionPtg function && function.getName().equals(name);
  }
}
