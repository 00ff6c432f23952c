package io.gouji.engine.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.MemAreaPtg;
import org.apache.poi.ss.formula.ptg.MemErrPtg;
import org.apache.poi.ss.formula.ptg.MemFuncPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;

/**
 * POI's tokens as a tree: a token and the operands it takes.
 *
 * @param bracketed whether brackets stand around it
 */
record Syntax(Ptg token, List<Syntax> operands, boolean bracketed) {
  Syntax {
    operands = List.copyOf(operands);
  }

  /**
   * The tree of tokens in reverse Polish order.
   *
   * @throws FormulaSyntaxException if operands are missing or left over
   */
  static Syntax of(Ptg[] tokens) throws FormulaSyntaxException {
    Deque<Syntax> open = new ArrayDeque<>();
    for (Ptg token : tokens) {
      if (token instanceof ParenthesisPtg) {
        Syntax inner = taken(open, 1).get(0);
        open.push(new Syntax(inner.token(), inner.operands(), true));
      } else if (!silent(token)) {
        List<Syntax> operands = taken(open, operandCount(token));
        open.push(
            token instanceof UnaryMinusPtg
                ? negated(token, operands.get(0))
                : new Syntax(token, operands, false));
      }
    }
    if (open.size() != 1) {
      throw new FormulaSyntaxException("not one formula");
    }
    return open.pop();
  }

  /** POI reads {@code -2^2} as minus four; in Excel the sign binds first, and it is four. */
  private static Syntax negated(Ptg minus, Syntax operand) {
    if (operand.token() instanceof PowerPtg && !operand.bracketed()) {
      Syntax base = negated(minus, operand.operands().get(0));
      return new Syntax(operand.token(), List.of(base, operand.operands().get(1)), false);
    }
    return new Syntax(minus, List.of(operand), false);
  }

  /** Tokens that only help other evaluators, or keep blanks for display. */
  private static boolean silent(Ptg token) {
    return token instanceof AttrPtg attribute && !attribute.isSum()
        || token instanceof MemFuncPtg
        || token instanceof MemAreaPtg
        || token instanceof MemErrPtg;
  }

  private static int operandCount(Ptg token) {
    if (token instanceof AttrPtg) {
      return 1;
    }
    return token instanceof OperationPtg operation ? operation.getNumberOfOperands() : 0;
  }

  private static List<Syntax> taken(Deque<Syntax> open, int count) throws FormulaSyntaxException {
    if (open.size() < count) {
      throw new FormulaSyntaxException("operand missing");
    }
    List<Syntax> operands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      operands.add(open.pop());
    }
    Collections.reverse(operands);
    return operands;
  }
}
