package io.gouji.engine.formula;

import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadata;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/**
 * The functions we leave to POI's library, called with our values. Only those whose answers were
 * measured against workbooks with known answers: POI knows some seventy more, but gives wrong
 * numbers for them, and an undecided cell is better than a wrong one.
 */
final class PoiFunctions {
  private static final Set<String> CLASSIC =
      Set.of(
          "ACOS",
          "ACOSH",
          "ASIN",
          "ATAN",
          "ATAN2",
          "ATANH",
          "AVEDEV",
          "CHAR",
          "COMBIN",
          "CORREL",
          "COSH",
          "COVAR",
          "DAYS360",
          "DEGREES",
          "DEVSQ",
          "ERROR.TYPE",
          "EVEN",
          "FACT",
          "FORECAST",
          "FV",
          "LARGE",
          "LN",
          "LOG",
          "LOG10",
          "MDETERM",
          "MEDIAN",
          "MMULT",
          "NPER",
          "NPV",
          "ODD",
          "PEARSON",
          "PROPER",
          "PV",
          "RADIANS",
          "RANK",
          "SINH",
          "SLOPE",
          "SMALL",
          "SUMX2MY2",
          "SUMX2PY2",
          "SUMXMY2",
          "TIME",
          "TRANSPOSE",
          "TREND");

  /** POI takes no empty place between commas here, where the documentation means a zero. */
  private static final Set<String> OMITTED_IS_ZERO = Set.of("COMBIN", "FV", "NPER", "PV");

  /** Where several areas count as one list of numbers; POI takes only one. */
  private static final Set<String> UNITED =
      Set.of("AVEDEV", "DEVSQ", "LARGE", "MEDIAN", "NPV", "RANK", "SMALL");

  /**
   * The newer ones, of which POI keeps no signature; the letters are those of {@link Signature}.
   */
  private static final Map<String, String> NEWER =
      Map.of(
          "COVARIANCE.P", "AA",
          "COVARIANCE.S", "AA",
          "ISEVEN", "V",
          "ISODD", "V",
          "QUOTIENT", "VV",
          "SQRTPI", "V");

  private PoiFunctions() {}

  static @Nullable Function find(String name) {
    if (CLASSIC.contains(name)) {
      return classic(name);
    }
    String signature = NEWER.get(name);
    return signature == null ? null : newer(name, signature);
  }

  private static Function classic(String name) {
    FunctionMetadata metadata = FunctionMetadataRegistry.getFunctionByName(name);
    org.apache.poi.ss.formula.functions.Function poi =
        FunctionEval.getBasicFunction(metadata.getIndex());
    return Functions.function(
        name,
        metadata.getMinParams(),
        metadata.hasUnlimitedVarags() ? 255 : metadata.getMaxParams(),
        signature(metadata.getParameterClassCodes()),
        a -> run(name, () -> poi.evaluate(values(name, a), a.frame().row(), a.frame().column())));
  }

  private static ValueEval[] values(String name, Arguments arguments) {
    bear(name, arguments);
    int shift = arguments.frame().dates().shift();
    if (name.equals("DAYS360") && shift > 0) {
      // POI counts from 1900; the third argument is no date.
      Operand third = arguments.count() > 2 ? arguments.operand(2) : Value.FALSE;
      return PoiValues.of(
          arguments.mapped(
              operand -> operand == third ? operand : Value.of(day(operand, arguments) + shift)));
    }
    if (OMITTED_IS_ZERO.contains(name)) {
      return PoiValues.of(arguments.omittedAsZero());
    }
    return PoiValues.of(UNITED.contains(name) ? arguments.united() : arguments);
  }

  private static double day(Operand operand, Arguments arguments) {
    return Convert.number(operand.at(0, 0), arguments.frame().dates());
  }

  /** POI looks at every cell of an area, blank or not, and knows no end of its own. */
  private static void bear(String name, Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      Operand grid = arguments.operand(i);
      double values = (double) grid.rows() * grid.columns();
      Limits.bear(values, Limits.ARRAY_VALUES, name);
      double products =
          switch (name) {
            case "MMULT" -> values * arguments.operand(1).columns();
            case "MDETERM", "TREND" -> values * Math.min(grid.rows(), grid.columns());
            default -> 0;
          };
      Limits.bear(products, Limits.PRODUCTS, name);
    }
    if (name.equals("COMBIN")) {
      double chosen = Convert.number(arguments.omittedAsZero().value(1));
      double left = Convert.number(arguments.omittedAsZero().value(0)) - chosen;
      Limits.bear(Math.min(chosen, left), Limits.STEPS, name);
    }
  }

  private static String signature(byte[] classes) {
    StringBuilder letters = new StringBuilder();
    for (byte code : classes) {
      letters.append(code == Ptg.CLASS_VALUE ? 'V' : code == Ptg.CLASS_ARRAY ? 'A' : 'R');
    }
    return letters.toString();
  }

  private static Function newer(String name, String signature) {
    FreeRefFunction poi = AnalysisToolPak.instance.findFunction(name);
    int max = signature.startsWith("|") ? 255 : signature.length();
    return Functions.function(
        name,
        1,
        max,
        signature,
        a -> run(name, () -> poi.evaluate(PoiValues.of(a), context(a.frame()))));
  }

  private static OperationEvaluationContext context(Frame frame) {
    return new OperationEvaluationContext(
        null, null, frame.sheet(), frame.row(), frame.column(), null);
  }

  /** A call into POI. */
  @FunctionalInterface
  private interface Run {
    ValueEval run();
  }

  /** POI refuses some arguments by throwing; that is no reason to give up the workbook. */
  private static Operand run(String name, Run run) {
    try {
      return PoiValues.operand(run.run());
    } catch (Suspension | Unresolved | ErrorSignal ours) {
      throw ours;
    } catch (RuntimeException refused) {
      throw new Unresolved(UndecidedCell.Reason.UNKNOWN_FUNCTION, name);
    }
  }
}
