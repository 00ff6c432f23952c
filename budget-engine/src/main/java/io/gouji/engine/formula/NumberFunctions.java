package io.gouji.engine.formula;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Functions of one or two numbers. */
final class NumberFunctions {
  private static final double LARGEST_ANGLE = 134_217_728;

  static final List<Function> ALL =
      List.of(
          of("ABS", Math::abs),
          of("SIGN", Math::signum),
          of("EXP", Math::exp),
          circular("SIN", Math::sin),
          circular("COS", Math::cos),
          circular("TAN", Math::tan),
          of("INT", Rounding::floor),
          circular("COT", number -> 1 / Math.tan(number)),
          circular("CSC", number -> 1 / Math.sin(number)),
          circular("SEC", number -> 1 / Math.cos(number)),
          circular("COTH", number -> 1 / Math.tanh(number)),
          circular("CSCH", number -> 1 / Math.sinh(number)),
          circular("SECH", number -> 1 / Math.cosh(number)),
          of("ACOT", number -> Math.PI / 2 - Math.atan(number)),
          Functions.function("ACOTH", 1, 1, "V", a -> inverseHyperbolic(a.number(0))),
          Functions.function("SQRT", 1, 1, "V", a -> root(a.number(0))),
          Functions.function("ROUND", 2, 2, "VV", Rounding::half),
          Functions.function("ROUNDUP", 2, 2, "VV", Rounding::up),
          Functions.function("ROUNDDOWN", 2, 2, "VV", Rounding::down),
          Functions.function("TRUNC", 1, 2, "VV", Rounding::down),
          Functions.function("MOD", 2, 2, "VV", a -> modulo(a.number(0), a.number(1))),
          Functions.function("POWER", 2, 2, "VV", a -> power(a.number(0), a.number(1))),
          Functions.function("PI", 0, 0, "", a -> Value.of(Math.PI)));

  private NumberFunctions() {}

  private static Function of(String name, DoubleUnaryOperator body) {
    return Functions.function(name, 1, 1, "V", a -> Value.of(body.applyAsDouble(a.number(0))));
  }

  private static Value inverseHyperbolic(double number) {
    return Math.abs(number) <= 1
        ? Value.Error.NUM
        : Value.of(0.5 * Math.log((number + 1) / (number - 1)));
  }

  /** Excel knows no sine of angles beyond 2^27, and no cotangent of nothing. */
  private static Function circular(String name, DoubleUnaryOperator body) {
    return Functions.function(
        name,
        1,
        1,
        "V",
        a -> {
          double result = body.applyAsDouble(a.number(0));
          if (Math.abs(a.number(0)) >= LARGEST_ANGLE) {
            if (name.endsWith("H")) {
              // So the documentation says of these as well, where nothing is lost.
              throw Unresolved.unclear(name + "(2^27)");
            }
            return Value.Error.NUM;
          }
          return Double.isInfinite(result) ? Value.Error.DIV0 : Value.of(result);
        });
  }

  private static Value root(double number) {
    return number < 0 ? Value.Error.NUM : Value.of(Math.sqrt(number));
  }

  private static Value power(double base, double exponent) {
    return Value.of(Operator.raised(base, exponent));
  }

  /** The rest has the sign of the divisor. */
  private static Value modulo(double number, double divisor) {
    if (divisor == 0) {
      return Value.Error.DIV0;
    }
    double rest = Math.IEEEremainder(number, divisor);
    double signed = rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest;
    // 6.3 divided by 0.1 leaves nothing, whatever its last bits say.
    return Value.of(Comparison.compare(Math.abs(signed), Math.abs(divisor)) == 0 ? 0 : signed);
  }
}
