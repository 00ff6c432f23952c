package io.gouji.engine.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;

/**
 * What is buried in a formula where its figure comes from: constants, and single cells that it adds
 * or subtracts. Conditions, digits to round to and texts are none; nor is a factor that only
 * converts a unit.
 *
 * @param constants numbers as written, with the sign that makes them count
 * @param cells references, as often as they count
 * @param aggregates whether a function takes ranges together
 */
record Plugs(List<String> constants, List<Ptg> cells, boolean aggregates) {
  private static final Plugs NONE = new Plugs(List.of(), List.of(), false);

  /** Sums that hold subtotals besides their parts are halved, or divided by three. */
  private static final Set<BigDecimal> SHARES =
      Set.of(BigDecimal.valueOf(2), BigDecimal.valueOf(3));

  Plugs {
    constants = List.copyOf(constants);
    cells = List.copyOf(cells);
  }

  static Plugs of(Ptg[] tokens, ParsingBook book) {
    try {
      Search search = new Search(book);
      search.figure(Syntax.of(tokens));
      return new Plugs(search.constants, search.cells, search.aggregates);
    } catch (FormulaSyntaxException noFormula) {
      return NONE;
    }
  }

  /** The number a part without references comes to. */
  private static Optional<BigDecimal> constant(Syntax part) {
    Ptg token = part.token();
    if (token instanceof IntPtg || token instanceof NumberPtg) {
      return Optional.of(new BigDecimal(token.toFormulaString()));
    }
    List<BigDecimal> operands = new ArrayList<>();
    for (Syntax operand : part.operands()) {
      constant(operand).ifPresent(operands::add);
    }
    if (operands.isEmpty() || operands.size() < part.operands().size()) {
      return Optional.empty();
    }
    return combined(token, operands.get(0), operands.get(operands.size() - 1));
  }

  private static Optional<BigDecimal> combined(Ptg token, BigDecimal one, BigDecimal other) {
    if (token instanceof UnaryMinusPtg) {
      return Optional.of(one.negate());
    } else if (token instanceof UnaryPlusPtg) {
      return Optional.of(one);
    } else if (token instanceof PercentPtg) {
      return Optional.of(one.movePointLeft(2));
    } else if (token instanceof AddPtg) {
      return Optional.of(one.add(other));
    } else if (token instanceof SubtractPtg) {
      return Optional.of(one.subtract(other));
    } else if (token instanceof MultiplyPtg) {
      return Optional.of(one.multiply(other));
    }
    return token instanceof DividePtg && other.signum() != 0
        ? Optional.of(one.divide(other, MathContext.DECIMAL64))
        : Optional.empty();
  }

  /** Whether a factor turns one unit of money into another, or does nothing. */
  private static boolean converts(BigDecimal factor) {
    return factor.signum() == 0
        || factor.abs().stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
  }

  /** One way through a formula's tree, along what makes its figure. */
  private static final class Search {
    private final ParsingBook book;
    private final List<String> constants = new ArrayList<>();
    private final List<Ptg> cells = new ArrayList<>();
    private boolean aggregates;

    Search(ParsingBook book) {
      this.book = book;
    }

    /** A part whose value is the formula's, or goes into it as it is. */
    void figure(Syntax part) {
      Ptg token = part.token();
      List<Syntax> operands = part.operands();
      if (token instanceof AddPtg) {
        term(operands.get(0), "");
        term(operands.get(1), "");
      } else if (token instanceof SubtractPtg) {
        term(operands.get(0), "");
        term(operands.get(1), "-");
      } else if (token instanceof UnaryMinusPtg) {
        term(operands.get(0), "-");
      } else if (token instanceof UnaryPlusPtg || token instanceof PercentPtg) {
        figure(operands.get(0));
      } else if (token instanceof MultiplyPtg) {
        factor(operands.get(0), "*");
        factor(operands.get(1), "*");
      } else if (token instanceof DividePtg) {
        factor(operands.get(0), "*");
        factor(operands.get(1), "/");
      } else {
        FunctionCall.of(part, book).ifPresent(this::called);
      }
    }

    private void called(FunctionCall call) {
      List<Syntax> arguments = call.arguments();
      aggregates |= FunctionNames.AGGREGATES.contains(call.name());
      if (FunctionNames.ROUNDING.contains(call.name())) {
        arguments.stream().limit(1).forEach(this::figure);
        return;
      }
      switch (call.name()) {
        case "SUM" -> arguments.forEach(argument -> term(argument, ""));
        case "SUMPRODUCT" -> arguments.forEach(argument -> factor(argument, "*"));
        case "MAX", "MIN", "IFERROR", "IFNA" -> arguments.forEach(this::instead);
        case "IF", "CHOOSE" -> arguments.stream().skip(1).forEach(this::instead);
        case "IFS" -> {
          for (int i = 1; i < arguments.size(); i += 2) {
            instead(arguments.get(i));
          }
        }
        default -> {}
      }
    }

    private void term(Syntax part, String sign) {
      Optional<BigDecimal> number = constant(part);
      if (number.isPresent()) {
        tell(part, number.get(), sign);
      } else if (part.token() instanceof RefPtg) {
        cells.add(part.token());
      } else {
        figure(part);
      }
    }

    /** A value that may stand in the place of what the formula calculates. */
    private void instead(Syntax part) {
      Optional<BigDecimal> number = constant(part);
      if (number.isPresent()) {
        tell(part, number.get(), "");
      } else {
        figure(part);
      }
    }

    private void factor(Syntax part, String sign) {
      Optional<BigDecimal> number = constant(part);
      if (number.isEmpty()) {
        figure(part);
      } else if (!converts(number.get())
          && !(sign.equals("/") && SHARES.contains(number.get().stripTrailingZeros()))) {
        tell(part, number.get(), sign);
      }
    }

    private void tell(Syntax part, BigDecimal number, String sign) {
      if (number.signum() != 0) {
        boolean literal = part.operands().isEmpty();
        constants.add(sign + (literal ? part.token().toFormulaString() : number.toPlainString()));
      }
    }
  }
}
