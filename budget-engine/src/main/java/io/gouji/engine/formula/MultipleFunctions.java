package io.gouji.engine.formula;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.ArithmeticUtils;

/** Multiples and divisors: rounding to them, and those that numbers have in common. */
final class MultipleFunctions {
  /** Above it a number does not know its ones any more. */
  private static final double EXACT = 9_007_199_254_740_992.0;

  /** The double factorial of more is beyond the numbers of Excel. */
  private static final int LARGEST_DOUBLE_FACTORIAL = 300;

  static final List<Function> ALL =
      List.of(
          Functions.function("FLOOR", 2, 2, "VV", a -> signed(a, Math::floor, Value.Error.DIV0)),
          Functions.function("CEILING", 2, 2, "VV", a -> signed(a, Math::ceil, Value.ZERO)),
          Functions.function("FLOOR.PRECISE", 1, 2, "VV", a -> absolute(a, Math::floor)),
          Functions.function("CEILING.PRECISE", 1, 2, "VV", a -> absolute(a, Math::ceil)),
          Functions.function("ISO.CEILING", 1, 2, "VV", a -> absolute(a, Math::ceil)),
          Functions.function(
              "FLOOR.MATH", 1, 3, "VVV", a -> absolute(a, turned(a) ? Math::ceil : Math::floor)),
          Functions.function(
              "CEILING.MATH", 1, 3, "VVV", a -> absolute(a, turned(a) ? Math::floor : Math::ceil)),
          Functions.function("MROUND", 2, 2, "VV", MultipleFunctions::nearest),
          Functions.function("GCD", 1, 255, "|R", a -> common(a, 0, MultipleFunctions::divisor)),
          Functions.function("LCM", 1, 255, "|R", a -> common(a, 1, MultipleFunctions::multiple)),
          Functions.function("FACTDOUBLE", 1, 1, "V", MultipleFunctions::factorial));

  private MultipleFunctions() {}

  private static Value signed(Arguments arguments, DoubleUnaryOperator whole, Value ofZero) {
    double number = arguments.number(0);
    double step = arguments.number(1);
    if (number == 0) {
      return Value.ZERO;
    }
    if (step == 0) {
      return ofZero;
    }
    return number > 0 && step < 0 ? Value.Error.NUM : Value.of(stepped(number, step, whole));
  }

  private static Value absolute(Arguments arguments, DoubleUnaryOperator whole) {
    double number = arguments.number(0);
    double step = Math.abs(arguments.number(1, 1));
    return step == 0 ? Value.ZERO : Value.of(stepped(number, step, whole));
  }

  /** Whether a negative number is to be rounded the other way. */
  private static boolean turned(Arguments arguments) {
    return arguments.number(0) < 0 && arguments.number(2, 0) != 0;
  }

  private static double stepped(double number, double step, DoubleUnaryOperator whole) {
    double steps = number / step;
    double near = Math.rint(steps);
    // 0.3 is three steps of 0.1, whatever the last bits say.
    return (Comparison.compare(steps, near) == 0 ? near : whole.applyAsDouble(steps)) * step;
  }

  private static Value nearest(Arguments arguments) {
    arguments.complete("MROUND");
    double number = arguments.number(0);
    double step = arguments.number(1);
    if (number == 0 || step == 0) {
      return Value.ZERO;
    }
    return number < 0 != step < 0
        ? Value.Error.NUM
        : Value.of(stepped(number, step, steps -> Math.floor(steps + 0.5)));
  }

  private static Value common(Arguments arguments, double start, DoubleBinaryOperator join) {
    double[] all = {start};
    Grids.numbers(
        arguments,
        0,
        number -> {
          if (number < 0 || number >= EXACT || all[0] >= EXACT) {
            throw ErrorSignal.NUM;
          }
          all[0] = join.applyAsDouble(all[0], Math.floor(number));
        });
    return all[0] < EXACT ? Value.of(all[0]) : Value.Error.NUM;
  }

  private static double divisor(double a, double b) {
    return ArithmeticUtils.gcd((long) a, (long) b);
  }

  private static double multiple(double a, double b) {
    return a == 0 || b == 0 ? 0 : a / divisor(a, b) * b;
  }

  private static Value factorial(Arguments arguments) {
    double written = arguments.number(0);
    int number = (int) written;
    if (number == -1) {
      throw Unresolved.unclear("FACTDOUBLE(-1)");
    }
    if (number < 0 || number > LARGEST_DOUBLE_FACTORIAL) {
      return Value.Error.NUM;
    }
    double product = 1;
    for (int factor = number; factor > 1; factor -= 2) {
      product *= factor;
    }
    return Value.of(product);
  }
}
