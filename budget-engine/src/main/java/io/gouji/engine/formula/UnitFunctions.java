package io.gouji.engine.formula;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CONVERT, by the exact definitions of the units that Microsoft's documentation names. A unit
 * without a factor in {@code units.csv} stays undecided: it is measured, such as the electron volt,
 * or LibreOffice and the definition differ before the ninth digit, such as the pound, and Excel's
 * factors are not documented.
 */
final class UnitFunctions {
  private static final Set<String> CELSIUS = Set.of("C", "cel");
  private static final Set<String> FAHRENHEIT = Set.of("F", "fah");
  private static final Set<String> KELVIN = Set.of("K", "kel");
  private static final double FREEZING = 273.15;

  private static final Map<String, Double> DECIMAL =
      Map.ofEntries(
          Map.entry("Y", 1e24),
          Map.entry("Z", 1e21),
          Map.entry("E", 1e18),
          Map.entry("P", 1e15),
          Map.entry("T", 1e12),
          Map.entry("G", 1e9),
          Map.entry("M", 1e6),
          Map.entry("k", 1e3),
          Map.entry("h", 1e2),
          Map.entry("da", 1e1),
          Map.entry("e", 1e1),
          Map.entry("d", 1e-1),
          Map.entry("c", 1e-2),
          Map.entry("m", 1e-3),
          Map.entry("u", 1e-6),
          Map.entry("n", 1e-9),
          Map.entry("p", 1e-12),
          Map.entry("f", 1e-15),
          Map.entry("a", 1e-18),
          Map.entry("z", 1e-21),
          Map.entry("y", 1e-24));
  private static final Map<String, Double> BINARY =
      Map.of(
          "Yi", 0x1p80, "Zi", 0x1p70, "Ei", 0x1p60, "Pi", 0x1p50, "Ti", 0x1p40, "Gi", 0x1p30, "Mi",
          0x1p20, "ki", 0x1p10);

  private static final Map<String, Unit> UNITS = read();

  static final List<Function> ALL =
      List.of(Functions.function("CONVERT", 3, 3, "VVV", UnitFunctions::convert));

  private UnitFunctions() {}

  /**
   * A unit.
   *
   * @param factor how many of a common unit of its kind it is, or NaN where that is disputed
   * @param prefixes whether it is metric, so that kilo and the like may stand before it
   */
  private record Unit(String name, String kind, double factor, boolean prefixes) {}

  private static Map<String, Unit> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UnitFunctions.class.getResourceAsStream("units.csv")),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .map(line -> line.split("\\|", -1))
          .map(p -> new Unit(p[0], p[1], factor(p[2]), !p[3].isEmpty()))
          .collect(Collectors.toUnmodifiableMap(Unit::name, unit -> unit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double factor(String written) {
    return written.isEmpty() ? Double.NaN : Double.parseDouble(written);
  }

  private static Value convert(Arguments arguments) {
    arguments.complete("CONVERT");
    double number = arguments.number(0);
    String from = arguments.text(1);
    String to = arguments.text(2);
    Unit source = unit(from);
    Unit target = unit(to);
    if (source == null || target == null || !source.kind().equals(target.kind())) {
      return Value.Error.NA;
    }
    double factor = source.factor() / target.factor();
    if (Double.isNaN(factor)) {
      throw Unresolved.unclear("CONVERT(" + from + "," + to + ")");
    }
    return source.kind().equals("temperature")
        ? Value.of(fromKelvin(toKelvin(number, from), to))
        : Value.of(number * factor);
  }

  private static double toKelvin(double number, String unit) {
    if (KELVIN.contains(unit)) {
      return number;
    }
    return FREEZING + (CELSIUS.contains(unit) ? number : (number - 32) / 1.8);
  }

  private static double fromKelvin(double kelvin, String unit) {
    if (KELVIN.contains(unit)) {
      return kelvin;
    }
    double celsius = kelvin - FREEZING;
    return CELSIUS.contains(unit) ? celsius : celsius * 1.8 + 32;
  }

  /** The unit of a name, with or without a prefix; null where there is none. */
  private static @Nullable Unit unit(String name) {
    Unit unit = UNITS.get(name);
    if (unit != null) {
      return unit;
    }
    for (int length = 1; length <= 2 && length < name.length(); length++) {
      String prefix = name.substring(0, length);
      Unit base = UNITS.get(name.substring(length));
      Double power = DECIMAL.getOrDefault(prefix, BINARY.get(prefix));
      if (base != null && power != null) {
        boolean binary = BINARY.containsKey(prefix);
        if (!base.prefixes() || binary && !base.kind().equals("information")) {
          throw Unresolved.unclear("CONVERT(" + name + ")");
        }
        return new Unit(name, base.kind(), power * base.factor(), false);
      }
    }
    return null;
  }
}
