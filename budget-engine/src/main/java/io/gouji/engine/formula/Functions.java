package io.gouji.engine.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions by name: our own first, then POI's. A new function is one entry in its family. */
final class Functions {
  private static final Map<String, Function> OWN = own();

  private Functions() {}

  private static Map<String, Function> own() {
    Map<String, Function> own = new HashMap<>();
    List.of(
            LogicFunctions.ALL,
            SumFunctions.ALL,
            ConditionalFunctions.ALL,
            NumberFunctions.ALL,
            TextFunctions.ALL,
            LookupFunctions.ALL,
            ReferenceFunctions.ALL,
            InformationFunctions.ALL,
            DateFunctions.ALL,
            DiscreteDistributions.ALL,
            ContinuousDistributions.ALL,
            TestDistributions.ALL,
            MultipleFunctions.ALL,
            BaseFunctions.ALL,
            FinancialFunctions.ALL,
            SampleFunctions.ALL,
            WorkdayFunctions.ALL,
            AnalysisFunctions.ALL,
            DatabaseFunctions.ALL,
            FigureTextFunctions.ALL,
            OrderFunctions.ALL,
            Aggregate.ALL,
            NotationFunctions.ALL,
            CombinationFunctions.ALL,
            ComplexFunctions.ALL,
            DepreciationFunctions.ALL,
            InterestFunctions.ALL,
            BesselFunctions.ALL,
            TestFunctions.ALL,
            RegressionFunctions.ALL)
        .forEach(family -> family.forEach(function -> own.put(function.name(), function)));
    return Map.copyOf(own);
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
    Function own = OWN.get(name);
    return own != null ? own : PoiFunctions.find(name);
  }

  /** The names of the functions that run here without POI. */
  static List<String> ownNames() {
    return OWN.keySet().stream().sorted().toList();
  }

  static Function function(
      String name, int min, int max, String signature, Function.Eager.Body body) {
    return new Function.Eager(name, min, max, Signature.of(signature), body);
  }
}
