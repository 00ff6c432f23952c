package io.gouji.engine.formula;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;

/** The operators between two operands; over grids they work value by value. */
enum Operator {
  ADD(numbers((a, b) -> a + b)),
  SUBTRACT(numbers((a, b) -> a - b)),
  /** The last addition of a formula, where Excel takes binary noise for zero. */
  LAST_ADD(numbers((a, b) -> settled(a, a + b))),
  /** The last subtraction of a formula, where Excel takes binary noise for zero. */
  LAST_SUBTRACT(numbers((a, b) -> settled(a, a - b))),
  MULTIPLY(numbers((a, b) -> a * b)),
  DIVIDE(numbers(Operator::divided)),
  POWER(numbers(Operator::raised)),
  CONCAT(Operator::joined),
  EQUAL(order(sign -> sign == 0)),
  NOT_EQUAL(order(sign -> sign != 0)),
  LESS(order(sign -> sign < 0)),
  LESS_EQUAL(order(sign -> sign <= 0)),
  GREATER(order(sign -> sign > 0)),
  GREATER_EQUAL(order(sign -> sign >= 0));

  /** Below this part of an operand the rest of a subtraction is noise: the last five bits. */
  private static final double NOISE = 0x1p-48;

  /** Works on two values that are no errors. */
  @FunctionalInterface
  private interface OnValues {
    Value apply(Value left, Value right, DateSystem dates);
  }

  private final OnValues values;

  Operator(OnValues values) {
    this.values = values;
  }

  private static OnValues numbers(DoubleBinaryOperator numbers) {
    return (a, b, dates) ->
        Value.of(numbers.applyAsDouble(Convert.number(a, dates), Convert.number(b, dates)));
  }

  private static OnValues order(IntPredicate order) {
    return (a, b, dates) -> Value.of(order.test(Comparison.compare(a, b)));
  }

  Operand apply(Operand left, Operand right, DateSystem dates) {
    return Matrix.zip(left, right, (a, b) -> one(a, b, dates));
  }

  Operator last() {
    return this == ADD ? LAST_ADD : this == SUBTRACT ? LAST_SUBTRACT : this;
  }

  private Value one(Value left, Value right, DateSystem dates) {
    if (left instanceof Value.Error) {
      return left;
    }
    if (right instanceof Value.Error) {
      return right;
    }
    try {
      return values.apply(left, right, dates);
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  static double divided(double a, double b) {
    if (b == 0) {
      throw ErrorSignal.DIV0;
    }
    return a / b;
  }

  static double raised(double a, double b) {
    if (a == 0 && b <= 0) {
      throw b == 0 ? ErrorSignal.NUM : ErrorSignal.DIV0;
    }
    return Math.pow(a, b);
  }

  private static double settled(double operand, double result) {
    return Math.abs(result) < Math.abs(operand) * NOISE ? 0 : result;
  }

  private static Value joined(Value left, Value right, DateSystem dates) {
    String text = Convert.text(left) + Convert.text(right);
    return text.length() > 32_767 ? Value.Error.VALUE : Value.of(text);
  }
}
