package io.gouji.engine.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All functions by name: those of budget workbooks first, then POI's, then the rare ones, which are
 * set up only when one is asked for. A new function is one entry in its family.
 */
final class Functions {
  private static final Map<String, Function> EVERYDAY =
      named(
          List.of(
              LogicFunctions.ALL,
              SumFunctions.ALL,
              ConditionalFunctions.ALL,
              NumberFunctions.ALL,
              TextFunctions.ALL,
              LookupFunctions.ALL,
              ReferenceFunctions.ALL,
              InformationFunctions.ALL,
              DateFunctions.ALL));

  private Functions() {}

  /** Set up by the first use. */
  private static final class Rare {
    static final Map<String, Function> ALL =
        named(
            List.of(
                Aggregate.ALL,
                AnalysisFunctions.ALL,
                ArrayFunctions.ALL,
                BaseFunctions.ALL,
                BesselFunctions.ALL,
                BondFunctions.ALL,
                ByteTextFunctions.ALL,
                CombinationFunctions.ALL,
                ComplexFunctions.ALL,
                ContinuousDistributions.ALL,
                CouponFunctions.ALL,
                DatabaseFunctions.ALL,
                DepreciationFunctions.ALL,
                DiscreteDistributions.ALL,
                FigureTextFunctions.ALL,
                FinancialFunctions.ALL,
                InterestFunctions.ALL,
                MultipleFunctions.ALL,
                NotationFunctions.ALL,
                OrderFunctions.ALL,
                RegressionFunctions.ALL,
                SampleFunctions.ALL,
                SecurityFunctions.ALL,
                TestDistributions.ALL,
                TestFunctions.ALL,
                UnitFunctions.ALL,
                WorkdayFunctions.ALL));

    private Rare() {}
  }

  private static Map<String, Function> named(List<List<Function>> families) {
    return families.stream()
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableMap(Function::name, function -> function));
  }

  /** The name a user types: without the marks that files set before newer functions. */
  static String plain(String written) {
    String name = written.toUpperCase(Locale.ROOT);
    for (String mark : List.of("_XLFN.", "_XLWS.", "_XLUDF.")) {
      name = name.startsWith(mark) ? name.substring(mark.length()) : name;
    }
    return name;
  }

  static @Nullable Function find(String name) {
    Function everyday = EVERYDAY.get(name);
    if (everyday != null) {
      return everyday;
    }
    Function poi = PoiFunctions.find(name);
    return poi != null ? poi : Rare.ALL.get(name);
  }

  static Function function(
      String name, int min, int max, String signature, Function.Eager.Body body) {
    return new Function.Eager(name, min, max, Signature.of(signature), body);
  }
}
