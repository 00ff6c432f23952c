package io.gouji.engine.formula;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadata;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/** The functions we leave to POI's library, called with our values. */
final class PoiFunctions {
  /** Functions that ask POI's own workbook, which does not exist here. */
  private static final Set<String> BOUND =
      Set.of("INDIRECT", "OFFSET", "CELL", "INFO", "SHEET", "SHEETS", "HYPERLINK");

  /** What the newer functions want, where it is not a range wherever a range comes. */
  private static final Map<String, String> SIGNATURES = Map.of();

  private PoiFunctions() {}

  static @Nullable Function find(String name) {
    if (BOUND.contains(name)) {
      return null;
    }
    if (basic().contains(name)) {
      return classic(name);
    }
    return AnalysisToolPak.getSupportedFunctionNames().contains(name) ? newer(name) : null;
  }

  private static Set<String> basic() {
    return new TreeSet<>(FunctionEval.getSupportedFunctionNames());
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
        arguments ->
            run(
                name,
                () ->
                    poi.evaluate(
                        PoiValues.of(arguments),
                        arguments.frame().row(),
                        arguments.frame().column())));
  }

  private static String signature(byte[] classes) {
    StringBuilder letters = new StringBuilder();
    for (byte code : classes) {
      letters.append(code == Ptg.CLASS_VALUE ? 'V' : code == Ptg.CLASS_ARRAY ? 'A' : 'R');
    }
    return letters.toString();
  }

  private static Function newer(String name) {
    FreeRefFunction poi = AnalysisToolPak.instance.findFunction(name);
    return Functions.function(
        name,
        0,
        255,
        SIGNATURES.getOrDefault(name, "|R"),
        arguments ->
            run(
                name,
                () -> {
                  Frame frame = arguments.frame();
                  ValueEval[] values = PoiValues.of(arguments);
                  return poi.evaluate(
                      values,
                      new OperationEvaluationContext(
                          null, null, frame.sheet(), frame.row(), frame.column(), null));
                }));
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
